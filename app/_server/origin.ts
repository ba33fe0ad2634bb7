import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Refuses a change that another site asked a browser for. The origin must be ours and must be there:
 * what a proxy says of the host is not trusted.
 * @throws AppError `forbidden`
 */
export function requireSameOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin === new URL(env().APP_URL).origin && (site === null || site === "same-origin")) return;
  throw new AppError(
    "forbidden",
    `This page was opened under another address than ${env().APP_URL}. Open it there, or set APP_URL.`,
  );
}
