import { RateLimiterMemory } from "rate-limiter-flexible";
import { domainOf } from "@/lib/status-page/domain";
import { pageAtHost } from "@/lib/status-page/page-at-host";

/** A proxy asks once for each certificate; more is somebody trying names. */
const limit = new RateLimiterMemory({ points: 300, duration: 60 });

const answer = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** Whether a certificate may be had for a domain: the question of Caddy's `on_demand_tls`. It tells no more than that. */
export async function GET(request: Request): Promise<Response> {
  const allowed = await limit.consume("all").then(
    () => true,
    () => false,
  );
  if (!allowed) return answer(429);
  const domain = domainOf(new URL(request.url).searchParams.get("domain") ?? "");
  return answer(domain !== null && (await pageAtHost(domain)) !== null ? 200 : 404);
}
