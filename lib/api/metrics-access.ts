import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** True when metrics may be read with this `Authorization` header: `Bearer` and METRICS_TOKEN, or anything where none is set. */
export function mayReadMetrics(authorization: string | null): boolean {
  const wanted = env().METRICS_TOKEN;
  return wanted === undefined || timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${wanted}`));
}
