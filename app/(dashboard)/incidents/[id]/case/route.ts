import { optionalActor } from "@/app/_server/actor";
import { AppError } from "@/lib/errors";
import { exportTestCase } from "@/lib/incident/export-test-case";

/** The incident as a test case, as a file of one JSON line. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await optionalActor();
  if (!actor) return new Response("Sign in first.\n", { status: 401 });
  try {
    const line = `${JSON.stringify(await exportTestCase(actor, (await params).id))}\n`;
    return new Response(line, {
      headers: {
        "Content-Type": "application/jsonl; charset=utf-8",
        "Content-Disposition": 'attachment; filename="hopcheck-case.jsonl"',
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(`${error.message}\n`, { status: error.code === "not-found" ? 404 : 409 });
  }
}
