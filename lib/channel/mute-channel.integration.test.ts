import PostalMime from "postal-mime";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GET, POST } from "@/app/api/mute/[token]/route";
import { getChannel } from "@/lib/channel/get-channel";
import { viewMuted } from "@/lib/channel/mute-channel";
import { updateChannel } from "@/lib/channel/update-channel";
import { pool } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { deliver, failing, receiversForFile } from "@/lib/testing/alert-receivers";

const got = receiversForFile();

afterEach(() => {
  vi.stubEnv("APP_URL", "http://127.0.0.1:3000");
  forgetEnv();
});

type Mail = { headers: Map<string, string>; text: string; html: string };

async function mailOf(appUrl: string) {
  vi.stubEnv("APP_URL", appUrl);
  forgetEnv();
  const made = await failing(got);
  await deliver();
  const parsed = await PostalMime.parse(got.mails[0] ?? "");
  const headers = new Map(parsed.headers.map(({ key, value }) => [key, value]));
  const mail: Mail = { headers, text: parsed.text ?? "", html: parsed.html ?? "" };
  const link = /^<(.+)>$/.exec(headers.get("list-unsubscribe") ?? "")?.[1] ?? "";
  const token = link.split("/").at(-1) ?? "";
  return { ...made, channel: made.mail.channel, letter: mail, link, token };
}

const asked = (method: "GET" | "POST", link: string, token: string) =>
  (method === "GET" ? GET : POST)(
    new Request(link, { method, body: method === "POST" ? "List-Unsubscribe=One-Click" : null }),
    {
      params: Promise.resolve({ token }),
    },
  );

describe("the way out of a notice by mail", () => {
  it("is in its headers and in its text, for one click over HTTPS", async () => {
    const { letter: mail, link, token } = await mailOf("https://hopcheck.example.com");
    expect(link).toBe(`https://hopcheck.example.com/api/mute/${token}`);
    expect(mail.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail.text.replace(/\s+/g, "")).toContain(link);
    expect(mail.html).toContain(link);
  });

  it("promises no click where there is no HTTPS", async () => {
    const { letter: mail, link } = await mailOf("http://hopcheck.internal");
    expect(link).toMatch(/^http:/);
    expect(mail.headers.has("list-unsubscribe-post")).toBe(false);
  });

  it("ends nothing when it is opened, and this channel alone when it is posted to", async () => {
    const { actor, channel, hook, becomes, link, token } = await mailOf("https://hopcheck.example.com");
    const opened = await asked("GET", link, token);
    expect([opened.status, opened.headers.get("location")]).toEqual([303, `/mute/${token}`]);
    expect(await viewMuted(token)).toEqual({ address: "ops@example.com", muted: false });
    const posted = await asked("POST", link, token);
    expect([posted.status, await posted.text()]).toEqual([200, "No more notices are sent to this address.\n"]);
    expect(await viewMuted(token)).toEqual({ address: "ops@example.com", muted: true });
    expect((await getChannel(actor, channel.id)).disabledReason).toMatch(/link in a mail/);
    expect((await getChannel(actor, hook.channel.id)).disabledAt).toBeNull();
    await becomes("up");
    await deliver();
    expect(got.mails).toHaveLength(1);
    expect(got.received).toHaveLength(2);
    // Once more is no error: a mail program may try again.
    expect((await asked("POST", link, token)).status).toBe(200);
  });

  it("leads a person's click back to the page", async () => {
    const { link, token } = await mailOf("https://hopcheck.example.com");
    const posted = await asked("POST", `${link}?page`, token);
    expect([posted.status, posted.headers.get("location")]).toEqual([303, `/mute/${token}`]);
    expect((await viewMuted(token))?.muted).toBe(true);
  });

  it("is worth nothing when it is changed, or when the channel has another address", async () => {
    const { actor, channel, link, token } = await mailOf("https://hopcheck.example.com");
    const [body = "", sign = ""] = token.split(".");
    const other = `${sign.startsWith("A") ? "B" : "A"}${sign.slice(1)}`;
    for (const forged of [`${body}.${other}`, body, "", "x".repeat(500), `${body.slice(0, -1)}.${sign}`])
      expect((await asked("POST", link, forged)).status).toBe(404);
    await updateChannel(actor, channel.id, { address: "new@example.com" });
    expect((await asked("POST", link, token)).status).toBe(404);
    expect(await viewMuted(token)).toBeNull();
    expect((await getChannel(actor, channel.id)).disabledAt).toBeNull();
    await pool().query("delete from channel where id = $1::uuid", [channel.id]);
    expect((await asked("POST", link, token)).status).toBe(404);
  });
});
