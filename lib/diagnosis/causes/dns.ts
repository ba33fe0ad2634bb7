import type { Cause } from "@/lib/diagnosis/cause";

/** The name of the checked host does not resolve. */
export const dnsCauses = {
  "dns-nxdomain": { layer: "dns", words: "the name does not exist" },
  "dns-nodata": {
    layer: "dns",
    words: "the name has no address record",
  },
  "dns-servfail": {
    layer: "dns",
    words: "the resolver could not get an answer (SERVFAIL)",
  },
  "dns-timeout": {
    layer: "dns",
    words: "the resolver did not answer in time",
  },
  "dns-refused": {
    layer: "dns",
    words: "the resolver refused to answer",
  },
  "dns-bad-name": {
    layer: "dns",
    words: "the host is not a legal name",
  },
  "dns-not-found": {
    layer: "dns",
    words: "the name does not resolve",
  },
  "dns-temporary-failure": {
    layer: "dns",
    words: "the name could not be resolved just now",
  },
  "dns-resolver-unreachable": {
    layer: "monitor",
    words: "the monitor's own resolver does not answer",
  },
} as const satisfies Record<string, Cause>;
