import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Report } from "@/lib/diagnosis/diagnosis";
import type { Weights } from "@/lib/diagnosis/weights";

/** What an observation means for a diagnosis. */
export type Reading = {
  /** For the evidence: what was seen, literally. */
  line: string;
  /** True for what happened before the failing request; all else came after it. */
  earlier?: true;
  /** How much likelier (above 1) or less likely the observation is under each cause; 1 where none is given. */
  factors?: Weights;
  /** Causes that the observation itself shows, and how much of the whole they take. */
  shows?: { share: number; weights: Weights };
  /** A clause for the summary where the observation decides: "the origin behind it answers well". */
  clause?: string;
};

/** Reads one kind of observation against the report of the failing request; null when it tells nothing. */
export type Reader<Kind> = (observation: Kind, report: Report) => Reading | null;

/** The same factor for each of several causes. */
export const factor = (value: number, causes: readonly CauseSlug[]): Weights =>
  Object.fromEntries(causes.map((cause) => [cause, value]));

/** The way to the whole application is broken: every request through the gateway meets it. */
export const wholeWay: readonly CauseSlug[] = [
  "upstream-refused",
  "upstream-unreachable",
  "upstream-connect-timeout",
  "upstream-dns-failure",
  "upstream-socket-missing",
  "upstream-socket-permission",
  "upstream-protocol-mismatch",
  "upstream-tls-handshake",
  "upstream-tls-untrusted",
  "upstream-tls-expired",
  "upstream-tls-wrong-host",
  "no-healthy-upstream",
  "upstream-unavailable",
];

/** One handler or one answer is at fault: other paths need not meet it. */
export const oneHandler: readonly CauseSlug[] = [
  "upstream-closed-early",
  "upstream-reset",
  "upstream-bad-response",
  "upstream-header-too-large",
  "upstream-read-timeout",
  "app-error",
  "app-timeout",
  "app-crash",
  "response-truncated",
  "response-header-timeout",
  "response-body-timeout",
];

/** Passing by itself: a repeat a moment later would not meet it again. */
export const passing: readonly CauseSlug[] = ["upstream-keepalive-race", "conn-reset"];
