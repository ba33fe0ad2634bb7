import { describe, expect, it } from "vitest";
import type { Notice } from "@/lib/alert/notice";
import type { ChannelType, Envelope, SendResult } from "@/lib/channel/channel";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";
import { type Asked, sentForms, type Vendor, type VendorSays } from "@/lib/testing/vendor";

/** One kind of channel against its vendor's documented form. */
export type VendorCase = {
  type: ChannelType;
  /** @param url of the local server in the vendor's place */
  config: (url: string) => Record<string, unknown>;
  /** How the vendor says yes. */
  yes: VendorSays;
  /** Holds the requests of one notice to the vendor's form. */
  form: (asked: Asked[], sent: { notice: Notice; envelope: Envelope }) => void;
  /** What must not be in any string that is sent, whatever a monitor is called. */
  never?: readonly RegExp[];
  /** Notices that need no request, such as a test of nothing. */
  says: readonly (readonly [what: string, says: VendorSays, result: object])[];
  /** How the kind is made to speak to the local server, where its address is fixed. */
  at?: (url: string) => ChannelType;
};

/** All strings of a body, decoded. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

const spoken = ({ json, form }: Asked): string[] => (json === null ? [...form.values()] : stringsIn(json));

/** The rules that hold for every kind. */
export function holdToForm(vendor: Vendor, each: VendorCase): void {
  const kind = (): ChannelType => each.at?.(vendor.url) ?? each.type;
  const send = (notice: Notice, envelope: Envelope = sampleEnvelope): Promise<SendResult> =>
    kind().send(each.config(vendor.url), notice, envelope);
  const [opened] = sampleNotices;
  if (opened === undefined) throw new Error("There is no sample.");

  describe(each.type.label, () => {
    it.each(sentForms.map((sent) => [sent.what, sent] as const))("takes %s", async (_what, { notice, envelope }) => {
      vendor.says = each.yes;
      expect(await send(notice, envelope)).toMatchObject({ outcome: "delivered" });
      expect(vendor.asked.length).toBeGreaterThan(0);
      each.form(vendor.asked, { notice, envelope });
      const { acknowledgeLink } = envelope;
      const all = vendor.asked.flatMap(spoken).join("\n");
      for (const word of each.never ?? []) expect(all).not.toMatch(word);
      expect(all.isWellFormed()).toBe(true);
      if (acknowledgeLink !== null && notice.kind === "opened") expect(all).toContain(acknowledgeLink);
    });

    it("sends a retry as it was", async () => {
      vendor.says = each.yes;
      await send(opened);
      await send(opened, { ...sampleEnvelope, at: new Date("2030-01-01T13:00:00Z") });
      const half = vendor.asked.length / 2;
      expect(vendor.asked.slice(half).map(({ text }) => text)).toEqual(
        vendor.asked.slice(0, half).map(({ text }) => text),
      );
    });

    it.each(each.says)("%s", async (_what, says, result) => {
      vendor.says = says;
      expect(await send(opened)).toMatchObject(result);
    });

    it("tries again after an error of the server and after no answer at all", async () => {
      vendor.says = { status: 503, body: "busy", headers: { "retry-after": "7" } };
      expect(await send(opened)).toMatchObject({ outcome: "retry", retryAfterMs: 7000 });
      const { url } = vendor;
      vendor.url = "http://127.0.0.1:9";
      expect(await send(opened)).toMatchObject({ outcome: "retry", answer: expect.stringContaining("ECONNREFUSED") });
      vendor.url = url;
    });
  });
}
