import { z } from "zod";
import type { UnderMaintenance } from "@/lib/maintenance/window";
import { defaultExpectation, type Expectation } from "@/lib/monitor/expectation";

/** What a monitor is held to be. `paused` and `maintenance` hide what the checks say, they do not stop being known. */
export const monitorStates = ["pending", "up", "degraded", "down", "paused", "maintenance"] as const;
export type MonitorState = (typeof monitorStates)[number];
/** What its checks say, whatever hides it. */
export type KnownState = Exclude<MonitorState, "paused" | "maintenance">;

export const monitorMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export const monitorLimits = {
  nameLength: 120,
  urlLength: 2048,
  intervalSeconds: { least: 5, most: 86_400 },
  timeoutMs: { least: 100, most: 60_000 },
  confirmations: { least: 0, most: 10 },
  retryDelaySeconds: { least: 1, most: 300 },
  quorum: { least: 1, most: 20 },
  ofChecks: { least: 1, most: 20 },
  headers: 50,
  headerValueLength: 4096,
  bodyBytes: 64 * 1024,
  keywordLength: 1000,
  tags: 20,
  tagLength: 40,
  parents: 20,
} as const;

/** Headers that belong to the connection or to the prober (RFC 9110 §7.6.1). */
const reservedHeaders = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "proxy-authorization",
  "proxy-connection",
  "proxy-authenticate",
  "traceparent",
  "x-hopcheck-probe",
]);

const name = z
  .string({ error: "Give the monitor a name." })
  .trim()
  .min(1, "Give the monitor a name.")
  .max(monitorLimits.nameLength, `A name has at most ${monitorLimits.nameLength} characters.`)
  // Names stand in mail subjects and notices: one line, no control characters.
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A name is one line of text.");

function urlProblem(value: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0020\u007f]/.test(value)) return "A URL has no spaces or line breaks.";
  if (!URL.canParse(value)) return "This is not a URL. Write it whole, such as https://example.com/health.";
  const url = new URL(value);
  if (url.protocol !== "http:" && url.protocol !== "https:") return "Only http:// and https:// can be checked.";
  if (url.username !== "" || url.password !== "") return "Put credentials in an Authorization header, not in the URL.";
  if (url.port === "0") return "Port 0 cannot be connected to.";
  return null;
}

const url = z
  .string({ error: "Give the URL to check." })
  .trim()
  .min(1, "Give the URL to check.")
  .max(monitorLimits.urlLength, `A URL has at most ${monitorLimits.urlLength} characters.`)
  .superRefine((value, context) => {
    const problem = urlProblem(value);
    if (problem !== null && value !== "") context.addIssue({ code: "custom", message: problem });
  })
  .transform((value) => (URL.canParse(value) ? dropFragment(value) : value));

function dropFragment(value: string): string {
  const parsed = new URL(value);
  parsed.hash = "";
  return parsed.href;
}

const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "A header's name has letters, digits and hyphens only.")
  .refine((value) => !reservedHeaders.has(value.toLowerCase()), "This header is set by the connection itself.");
const headerValue = z
  .string()
  .max(monitorLimits.headerValueLength, `A header's value has at most ${monitorLimits.headerValueLength} characters.`)
  .regex(/^[\t\u0020-\u007e\u0080-\u00ff]*$/, "A header's value is one line without control characters.");

const headers = z
  .record(headerName, headerValue.nullable())
  .refine((value) => Object.keys(value).length <= monitorLimits.headers, `At most ${monitorLimits.headers} headers.`);

const statusRange = z
  .string()
  .trim()
  .transform((value, context): [number, number][] => {
    const ranges: [number, number][] = [];
    for (const part of value.split(",").map((each) => each.trim())) {
      const match = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(part);
      const from = Number(match?.[1]);
      const to = Number(match?.[2] ?? match?.[1]);
      if (!match || to < from) {
        context.addIssue({ code: "custom", message: 'Write statuses as "200", "200-299" or "200-299,404".' });
        return z.NEVER;
      }
      ranges.push([from, to]);
    }
    return ranges;
  });

/** "200-299,404" as inclusive ranges. A list of numbers or such strings does too. */
export const statusExpectation = z
  .union([
    z.string(),
    z.number().int().transform(String),
    z
      .array(z.union([z.string(), z.number().int().transform(String)]))
      .min(1)
      .transform((list) => list.join(",")),
  ])
  .pipe(statusRange);

/** The same, as it is written. */
export const formatStatusRanges = (ranges: Expectation["status"]): string =>
  ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(",");

const keyword = z.union([
  z
    .string()
    .max(monitorLimits.keywordLength)
    .transform((text) => (text === "" ? null : { text, absent: false })),
  z.strictObject({ text: z.string().min(1).max(monitorLimits.keywordLength), absent: z.boolean().default(false) }),
  z.null(),
]);

const between = (range: { least: number; most: number }, what: string) =>
  z
    .number({ error: `${what} is a number.` })
    .int(`${what} is a whole number.`)
    .min(range.least, `${what} is at least ${range.least}.`)
    .max(range.most, `${what} is at most ${range.most}.`);

