import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** The channel that a mail came through. */
export type Muted = { organizationId: string; channelId: string };

const idBytes = 16;

const key = (): Buffer => createHash("sha256").update(`hopcheck mute ${env().HOPCHECK_SECRET}`).digest();
const signature = (body: Buffer, address: string): Buffer =>
  createHmac("sha256", key()).update(body).update(address.toLowerCase()).digest();

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/**
 * The link by which an address ends its mails, as long as it is the channel's (RFC 8058 §3.1: opaque, hard to forge,
 * and enough by itself).
 */
export function muteLink({ organizationId, channelId }: Muted, address: string): string {
  const body = Buffer.concat([bytesOf(organizationId), bytesOf(channelId)]);
  const token = `${body.toString("base64url")}.${signature(body, address).toString("base64url")}`;
  return `${env().APP_URL}/api/mute/${token}`;
}

type Read = Muted & { isFor(address: string): boolean };

/** What a link's last part names; null for what is no such thing. Only `isFor` tells whether it was made here. */
export function readMuteLink(token: string): Read | null {
  const [text = "", sign = ""] = token.length > 200 ? [] : token.split(".");
  const body = Buffer.from(text, "base64url");
  if (body.length !== 2 * idBytes) return null;
  const given = Buffer.from(sign, "base64url");
  return {
    organizationId: uuidOf(body.subarray(0, idBytes)),
    channelId: uuidOf(body.subarray(idBytes)),
    isFor: (address) => {
      const wanted = signature(body, address);
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}
