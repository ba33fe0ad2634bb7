import type { FieldControl } from "@/lib/channel/channel";

/** One field of a form, as data. */
export type FormField = {
  name: string;
  label: string;
  hint: string | null;
  placeholder: string | null;
  control: FieldControl;
  /** Of a select; the first stands for nothing chosen. */
  options: readonly (readonly [value: string, label: string])[];
  secret: boolean;
  optional: boolean;
  /** Most leave it alone. */
  rare: boolean;
};

/** What a template is tried with: a notice of each kind. */
export type TemplateSample = { kind: string; values: object };

/** The form of one kind of channel, as data: made from the kind's own fields. */
export type ChannelForm = {
  kind: string;
  label: string;
  sign: string;
  summary: string;
  guide: { steps: readonly string[]; link: { label: string; url: string } | null };
  fields: readonly FormField[];
  /** For fields that are templates; empty when there are none. */
  samples: readonly TemplateSample[];
  placeholders: readonly string[];
};

/** What a stored channel fills its form with. */
export type ChannelSettings = {
  /** Settings that may be shown. */
  values: Readonly<Record<string, string>>;
  /** Names of secrets that are stored. */
  stored: readonly string[];
};

type Read = { ok: true; input: Record<string, unknown> } | { ok: false; field: string; message: string };

/** `Name: value` a line. */
function headersIn(text: string): Record<string, string> | string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const headers: Record<string, string> = {};
  for (const [index, line] of lines.entries()) {
    const colon = line.indexOf(":");
    if (colon < 1) return `Line ${index + 1} is not of the form Name: value.`;
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return headers;
}

const isEmpty = ({ control, options }: FormField, text: string): boolean =>
  text.trim() === "" || (control === "select" && text === options[0]?.[0]);

/**
 * Reads what was typed into an input of the API.
 * @param settings of the channel that is changed: an empty secret is kept, another empty setting is taken away; null for a new channel
 * @param removed names of stored secrets to be taken away
 */
export function readForm(
  fields: readonly FormField[],
  typed: Readonly<Record<string, string>>,
  settings: ChannelSettings | null,
  removed: readonly string[] = [],
): Read {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const { name, control, secret, optional } = field;
    const text = typed[name] ?? "";
    if (!isEmpty(field, text)) {
      const value = control === "headers" ? headersIn(text) : text;
      if (control === "headers" && typeof value === "string") return { ok: false, field: name, message: value };
      input[name] = value;
    } else if (secret) {
      if (removed.includes(name)) input[name] = null;
    } else if (settings !== null && settings.values[name] !== undefined) {
      // What must not be empty says so itself.
      input[name] = optional ? null : "";
    }
  }
  return { ok: true, input };
}
