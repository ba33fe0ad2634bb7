import { optionalActor } from "@/app/_server/actor";
import { AppError } from "@/lib/errors";
import { exportSubscribers } from "@/lib/subscriber/export-subscribers";

/** The subscribers of a page as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await optionalActor();
  if (!actor) return new Response("Sign in first.\n", { status: 401 });
  try {
    return new Response(await exportSubscribers(actor, (await params).id), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="subscribers.csv"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(`${error.message}\n`, { status: 404 });
  }
}
