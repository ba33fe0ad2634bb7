import { createServer } from "node:http";
import type { AddressInfo, Server } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { answerInbox } from "@/lib/mail/catcher/answer-inbox";
import { type Mailbox, openMailbox } from "@/lib/mail/catcher/open-mailbox";

const host = "127.0.0.1";
const largestMail = 5 * 1024 * 1024;

export type Catcher = { smtpUrl: string; inboxUrl: string; stop: () => Promise<void> };

function smtpServer(mailbox: Mailbox): SMTPServer {
  return new SMTPServer({
    banner: "Hopcheck mail catcher",
    disabledCommands: ["AUTH", "STARTTLS"],
    size: largestMail,
    onData(stream, session, done) {
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw Object.assign(new Error("The mail is too large."), { responseCode: 552 });
          const { mailFrom, rcptTo } = session.envelope;
          const to = rcptTo.map(({ address }) => address);
          await mailbox.add({ from: mailFrom ? mailFrom.address : "", to, raw });
        })
        .then(() => done(), done);
    },
  });
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/**
 * Starts the mail catcher on the loopback: it takes every mail by SMTP, keeps it, and shows it in an inbox.
 * @param options.file where mails are kept between runs; absent means in memory
 * @param options.smtpPort, options.inboxPort a free one each when absent
 * @throws Error when a port is taken
 */
export async function startCatcher(
  options: { file?: string; smtpPort?: number; inboxPort?: number; cap?: number } = {},
): Promise<Catcher> {
  const mailbox = await openMailbox(options.file, options.cap ?? 500);
  const smtp = smtpServer(mailbox);
  // A client that hangs up in the middle is its own affair.
  smtp.on("error", () => undefined);
  const inbox = createServer((request, response) => {
    answerInbox(mailbox, request, response).catch(() => response.destroy());
  });
  const smtpPort = await listen(smtp.server, options.smtpPort ?? 0);
  const inboxPort = await listen(inbox, options.inboxPort ?? 0);
  return {
    smtpUrl: `smtp://${host}:${smtpPort}`,
    inboxUrl: `http://${host}:${inboxPort}`,
    stop: async () => {
      inbox.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(resolve)),
        new Promise<void>((resolve) => inbox.close(() => resolve())),
      ]);
    },
  };
}
