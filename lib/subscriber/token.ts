import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** What a link may do: each kind does nothing of the others. */
export type TokenPurpose = "confirm" | "manage" | "leave";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const macBytes = 18;

const macOf = (purpose: TokenPurpose, payload: Buffer): Buffer =>
  createHmac("sha256", `hopcheck subscriber ${env().HOPCHECK_SECRET}`)
    .update(`${purpose} `)
    .update(payload)
    .digest()
    .subarray(0, macBytes);

const hashKey = (): string => `hopcheck subscriber target ${env().HOPCHECK_SECRET}`;

/** By what a target is found again: a keyed hash, which tells nothing to who has the database alone. */
export const targetHash = (kind: string, target: string): string =>
  createHmac("sha256", hashKey()).update(`${kind} ${target}`).digest("base64url");

/**
 * A link's token for one subscriber: who it is, until when it is good, and a signature; nothing of it is stored.
 * It ends with the subscriber's row.
 * @param endsAt null for no end
 */
export function signToken(purpose: TokenPurpose, subscriberId: string, endsAt: Date | null = null): string {
  if (!uuid.test(subscriberId)) throw new Error("A token is for a subscriber's id.");
  const payload = Buffer.alloc(20);
  payload.write(subscriberId.replaceAll("-", ""), 0, "hex");
  payload.writeUInt32BE(endsAt === null ? 0 : Math.floor(endsAt.getTime() / 1000), 16);
  return Buffer.concat([payload, macOf(purpose, payload)]).toString("base64url");
}

/** Whose token this is; null for one of another purpose, one that has ended and one that we did not make. */
export function readToken(purpose: TokenPurpose, token: unknown, now: Date): string | null {
  if (typeof token !== "string" || !/^[\w-]{51}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 20 + macBytes) return null;
  const payload = bytes.subarray(0, 20);
  if (!timingSafeEqual(bytes.subarray(20), macOf(purpose, payload))) return null;
  const ends = payload.readUInt32BE(16);
  if (ends !== 0 && ends * 1000 < now.getTime()) return null;
  return payload.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
