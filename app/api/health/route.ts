import { healthReport } from "@/lib/api/health-report";

export const dynamic = "force-dynamic";

/** How this installation is: 200 when it can serve, 503 when it cannot. */
export async function GET(): Promise<Response> {
  const health = await healthReport(new Date());
  return new Response(JSON.stringify(health), {
    status: health.status === "fail" ? 503 : 200,
    headers: { "Content-Type": "application/health+json", "Cache-Control": "no-store" },
  });
}
