import type { Cause } from "@/lib/diagnosis/cause";
import { fixUrl, otherResolver, resolveBoth, resolverHere, trace, whois } from "@/lib/diagnosis/causes/steps";

/** The name of the checked host does not resolve. */
export const dnsCauses = {
  "dns-nxdomain": { layer: "dns", words: "the name does not exist", retryHelps: false, steps: [trace, whois, fixUrl] },
  "dns-nodata": {
    layer: "dns",
    words: "the name has no address record",
    retryHelps: false,
    steps: [resolveBoth, { text: "Compare with the records in your DNS zone.", command: null }],
  },
  "dns-servfail": {
    layer: "dns",
    words: "the resolver could not get an answer (SERVFAIL)",
    retryHelps: false,
    steps: [{ text: "If this answers, DNSSEC is what is broken.", command: "dig +cd HOST" }, otherResolver],
  },
  "dns-timeout": {
    layer: "dns",
    words: "the resolver did not answer in time",
    retryHelps: true,
    steps: [
      {
        text: "Ask each name server by itself.",
        command: "for ns in $(dig +short NS HOST); do dig +tries=1 +time=2 HOST @$ns; done",
      },
      otherResolver,
    ],
  },
  "dns-refused": {
    layer: "dns",
    words: "the resolver refused to answer",
    retryHelps: false,
    steps: [{ text: "Compare the name servers with those at the registrar.", command: "dig HOST NS" }, trace],
  },
  "dns-bad-name": {
    layer: "dns",
    words: "the host is not a legal name",
    retryHelps: false,
    steps: [fixUrl, resolveBoth],
  },
  "dns-not-found": {
    layer: "dns",
    words: "the name does not resolve",
    retryHelps: false,
    steps: [resolveBoth, whois, fixUrl],
  },
  "dns-temporary-failure": {
    layer: "dns",
    words: "the name could not be resolved just now",
    retryHelps: true,
    steps: [otherResolver, resolverHere],
  },
  "dns-resolver-unreachable": {
    layer: "monitor",
    words: "the monitor's own resolver does not answer",
    retryHelps: true,
    steps: [resolverHere, { text: "Try an unrelated name from the machine that checks.", command: "dig example.com" }],
  },
} as const satisfies Record<string, Cause>;
