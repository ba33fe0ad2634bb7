import { describe, expect, it } from "vitest";
import type { Notice } from "@/lib/alert/notice";
import { apprise } from "@/lib/channel/kinds/apprise";
import { gotify } from "@/lib/channel/kinds/gotify";
import { homeAssistant } from "@/lib/channel/kinds/home-assistant";
import { ntfy } from "@/lib/channel/kinds/ntfy";
import { pushbullet, pushbulletAt } from "@/lib/channel/kinds/pushbullet";
import { pushover, pushoverAt } from "@/lib/channel/kinds/pushover";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";
import { type Asked, vendorForFile } from "@/lib/testing/vendor";
import { holdToForm } from "@/lib/testing/vendor-rules";

const vendor = vendorForFile();

/** The one request of a notice. */
function only(asked: Asked[], path: string): Asked {
  expect(asked.map(({ method }) => method)).toEqual(["POST"]);
  const [first] = asked;
  if (first === undefined) throw new Error("Nothing was asked.");
  expect(first.path).toBe(path);
  return first;
}

const most = (text: unknown, limit: number): void => {
  expect(typeof text).toBe("string");
  expect((text as string).length).toBeGreaterThan(0);
  expect((text as string).length).toBeLessThanOrEqual(limit);
};

const isUrgent = ({ kind }: Notice): boolean => ["opened", "updated", "reminder", "digest"].includes(kind);

const gone = { outcome: "refused", disable: true };
const final = { outcome: "refused", disable: false };
const again = (retryAfterMs: number | null) => ({ outcome: "retry", retryAfterMs });
const inAMinute = () => String(Math.floor(Date.now() / 1000) + 60);
const nearAMinute = { outcome: "retry", retryAfterMs: expect.closeTo(60_000, -4) };

holdToForm(vendor, {
  type: ntfy,
  config: (url) => ({ server: url, topic: "hopcheck-4f9a", token: "tk_secret" }),
  yes: { status: 200, body: { id: "1", event: "message" } },
  form: (asked, { notice }) => {
    const { json, headers } = only(asked, "/");
    expect(headers.authorization).toBe("Bearer tk_secret");
    expect(json.topic).toBe("hopcheck-4f9a");
    most(json.title, 250);
    expect(Buffer.byteLength(json.message)).toBeLessThanOrEqual(4096);
    expect(json.priority).toBe(isUrgent(notice) ? 5 : 3);
    expect(json.tags).toHaveLength(1);
    expect(json.click).toMatch(/^https:/);
    expect(json.actions.length).toBeLessThanOrEqual(3);
    for (const action of json.actions)
      expect(action).toEqual({ action: "view", label: expect.any(String), url: expect.stringMatching(/^https:/) });
  },
  says: [
    [
      "tries again when it is not let in: the server may be starting",
      { status: 403, body: { code: 40301 } },
      again(null),
    ],
    ["gives up what is malformed", { status: 400, body: { code: 40024 } }, final],
    ["tries again after too many", { status: 429, body: { code: 42901 } }, again(null)],
  ],
});

holdToForm(vendor, {
  type: gotify,
  config: (url) => ({ server: url, token: "Asecret" }),
  yes: { status: 200, body: { id: 1 } },
  form: (asked) => {
    const { json, headers } = only(asked, "/message");
    expect(headers["x-gotify-key"]).toBe("Asecret");
    most(json.title, 300);
    most(json.message, 4000);
    expect(json.priority).toBeGreaterThanOrEqual(0);
    expect(json.priority).toBeLessThanOrEqual(10);
    expect(json.extras["client::display"]).toEqual({ contentType: "text/plain" });
    expect(json.extras["client::notification"].click.url).toMatch(/^https:/);
  },
  says: [
    ["tries again when the token is not known", { status: 401, body: { error: "Unauthorized" } }, again(null)],
    ["gives up what is malformed", { status: 400, body: { error: "Bad Request" } }, final],
    ["waits as it is told", { status: 429, headers: { "retry-after": "3" } }, again(3000)],
  ],
});

const pushoverKeys = { user: "u".repeat(30), token: "t".repeat(30), device: "phone" };

holdToForm(vendor, {
  type: pushover,
  at: pushoverAt,
  config: () => pushoverKeys,
  yes: { status: 200, body: { status: 1, request: "1" } },
  form: (asked) => {
    const { form } = only(asked, "/1/messages.json");
    expect(form.get("user")).toBe(pushoverKeys.user);
    expect(form.get("token")).toBe(pushoverKeys.token);
    expect(form.get("device")).toBe("phone");
    most(form.get("title"), 250);
    most(form.get("message"), 1024);
    most(form.get("url"), 512);
    most(form.get("url_title"), 100);
    expect(form.get("timestamp")).toMatch(/^\d{10}$/);
    expect(["-1", "0", "1"]).toContain(form.get("priority"));
  },
  says: [
    [
      "ends with a user key that is wrong",
      { status: 400, body: { user: "invalid", status: 0, errors: ["user identifier is invalid"] } },
      gone,
    ],
    ["ends with a token that is wrong", { status: 400, body: { token: "invalid", status: 0 } }, gone],
    ["gives up what is malformed", { status: 400, body: { message: "cannot be blank", status: 0 } }, final],
    ["waits for the new month", { status: 429, headers: { "x-limit-app-reset": inAMinute() } }, nearAMinute],
    ["believes the answer, not its status", { status: 200, body: { status: 0 } }, again(null)],
  ],
});

