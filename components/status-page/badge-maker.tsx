"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { badgePeriods, badgeStyles, badgeTypes } from "@/lib/badge/badge";

type Choice = { component: string; type: string; period: string; style: string; label: string };
const usual: Choice = { component: "", type: "state", period: "30d", style: "flat", label: "" };
const typeWords: Record<string, string> = { state: "State", uptime: "Uptime", response: "Response time" };

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** The address of a badge: what is as usual is left out. */
function queryOf(choice: Choice): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(usual) as (keyof Choice)[])
    if (choice[name] !== usual[name] && !(name === "period" && choice.type === "state")) query.set(name, choice[name]);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** A line to paste, with the button that copies it. */
export function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p className="font-medium text-sm">{label}</p>
      <div className="flex items-start gap-2 rounded border bg-sunken py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 self-center whitespace-pre-wrap break-all font-mono text-sm">{text}</code>
        <CopyButton value={text} label={`Copy ${label}`} compact />
      </div>
    </div>
  );
}

/** Puts a badge together and gives its Markdown and HTML. @param baseUrl where the page is read */
export function BadgeMaker({
  baseUrl,
  path,
  name,
  components,
}: {
  baseUrl: string;
  /** Of the page on this host, for the preview. */
  path: string;
  name: string;
  components: readonly { id: string; name: string }[];
}) {
  const [choice, setChoice] = useState(usual);
  const set = (field: keyof Choice) => (event: { target: { value: string } }) =>
    setChoice((before) => {
      const next = { ...before, [field]: event.target.value };
      return next.component === "" && next.type === "response" ? { ...next, type: "state" } : next;
    });
  const query = queryOf(choice);
  const url = `${baseUrl}/badge.svg${query}`;
  const alt = `Status of ${components.find(({ id }) => id === choice.component)?.name ?? name}`;
  const types = badgeTypes.filter((type) => type !== "response" || choice.component !== "");
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Of">
          <Select value={choice.component} onChange={set("component")}>
            <option value="">The whole page</option>
            {components.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="What">
          <Select value={choice.type} onChange={set("type")}>
            {types.map((type) => (
              <option key={type} value={type}>
                {typeWords[type]}
              </option>
            ))}
          </Select>
        </Field>
        {choice.type !== "state" && (
          <Field label="Of the last">
            <Select value={choice.period} onChange={set("period")}>
              {Object.keys(badgePeriods).map((period) => (
                <option key={period}>{period}</option>
              ))}
            </Select>
          </Field>
        )}
        <Field label="Style">
          <Select value={choice.style} onChange={set("style")}>
            {badgeStyles.map((style) => (
              <option key={style}>{style}</option>
            ))}
          </Select>
        </Field>
        <Field label="Label" optional>
          <Input value={choice.label} onChange={set("label")} maxLength={60} />
        </Field>
      </div>
      <div className="flex min-h-16 items-center rounded border bg-raised px-4">
        {/* biome-ignore lint/performance/noImgElement: a badge is no photograph */}
        <img src={`${path}/badge.svg${query}`} alt={alt} />
      </div>
      <Snippet label="Markdown" text={`[![${alt.replace(/[[\]\\]/g, "\\$&")}](${url})](${baseUrl})`} />
      <Snippet
        label="HTML"
        text={`<a href="${escapeHtml(baseUrl)}"><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}"></a>`}
      />
    </div>
  );
}
