import pino from "pino";
import { env } from "@/lib/env";

let root: pino.Logger | undefined;

/**
 * A logger that writes one JSON line an event to standard error.
 * `part` names the room that speaks; secrets in the usual places are redacted.
 */
export function log(part: string): pino.Logger {
  root ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "*.authorization",
          "*.cookie",
          "*.password",
          "*.secret",
          "*.token",
          "authorization",
          "password",
          "secret",
          "token",
        ],
        censor: "[redacted]",
      },
    },
    pino.destination(2),
  );
  return root.child({ part });
}
