import "server-only";
import { headers } from "next/headers";

/** The nonce of this answer, as `proxy.ts` made it; nothing where it made none. */
export async function nonce(): Promise<{ nonce?: string }> {
  const value = (await headers()).get("x-nonce");
  return value === null ? {} : { nonce: value };
}
