import { createHash } from "node:crypto";
import { type Answer, HttpRefusal } from "@/lib/api/problem";
import { tenantDb } from "@/lib/db";
import { invalid } from "@/lib/errors";
import { log } from "@/lib/log";
import { seal, unseal } from "@/lib/seal";

export const idempotency = {
  keptHours: 24,
  /** A call that has not answered by then is taken for dead, and a repeat does its work. */
  leaseSeconds: 120,
  /** How long a repeat waits for the first call. */
  waitMs: 5_000,
  pollMs: 50,
} as const;

type Asked = { organizationId: string; key: string; hash: string };
type Found = { request_hash: string; status: number | null; answer: string | null };

/** Takes the key, or says null when another call holds or held it. The date tells this claim from a later one. */
async function claim({ organizationId, key, hash }: Asked): Promise<Date | null> {
  const rows = await tenantDb(organizationId).$queryRaw<{ created_at: Date }[]>`
    insert into idempotency_key as held (organization_id, key, request_hash, created_at)
    values (${organizationId}::uuid, ${key}, ${hash}, clock_timestamp())
    on conflict (organization_id, key) do update
       set request_hash = excluded.request_hash, status = null, answer = null, created_at = excluded.created_at
     where held.created_at < clock_timestamp() - make_interval(hours => ${idempotency.keptHours}::int)
        or (held.status is null and held.created_at < clock_timestamp() - make_interval(secs => ${idempotency.leaseSeconds}::int))
    returning created_at`;
  return rows[0]?.created_at ?? null;
}

async function look({ organizationId, key }: Asked): Promise<Found | null> {
  const rows = await tenantDb(organizationId).$queryRaw<Found[]>`
    select request_hash, status, answer from idempotency_key where organization_id = ${organizationId}::uuid and key = ${key}`;
  return rows[0] ?? null;
}

/** A refusal changed nothing, so the key is free again; what may have changed something is kept. */
async function settle({ organizationId, key }: Asked, claimed: Date, answer: Answer): Promise<void> {
  const db = tenantDb(organizationId).idempotencyKey;
  const where = { key, createdAt: claimed };
  if (answer.status < 400 || answer.status === 500) {
    await db.updateMany({ where, data: { status: answer.status, answer: seal(JSON.stringify(answer)) } });
  } else await db.deleteMany({ where });
}

function replay(found: Found, asked: Asked): Answer | null {
  if (found.request_hash !== asked.hash) {
    throw new HttpRefusal(422, "This Idempotency-Key was used for another request. Choose a new one.");
  }
  if (found.answer === null) return null;
  const answer = JSON.parse(unseal(found.answer)) as Answer;
  return { ...answer, headers: { ...answer.headers, "Idempotency-Replayed": "true" } };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Does the work of a request once for its key and gives every repeat within 24 hours the same answer.
 * A repeat that comes while the first is at work waits for it, five seconds at most. Refusals (4xx) are not kept.
 * @param key 1 to 255 visible ASCII characters
 * @param request what must be the same for a repeat: method, path and body
 * @param work does not throw; its answer may be a problem
 * @throws AppError `invalid` for a key that is none; HttpRefusal 422 when the key belongs to another request,
 *   409 when the first is still at work
 */
export async function answerOnce(
  organizationId: string,
  key: string,
  request: readonly string[],
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalid([{ field: "Idempotency-Key", message: "A key has 1 to 255 visible ASCII characters." }]);
  }
  const asked = { organizationId, key, hash: createHash("sha256").update(JSON.stringify(request)).digest("hex") };
  for (const end = performance.now() + idempotency.waitMs; ; await pause(idempotency.pollMs)) {
    const claimed = await claim(asked);
    if (claimed !== null) {
      const answer = await work();
      // The work is done whatever becomes of the record: the caller gets the answer, the lease frees the key.
      await settle(asked, claimed, answer).catch((error: unknown) =>
        log("api").warn({ error: String(error) }, "an answer could not be kept for repeats"),
      );
      return answer;
    }
    const found = await look(asked);
    const kept = found && replay(found, asked);
    if (kept) return kept;
    if (performance.now() > end) {
      throw new HttpRefusal(409, "The first request with this Idempotency-Key is still at work.", {
        "Retry-After": "5",
      });
    }
  }
}
