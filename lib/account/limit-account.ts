import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/errors";

const triesAnAddress = 10;
const windowSeconds = 600;

let limiter: Promise<RateLimiterPostgres> | undefined;

function ready(): Promise<RateLimiterPostgres> {
  limiter ??= new Promise((resolve, reject) => {
    const made: RateLimiterPostgres = new RateLimiterPostgres(
      {
        storeClient: pool(),
        tableName: "account_limit",
        keyPrefix: "account",
        points: triesAnAddress,
        duration: windowSeconds,
      },
      (error) => (error ? reject(error) : resolve(made)),
    );
  });
  return limiter;
}

/**
 * Counts a try against one address, wherever it comes from: ten in ten minutes.
 * @throws AppError `limit` past that
 */
export async function limitAccount(what: string, email: string): Promise<void> {
  try {
    await (await ready()).consume(`${what}:${email.toLowerCase()}`);
  } catch (error) {
    if (error instanceof RateLimiterRes)
      throw new AppError("limit", "Too many tries for this address. Wait ten minutes and try again.");
    throw error;
  }
}
