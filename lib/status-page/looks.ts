import { z } from "zod";
import { accentProblem } from "@/lib/status-page/accent";
import { type Language, languageCodes } from "@/lib/status-page/language";

export const themes = ["auto", "light", "dark"] as const;
export type PageTheme = (typeof themes)[number];

export const looksLimits = { links: 6, linkLabel: 40, url: 500, footer: 300 } as const;

/** Plain text without control characters and without marks that turn the reading direction around. */
const plain = /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

const url = z
  .string()
  .trim()
  .max(looksLimits.url, `At most ${looksLimits.url} characters.`)
  .refine(
    (value) => /^(https?|mailto):/i.test(value) && URL.canParse(value),
    "Give a whole address, https:// or mailto:.",
  );

const link = z.strictObject({
  label: z
    .string()
    .trim()
    .min(1, "Give the link a name.")
    .max(looksLimits.linkLabel, `At most ${looksLimits.linkLabel} characters.`)
    .regex(plain, "Write one line of plain text."),
  url,
});

export const looksInput = z
  .strictObject({
    theme: z.enum(themes, "Choose auto, light or dark."),
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, "Give a colour such as #3b5bdb.")
      .transform((value) => value.toLowerCase())
      .nullable(),
    language: z.enum(languageCodes as [Language, ...Language[]], "Choose one of the languages."),
    footer: z
      .string()
      .trim()
      .max(looksLimits.footer, `At most ${looksLimits.footer} characters.`)
      .regex(plain, "Write one line of plain text."),
    links: z.array(link).max(looksLimits.links, `At most ${looksLimits.links} links.`),
  })
  .superRefine(({ accent, theme }, context) => {
    const problem = accent === null ? null : accentProblem(accent, theme);
    if (problem !== null) context.addIssue({ code: "custom", path: ["accent"], message: problem });
  });
export type Looks = z.output<typeof looksInput>;

/** A page that nobody gave looks to. */
export const plainLooks: Looks = { theme: "auto", accent: null, language: "en", footer: "", links: [] };

export const imageRoles = ["logo", "icon"] as const;
export type ImageRole = (typeof imageRoles)[number];
/** An image as a page refers to it. Sizes are pixels. */
export type PageImage = { role: ImageRole; digest: string; width: number; height: number };
