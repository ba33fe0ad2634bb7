import type { AskedResolver, Observation } from "@/lib/triage/observation";
import type { Reader } from "@/lib/triage/reading";

type Resolvers = Extract<Observation, { kind: "resolvers" }>;

const codes: Readonly<Record<string, string>> = {
  ENOTFOUND: "no such name",
  ENODATA: "no address",
  ESERVFAIL: "server failure",
  EREFUSED: "refused",
  ETIMEOUT: "no answer",
  ECONNREFUSED: "no resolver there",
};

const said = ({ code, addresses }: AskedResolver): string =>
  code === null ? (addresses.length === 0 ? "no address" : [...addresses].sort().join(", ")) : (codes[code] ?? code);

const who = ({ server, authoritative }: AskedResolver): string =>
  `${authoritative ? "the authoritative server" : "the resolver"} ${server}`;

const isSilent = ({ code }: AskedResolver): boolean => code === "ETIMEOUT" || code === "ECONNREFUSED";

/** What each resolver says of the name: where they differ, it is not the name that is wrong. */
export const readResolvers: Reader<Resolvers> = ({ host, asked }, report) => {
  if (asked.length === 0) return null;
  const answers = new Set(asked.map(said));
  const line =
    answers.size === 1
      ? `${asked.length === 1 ? who(asked[0] as AskedResolver) : `all ${asked.length} resolvers asked`} of ${host}: ${[...answers][0]}`
      : asked.map((each) => `${who(each)} of ${host}: ${said(each)}`).join("; ");
  if (report.diagnosis?.layer !== "dns" && report.error?.phase !== "dns") return { line };
  const own = asked.filter(({ authoritative }) => !authoritative);
  const answering = asked.filter(({ code }) => code === null);
  if (own.length > 0 && own.every(isSilent) && asked.some((each) => each.authoritative && !isSilent(each)))
    return {
      line,
      shows: { share: 0.7, weights: { "dns-resolver-unreachable": 1 } },
      clause: "the authoritative server answers, the monitor's own resolvers do not",
    };
  if (answering.length > 0 && answering.length < asked.length)
    return { line, clause: `${answering.length} of ${asked.length} resolvers do resolve ${host}` };
  return { line };
};
