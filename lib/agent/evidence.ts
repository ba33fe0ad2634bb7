import { z } from "zod";

/** What an agent is asked for, once each for an incident. */
export const evidenceKinds = ["state", "lines", "request"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

const at = z.iso.datetime({ offset: true, error: "Write a time in ISO 8601." });
const port = z.number().int().min(1).max(65_535);
const count = z.number().int().min(0).max(1_000_000_000);
const bytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const label = z.string().min(1).max(200);

/** A line of a log that was recognised, masked before it was sent. */
const line = z.strictObject({
  type: z.literal("line"),
  /** Which log, as it was named on the command line: the file's name without its folders. */
  source: label,
  at,
  text: z.string().min(1).max(500),
});

/** A port that is watched. */
const listener = z.strictObject({
  type: z.literal("listener"),
  port,
  /** The local addresses that it listens on now; none when nothing listens. */
  addresses: z.array(z.string().max(45)).max(20),
  /** True when the agent runs in a container, where 127.0.0.1 is not reached from outside. */
  inContainer: z.boolean(),
  /** What a TLS handshake with it came to; null when it was not tried or nothing came of it. */
  speaksTls: z.boolean().nullable().default(null),
  /** When nothing listened there last, as far as was watched; null when something always did. */
  lastClosedAt: at.nullable(),
});

/** A process that is watched. */
const watchedProcess = z.strictObject({
  type: z.literal("process"),
  name: label,
  running: z.boolean(),
  pid: z.number().int().min(1).nullable(),
  startedAt: at.nullable(),
  /** How often it was seen with another pid since the agent runs. */
  restarts: count,
  rssBytes: bytes.nullable(),
  /** Of its control group; null when there is no limit. */
  memoryLimitBytes: bytes.nullable(),
  /** Kills for want of memory in its control group while the agent watched. */
  oomKills: count.nullable(),
  openFiles: count.nullable(),
  openFilesLimit: count.nullable(),
});

/** Whether the failing request is in the application's own log. */
const request = z.strictObject({
  type: z.literal("request"),
  source: label,
  probeId: z.string().regex(/^[0-9a-f]{32}$/),
  found: z.boolean(),
});

const finding = z.discriminatedUnion("type", [line, listener, watchedProcess, request]);
export type AgentFinding = z.output<typeof finding>;
export type LineFinding = z.output<typeof line>;
export type ListenerFinding = z.output<typeof listener>;
export type ProcessFinding = z.output<typeof watchedProcess>;

export const evidenceInput = z.strictObject({
  incidentId: z.uuid("This is not an incident's id."),
  kind: z.enum(evidenceKinds),
  /** The agent's clock when it sent this: times in it are moved by how much that clock is off. */
  sentAt: at,
  /** The ports that are watched: a line about another one is about something else. */
  ports: z.array(port).max(50),
  findings: z.array(finding).max(60),
});
export type EvidenceInput = z.output<typeof evidenceInput>;

/** Largest report, in bytes. */
export const mostEvidenceBytes = 64 * 1024;

/** What an agent is asked: what it saw around one open incident. */
export type AgentTask = {
  incidentId: string;
  monitorId: string;
  monitorName: string;
  /** The host that clients ask for, to tell lines of other sites apart; null when it is not known. */
  host: string | null;
  startedAt: string;
  /** What happened earlier than this does not belong to it. */
  from: string;
  /** The id that the failing request carried. */
  probeId: string | null;
  wanted: EvidenceKind[];
};

/** How long before the first failing check something can have happened that it shows. */
export const leadSeconds = 120;