const fields = z.strictObject({
  name,
  type: z.literal("http", { error: 'Only the type "http" is known.' }).default("http"),
  url,
  intervalSeconds: between(monitorLimits.intervalSeconds, "The interval in seconds"),
  timeoutMs: between(monitorLimits.timeoutMs, "The timeout in milliseconds").optional(),
  method: z.enum(monitorMethods, { error: `The method is one of ${monitorMethods.join(", ")}.` }).default("GET"),
  /** A null value keeps what is stored under that name: values are not shown again. */
  headers: headers.default({}),
  body: z
    .string()
    .refine((value) => new TextEncoder().encode(value).length <= monitorLimits.bodyBytes, "A body has at most 64 KiB.")
    .nullable()
    .default(null),
  expect: z
    .strictObject({
      status: statusExpectation.optional(),
      keyword: keyword.optional(),
      maxLatencyMs: between({ least: 1, most: monitorLimits.timeoutMs.most }, "The latency limit in milliseconds")
        .nullable()
        .optional(),
      /** So many of the last `ofChecks` must be slower than the limit. */
      slowChecks: between(monitorLimits.ofChecks, "The number of slow checks").optional(),
      ofChecks: between(monitorLimits.ofChecks, "The number of checks").optional(),
    })
    .default({}),
  followRedirects: z.boolean().default(true),
  tlsExpiryWarningDays: between({ least: 0, most: 365 }, "The number of days").default(
    defaultExpectation.tlsExpiryWarningDays,
  ),
  confirmations: between(monitorLimits.confirmations, "The number of retries").default(2),
  retryDelaySeconds: between(monitorLimits.retryDelaySeconds, "The pause before the first retry in seconds").default(2),
  recoveryConfirmations: between(monitorLimits.confirmations, "The number of passing retries").default(1),
  /** Regions that must see it fail; null for a majority. */
  quorum: between(monitorLimits.quorum, "The number of regions").nullable().default(null),
  regions: z
    .array(z.string().regex(/^[a-z0-9-]{1,32}$/, "A region's name has a-z, 0-9 and -."))
    .min(1, "Choose a region.")
    .max(20)
    .optional(),
  healthUrl: url.nullable().default(null),
  originAddress: z.string().trim().min(1).max(255).nullable().default(null),
  tags: z
    .array(
      z
        .string()
        .trim()
        .min(1, "A tag is not empty.")
        .max(monitorLimits.tagLength, `A tag has at most ${monitorLimits.tagLength} characters.`)
        .regex(/^[^\p{Cc}]*$/u, "A tag is one line of text."),
    )
    .max(monitorLimits.tags, `At most ${monitorLimits.tags} tags.`)
    .default([]),
  channelIds: z.array(z.uuid("This is not a channel's id.")).max(50).optional(),
  /** What it stands on: while one of these is down nobody is told of this one. */
  dependsOn: z
    .array(z.uuid("This is not a monitor's id."))
    .max(monitorLimits.parents, `A monitor depends on ${monitorLimits.parents} others at most.`)
    .default([]),
  /** The alert policy its incidents are told by; null for the one that matches. */
  policyId: z.uuid("This is not an alert policy's id.").nullable().default(null),
});

/** The default: as long as the interval allows, ten seconds at most. */
export const defaultTimeoutMs = (intervalSeconds: number): number => Math.min(10_000, intervalSeconds * 1000);

function checkTimeout(
  value: { timeoutMs?: number | undefined; intervalSeconds: number },
  context: z.RefinementCtx,
): void {
  if (value.timeoutMs !== undefined && value.timeoutMs > value.intervalSeconds * 1000) {
    context.addIssue({ code: "custom", path: ["timeoutMs"], message: "The timeout is not longer than the interval." });
  }
}

function checkBody(value: { method: string; body: string | null }, context: z.RefinementCtx): void {
  if (value.body !== null && value.body !== "" && (value.method === "GET" || value.method === "HEAD")) {
    context.addIssue({
      code: "custom",
      path: ["body"],
      message: `A ${value.method} request has no body. Choose another method.`,
    });
  }
}

function checkCounts(
  { expect, quorum, regions }: Pick<z.output<typeof fields>, "expect" | "quorum" | "regions">,
  context: z.RefinementCtx,
): void {
  const { slowChecks = 1, ofChecks = 1 } = expect;
  if (slowChecks > ofChecks) {
    const message = `Of ${ofChecks} checks no ${slowChecks} can be slow.`;
    context.addIssue({ code: "custom", path: ["expect", "slowChecks"], message });
  }
  const there = regions?.length ?? 1;
  if (quorum !== null && quorum > there) {
    const message = `It is checked from ${there} region${there === 1 ? "" : "s"} only.`;
    context.addIssue({ code: "custom", path: ["quorum"], message });
  }
}

/** What `POST /monitors` and the form take. */
export const monitorInput = fields.superRefine((value, context) => {
  checkTimeout(value, context);
  checkBody(value, context);
  checkCounts(value, context);
});
export type MonitorInput = z.output<typeof monitorInput>;

/** A monitor as its owner sees it. Times are ISO 8601. Header values stay behind: only their names are shown. */
export type Monitor = {
  id: string;
  name: string;
  type: "http";
  url: string;
  method: string;
  headers: Record<string, null>;
  body: string | null;
  expect: {
    status: string;
    keyword: { text: string; absent: boolean } | null;
    maxLatencyMs: number | null;
    slowChecks: number;
    ofChecks: number;
  };
  intervalSeconds: number;
  timeoutMs: number;
  followRedirects: boolean;
  tlsExpiryWarningDays: number;
  confirmations: number;
  retryDelaySeconds: number;
  recoveryConfirmations: number;
  quorum: number | null;
  regions: string[];
  healthUrl: string | null;
  originAddress: string | null;
  tags: string[];
  channelIds: string[];
  dependsOn: string[];
  /** The alert policy that it names; null for the one that matches, or none. */
  policyId: string | null;
  state: MonitorState;
  stateSince: string;
  knownState: KnownState;
  /** The window that is on for it; null while none is. */
  maintenance: UnderMaintenance | null;
  createdAt: string;
  updatedAt: string;
};
