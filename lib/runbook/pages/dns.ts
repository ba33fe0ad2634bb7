import type { ErrorPage } from "@/lib/runbook/page";
import { failure } from "@/lib/runbook/pages/failure";

/** The name does not resolve. */
export const dnsPages: readonly ErrorPage[] = [
  failure("dns-nxdomain", {
    slug: "dns-no-such-name",
    name: "No such name (NXDOMAIN)",
    sentence: "DNS says that the name does not exist, so there is no address to connect to.",
    aliases: [
      "enotfound",
      "nxdomain",
      "dns-nxdomain",
      "eai-noname",
      "dns-probe-finished-nxdomain",
      "err-name-not-resolved",
      "curl-6",
    ],
    meaning: [
      "The question reached DNS and came back with a clear no. No server of yours was asked yet.",
      "Programs often do not say so exactly: getaddrinfo, and with it Node's ENOTFOUND, covers a missing name, a name without an address, and a name that is not legal.",
    ],
    says: [
      { product: "dig", says: "status: NXDOMAIN", means: "The name does not exist." },
      {
        product: "Node.js",
        says: "getaddrinfo ENOTFOUND",
        means: "No such name, or no address, or not legal. dns.resolve4 tells which: ENOTFOUND or ENODATA.",
      },
      { product: "curl", says: "(6) Could not resolve host", means: "The same, and a resolver that is down as well." },
      {
        product: "Chrome",
        says: "DNS_PROBE_FINISHED_NXDOMAIN",
        means: "The name does not exist, as far as its resolver knows.",
      },
      { product: "Firefox", says: "“We're having trouble finding that site.”", means: "The name did not resolve." },
      { product: "Go", says: "lookup …: no such host", means: "No such name or no address." },
      { product: "Python", says: "[Errno -2] Name or service not known", means: "No such name or no address." },
    ],
    ways: [
      {
        title: "The domain has expired or is on hold",
        text: "All names under it vanish at once, mail too. whois shows it.",
        causes: ["dns-nxdomain"],
      },
      {
        title: "The record was removed or never made",
        text: "Or it was made in a zone that is not the one in use.",
        causes: ["dns-nxdomain", "dns-nodata"],
      },
      { title: "A typing error", text: "In the URL, or a variable that was empty.", causes: ["dns-bad-name"] },
      {
        title: "A name of the inside, asked from outside",
        text: "It exists only in your own network's DNS.",
        causes: ["dns-nxdomain"],
      },
      {
        title: "The resolver did not say what it was",
        text: "Where only the system's error is known, these cannot be told apart.",
        causes: ["dns-not-found"],
      },
    ],
    timing: [
      { seen: "Below 0.1 s", means: "A resolver remembered the no; it may do so for as long as the zone's SOA says." },
      { seen: "Some seconds", means: "More likely a server failure or no answer." },
    ],
    apart: [
      {
        like: "No such name or no address?",
        tell: "dig says NXDOMAIN for the first, and NOERROR with no answer for the second.",
      },
      {
        like: "No such name or a broken resolver?",
        tell: "Ask for example.com: if that fails too, it is the resolver.",
      },
    ],
    related: ["dns-no-address", "dns-server-failure", "dns-timeout"],
  }),
  failure("dns-nodata", {
    slug: "dns-no-address",
    name: "The name has no address",
    sentence: "The name exists in DNS, but has neither an A nor an AAAA record.",
    aliases: ["enodata", "dns-nodata", "nodata", "eai-nodata"],
    meaning: ["The zone works and knows the name, perhaps for mail. For a connection it has nothing to offer."],
    says: [
      { product: "dig", says: "status: NOERROR, ANSWER: 0", means: "The name exists, without this kind of record." },
      { product: "Node.js", says: "queryA ENODATA; with getaddrinfo ENOTFOUND", means: "No address." },
      { product: "Python", says: "[Errno -5] No address associated with hostname", means: "No address." },
    ],
    ways: [
      {
        title: "The record was removed",
        text: "And another, such as MX or TXT, keeps the name alive.",
        causes: ["dns-nodata"],
      },
      {
        title: "A CNAME that ends nowhere",
        text: "The name it leads to has lost its address.",
        causes: ["dns-nodata"],
      },
      {
        title: "Only IPv6, asked for IPv4, or the other way round",
        text: "The client asks for one family only.",
        causes: ["dns-nodata", "tcp-net-unreachable"],
      },
    ],
    apart: [{ like: "No address or no name?", tell: "NOERROR without an answer, against NXDOMAIN." }],
    related: ["dns-no-such-name", "host-unreachable"],
  }),
  failure("dns-servfail", {
    slug: "dns-server-failure",
    name: "DNS server failure (SERVFAIL)",
    sentence: "The resolver tried and could not get an answer that it may pass on.",
    aliases: ["eai-again", "servfail", "eservfail", "dns-servfail", "eai-fail", "dns-probe-finished-bad-config"],
    meaning: [
      "The resolver works; what it asked does not. Either the zone's own servers are broken, or DNSSEC says that their answer is forged, which after a wrong change it is.",
      "EAI_AGAIN of getaddrinfo and Node is broader: server failure, refusal, no answer, and a resolver that is down.",
    ],
    says: [
      {
        product: "dig",
        says: "status: SERVFAIL, often with an EDE line that gives the reason",
        means: "Broken zone or DNSSEC.",
      },
      {
        product: "Node.js",
        says: "getaddrinfo EAI_AGAIN; queryA ESERVFAIL",
        means: "The first is broad, the second exact.",
      },
      { product: "Python", says: "[Errno -3] Temporary failure in name resolution", means: "As EAI_AGAIN." },
      { product: "Go", says: "lookup …: server misbehaving", means: "SERVFAIL or refused." },
    ],
    ways: [
      {
        title: "DNSSEC is broken",
        text: "The DS record at the registrar does not fit the zone's keys, mostly after a move to another provider, or signatures have expired.",
        causes: ["dns-servfail"],
      },
      {
        title: "The zone's name servers are down or unreachable",
        text: "All of them, or those that this resolver asked.",
        causes: ["dns-servfail", "dns-timeout"],
      },
      { title: "They do not serve the zone", text: "Delegated to servers that refuse it.", causes: ["dns-refused"] },
      {
        title: "The resolver has a bad day",
        text: "Then other names fail there as well.",
        causes: ["dns-temporary-failure", "dns-resolver-unreachable"],
      },
    ],
    timing: [
      { seen: "Below 0.2 s", means: "DNSSEC, or a refusal." },
      { seen: "Some seconds", means: "The zone's servers do not answer." },
    ],
    apart: [
      { like: "DNSSEC or dead servers?", tell: "dig +cd switches validation off. If it answers then, it is DNSSEC." },
      { like: "Zone or resolver?", tell: "Ask a second resolver and a second name." },
    ],
    related: ["dns-timeout", "dns-no-such-name"],
  }),
  failure("dns-timeout", {
    slug: "dns-timeout",
    name: "DNS does not answer",
    sentence: "The question was asked, and no answer came in time.",
    aliases: ["etimeout", "dns-no-answer"],
    meaning: [
      "Either the resolver does not answer, then every name fails; or the zone's servers do not answer the resolver, then only this one does.",
    ],
    says: [
      {
        product: "dig",
        says: "communications error …: timed out, or no servers could be reached",
        means: "No answer from the server that was asked.",
      },
      {
        product: "Node.js",
        says: "queryA ETIMEOUT; with getaddrinfo EAI_AGAIN after some seconds",
        means: "No answer.",
      },
      { product: "curl", says: "(28) Resolving timed out", means: "No answer within the limit." },
    ],
    ways: [
      {
        title: "The zone's name servers are down",
        text: "Or a firewall in front of them drops the packets.",
        causes: ["dns-timeout"],
      },
      {
        title: "Large answers get lost",
        text: "UDP in pieces is dropped and TCP port 53 is closed.",
        causes: ["dns-timeout"],
      },
      {
        title: "The resolver is down",
        text: "Every name fails from that machine.",
        causes: ["dns-resolver-unreachable"],
      },
    ],
    timing: [{ seen: "5 s, 10 s", means: "The system's resolver waits 5 s and asks again." }],
    apart: [{ like: "Zone or resolver?", tell: "Ask for example.com: if that answers, it is the zone." }],
    related: ["dns-server-failure", "dns-no-such-name"],
  }),
];
