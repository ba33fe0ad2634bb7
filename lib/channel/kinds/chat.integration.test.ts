import { expect } from "vitest";
import { discord } from "@/lib/channel/kinds/discord";
import { googleChat } from "@/lib/channel/kinds/google-chat";
import { mattermost } from "@/lib/channel/kinds/mattermost";
import { rocketChat } from "@/lib/channel/kinds/rocket-chat";
import { slack } from "@/lib/channel/kinds/slack";
import { teams } from "@/lib/channel/kinds/teams";
import { type Asked, vendorForFile } from "@/lib/testing/vendor";
import { holdToForm } from "@/lib/testing/vendor-rules";

const vendor = vendorForFile();

/** The one request of a notice, posted as JSON. */
function posted(asked: Asked[], path: string): Asked {
  expect(asked.map(({ method }) => method)).toEqual(["POST"]);
  const [only] = asked;
  if (only === undefined) throw new Error("Nothing was asked.");
  expect(only.path).toBe(path);
  expect(only.headers["content-type"]).toBe("application/json");
  expect(only.json).not.toBeNull();
  return only;
}

const most = (text: unknown, limit: number): void => {
  expect(typeof text).toBe("string");
  expect((text as string).length).toBeGreaterThan(0);
  expect((text as string).length).toBeLessThanOrEqual(limit);
};

const delivered = { outcome: "delivered" };
const gone = { outcome: "refused", disable: true };
const final = { outcome: "refused", disable: false };
const again = (retryAfterMs: number | null) => ({ outcome: "retry", retryAfterMs });

