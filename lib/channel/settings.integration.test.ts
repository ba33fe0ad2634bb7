import { describe, expect, it } from "vitest";
import { channel as channelAnswer, newChannel } from "@/lib/api/answers";
import { createChannel } from "@/lib/channel/create-channel";
import { getChannel } from "@/lib/channel/get-channel";
import { getSettings } from "@/lib/channel/get-settings";
import { channelTypes } from "@/lib/channel/registry";
import { testChannel } from "@/lib/channel/test-channel";
import { updateChannel } from "@/lib/channel/update-channel";
import { pool } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { validSettings } from "@/lib/testing/channel-settings";
import { newOrganization } from "@/lib/testing/factories";
import { vendorForFile } from "@/lib/testing/vendor";

const vendor = vendorForFile();
const kinds = channelTypes.map(({ kind }) => kind);

async function made(settings: object): Promise<{ actor: Actor; id: string }> {
  const { actor } = await newOrganization();
  const { channel } = await createChannel(actor, settings);
  return { actor, id: channel.id };
}

/** The fields that an input was refused for. */
const fieldsOf = async (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: { fields?: { field: string }[] }) => [...new Set((error.fields ?? []).map(({ field }) => field))],
  );

describe("the settings of each kind", () => {
  it("are known here for all of them", () => expect(Object.keys(validSettings).sort()).toEqual([...kinds].sort()));

  it.each(kinds)("of %s are stored sealed and shown without their secrets", { timeout: 30_000 }, async (kind) => {
    const { actor, organizationId } = await newOrganization();
    const { channel, secret } = await createChannel(actor, { type: kind, ...validSettings[kind] });
    expect(() => newChannel.parse(secret === null ? channel : { ...channel, secret })).not.toThrow();
    const shown = await getChannel(actor, channel.id);
    expect(() => channelAnswer.parse(shown)).not.toThrow();
    const settings = await getSettings(actor, channel.id);
    expect(JSON.stringify([channel, shown, settings])).not.toContain("SENTINEL");
    const secrets = Object.entries(channelTypes.find((each) => each.kind === kind)?.fields ?? {})
      .filter(([name, field]) => field.secret && validSettings[kind]?.[name] !== undefined)
      .map(([name]) => name);
    expect(settings?.settings.stored).toEqual(secrets);
    const { rows } = await pool().query("select config, name from channel where organization_id = $1", [
      organizationId,
    ]);
    expect(JSON.stringify(rows)).not.toContain("SENTINEL");
    // What its form holds can be saved as it is.
    await updateChannel(actor, channel.id, { ...settings?.settings.values, name: "renamed" });
    expect((await getChannel(actor, channel.id)).name).toBe("renamed");
  });

  it.each(kinds)("of %s are not taken with a field that is not known", async (kind) => {
    const { actor } = await newOrganization();
    expect(await fieldsOf(createChannel(actor, { type: kind, ...validSettings[kind], more: 1 }))).toContain("more");
  });

  it.each([
    [{ type: "slack", url: "https://hooks.slack.com.evil.example/services/x" }, "url"],
    [{ type: "slack", url: "http://hooks.slack.com/services/x" }, "url"],
    [{ type: "discord", url: "https://discord.com/channels/1" }, "url"],
    [{ type: "telegram", token: "x", chat: "1" }, "token"],
    [{ type: "telegram", token: validSettings["telegram"]?.["token"], chat: "ops/../x" }, "chat"],
    [{ type: "ntfy", topic: "a b" }, "topic"],
    [{ type: "ntfy", topic: "a", server: "https://ntfy.example/?x=1" }, "server"],
    [{ type: "gotify", server: "https://a.example", token: "a\r\nX: y" }, "token"],
    [{ type: "pagerduty", key: "short" }, "key"],
    [{ type: "twilio", ...validSettings["twilio"], to: "0170" }, "to"],
    [{ type: "matrix", ...validSettings["matrix"], room: "#ops:example.com" }, "room"],
    [{ type: "home-assistant", ...validSettings["home-assistant"], service: "notify/x" }, "service"],
    [{ type: "apprise", server: "http://127.0.0.1:9" }, "key"],
    [{ type: "webhook", url: "http://127.0.0.1:9/", method: "GET" }, "method"],
    [{ type: "webhook", url: "http://127.0.0.1:9/", headers: { "webhook-id": "1" } }, "headers.webhook-id"],
    [{ type: "webhook", url: "http://127.0.0.1:9/", headers: { Host: "x" } }, "headers.Host"],
    [{ type: "webhook", url: "http://127.0.0.1:9/", headers: { "X-A": "a\r\nb" } }, "headers.X-A"],
    [{ type: "webhook", url: "http://127.0.0.1:9/", body: '{"a": {{monitor.nome}}}' }, "body"],
  ])("%j is refused by field", async (input, field) => {
    const { actor } = await newOrganization();
    expect(await fieldsOf(createChannel(actor, input))).toEqual([field]);
  });
});

