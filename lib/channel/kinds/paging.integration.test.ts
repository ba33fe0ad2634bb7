import { expect, it } from "vitest";
import { opsgenie, opsgenieAt } from "@/lib/channel/kinds/opsgenie";
import { pagerDuty, pagerDutyAt } from "@/lib/channel/kinds/pagerduty";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";
import { vendorForFile } from "@/lib/testing/vendor";
import { holdToForm } from "@/lib/testing/vendor-rules";

const vendor = vendorForFile();
const gone = { outcome: "refused", disable: true };
const final = { outcome: "refused", disable: false };
const again = (retryAfterMs: number | null) => ({ outcome: "retry", retryAfterMs });
const key = "k".repeat(32);

const most = (text: unknown, limit: number): void => {
  expect(typeof text).toBe("string");
  expect((text as string).length).toBeGreaterThan(0);
  expect((text as string).length).toBeLessThanOrEqual(limit);
};

const events: Record<string, string[]> = {
  opened: ["trigger"],
  updated: ["trigger"],
  acknowledged: ["acknowledge"],
  resolved: ["resolve"],
  reminder: ["trigger"],
  // The second is resolved, the third only counted.
  digest: ["trigger", "resolve", "trigger"],
  test: ["trigger", "resolve"],
};

holdToForm(vendor, {
  type: pagerDuty,
  at: (url) => pagerDutyAt({ us: url, eu: url }),
  config: () => ({ key }),
  yes: { status: 202, body: { status: "success", dedup_key: "1" } },
  form: (asked, { notice, envelope }) => {
    expect(asked.map(({ json }) => json.event_action)).toEqual(events[notice.kind]);
    for (const { method, path, json, text } of asked) {
      expect([method, path]).toEqual(["POST", "/v2/enqueue"]);
      const incidents = notice.digest?.items.map(({ incidentId }) => incidentId) ?? [notice.incident?.id];
      expect(json.routing_key).toBe(key);
      expect([...incidents, envelope.id]).toContain(json.dedup_key);
      expect(json.dedup_key.length).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(text)).toBeLessThan(512 * 1024);
      if (json.event_action !== "trigger") continue;
      most(json.payload.summary, 1024);
      most(json.payload.source, 255);
      expect(json.payload.severity).toBe(notice.kind === "test" ? "info" : "critical");
      expect(json.payload.timestamp).toBe(notice.occurredAt);
      for (const link of json.links)
        expect(link).toEqual({ href: expect.stringMatching(/^https:/), text: expect.any(String) });
    }
  },
  says: [
    [
      "gives up what PagerDuty calls invalid",
      { status: 400, body: { status: "invalid event", errors: ["routing_key"] } },
      final,
    ],
    ["tries again after too many", { status: 429 }, again(null)],
  ],
});

it("speaks to the region that was chosen", async () => {
  const [opened] = sampleNotices;
  if (opened === undefined) throw new Error("There is no sample.");
  vendor.says = { status: 202 };
  const elsewhere = "http://127.0.0.1:9";
  await pagerDutyAt({ us: elsewhere, eu: vendor.url }).send({ key, region: "eu" }, opened, sampleEnvelope);
  const everywhere = { us: elsewhere, eu: elsewhere, jira: `${vendor.url}/jsm` };
  await opsgenieAt(everywhere).send({ key, region: "jira" }, opened, sampleEnvelope);
  expect(vendor.asked.map(({ path }) => path)).toEqual(["/v2/enqueue", "/jsm/v2/alerts"]);
});

const paths: Record<string, string[]> = {
  opened: [""],
  updated: ["/{alias}/notes"],
  acknowledged: ["/{alias}/acknowledge"],
  resolved: ["/{alias}/close"],
  reminder: ["/{alias}/notes"],
  test: ["", "/{alias}/close"],
};

holdToForm(vendor, {
  type: opsgenie,
  at: (url) => opsgenieAt({ us: url, eu: url, jira: url }),
  config: () => ({ key }),
  yes: { status: 202, body: { result: "Request will be processed", requestId: "1" } },
  form: (asked, { notice, envelope }) => {
    const alias = notice.incident?.id ?? envelope.id;
    if (notice.digest !== undefined) {
      const [opened, resolved] = notice.digest.items.map(({ incidentId }) => incidentId);
      expect(asked.map(({ path }) => path)).toEqual(["/v2/alerts", `/v2/alerts/${resolved}/close`, "/v2/alerts"]);
      expect(asked.map(({ json }) => json.alias)).toEqual([opened, undefined, envelope.id]);
      return;
    }
    const wanted = (paths[notice.kind] ?? []).map((path) => `/v2/alerts${path.replace("{alias}", alias)}`);
    expect(asked.map(({ path }) => path)).toEqual(wanted);
    for (const { method, path, headers, json, query } of asked) {
      expect([method, headers.authorization]).toEqual(["POST", `GenieKey ${key}`]);
      if (path !== "/v2/alerts") {
        expect(query.get("identifierType")).toBe("alias");
        most(json.note, 25_000);
        continue;
      }
      expect(json.alias).toBe(alias);
      most(json.message, 130);
      most(json.description, 15_000);
      most(json.entity, 512);
      expect(json.priority).toBe(notice.kind === "test" ? "P5" : "P1");
      expect(json.tags.length).toBeLessThanOrEqual(20);
      for (const tag of json.tags) most(tag, 50);
    }
  },
  says: [
    ["ends with a key that is wrong", { status: 403, body: { message: "Key is not valid" } }, gone],
    ["gives up what is not valid", { status: 422, body: { message: "Request body is not processable" } }, final],
    ["waits for the next period", { status: 429, headers: { "x-ratelimit-period-in-sec": "60" } }, again(60_000)],
  ],
});
