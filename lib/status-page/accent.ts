type Rgb = readonly [red: number, green: number, blue: number];

/** The grounds of both themes, as `app/globals.css` has them: paper is what an accent stands on. */
const grounds = { light: [251, 250, 247], dark: [18, 20, 27] } as const satisfies Record<string, Rgb>;
/** What a mark needs to be seen (WCAG 2.2, 1.4.11). Text is never set in the accent. */
const least = 3;

const rgbOf = (colour: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const hex = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

const towards = (from: Rgb, to: number, share: number): Rgb =>
  from.map((value) => value + (to - value) * share) as unknown as Rgb;

/**
 * What keeps a colour from being a page's accent, with the nearest that can be; null when nothing does.
 * @param colour `#rrggbb`
 * @param theme of the page; "auto" has both grounds
 */
export function accentProblem(colour: string, theme: "light" | "dark" | "auto"): string | null {
  const given = rgbOf(colour);
  const on = theme === "auto" ? (["light", "dark"] as const) : [theme];
  const failing = on.find((name) => contrast(given, grounds[name]) < least);
  if (failing === undefined) return null;
  const found = contrast(given, grounds[failing]).toFixed(1);
  const end = failing === "light" ? 0 : 255;
  for (let share = 0.02; share <= 1; share += 0.02) {
    const tried = hex(towards(given, end, share));
    if (on.every((name) => contrast(rgbOf(tried), grounds[name]) >= least)) {
      return `On the ${failing} page this colour is hard to see (${found}:1; ${least}:1 is needed). ${tried} can be seen.`;
    }
  }
  return `On the ${failing} page this colour is hard to see (${found}:1; ${least}:1 is needed). Take another.`;
}
