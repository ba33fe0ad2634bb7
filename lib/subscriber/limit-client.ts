import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { clientAddress } from "@/lib/account/client-address";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readerWords } from "@/lib/subscriber/words";

/** Wishes to subscribe that one client may send in ten minutes, whichever the page and the address. */
export const clientTries = { points: 20, duration: 600 } as const;

let limiter: Promise<RateLimiterPostgres> | undefined;

function ready(): Promise<RateLimiterPostgres> {
  limiter ??= new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made: RateLimiterPostgres = new RateLimiterPostgres(
      { storeClient: pool(), tableName: "account_limit", keyPrefix: "subscribe", ...clientTries },
      (error) => (error ? reject(error) : resolve(made)),
    );
  });
  return limiter;
}

/**
 * Counts one wish of the client that sends it, in the database: all web processes count together.
 * @param headers of the request: the server itself notes there who connected
 * @throws AppError `limit`
 */
export async function limitClient(headers: Headers): Promise<void> {
  const client = clientAddress(headers.get("x-hopcheck-client"), env().TRUSTED_PROXIES);
  if (client === null) return;
  try {
    await (await ready()).consume(client);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError("limit", readerWords.tooMany);
    throw error;
  }
}
