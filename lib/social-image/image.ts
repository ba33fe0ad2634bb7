import { shapes } from "@/lib/badge/shape";
import { type Look, lightInks } from "@/lib/status-page/inks";

/** What links are shown with (https://ogp.me): the size that the large networks ask for. */
export const imageSize = { width: 1200, height: 630 } as const;

/** What a picture says. */
export type ImageText = {
  name: string;
  sentence: string;
  look: Look;
  /** The titles of what lasts, at most three. */
  incidents: readonly string[];
  /** Where the page is, without its scheme. */
  address: string;
};

/** An element as the drawing takes it: React's form, without React. */
export type Face = {
  type: string;
  props: { style?: Record<string, unknown>; children?: unknown; [name: string]: unknown };
};

const box = (style: Record<string, unknown>, ...children: unknown[]): Face => ({
  type: "div",
  props: { style: { display: "flex", ...style }, children },
});

const cut = { overflow: "hidden", textOverflow: "ellipsis" } as const;

function mark(look: Look): Face {
  const colour = lightInks[look].mark;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">${shapes[look].replaceAll("currentColor", colour)}</svg>`;
  const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return {
    type: "img",
    props: { src, width: 56, height: 56, style: { marginRight: 28, flexShrink: 0, marginTop: 12 } },
  };
}

/** The picture: whose page, how it is, what lasts, where to read on. */
export function faceOf({ name, sentence, look, incidents, address }: ImageText): Face {
  const { ink, muted, paper } = lightInks;
  return box(
    {
      width: "100%",
      height: "100%",
      boxSizing: "border-box",
      flexDirection: "column",
      padding: 72,
      background: paper,
      color: ink,
      fontFamily: "Geist",
      borderTop: `20px solid ${lightInks[look].mark}`,
    },
    box({ fontSize: 40, fontWeight: 600, lineClamp: 1, ...cut }, name),
    box(
      { marginTop: 64, alignItems: "flex-start" },
      mark(look),
      box(
        {
          fontSize: 64,
          lineHeight: 1.2,
          fontWeight: 600,
          lineClamp: 2,
          color: look === "up" ? ink : lightInks[look].text,
          ...cut,
        },
        sentence,
      ),
    ),
    box(
      { flexDirection: "column", marginTop: 36, flexGrow: 1 },
      ...incidents.map((title) => box({ fontSize: 32, lineHeight: 1.4, color: muted, lineClamp: 1, ...cut }, title)),
    ),
    box({ fontSize: 28, color: muted }, address),
  );
}
