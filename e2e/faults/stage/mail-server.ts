import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { Delivery } from "@/e2e/faults/record";

/** What the mail server does with a mail. `drop` closes after the mail is here and before it says so. */
export type Manner = "take" | "drop" | "hang";

export type MailServer = {
  port: number;
  deliveries: (Delivery & { to: string })[];
  /** Subjects of mails to people, such as an owner, that are no notices. */
  letters: { to: string; subject: string; at: number }[];
  /** What happens to mails from now on. */
  be: (manner: Manner) => void;
  /** Refuses a recipient with this code; null takes everybody again. */
  refuse: (refused: { address: string; code: number } | null) => void;
  /** Greets everybody with this code instead of 220; null greets as usual. */
  greet: (code: number | null) => void;
  stop: () => Promise<void>;
};

const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}: *([^\\r\\n]*)`, "im").exec(raw)?.[1]?.trim() ?? "";
const alertIdOf = (raw: string): string | null => /^message-id:\s*<([0-9a-f-]{36})@/im.exec(raw)?.[1] ?? null;

/** Starts a mail server. */
export async function startMailServer(): Promise<MailServer> {
  const deliveries: MailServer["deliveries"] = [];
  const letters: MailServer["letters"] = [];
  let manner: Manner = "take";
  let refused: { address: string; code: number } | null = null;
  let greeting: number | null = null;
  const sockets = new Set<{ destroy: () => void }>();

  const keep = (raw: string, to: string, taken: boolean): void => {
    const alertId = alertIdOf(raw);
    if (alertId === null || headerOf(raw, "Subject").startsWith("Channel disabled"))
      letters.push({ to, subject: headerOf(raw, "Subject"), at: Date.now() });
    else deliveries.push({ alertId, at: Date.now(), taken, to });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onConnect: (_session, done) =>
      greeting === null ? done() : done(Object.assign(new Error("not now"), { responseCode: greeting })),
    onRcptTo: ({ address }, _session, done) =>
      refused?.address === address
        ? done(Object.assign(new Error("not taken here"), { responseCode: refused.code }))
        : done(),
    onData: (stream, session: SMTPServerSession, done) => {
      const now = manner;
      buffer(stream).then(
        (raw) => {
          keep(raw.toString(), session.envelope.rcptTo[0]?.address ?? "", now !== "hang");
          if (now === "take") done();
          if (now === "drop") for (const socket of sockets) socket.destroy();
        },
        // Whoever sent it was killed in the middle.
        () => undefined,
      );
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    deliveries,
    letters,
    be: (next) => {
      manner = next;
    },
    refuse: (next) => {
      refused = next;
    },
    greet: (code) => {
      greeting = code;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
