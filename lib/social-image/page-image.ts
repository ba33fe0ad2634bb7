import { overallLook } from "@/lib/badge/shape";
import { drawImage } from "@/lib/social-image/draw-image";
import type { ImageText } from "@/lib/social-image/image";
import type { PublicStatus } from "@/lib/status-page/page";
import { recentValues } from "@/lib/status-page/recent-values";
import { pageSentence } from "@/lib/status-page/words";

/** A picture takes a tenth of a second to draw, and is the same for as long as it says the same. */
const images = recentValues<Uint8Array<ArrayBuffer>>({ ttlMs: 3_600_000, most: 200 });
const mostIncidents = 3;

const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, "");

async function draw(text: ImageText, slug: string): Promise<Uint8Array<ArrayBuffer>> {
  const first = await drawImage(text);
  if (first.whole) return first.png;
  // What the font cannot write would be empty boxes: the address can always be written.
  return (await drawImage({ ...text, name: slug, incidents: [] })).png;
}

/** The picture that links to a page are shown with, drawn from its state. @param baseUrl where the page is read */
export function pageImage(status: PublicStatus, baseUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const text: ImageText = {
    name: status.name,
    sentence: pageSentence(status),
    look: status.lastKnownAt === null ? overallLook[status.overall] : "unknown",
    incidents: status.openIncidents.slice(0, mostIncidents).map(({ title }) => title),
    address: withoutScheme(baseUrl),
  };
  return images(JSON.stringify([status.slug, text]), () => draw(text, status.slug));
}
