import type { Candidate } from "@/lib/diagnosis/diagnosis";

/** What one companion request was answered with. */
export type Seen = {
  /** Null when no answer came. */
  status: number | null;
  /** Why there is no whole answer: the probe's code. */
  error: string | null;
  /** Who wrote the answer, when that is recognised: an id of `lib/diagnosis/fingerprints`. */
  product: string | null;
  /** Null when the answer is what a monitor expects by default. */
  candidates: readonly Candidate[] | null;
};

/** One address of the target, tried by itself. Codes are the probe's; null when it went well. */
export type TriedAddress = { address: string; tcp: string | null; tls: string | null };

/** What one resolver said of a name. Codes are Node's (`ENOTFOUND`, `ETIMEOUT`, ...); null when it had an address or none of that family. */
export type AskedResolver = {
  server: string;
  authoritative: boolean;
  code: string | null;
  addresses: readonly string[];
};

/** What was asked beside the failing path. */
export const companionRoles = ["root", "health", "static"] as const;
export type CompanionRole = (typeof companionRoles)[number];

/** What was seen beside the failing request, after it. Plain data: it is kept with the incident. */
export type Observation =
  | { kind: "addresses"; tried: readonly TriedAddress[] }
  | { kind: "resolvers"; host: string; asked: readonly AskedResolver[] }
  | { kind: "path"; role: CompanionRole; url: string; seen: Seen; failing: readonly string[] }
  | { kind: "origin"; address: string; seen: Seen }
  | { kind: "repeats"; times: number; same: number }
  | { kind: "siblings"; host: string; up: number; down: number }
  | { kind: "deployment"; name: string; secondsBefore: number }
  | { kind: "regions"; up: readonly string[]; down: readonly string[] }
  | { kind: "prober"; loopDelayMs: number; failingHosts: number; checkedHosts: number; resolves: boolean | null };
