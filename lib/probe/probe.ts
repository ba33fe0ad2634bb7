/** The phases of one request, in the order in which they happen. */
export const phaseNames = ["dns", "tcp", "tls", "request", "firstByte", "body"] as const;
export type PhaseName = (typeof phaseNames)[number];

/** One phase: how long it took and whether it ended well. A phase that was not reached is absent. */
export type Phase = { name: PhaseName; durationMs: number; ok: boolean; detail: string | null };

/** What to ask and how long to wait. The prober adds its own headers (`User-Agent`, `X-Hopcheck-Probe`, `traceparent`). */
export type HttpTarget = {
  url: string;
  method: string;
  /** In the order in which they are sent. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string | null;
  /** For everything together: look-up, connection, handshake, answer, body, redirects. */
  timeoutMs: number;
  followRedirects: boolean;
  /** Looked for in the decoded body, up to the part that is read. */
  keyword?: string | null;
};

/** The certificate as the server sent it; times are ISO 8601. */
export type Certificate = {
  subject: string;
  issuer: string;
  validFrom: string;
  validTo: string;
  altNames: readonly string[];
  /** How many certificates the server sent, the leaf included. */
  chainLength: number;
};

export type ProbeResponse = {
  status: number;
  reason: string;
  httpVersion: string;
  /** As received: order, case and duplicates are evidence. */
  headers: readonly (readonly [name: string, value: string])[];
  /** The first 16 KiB after decoding, as text. */
  bodyText: string;
  bodyBytes: number;
  /** From `Content-Length`, null without one. */
  announcedBytes: number | null;
  /** False when the connection ended or the time ran out before the body did. */
  complete: boolean;
  /** Whether the keyword stood in what was read; null when none was asked for. */
  keywordFound: boolean | null;
};

/** Why a probe has no whole answer. `code` is Node's or ours (`TIMEOUT`, `BLOCKED`, `PROTOCOL`, `REDIRECT_LOOP`, ...). */
export type ProbeError = { code: string; phase: PhaseName; message: string };

/** One hop of a redirect chain: where it was asked and what it said. */
export type Redirect = { url: string; status: number; location: string | null };

/** What one probe saw. It is data whatever happened: a probe never throws for the target's fault. */
export type ProbeResult = {
  url: string;
  method: string;
  /** ISO 8601, the wall clock at the start. */
  startedAt: string;
  /** From the start to the end of the body or to the failure. */
  totalMs: number;
  phases: readonly Phase[];
  /** Every address the name resolved to; empty when it did not. */
  addresses: readonly string[];
  remoteAddress: string | null;
  tls: { protocol: string | null; certificate: Certificate | null } | null;
  /** The answer, also when it is partial (`error` is set too then). */
  response: ProbeResponse | null;
  error: ProbeError | null;
  redirects: readonly Redirect[];
  /** The `X-Hopcheck-Probe` value of this request, to be searched for in the target's log. */
  probeId: string;
};
