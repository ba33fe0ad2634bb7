import { expect, it } from "vitest";
import { matrix } from "@/lib/channel/kinds/matrix";
import { signal } from "@/lib/channel/kinds/signal";
import { telegram } from "@/lib/channel/kinds/telegram";
import { twilio, twilioAt } from "@/lib/channel/kinds/twilio";
import { zulip } from "@/lib/channel/kinds/zulip";
import { sampleEnvelope, sampleNotices } from "@/lib/channel/samples";
import { type Asked, vendorForFile } from "@/lib/testing/vendor";
import { holdToForm } from "@/lib/testing/vendor-rules";

const vendor = vendorForFile();

/** The one request of a notice. */
function only(asked: Asked[], method: string, path: string): Asked {
  expect(asked.map((each) => each.method)).toEqual([method]);
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

const gone = { outcome: "refused", disable: true };
const final = { outcome: "refused", disable: false };
const again = (retryAfterMs: number | null) => ({ outcome: "retry", retryAfterMs });

/** HTML with nothing but the tags that are meant to be there, every one of them closed. */
function onlyTags(html: string, tags: readonly string[]): void {
  const found = [...html.matchAll(/<\/?([^\s/>]*)[^>]*>/g)].map(([, tag]) => tag ?? "");
  expect(new Set(tags)).toEqual(new Set([...tags, ...found]));
  expect(html.replace(/<[^>]*>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

const bot = `123456:${"a".repeat(30)}`;

holdToForm(vendor, {
  type: telegram,
  config: (url) => ({ server: url, token: bot, chat: "-1001234567890", topic: "7" }),
  yes: { status: 200, body: { ok: true, result: { message_id: 1 } } },
  form: (asked) => {
    const { json } = only(asked, "POST", `/bot${bot}/sendMessage`);
    expect(json).toMatchObject({ chat_id: "-1001234567890", message_thread_id: 7, parse_mode: "HTML" });
    expect(json.link_preview_options).toEqual({ is_disabled: true });
    onlyTags(json.text, ["b", "code"]);
    most(json.text.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "x"), 4096);
    for (const button of json.reply_markup.inline_keyboard[0])
      expect(button).toEqual({ text: expect.any(String), url: expect.stringMatching(/^https:/) });
  },
  never: [/@(everyone|all|room)/],
  says: [
    [
      "ends with a bot that was blocked",
      { status: 403, body: { ok: false, description: "Forbidden: bot was blocked by the user" } },
      gone,
    ],
    [
      "ends with a chat that is not there",
      { status: 400, body: { ok: false, description: "Bad Request: chat not found" } },
      gone,
    ],
    ["ends with a token that is wrong", { status: 401, body: { ok: false, description: "Unauthorized" } }, gone],
    [
      "tells the new id of a group that grew",
      { status: 400, body: { ok: false, description: "Bad Request", parameters: { migrate_to_chat_id: -1009 } } },
      { ...gone, answer: expect.stringContaining("-1009") },
    ],
    [
      "gives up what cannot be parsed",
      { status: 400, body: { ok: false, description: "Bad Request: can't parse entities" } },
      final,
    ],
    ["waits as Telegram says", { status: 429, body: { ok: false, parameters: { retry_after: 14 } } }, again(14_000)],
    ["believes the answer, not its status", { status: 200, body: { ok: false } }, again(null)],
  ],
});

it("writes an address of a private network out, which Telegram takes for no button", async () => {
  vendor.says = { status: 200, body: { ok: true } };
  const [opened] = sampleNotices;
  if (opened === undefined) throw new Error("There is no sample.");
  const link = "http://127.0.0.1:3000/incidents/1?a=1&b=2";
  await telegram.send({ server: vendor.url, token: bot, chat: "1" }, opened, { ...sampleEnvelope, link });
  expect(vendor.asked[0]?.json).not.toHaveProperty("reply_markup");
  expect(vendor.asked[0]?.json.text).toContain("http://127.0.0.1:3000/incidents/1?a=1&amp;b=2");
});

const account = `AC${"0".repeat(32)}`;

holdToForm(vendor, {
  type: twilio,
  at: twilioAt,
  config: () => ({ account, token: "secret", from: "+15005550006", to: "+491701234567" }),
  yes: { status: 201, body: { sid: "SM1", status: "queued" } },
  form: (asked, { envelope }) => {
    const { form, headers } = only(asked, "POST", `/2010-04-01/Accounts/${account}/Messages.json`);
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(headers.authorization).toBe(`Basic ${Buffer.from(`${account}:secret`).toString("base64")}`);
    expect([form.get("From"), form.get("To")]).toEqual(["+15005550006", "+491701234567"]);
    most(form.get("Body"), 320);
    expect(form.get("Body")).toContain(envelope.acknowledgeLink ?? envelope.link);
  },
  says: [
    ["ends with a number that said STOP", { status: 400, body: { code: 21610 } }, gone],
    ["ends with a token that is wrong", { status: 401, body: { code: 20003 } }, gone],
    ["gives up what is malformed", { status: 400, body: { code: 21602 } }, final],
    ["waits as it is told", { status: 429, body: { code: 20429 }, headers: { "retry-after": "2" } }, again(2000)],
  ],
});

it("names a messaging service as Twilio asks", async () => {
  const [opened] = sampleNotices;
  if (opened === undefined) throw new Error("There is no sample.");
  const from = `MG${"0".repeat(32)}`;
  await twilioAt(vendor.url).send({ account, token: "s", from, to: "+491701234567" }, opened, sampleEnvelope);
  expect(vendor.asked[0]?.form.get("MessagingServiceSid")).toBe(from);
  expect(vendor.asked[0]?.form.get("From")).toBeNull();
});

holdToForm(vendor, {
  type: signal,
  config: (url) => ({ server: url, number: "+491701234567", recipient: "group.QUJD" }),
  yes: { status: 201, body: { timestamp: "1" } },
  form: (asked) => {
    const { json } = only(asked, "POST", "/v2/send");
    expect(json).toMatchObject({ number: "+491701234567", recipients: ["group.QUJD"], text_mode: "normal" });
    most(json.message, 2100);
  },
  says: [
    ["tries again after whatever went wrong", { status: 400, body: { error: "Failed to send" } }, again(null)],
    ["waits as it is told", { status: 429, headers: { "retry-after": "3" } }, again(3000)],
  ],
});

holdToForm(vendor, {
  type: matrix,
  config: (url) => ({ server: url, room: "!a/b:example.com", token: "syt_secret" }),
  yes: { status: 200, body: { event_id: "$1" } },
  form: (asked, { envelope }) => {
    const path = `/_matrix/client/v3/rooms/!a%2Fb%3Aexample.com/send/m.room.message/${envelope.id}`;
    const { json, headers, text } = only(asked, "PUT", path);
    expect(headers.authorization).toBe("Bearer syt_secret");
    expect(json).toMatchObject({ msgtype: "m.text", format: "org.matrix.custom.html", "m.mentions": {} });
    most(json.body, 10_000);
    onlyTags(json.formatted_body, ["strong", "br", "ol", "li", "code", "a"]);
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  },
  never: [/@room/, /@everyone/],
  says: [
    ["ends with a token that is not known", { status: 401, body: { errcode: "M_UNKNOWN_TOKEN" } }, gone],
    ["ends with a room that it may not write to", { status: 403, body: { errcode: "M_FORBIDDEN" } }, gone],
    ["gives up what is too large", { status: 413, body: { errcode: "M_TOO_LARGE" } }, final],
    ["waits as Matrix says", { status: 429, body: { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 2500 } }, again(2500)],
    ["tries again after a gateway's word", { status: 403, body: "<html>" }, again(null)],
  ],
});

holdToForm(vendor, {
  type: zulip,
  config: (url) => ({ server: url, bot: "bot@example.com", key: "secret", stream: "operations" }),
  yes: { status: 200, body: { result: "success", id: 1, msg: "" } },
  form: (asked, { notice }) => {
    const { form, headers } = only(asked, "POST", "/api/v1/messages");
    expect(headers.authorization).toBe(`Basic ${Buffer.from("bot@example.com:secret").toString("base64")}`);
    expect([form.get("type"), form.get("to")]).toEqual(["stream", "operations"]);
    most(form.get("topic"), 60);
    if (notice.incident) expect(form.get("topic")).toMatch(/#9a8057$/);
    most(form.get("content"), 10_000);
    expect(form.get("content")).toMatch(/\[Open the \w+\]\(https:/);
  },
  never: [/@\*\*all/, /@(everyone|all)/, /click\]\(/],
  says: [
    ["ends with a key that is wrong", { status: 401, body: { result: "error", code: "INVALID_API_KEY" } }, gone],
    [
      "gives up a channel that is not there",
      { status: 400, body: { result: "error", code: "STREAM_DOES_NOT_EXIST" } },
      final,
    ],
    [
      "waits as Zulip says",
      { status: 429, body: { result: "error", code: "RATE_LIMIT_HIT", "retry-after": 28.7 } },
      again(28_700),
    ],
  ],
});

it("keeps the topic of an incident when the monitor's name changes", async () => {
  vendor.says = { status: 200, body: { result: "success" } };
  const [opened, updated] = sampleNotices;
  if (opened === undefined || updated === undefined) throw new Error("There is no sample.");
  const config = { server: vendor.url, bot: "bot@example.com", key: "k", stream: "ops" };
  await zulip.send(config, opened, sampleEnvelope);
  const renamed = { ...updated, monitor: { ...updated.monitor, name: "renamed" } };
  await zulip.send(config, renamed, { ...sampleEnvelope, threadId: sampleEnvelope.id, opening: opened });
  expect(vendor.asked.map(({ form }) => form.get("topic"))).toEqual(Array(2).fill("shop #9a8057"));
});
