import { expect, it } from "vitest";
import { drawImage } from "@/lib/social-image/draw-image";
import { pageImage } from "@/lib/social-image/page-image";
import { samplePublicIncident, samplePublicStatus } from "@/lib/testing/public-status";

const base = "https://example.com/status/acme";
const sizeOf = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];
const text = { name: "Acme", sentence: "All systems operational", look: "up", incidents: [], address: base } as const;

it("is a PNG of the size that is asked for, and another one for another state", async () => {
  const well = await pageImage(samplePublicStatus(), base);
  expect(Buffer.from(well.subarray(1, 4)).toString()).toBe("PNG");
  expect(sizeOf(well)).toEqual([1200, 630]);
  const down = await pageImage(
    samplePublicStatus({ overall: "major-outage", openIncidents: [samplePublicIncident({ resolvedAt: null })] }),
    base,
  );
  expect(Buffer.from(down).equals(Buffer.from(well))).toBe(false);
  // Drawn once for all that says the same.
  expect(await pageImage(samplePublicStatus({ updatedAt: "2026-11-05T00:00:00.000Z" }), base)).toBe(well);
});

it("says when the font does not have all of a name, and holds markup for text", async () => {
  expect((await drawImage({ ...text, name: "Größe Ørsted Łódź" })).whole).toBe(true);
  expect((await drawImage({ ...text, name: "株式会社" })).whole).toBe(false);
  expect((await drawImage({ ...text, name: "<img src=x onerror=1>" })).whole).toBe(true);
});
