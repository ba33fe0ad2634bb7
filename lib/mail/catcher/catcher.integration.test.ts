import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import nodemailer from "nodemailer";
import { afterEach, expect, test } from "vitest";
import type { CaughtMail } from "@/lib/mail/catcher/caught-mail";
import { type Catcher, startCatcher } from "@/lib/mail/catcher/start-catcher";

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

async function started(options: Parameters<typeof startCatcher>[0] = {}): Promise<Catcher> {
  const catcher = await startCatcher(options);
  undo.push(catcher.stop);
  return catcher;
}

const send = (catcher: Catcher, to: string, subject: string, extra: object = {}) =>
  nodemailer
    .createTransport(catcher.smtpUrl)
    .sendMail({ from: "hopcheck@example.test", to, subject, text: "x", ...extra });

async function caught(catcher: Catcher, query = ""): Promise<CaughtMail[]> {
  const answer = await fetch(`${catcher.inboxUrl}/api/messages${query}`);
  return ((await answer.json()) as { data: CaughtMail[] }).data;
}

const statusFor = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });

test("a mail is listed for its recipient, with its thread headers, newest first", async () => {
  const catcher = await started();
  await send(catcher, "ann@example.test", "Down: shop", { messageId: "<one@example.test>" });
  await send(catcher, "ann@example.test", "Up: shop", { inReplyTo: "<one@example.test>", html: "<b>up</b>" });
  await send(catcher, "bob@example.test", "Other");
  const mails = await caught(catcher, "?to=ANN@example.test");
  expect(mails.map(({ subject }) => subject)).toEqual(["Up: shop", "Down: shop"]);
  expect(mails[0]).toMatchObject({ inReplyTo: "<one@example.test>", html: "<b>up</b>\n", to: ["ann@example.test"] });
  expect(mails[1]?.messageId).toBe("<one@example.test>");
});

test("mails outlive a restart, and no more than the cap are kept", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "catcher-"));
  undo.push(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "mail.jsonl");
  const first = await startCatcher({ file, cap: 3 });
  for (let number = 1; number <= 8; number++) await send(first, "ann@example.test", `Mail ${number}`);
  await first.stop();
  const second = await started({ file, cap: 3 });
  expect((await caught(second)).map(({ subject }) => subject)).toEqual(["Mail 8", "Mail 7", "Mail 6"]);
  expect((await readFile(file, "utf8")).trim().split("\n")).toHaveLength(3);
});

test("a hostile mail runs nothing in the inbox", async () => {
  const catcher = await started();
  const script = "<script>alert(1)</script>";
  await send(catcher, "ann@example.test", script, { text: script, html: script });
  const [mail] = await caught(catcher);
  const list = await (await fetch(`${catcher.inboxUrl}/`)).text();
  const detail = await (await fetch(`${catcher.inboxUrl}/messages/${mail?.id}`)).text();
  expect(list + detail).not.toContain("<script");
  const frame = await fetch(`${catcher.inboxUrl}/messages/${mail?.id}/html`);
  expect(frame.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
  const source = await fetch(`${catcher.inboxUrl}/messages/${mail?.id}/raw`);
  expect(source.headers.get("content-type")).toMatch("text/plain");
});

test("only its own machine reads the inbox, and unknown mails are missing", async () => {
  const catcher = await started();
  expect(await statusFor(catcher.inboxUrl, "evil.example")).toBe(403);
  expect((await fetch(`${catcher.inboxUrl}/api/messages/none`)).status).toBe(404);
  expect((await fetch(`${catcher.inboxUrl}/etc/passwd`)).status).toBe(404);
});
