import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const version = "v1";
const key = (): Buffer => createHash("sha256").update(`hopcheck seal ${env().HOPCHECK_SECRET}`).digest();

/** Encrypts text for the database: AES-256-GCM under the installation's secret, `v1.<nonce>.<tag>.<text>` in base64url. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** Opens what `seal` made. @throws Error when the text was made under another secret or changed. */
export function unseal(text: string): string {
  const [found, nonce, tag, sealed] = text.split(".");
  if (found !== version || nonce === undefined || tag === undefined || sealed === undefined)
    throw new Error("This is not a sealed value.");
  const decipher = createDecipheriv("aes-256-gcm", key(), Buffer.from(nonce, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(sealed, "base64url")), decipher.final()]).toString("utf8");
}
