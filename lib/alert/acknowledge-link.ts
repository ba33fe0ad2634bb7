import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** What a link stands for. Whoever has it may acknowledge that incident, in the name of that channel. */
export type AcknowledgeLink = { organizationId: string; incidentId: string; channelId: string };

const validMs = 7 * 86_400_000;
const idBytes = 16;
const bodyBytes = 3 * idBytes + 4;

const key = (): Buffer => createHash("sha256").update(`hopcheck acknowledge ${env().HOPCHECK_SECRET}`).digest();
const signature = (body: Buffer): Buffer => createHmac("sha256", key()).update(body).digest();

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/**
 * A link that acknowledges without an account, valid for seven days. The same facts give the same link, so that a
 * retry of a message says the same thing. It is used up by the acknowledgement itself, which happens once.
 * @param from when the notice that carries it was made
 */
export function acknowledgeLink({ organizationId, incidentId, channelId }: AcknowledgeLink, from: Date): string {
  const until = Buffer.alloc(4);
  until.writeUInt32BE(Math.floor((from.getTime() + validMs) / 1000));
  const body = Buffer.concat([...[organizationId, incidentId, channelId].map(bytesOf), until]);
  const token = `${body.toString("base64url")}.${signature(body).toString("base64url")}`;
  return `${env().APP_URL}/acknowledge/${token}`;
}

/** What a link's last part stands for; null when it was not made here, was changed or has expired. */
export function readAcknowledgeLink(token: string, now: Date): AcknowledgeLink | null {
  const [text = "", sign = ""] = token.length > 200 ? [] : token.split(".");
  const body = Buffer.from(text, "base64url");
  const given = Buffer.from(sign, "base64url");
  const wanted = signature(body);
  if (body.length !== bodyBytes || given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  if (body.readUInt32BE(3 * idBytes) * 1000 <= now.getTime()) return null;
  const [organizationId = "", incidentId = "", channelId = ""] = [0, 1, 2].map((n) =>
    uuidOf(body.subarray(n * idBytes, (n + 1) * idBytes)),
  );
  return { organizationId, incidentId, channelId };
}
