import { mayReadMetrics } from "@/lib/api/metrics-access";
import { readMetrics } from "@/lib/api/read-metrics";

export const dynamic = "force-dynamic";

/** Prometheus metrics. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get("authorization"))) {
    return new Response("Send the metrics token: Authorization: Bearer ...\n", {
      status: 401,
      headers: { "WWW-Authenticate": 'Bearer realm="metrics"' },
    });
  }
  const text = await readMetrics().catch(() => null);
  if (text === null) return new Response("The database cannot be reached.\n", { status: 503 });
  return new Response(text, {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
  });
}
