import type { dnsCauses } from "@/lib/diagnosis/causes/dns";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { eachNameServer, fixUrl, otherResolver, resolveBoth, resolverHere, trace, whois } from "@/lib/runbook/shared";
import { rfc, system } from "@/lib/runbook/sources";

/** The name of the checked host does not resolve. */
export const dnsRunbooks: Record<keyof typeof dnsCauses, Runbook> = {
  "dns-nxdomain": {
    meaning:
      "The name servers say that the name does not exist (NXDOMAIN). The record was removed or never made, the domain has expired, or the name is misspelt.",
    checks: [
      trace,
      whois,
      fixUrl,
      look("Compare with the records at your DNS provider: is the zone that you edit the one that is delegated?"),
      otherResolver,
    ],
    retry: {
      helps: false,
      why: "A missing name stays missing, and resolvers remember the answer for minutes to hours.",
    },
    prevent: [
      "Renew the domain automatically, with a payment method and an address that somebody reads.",
      "Keep DNS records in code, so that a removal is reviewed.",
    ],
    sources: [rfc(2308, "2.1", "name error"), system.eppStatus, system.nodeDns],
  },
  "dns-nodata": {
    meaning:
      "The name exists, but it has no address: no A and no AAAA record. Often only another kind of record, such as MX or TXT, was made for it.",
    checks: [
      resolveBoth,
      look("Compare with the records in your DNS zone: was the A, AAAA or CNAME record removed?"),
      look("Follow a CNAME to its end: the name it leads to may have no address.", "dig {host} CNAME"),
      otherResolver,
    ],
    retry: { helps: false, why: "The answer is whole and says that there is no address." },
    prevent: [
      "Keep DNS records in code, so that a removal is reviewed.",
      "Before you delete a server, look for names that still lead to it.",
    ],
    sources: [rfc(2308, "2.2", "no data"), system.nodeDns],
  },
  "dns-servfail": {
    meaning:
      "The resolver asked and could not get an answer that it may give (SERVFAIL). The zone's own name servers are broken or unreachable, or its DNSSEC signatures do not verify.",
    checks: [
      look(
        "Ask without DNSSEC. If only this answers, the signatures or the DS record are what is broken.",
        "dig +cd {host}",
      ),
      eachNameServer,
      look("See why validation fails.", "delv {host}"),
      otherResolver,
    ],
    retry: { helps: false, why: "The zone must be mended; a resolver also remembers the failure for a while." },
    prevent: [
      "Change the DS record at the registrar and the zone's keys in the right order, and wait out the TTL between.",
      "Have name servers in at least two networks.",
    ],
    sources: [
      rfc(4035, "5.5", "resolver behaviour when signatures do not validate"),
      rfc(8914, null, "extended DNS errors"),
      system.dig,
    ],
  },
  "dns-timeout": {
    meaning:
      "No answer to the question came in time. The zone's name servers are down, cannot be reached, or drop the packets.",
    checks: [
      eachNameServer,
      otherResolver,
      look(
        "Ask over TCP: where this answers and UDP does not, a firewall drops UDP or large answers.",
        "dig +tcp {host}",
      ),
      resolverHere,
    ],
    retry: { helps: true, why: "A lost packet or a slow server is often a matter of seconds." },
    prevent: ["Have name servers in at least two networks.", "Allow port 53 over UDP and over TCP."],
    sources: [rfc(7766, null, "DNS over TCP"), system.resolvConf, system.nodeDns],
  },
  "dns-refused": {
    meaning:
      "A server was asked and refused to answer (REFUSED). Mostly the domain is delegated to name servers that do not serve it.",
    checks: [
      look("Compare the name servers in the zone with those at the registrar.", "dig {host} NS; dig +trace {host}"),
      eachNameServer,
      otherResolver,
      look("If it is your own resolver, look whether it allows this client to ask."),
    ],
    retry: { helps: false, why: "Refusing is a rule, not a fault of the moment." },
    prevent: [
      "When you move a zone, change the name servers at the registrar last, and remove the old zone after that.",
    ],
    sources: [rfc(1035, "4.1.1", "response codes"), system.dig],
  },
  "dns-bad-name": {
    meaning: "The host is not a legal name: an empty or too long label, or letters that a host name cannot have.",
    checks: [
      fixUrl,
      look("Look for a double dot, a space, an underscore, or a label of more than 63 letters."),
      resolveBoth,
    ],
    retry: { helps: false, why: "The name itself must be changed." },
    prevent: ["Build host names from checked parts; a missing variable often leaves two dots."],
    sources: [rfc(1035, "2.3.1", "preferred name syntax"), rfc(1123, "2.1", "host names")],
  },
  "dns-not-found": {
    meaning:
      "The name does not resolve. From the system's error alone one cannot tell whether the name is missing, has no address, or is not legal.",
    checks: [resolveBoth, whois, fixUrl, trace],
    retry: { helps: false, why: "In each of the cases the name or its records must be changed." },
    prevent: ["Renew the domain automatically.", "Keep DNS records in code, so that a removal is reviewed."],
    sources: [system.getaddrinfo, system.nodeDns],
  },
  "dns-temporary-failure": {
    meaning:
      "The name could not be resolved just now. Behind this error of the system are a server failure, a refusal, a lost packet, or a resolver that is down.",
    checks: [
      otherResolver,
      resolverHere,
      eachNameServer,
      look("Ask for another name: if that fails too, it is the resolver.", "dig example.com"),
    ],
    retry: { helps: true, why: "Most of what is behind it passes." },
    prevent: ["Give the machine two resolvers.", "Have name servers for the zone in at least two networks."],
    sources: [system.getaddrinfo, system.nodeDns],
  },
  "dns-resolver-unreachable": {
    meaning:
      "The resolver of the machine that checks does not answer. Every name fails from there; the target may be well.",
    checks: [
      resolverHere,
      look("Try an unrelated name from the machine that checks.", "dig example.com"),
      look("Ask another resolver from there.", "dig example.com @1.1.1.1"),
      look("Look whether the local resolver runs.", "systemctl status systemd-resolved --no-pager"),
    ],
    retry: { helps: true, why: "As soon as the resolver is back, the checks go on." },
    prevent: ["Give the machine two resolvers that do not share a host."],
    sources: [system.resolvConf, system.nodeDns],
  },
};
