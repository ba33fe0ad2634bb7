import ipaddr from "ipaddr.js";
import { z } from "zod";

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` });

/** `true`, `false` or a list of CIDRs: which private addresses probes and webhooks may reach. */
const privateTargets = z
  .string()
  .default("false")
  .transform((value, context) => {
    if (value === "true") return true as const;
    if (value === "false") return [] as string[];
    const ranges = value
      .split(",")
      .map((range) => range.trim())
      .filter(Boolean);
    for (const range of ranges) {
      if (!ipaddr.isValidCIDR(range)) {
        context.addIssue({
          code: "custom",
          message: `must be true, false or CIDRs such as 10.0.0.0/8; "${range}" is none`,
        });
      }
    }
    return ranges;
  });

const wholeNumber = (least: number, most: number, fallback: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int("must be a whole number")
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
    .default(fallback);

/** `host:port` by commas, IPv6 in brackets. */
const canaries = z
  .string()
  .default("")
  .transform((value, context) =>
    value
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => {
        const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(entry);
        const port = Number(match?.[3]);
        if (!match || port < 1 || port > 65_535)
          context.addIssue({
            code: "custom",
            message: `must be host:port by commas, such as 1.1.1.1:443; "${entry}" is none`,
          });
        return { host: match?.[1] ?? match?.[2] ?? "", port };
      }),
  );

const knownSecrets = /^(change-?me|secret|hopcheck|example|your-secret)|^(.)\2*$/i;

const schema = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user:password@host:5432/hopcheck"),
  REDIS_URL: url(/^rediss?$/, "redis://host:6379").optional(),
  SMTP_URL: url(/^smtps?$/, "smtp://user:password@host:587"),
  APP_URL: url(/^https?$/, "https://status.example.com").transform((value) => value.replace(/\/+$/, "")),
  HOPCHECK_SECRET: z
    .string({ error: "is missing; make one with: openssl rand -base64 48" })
    .min(32, "must have at least 32 characters; make one with: openssl rand -base64 48")
    .refine((value) => !knownSecrets.test(value), "is an example value; make one with: openssl rand -base64 48"),
  MAIL_FROM: z.email("must be an e-mail address").default("hopcheck@localhost.localdomain"),
  PROBE_ALLOW_PRIVATE: privateTargets,
  PROBE_CONCURRENCY: wholeNumber(1, 2000, 200),
  REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, "must be 1 to 32 of a-z, 0-9 and -")
    .default("local"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((value) =>
      value
        .split(",")
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .refine(
      (entries) => entries.every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry)),
      "must be addresses or CIDRs, by commas, such as 10.0.0.0/8,192.0.2.7",
    ),
  CHECK_RETENTION_DAYS: wholeNumber(1, 3650, 30),
  DATABASE_POOL: wholeNumber(2, 200, 10),
  SUBSCRIBER_RATE: wholeNumber(1, 1000, 25),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  CANARY_TARGETS: canaries,
  OPERATOR_EMAIL: z.email("must be an e-mail address").optional(),
  OPERATOR_WEBHOOK: url(/^https?$/, "https://ops.example.com/hook").optional(),
  HEARTBEAT_URL: url(/^https?$/, "https://heartbeat.example.com/abc").optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
});

export type Env = z.output<typeof schema>;

/**
 * Reads the environment once.
 * @throws Error naming every variable that is missing or wrong and what it should be.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name} ${name in given ? issue.message : issue.message.startsWith("must") ? `is missing; it ${issue.message}` : issue.message}`;
  });
  throw new Error(
    `The environment is not complete:\n${lines.join("\n")}\nEvery variable is described in docs/configuration.md.`,
  );
}

let cached: Env | undefined;

/** The environment of this process, read at first use so that a build needs none. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** Has the environment read again at next use, for tests that change it. */
export function forgetEnv(): void {
  cached = undefined;
}

/**
 * Which private addresses may be reached, for a program that needs no more of the environment.
 * @throws Error when the variable is wrong
 */
export function readPrivateTargets(source: Record<string, string | undefined>): true | string[] {
  const result = privateTargets.safeParse(source["PROBE_ALLOW_PRIVATE"] || undefined);
  if (result.success) return result.data;
  throw new Error(`PROBE_ALLOW_PRIVATE ${result.error.issues[0]?.message ?? "is wrong"}`);
}
