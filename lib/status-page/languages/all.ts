import type { Language } from "@/lib/status-page/language";
import { ar } from "@/lib/status-page/languages/ar";
import { de } from "@/lib/status-page/languages/de";
import { en } from "@/lib/status-page/languages/en";
import { es } from "@/lib/status-page/languages/es";
import { fr } from "@/lib/status-page/languages/fr";
import { it } from "@/lib/status-page/languages/it";
import { ja } from "@/lib/status-page/languages/ja";
import { nl } from "@/lib/status-page/languages/nl";
import { pl } from "@/lib/status-page/languages/pl";
import { ptBr } from "@/lib/status-page/languages/pt-br";
import { tr } from "@/lib/status-page/languages/tr";
import type { Plural, Words } from "@/lib/status-page/languages/words";
import { zhCn } from "@/lib/status-page/languages/zh-cn";

const all: Record<Language, Words> = { en, de, fr, es, "pt-BR": ptBr, it, nl, pl, tr, ja, "zh-CN": zhCn, ar };

/** Every word of a public page in a language. */
export const wordsFor = (language: Language): Words => all[language];

/** A text with its `{names}` filled in. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The form for a count, with it and other values filled in. */
export function plural(
  language: Language,
  forms: Plural,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = new Intl.PluralRules(language).select(count);
  const shown = new Intl.NumberFormat(language, { useGrouping: false });
  const numbers = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? shown.format(value) : value,
  ]);
  return fill(forms[form] ?? forms.other, { ...Object.fromEntries(numbers), count: shown.format(count) });
}
