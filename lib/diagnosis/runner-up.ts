import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Candidate, RunnerUp } from "@/lib/diagnosis/diagnosis";
import type { Layer } from "@/lib/diagnosis/layer";
import { tells } from "@/lib/diagnosis/tells";

/** Where a cause has no sign of its own, its layer has one. */
const byLayer: Readonly<Record<Layer, string>> = {
  dns: "another resolver gives another answer for the name",
  network: "a connection to the address and port fails from elsewhere too",
  tls: "`openssl s_client` to the same host fails in the handshake",
  edge: "the origin answers well when it is asked past the edge",
  proxy: "the gateway's own log has a line for the request, and the application's log has none",
  platform: "the platform's log or status page names the request or the app",
  application: "the application's log has a line for the request",
  content: "the same body comes for a browser too",
  monitor: "other monitors on this machine fail at the same minute",
  unknown: "the request fails the same way on a new connection",
};

const tellOf = ({ cause, layer }: Candidate): string =>
  tells[cause as CauseSlug] ?? byLayer[layer as Layer] ?? byLayer.unknown;

/**
 * The second candidate and what would tell it from the first; null when the evidence leaves one cause.
 * @param candidates best first
 */
export function runnerUpOf(candidates: readonly Candidate[]): RunnerUp | null {
  const [first, second] = candidates;
  if (first === undefined || second === undefined) return null;
  const [one, other] = [tellOf(first), tellOf(second)];
  const apart =
    one === other
      ? `Both show when ${one}; the other candidates' next steps tell them apart.`
      : `${first.cause} if ${one}; ${second.cause} if ${other}.`;
  return { ...second, apart };
}
