import type { HttpTarget } from "@/lib/probe/probe";

/** What a test probes: a GET without headers that has two seconds and follows no redirect, unless told otherwise. */
export const probeTarget = (url: string, more: Partial<HttpTarget> = {}): HttpTarget => ({
  url,
  method: "GET",
  headers: [],
  body: null,
  timeoutMs: 2000,
  followRedirects: false,
  ...more,
});