describe("an emergency of Pushover", () => {
  it.each([
    ["opened", { priority: "2", retry: "60", expire: "3600" }],
    ["resolved", { priority: "0", retry: null, expire: null }],
  ])("%s has %j", async (kind, wanted) => {
    const notice = sampleNotices.find((each) => each.kind === kind);
    if (notice === undefined) throw new Error("There is no sample.");
    await pushoverAt(vendor.url).send({ ...pushoverKeys, urgency: "emergency" }, notice, sampleEnvelope);
    const form = vendor.asked[0]?.form;
    for (const [name, value] of Object.entries(wanted)) expect(form?.get(name)).toBe(value);
  });
});

holdToForm(vendor, {
  type: pushbullet,
  at: pushbulletAt,
  config: () => ({ token: "o.secret", tag: "ops" }),
  yes: { status: 200, body: { iden: "1" } },
  form: (asked, { envelope }) => {
    const { json, headers } = only(asked, "/v2/pushes");
    expect(headers["access-token"]).toBe("o.secret");
    expect(json).toMatchObject({
      type: "link",
      channel_tag: "ops",
      guid: envelope.id,
      url: expect.stringMatching(/^https:/),
    });
    most(json.title, 250);
    most(json.body, 2200);
  },
  says: [
    ["ends with a token that is not valid", { status: 401, body: { error: { type: "invalid_access_token" } } }, gone],
    ["gives up what is malformed", { status: 400, body: { error: {} } }, final],
    ["waits until the limit is reset", { status: 429, headers: { "x-ratelimit-reset": inAMinute() } }, nearAMinute],
  ],
});

holdToForm(vendor, {
  type: homeAssistant,
  config: (url) => ({ server: `${url}/base`, token: "eyJsecret", service: "mobile_app_phone" }),
  yes: { status: 200, body: [] },
  form: (asked, { notice, envelope }) => {
    const { json, headers } = only(asked, "/base/api/services/notify/mobile_app_phone");
    expect(headers.authorization).toBe("Bearer eyJsecret");
    most(json.title, 300);
    most(json.message, 1700);
    expect(json.data.tag).toBe(notice.incident?.id ?? envelope.id);
    for (const action of json.data.actions)
      expect(action).toEqual({ action: "URI", title: expect.any(String), uri: expect.stringMatching(/^https:/) });
    expect(json.data.priority).toBe(isUrgent(notice) ? "high" : undefined);
  },
  never: [/@(everyone|all)/, /click\]\(/],
  says: [
    ["tries again when it is not let in", { status: 401, body: "401: Unauthorized" }, again(null)],
    ["gives up an action that is none", { status: 400, body: "400: Bad Request" }, final],
    ["waits as it is told", { status: 429, headers: { "retry-after": "3" } }, again(3000)],
  ],
});

it("takes an action of Home Assistant with and without its domain", () => {
  expect(homeAssistant.fields.service.schema.parse("notify.mobile_app_phone")).toBe("mobile_app_phone");
});

const appriseForm = (path: string, more: object) => (asked: Asked[]) => {
  const { json } = only(asked, path);
  expect(json).toMatchObject({ format: "text", ...more });
  expect(["info", "success", "warning", "failure"]).toContain(json.type);
  most(json.title, 300);
  most(json.body, 2200);
};

holdToForm(vendor, {
  type: apprise,
  config: (url) => ({ server: url, key: "hopcheck", tag: "ops" }),
  yes: { status: 200, body: { error: null } },
  form: appriseForm("/notify/hopcheck", { tag: "ops" }),
  never: [/@(everyone|all)/, /click\]\(/],
  says: [
    ["gives up a key under which nothing is stored", { status: 204 }, final],
    ["tries again when one of them failed", { status: 424, body: { error: "failed" } }, again(null)],
    ["gives up what is malformed", { status: 400, body: { error: "bad" } }, final],
    ["waits as it is told", { status: 429, headers: { "retry-after": "3" } }, again(3000)],
  ],
});

it("sends through an Apprise URL, one of the two", async () => {
  const [opened] = sampleNotices;
  if (opened === undefined) throw new Error("There is no sample.");
  await apprise.send({ server: vendor.url, urls: "mailtos://u:p@example.com" }, opened, sampleEnvelope);
  appriseForm("/notify", { urls: "mailtos://u:p@example.com" })(vendor.asked);
  expect(apprise.problems?.({ server: "https://a.example" })).toHaveLength(1);
  expect(apprise.problems?.({ server: "https://a.example", key: "k", urls: "u" })).toHaveLength(1);
  expect(apprise.problems?.({ server: "https://a.example", key: "k" })).toEqual([]);
});
