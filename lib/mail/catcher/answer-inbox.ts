import type { IncomingMessage, ServerResponse } from "node:http";
import { type CaughtMail, isTo, type StoredMail } from "@/lib/mail/catcher/caught-mail";
import { framedHtml, listPage, mailPage } from "@/lib/mail/catcher/inbox-page";
import type { Mailbox } from "@/lib/mail/catcher/open-mailbox";
import { readMail } from "@/lib/mail/catcher/read-mail";

type Answer = { status: number; type: string; body: string | Buffer; policy?: string };

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
// What a mail brings along runs nothing and loads nothing.
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const page = (body: string): Answer => ({ status: 200, type: "text/html; charset=utf-8", body, policy: pagePolicy });
const json = (value: unknown, status = 200): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value),
});
const missing: Answer = { status: 404, type: "text/plain; charset=utf-8", body: "There is no such mail here.\n" };

async function list(mails: readonly StoredMail[], to: string | null): Promise<CaughtMail[]> {
  return Promise.all(mails.filter((mail) => to === null || isTo(mail, to)).map(readMail));
}

async function answerMail(stored: StoredMail | undefined, part: string): Promise<Answer> {
  if (!stored) return missing;
  if (part === "raw")
    return { status: 200, type: "text/plain; charset=utf-8", body: Buffer.from(stored.raw, "base64") };
  const mail = await readMail(stored);
  if (part === "html")
    return {
      status: 200,
      type: "text/html; charset=utf-8",
      body: framedHtml(mail.html ?? ""),
      policy: mailPolicy,
    };
  return part === "" ? page(mailPage(mail)) : missing;
}

async function route(mailbox: Mailbox, url: URL): Promise<Answer> {
  const find = (id: string | undefined) => mailbox.mails().find((mail) => mail.id === id);
  if (url.pathname === "/") return page(listPage(await list(mailbox.mails(), url.searchParams.get("to"))));
  if (url.pathname === "/api/messages")
    return json({ data: await list(mailbox.mails(), url.searchParams.get("to")), nextCursor: null });
  const api = /^\/api\/messages\/([\w-]+)$/.exec(url.pathname);
  if (api) {
    const stored = find(api[1]);
    return stored ? json(await readMail(stored)) : json({ title: "There is no such mail here." }, 404);
  }
  const shown = /^\/messages\/([\w-]+)(?:\/(html|raw))?$/.exec(url.pathname);
  return shown ? answerMail(find(shown[1]), shown[2] ?? "") : missing;
}

/** Whether a Host header names this machine: a page of somewhere else must not read the mail through a name of its own. */
const isLocal = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? "");

/** Answers the inbox: pages at `/` and `/messages/:id`, JSON at `/api/messages[?to=]` and `/api/messages/:id`. */
export async function answerInbox(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const allowed = isLocal(request.headers.host) && (request.method === "GET" || request.method === "HEAD");
  const answer = allowed
    ? await route(mailbox, new URL(request.url ?? "/", "http://127.0.0.1"))
    : { status: 403, type: "text/plain; charset=utf-8", body: "This inbox is read from its own machine only.\n" };
  response.writeHead(answer.status, {
    "content-type": answer.type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": ("policy" in answer ? answer.policy : undefined) ?? "default-src 'none'; sandbox",
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}