holdToForm(vendor, {
  type: slack,
  config: (url) => ({ url: `${url}/services/T0/B0/secret` }),
  yes: { status: 200, body: "ok" },
  form: (asked) => {
    const { json } = posted(asked, "/services/T0/B0/secret");
    most(json.text, 3000);
    expect(json.text).not.toMatch(/<[!@#h]/);
    expect(json.blocks.length).toBeLessThanOrEqual(50);
    for (const block of json.blocks) {
      if (block.type === "header") {
        expect(block.text.type).toBe("plain_text");
        most(block.text.text, 150);
      } else if (block.type === "section") {
        for (const field of block.fields ?? []) {
          expect(field.type).toBe("plain_text");
          most(field.text, 2000);
        }
        if (block.text?.type === "mrkdwn") {
          expect(block.text.verbatim).toBe(true);
          expect(block.text.text).not.toMatch(/<[!@#h]/);
        }
        if (block.text) most(block.text.text, 3000);
      } else {
        expect(block.type).toBe("actions");
        for (const element of block.elements) {
          expect(element).toMatchObject({ type: "button", url: expect.stringMatching(/^https:/) });
          most(element.text.text, 75);
        }
      }
    }
  },
  says: [
    ["takes only the word ok for a yes", { status: 200, body: "<html>" }, again(null)],
    ["ends with no_service", { status: 404, body: "no_service" }, { ...gone, answer: "404 no_service" }],
    ["ends with an archived channel", { status: 410, body: "channel_is_archived" }, gone],
    ["gives up what Slack does not understand", { status: 400, body: "invalid_payload" }, final],
    ["waits as Slack says", { status: 429, body: "rate_limited", headers: { "retry-after": "30" } }, again(30_000)],
  ],
});

holdToForm(vendor, {
  type: discord,
  config: (url) => ({ url: `${url}/api/webhooks/1/secret?thread_id=5` }),
  yes: { status: 200, body: { id: "1" } },
  form: (asked) => {
    const { json, query } = posted(asked, "/api/webhooks/1/secret");
    expect(Object.fromEntries(query)).toEqual({ thread_id: "5", wait: "true", with_components: "true" });
    expect(json.allowed_mentions).toEqual({ parse: [] });
    expect(json.embeds).toHaveLength(1);
    const [embed] = json.embeds;
    most(embed.title, 256);
    most(embed.description, 4096);
    expect(embed.color).toBeGreaterThan(0);
    expect(new Date(embed.timestamp).getTime()).toBeGreaterThan(0);
    expect(embed.fields.length).toBeLessThanOrEqual(25);
    let all = embed.title.length + embed.description.length;
    for (const { name, value } of embed.fields) {
      most(name, 256);
      most(value, 1024);
      all += name.length + value.length;
    }
    expect(all).toBeLessThanOrEqual(6000);
    for (const button of json.components[0].components)
      expect(button).toEqual({ type: 2, style: 5, label: expect.any(String), url: expect.stringMatching(/^https:/) });
  },
  never: [/@everyone/, /(?<!\\)\[click(?<!\\)\]\(/, /<@U/],
  says: [
    ["ends with an unknown webhook", { status: 404, body: { message: "Unknown Webhook", code: 10015 } }, gone],
    ["waits as Discord says", { status: 429, body: { retry_after: 0.65, global: false } }, again(650)],
    ["gives up an invalid body", { status: 400, body: { code: 50035 } }, final],
  ],
});

holdToForm(vendor, {
  type: teams,
  config: (url) => ({ url: `${url}/workflows/1/triggers/manual/paths/invoke?sig=secret` }),
  yes: { status: 202 },
  form: (asked) => {
    const { json, query, text } = posted(asked, "/workflows/1/triggers/manual/paths/invoke");
    expect(query.get("sig")).toBe("secret");
    expect(Buffer.byteLength(text)).toBeLessThan(28 * 1024);
    expect(json.type).toBe("message");
    const [{ contentType, content }] = json.attachments;
    expect(contentType).toBe("application/vnd.microsoft.card.adaptive");
    expect(content).toMatchObject({ type: "AdaptiveCard", version: "1.4" });
    for (const { type, inlines } of content.body) {
      expect(type).toBe("RichTextBlock");
      for (const run of inlines) expect(run).toMatchObject({ type: "TextRun", text: expect.any(String) });
    }
    for (const action of content.actions)
      expect(action).toEqual({
        type: "Action.OpenUrl",
        title: expect.any(String),
        url: expect.stringMatching(/^https:/),
      });
  },
  says: [
    ["ends with a workflow that is gone", { status: 404, body: "WorkflowNotFound" }, gone],
    [
      "ends with a key that is wrong",
      { status: 401, body: { error: { code: "DirectApiAuthorizationRequired" } } },
      gone,
    ],
    [
      "sees an error behind 200",
      { status: 200, body: "Webhook message delivery failed with error: HTTP error 429" },
      again(null),
    ],
    ["waits as it is told", { status: 429, headers: { "retry-after": "12" } }, again(12_000)],
  ],
});

holdToForm(vendor, {
  type: googleChat,
  config: (url) => ({ url: `${url}/v1/spaces/A/messages?key=k&token=secret` }),
  yes: { status: 200, body: { name: "spaces/A/messages/1" } },
  form: (asked, { notice, envelope }) => {
    const { json, query, text } = posted(asked, "/v1/spaces/A/messages");
    expect(Object.fromEntries(query)).toEqual({
      key: "k",
      token: "secret",
      messageReplyOption: "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD",
    });
    expect(Buffer.byteLength(text)).toBeLessThan(32_000);
    expect(json.thread.threadKey).toBe(notice.incident?.id ?? envelope.id);
    const [{ cardId, card }] = json.cardsV2;
    expect(cardId).toBe(envelope.id);
    most(card.header.title, 200);
    for (const widget of card.sections[0].widgets) {
      const shown = widget.textParagraph ?? widget.decoratedText;
      if (shown) expect(shown.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      else for (const { onClick } of widget.buttonList.buttons) expect(onClick.openLink.url).toMatch(/^https:/);
    }
  },
  never: [/<users\/all>/],
  says: [
    ["ends with a webhook that was removed", { status: 404, body: { error: { code: 404 } } }, gone],
    ["gives up an invalid card", { status: 400, body: { error: { code: 400 } } }, final],
    ["tries again when there were too many", { status: 429, body: { error: { code: 429 } } }, again(null)],
  ],
});

holdToForm(vendor, {
  type: mattermost,
  config: (url) => ({ url: `${url}/hooks/secret`, room: "ops" }),
  yes: { status: 200, body: "ok" },
  form: (asked) => {
    const { json, text } = posted(asked, "/hooks/secret");
    expect(json.channel).toBe("ops");
    expect(text.length).toBeLessThan(16_383);
    const [attachment] = json.attachments;
    expect(attachment).toMatchObject({
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
      title_link: expect.any(String),
    });
    most(attachment.fallback, 600);
    expect(attachment.text).toMatch(/\[Open the \w+\]\(https:/);
    for (const field of attachment.fields)
      expect(field).toMatchObject({ title: expect.any(String), value: expect.any(String) });
  },
  never: [/@(everyone|all|channel|here)/, /(?<!\\)\[click(?<!\\)\]\(/],
  says: [
    ["takes any 2xx", { status: 200, body: "ok" }, delivered],
    [
      "tries again when the server does not know the hook",
      { status: 404, body: { id: "web.incoming_webhook" } },
      again(null),
    ],
    ["gives up a body that is wrong", { status: 400, body: { id: "api.webhook.incoming.error" } }, final],
    ["waits as it is told", { status: 429, headers: { "retry-after": "3" } }, again(3000)],
  ],
});

holdToForm(vendor, {
  type: rocketChat,
  config: (url) => ({ url: `${url}/hooks/id/secret` }),
  yes: { status: 200, body: { success: true } },
  form: (asked) => {
    const { json } = posted(asked, "/hooks/id/secret");
    most(json.text, 600);
    const [attachment] = json.attachments;
    most(attachment.text, 5000);
    for (const action of attachment.actions)
      expect(action).toEqual({ type: "button", text: expect.any(String), url: expect.stringMatching(/^https:/) });
  },
  never: [/@(everyone|all|here)/, /\]\(/, /<https/],
  says: [
    ["believes the answer, not its status", { status: 200, body: { success: false, error: "no" } }, again(null)],
    [
      "gives up what the server cannot post",
      { status: 400, body: { success: false, error: "Invalid_channel" } },
      final,
    ],
    ["waits as it is told", { status: 429, headers: { "retry-after": "3" } }, again(3000)],
  ],
});
