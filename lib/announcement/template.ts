import { z } from "zod";
import { markdownBody, type UpdateStatus, updateStatus } from "@/lib/announcement/announcement";

export const templateLimits = { perOrganization: 100, nameLength: 80 } as const;

const fields = {
  name: z
    .string({ error: "Give the template a name." })
    .trim()
    .min(1, "Give the template a name.")
    .max(templateLimits.nameLength, `A name has at most ${templateLimits.nameLength} characters.`)
    .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, "Write one line of plain text."),
  status: updateStatus,
  body: markdownBody.meta({
    description: "Markdown; {{component}} and {{page}} stand for the names of what it is used for.",
  }),
};

/** What makes a template. */
export const templateInput = z.strictObject(fields);
/** A change: what is not named stays. */
export const templateChange = z.strictObject(fields).partial();

/** Words to begin an update with. Times are ISO 8601. */
export type Template = {
  id: string;
  name: string;
  status: UpdateStatus;
  body: string;
  createdAt: string;
  updatedAt: string;
};

/** The names that a template's placeholders stand for. */
export type TemplateNames = { page: string; components: readonly string[] };

const joined = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "the service") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** A template's words with its placeholders filled in; what it does not know stays as it stands. */
export function fillTemplate(body: string, { page, components }: TemplateNames): string {
  const known: Record<string, string> = { page, component: joined(components) };
  return body.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(known, name) ? (known[name] ?? whole) : whole,
  );
}
