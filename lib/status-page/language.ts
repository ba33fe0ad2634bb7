// Imports nothing: the server that keeps drawn pages reads this file as it is.

/** The languages of status pages, each by its own name, as a reader looks for it. */
export const languages = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  "pt-BR": "Português (Brasil)",
  it: "Italiano",
  nl: "Nederlands",
  pl: "Polski",
  tr: "Türkçe",
  ja: "日本語",
  "zh-CN": "简体中文",
  ar: "العربية",
} as const;
export type Language = keyof typeof languages;
export const languageCodes = Object.keys(languages) as Language[];

export const isLanguage = (code: string | null | undefined): code is Language =>
  code !== null && code !== undefined && Object.hasOwn(languages, code);

/** Which way a language is written. */
export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** The language of ours for a tag (RFC 5646): by the whole of it, else by its first part. Chinese in the traditional script has none. */
function matching(tag: string): Language | null {
  const wanted = tag.toLowerCase();
  if (/^zh-(hant|tw|hk|mo)\b/.test(wanted)) return null;
  const [first] = wanted.split("-");
  return (
    languageCodes.find((code) => code.toLowerCase() === wanted) ??
    languageCodes.find((code) => code.toLowerCase().split("-")[0] === first) ??
    null
  );
}

const most = 20;

/** The reader's favourite of our languages, by an `Accept-Language` header (RFC 9110 §12.5.4); null when it names none. */
export function acceptedLanguage(header: string | null | undefined): Language | null {
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",", most)
    .map((wish) => {
      const [tag = "", ...parameters] = wish.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { tag } of wishes) {
    const found = matching(tag);
    if (found !== null) return found;
  }
  return null;
}

/** The cookie that remembers which language a reader chose. */
export const languageCookie = "hopcheck-language";

/** The language of one request: the address's, else the remembered one, else the browser's; null when none says. */
export function requestedLanguage(request: {
  lang: string | null;
  cookie: string | null | undefined;
  accept: string | null | undefined;
}): Language | null {
  if (isLanguage(request.lang)) return request.lang;
  const remembered = /(?:^|;\s*)hopcheck-language=([A-Za-z-]{2,5})/.exec(request.cookie ?? "")?.[1];
  return isLanguage(remembered) ? remembered : acceptedLanguage(request.accept);
}
