import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** What a signature is about; none can stand for another. */
const signature = (kind: "pass" | "link", ...parts: readonly string[]): string =>
  createHmac("sha256", `hopcheck status page ${env().HOPCHECK_SECRET}`)
    .update(JSON.stringify([kind, ...parts]))
    .digest("base64url");

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A pass lasts so long; then the password or the link is asked for again. */
export const passSeconds = 30 * 86_400;

/**
 * A pass for one page. It is bound to what let its holder in: with another password, or without the link, it opens nothing.
 * @param proof the password's hash or the link's id
 */
export function makePass(pageId: string, proof: string, now: Date): string {
  const until = String(Math.floor(now.getTime() / 1000) + passSeconds);
  return `${until}.${signature("pass", pageId, proof, until)}`;
}

export function isPass(pass: string, pageId: string, proof: string, now: Date): boolean {
  const [until = "", signed = ""] = pass.split(".");
  if (!/^\d{10,12}$/.test(until) || Number(until) * 1000 < now.getTime()) return false;
  return isSame(signed, signature("pass", pageId, proof, until));
}

export type SignedLink = { id: string; expiresAt: Date | null };

const linkSignature = (pageId: string, { id, expiresAt }: SignedLink) =>
  signature("link", pageId, id, expiresAt?.toISOString() ?? "");

/** The key of a link: its id and a signature over it and its end. */
export const linkKey = (pageId: string, link: SignedLink): string => `${link.id}.${linkSignature(pageId, link)}`;

/** The link that a key is of, when it is one of these and has not ended. */
export function linkOfKey(pageId: string, links: readonly SignedLink[], key: string, now: Date): SignedLink | null {
  const [id = "", signed = ""] = key.split(".");
  const link = links.find((each) => each.id === id);
  if (!link || (link.expiresAt !== null && link.expiresAt <= now)) return null;
  return isSame(signed, linkSignature(pageId, link)) ? link : null;
}

/** The cookie that carries a page's pass. */
export const passCookie = (pageId: string): string => `hopcheck-page-${pageId.replaceAll("-", "")}`;
