import type { PeerCertificate } from "node:tls";
import type { Certificate } from "@/lib/probe/probe";

const mostNames = 50;
const mostIssuers = 20;

/** Node's certificate, with its issuers where Node was asked for them. */
type WithIssuer = PeerCertificate & { issuerCertificate?: WithIssuer };

const iso = (text: string | undefined): string => {
  const time = new Date(text ?? "");
  return Number.isNaN(time.getTime()) ? "" : time.toISOString();
};

/** A certificate is the other side's text: bounded, and without what a database refuses. */
const safe = (text: string): string => text.replaceAll("\0", "\ufffd").slice(0, 255);

const nameOf = (part: PeerCertificate["subject"] | undefined): string => {
  const name = part?.CN ?? part?.O ?? "";
  return safe(Array.isArray(name) ? name.join(", ") : name);
};

/** "DNS:a.example, IP Address:192.0.2.1" as names; a name with a comma in it comes quoted. */
const altNamesOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split(", ")
    .filter((name) => name !== "")
    .slice(0, mostNames)
    .map((name) => safe(name.replace(/^[A-Za-z ]+:/, "")));

function chainLengthOf(leaf: WithIssuer): number {
  const seen = new Set<string>();
  for (let each: WithIssuer | undefined = leaf; each && seen.size < mostIssuers; each = each.issuerCertificate) {
    if (seen.has(each.fingerprint256)) break;
    seen.add(each.fingerprint256);
  }
  return seen.size;
}

/** What a report keeps of the certificate a server showed. */
export function certificateOf(leaf: PeerCertificate | null): Certificate | null {
  if (leaf === null) return null;
  return {
    subject: nameOf(leaf.subject),
    issuer: nameOf(leaf.issuer),
    validFrom: iso(leaf.valid_from),
    validTo: iso(leaf.valid_to),
    altNames: altNamesOf(leaf.subjectaltname),
    chainLength: chainLengthOf(leaf),
  };
}
