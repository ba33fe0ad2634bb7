import { Fragment, type ReactNode } from "react";
import type { Language } from "@/lib/status-page/language";
import { formatMoment, type MomentFormat } from "@/lib/status-page/languages/format";

/** A sentence with what stands for its `{names}` put in: each language has its own order. */
export function Phrase({ text, values }: { text: string; values: Readonly<Record<string, ReactNode>> }) {
  return text.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return <Fragment key={part}>{name === undefined ? part : values[name]}</Fragment>;
  });
}

/** A moment in UTC; the page's script writes it in the reader's zone. */
export function Moment({
  value,
  language,
  format = "short",
  className,
}: {
  value: string;
  language: Language;
  format?: MomentFormat;
  className?: string;
}) {
  const date = new Date(value);
  return (
    <time dateTime={value} data-format={format} title={formatMoment(date, "full", language)} className={className}>
      {formatMoment(date, format, language)}
    </time>
  );
}
