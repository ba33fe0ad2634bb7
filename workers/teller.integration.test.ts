import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDb, pool } from "@/lib/db";
import { seal } from "@/lib/seal";
import { newReaderPage, nothingDue, publish } from "@/lib/testing/subscribers";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const readers = 400;
const kills = 3;

/** Whom the server took a mail for, once a mail. */
const taken: string[] = [];
let smtp: SMTPServer;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, { envelope }, done) => {
      stream.resume();
      // A server takes its time over a mail: that is when a process may die.
      stream.on("end", () => {
        setTimeout(() => {
          taken.push(envelope.rcptTo[0]?.address ?? "");
          done();
        }, 5);
      });
    },
  });
  smtp.on("error", () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
});

afterAll(async () => {
  smtp.close();
  await closeDb();
});

function startTeller(): ChildProcess {
  return spawn(path.join(root, "node_modules/.bin/tsx"), ["workers/main.ts", "teller"], {
    cwd: root,
    env: {
      ...process.env,
      SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
      SUBSCRIBER_RATE: "1000",
      LOG_LEVEL: "error",
    },
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
}

const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(child, "exit");
  if (child.pid !== undefined) process.kill(-child.pid, signal);
  await ended;
};

const countOf = async (status: string): Promise<number> => {
  const { rows } = await pool().query<{ n: number }>(
    "select count(*)::int as n from subscriber_delivery where status = $1",
    [status],
  );
  return rows[0]?.n ?? 0;
};

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

it("tells each of many once, also when it is killed again and again", { timeout: 180_000 }, async () => {
  const made = await newReaderPage();
  await nothingDue();
  await pool().query(
    `insert into subscriber (id, organization_id, status_page_id, kind, target, target_hash, component_ids, confirmed_at)
     select gen_random_uuid(), $1, $2, 'email', t.sealed, t.address, '{}', now() - interval '1 day'
       from unnest($3::text[], $4::text[]) as t(address, sealed)`,
    [
      made.organizationId,
      made.page.id,
      ...(() => {
        const addresses = Array.from({ length: readers }, (_, index) => `reader${index}@example.com`);
        return [addresses, addresses.map(seal)];
      })(),
    ],
  );
  await publish(made);
  for (let round = 1; round <= kills; round++) {
    const goal = taken.length + Math.floor(readers / (kills + 2));
    const teller = startTeller();
    await until(() => taken.length >= goal);
    await kill(teller, "SIGKILL");
    // What it was at is free again at once, and not after two minutes.
    await pool().query("update subscriber_delivery set lease_until = clock_timestamp() where lease_until is not null");
  }
  const last = startTeller();
  await until(async () => (await countOf("pending")) === 0);
  await kill(last, "SIGTERM");

  expect(taken.length).toBe(new Set(taken).size);
  const [sent, unsure] = [await countOf("sent"), await countOf("unsure")];
  expect(sent + unsure).toBe(readers);
  // What was sent was taken. Each kill leaves in doubt at most the four mails that were whole in the server's hands.
  expect(taken.length).toBeGreaterThanOrEqual(sent);
  expect(unsure).toBeLessThanOrEqual(kills * 4);
});
