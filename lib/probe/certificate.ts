import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import type { Certificate } from "@/lib/probe/probe";

const iso = (text: string | undefined): string => {
  const time = new Date(text ?? "");
  return Number.isNaN(time.getTime()) ? "" : time.toISOString();
};

const nameOf = (part: DetailedPeerCertificate["subject"] | undefined): string => {
  const name = part?.CN ?? part?.O ?? "";
  return Array.isArray(name) ? name.join(", ") : name;
};

function chainLength(leaf: DetailedPeerCertificate): number {
  const seen = new Set<DetailedPeerCertificate>();
  for (
    let each: DetailedPeerCertificate | undefined = leaf;
    each && !seen.has(each) && seen.size < 20;
    each = each.issuerCertificate
  )
    seen.add(each);
  return seen.size;
}

/** The certificate a server showed; null when it showed none. */
export function certificateOf(socket: TLSSocket, whole: boolean): Certificate | null {
  const leaf = socket.getPeerCertificate(whole) as DetailedPeerCertificate;
  if (!leaf || Object.keys(leaf).length === 0) return null;
  return {
    subject: nameOf(leaf.subject),
    issuer: nameOf(leaf.issuer),
    validFrom: iso(leaf.valid_from),
    validTo: iso(leaf.valid_to),
    altNames: (leaf.subjectaltname ?? "")
      .split(", ")
      .filter(Boolean)
      .map((name) => name.replace(/^[A-Za-z ]+:/, "")),
    chainLength: whole ? chainLength(leaf) : 1,
  };
}
