import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** Relative luminance (WCAG 2.2) of an OKLCH colour; OKLab to linear sRGB after Ottosson. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

function tokens(selector: string): Map<string, number> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  const found = block.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g);
  return new Map([...found].map(([, name, l, c, h]) => [name ?? "", luminance(Number(l), Number(c), Number(h))]));
}

function contrast(of: Map<string, number>, one: string, other: string): number {
  const values = [one, other].map((name) => {
    const value = of.get(name);
    if (value === undefined) throw new Error(`no token ${name}`);
    return value;
  });
  return (Math.max(...values) + 0.05) / (Math.min(...values) + 0.05);
}

const grounds = ["paper", "raised", "sunken"];
const states = ["up", "degraded", "down", "maintenance"];
const text = ["ink", "muted", "faint", "accent", ...states].flatMap((ink) => grounds.map((ground) => [ink, ground]));
const onSoft = states.map((state) => [state, `${state}-soft`]);
const marks = [...states.map((state) => `${state}-mark`), "edge"].flatMap((mark) =>
  grounds.map((ground) => [mark, ground]),
);

describe.each([":root", "@utility dark-tokens"])("colours of %s", (selector) => {
  const theme = tokens(selector);

  test.each([...text, ...onSoft, ["paper", "ink"], ["accent", "accent-soft"]])(
    "%s on %s is readable",
    (ink, ground) => {
      expect(contrast(theme, ink ?? "", ground ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(marks)("%s on %s is seen", (mark, ground) => {
    expect(contrast(theme, mark ?? "", ground ?? "")).toBeGreaterThanOrEqual(3);
  });
});
