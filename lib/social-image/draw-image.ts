import { readFile } from "node:fs/promises";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { faceOf, type ImageText, imageSize } from "@/lib/social-image/image";

/** Geist, under the SIL Open Font License; the licence stands beside the files, in the package. */
const fonts = path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans");
const weights = { Regular: 400, SemiBold: 600 } as const;

type Font = { name: string; data: Buffer; weight: 400 | 600; style: "normal" };
let faces: Promise<Font[]> | undefined;

const readFaces = (): Promise<Font[]> =>
  Promise.all(
    (["Regular", "SemiBold"] as const).map(async (name) => ({
      name: "Geist",
      data: await readFile(path.join(fonts, `Geist-${name}.ttf`)),
      weight: weights[name],
      style: "normal" as const,
    })),
  );

/**
 * Draws the picture of a page, 1200 by 630, as PNG. Nothing is fetched: what a name has beyond the font is told to
 * the caller, so that it can say something else.
 * @returns the picture, and whether the font had all of it
 */
export async function drawImage(text: ImageText): Promise<{ png: Uint8Array<ArrayBuffer>; whole: boolean }> {
  faces ??= readFaces();
  let whole = true;
  const svg = await satori(faceOf(text) as unknown as Parameters<typeof satori>[0], {
    ...imageSize,
    fonts: await faces,
    loadAdditionalAsset: async () => {
      whole = false;
      return [];
    },
  });
  const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  return { png: new Uint8Array(png), whole };
}
