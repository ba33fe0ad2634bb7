import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { clientAddress } from "@/lib/account/client-address";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const windowSeconds = 600;
/** In ten minutes: tries against one account, and from one client against any; the same of status pages' passwords. */
const tries = { account: 10, client: 60, page: 300, "page-client": 10 } as const;

type Counted = keyof typeof tries;
const limiters = new Map<Counted, Promise<RateLimiterPostgres>>();

function ready(what: Counted): Promise<RateLimiterPostgres> {
  const made =
    limiters.get(what) ??
    new Promise<RateLimiterPostgres>((resolve, reject) => {
      const limiter: RateLimiterPostgres = new RateLimiterPostgres(
        {
          storeClient: pool(),
          tableName: "account_limit",
          keyPrefix: what,
          points: tries[what],
          duration: windowSeconds,
        },
        (error) => (error ? reject(error) : resolve(limiter)),
      );
    });
  limiters.set(what, made);
  return made;
}

async function count(what: Counted, key: string): Promise<void> {
  try {
    await (await ready(what)).consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError("limit", "Too many tries. Wait ten minutes and try again.");
    throw error;
  }
}

/**
 * Counts a try against one account, wherever it comes from, and against the client that makes it, whichever
 * account it is about.
 * @param headers of the request: the server itself notes there who connected
 * @throws AppError `limit` past either
 */
export async function limitAccount(what: string, email: string, headers: Headers): Promise<void> {
  const client = clientAddress(headers.get("x-hopcheck-client"), env().TRUSTED_PROXIES);
  if (client !== null) await count("client", `${what}:${client}`);
  await count("account", `${what}:${email.toLowerCase()}`);
}

/**
 * Counts a try at the password of a status page, by the client that makes it and, far more widely, by the page: readers
 * must not be able to lock each other out.
 * @param headers of the request: the server itself notes there who connected
 * @throws AppError `limit` past either
 */
export async function limitPage(pageId: string, headers: Headers): Promise<void> {
  const client = clientAddress(headers.get("x-hopcheck-client"), env().TRUSTED_PROXIES);
  await count("page-client", `${pageId}:${client ?? "unknown"}`);
  await count("page", pageId);
}
