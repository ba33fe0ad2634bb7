import type { ChannelType } from "@/lib/channel/channel";
import { isOptional } from "@/lib/channel/channel-input";
import type { ChannelForm, TemplateSample } from "@/lib/channel/form";
import { offeredPlaceholders, placeholderValues } from "@/lib/channel/placeholders";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";

const samples = (): TemplateSample[] =>
  sampleNotices.map((notice) => ({
    kind: notice.kind,
    values: placeholderValues(notice, notice.incident, sampleEnvelope),
  }));

/** The form of a kind of channel. */
export function formOf({ kind, label, sign, summary, guide, fields }: ChannelType): ChannelForm {
  const shown = Object.entries(fields).map(([name, field]) => ({
    name,
    label: field.label,
    hint: field.hint ?? null,
    placeholder: field.placeholder ?? null,
    control: field.control ?? "text",
    options: field.options ?? [],
    secret: field.secret ?? false,
    optional: isOptional(field.schema),
    rare: field.rare ?? false,
  }));
  const hasTemplate = shown.some(({ control }) => control === "template");
  return {
    kind,
    label,
    sign,
    summary,
    guide,
    fields: shown,
    samples: hasTemplate ? samples() : [],
    placeholders: hasTemplate ? offeredPlaceholders : [],
  };
}