describe("changing settings", () => {
  it("keeps what is not named, and takes an optional one away with null", async () => {
    const { actor, id } = await made({ type: "ntfy", ...validSettings["ntfy"] });
    expect(await updateChannel(actor, id, { topic: "other" })).toMatchObject({
      topic: "other",
      server: "http://127.0.0.1:9",
    });
    expect(await updateChannel(actor, id, { token: null })).not.toHaveProperty("token");
    expect((await getSettings(actor, id))?.settings.stored).toEqual([]);
    expect(await fieldsOf(updateChannel(actor, id, { topic: null }))).toEqual(["topic"]);
    expect(await fieldsOf(updateChannel(actor, id, { address: "ops@example.com" }))).toEqual(["address"]);
  });

  it("lets no stored secret go to another host", async () => {
    const { actor, id } = await made({ type: "gotify", ...validSettings["gotify"] });
    const elsewhere = { server: "http://127.0.0.1:10" };
    expect(await fieldsOf(updateChannel(actor, id, elsewhere))).toEqual(["token"]);
    expect(await updateChannel(actor, id, { ...elsewhere, token: "new" })).toMatchObject(elsewhere);
    expect(await updateChannel(actor, id, { server: "http://127.0.0.1:10/path" })).toMatchObject({
      server: "http://127.0.0.1:10/path",
    });
  });

  it("says no to two settings that do not go together", async () => {
    const { actor, id } = await made({ type: "pushbullet", ...validSettings["pushbullet"] });
    expect(await fieldsOf(updateChannel(actor, id, { device: "ujpah72o0" }))).toEqual(["tag"]);
  });
});

describe("a test of a channel", () => {
  it("shows what the other side said, without the secrets that it repeats", async () => {
    const { actor, id } = await made({ type: "gotify", server: vendor.url, token: "SENTINEL/1" });
    vendor.says = { status: 401, body: "no such token: SENTINEL/1, SENTINEL%2F1" };
    expect(await testChannel(actor, id)).toMatchObject({ outcome: "retry", answer: "401 no such token: ***, ***" });
  });

  it("of a webhook sends its own body, method and headers, signed", async () => {
    const { actor } = await newOrganization();
    const headers = { Authorization: "Bearer SENTINEL" };
    const body = '{"text":"{{title}}","kind":{{type}},"cause":"{{incident.diagnosis.cause}}"}';
    const { channel, secret } = await createChannel(actor, {
      type: "webhook",
      url: vendor.url,
      method: "PATCH",
      headers,
      body,
    });
    await testChannel(actor, channel.id);
    const [asked] = vendor.asked;
    expect(asked).toMatchObject({ method: "PATCH", json: { text: `Test: ${channel.name}`, kind: "test", cause: "" } });
    expect(asked?.headers).toMatchObject({ authorization: "Bearer SENTINEL", "content-type": "application/json" });
    const { Webhook } = await import("standardwebhooks");
    const signed = Object.fromEntries(
      Object.entries(asked?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(new Webhook(secret ?? "").verify(asked?.text ?? "", signed)).toEqual(asked?.json);
  });
});
