import { optionalActor } from "@/app/_server/actor";
import { AppError } from "@/lib/errors";
import { exportPostmortem } from "@/lib/incident/export-postmortem";

/** The draft of a postmortem, as a file of Markdown. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await optionalActor();
  if (!actor) return new Response("Sign in first.\n", { status: 401 });
  const { id } = await params;
  try {
    return new Response(await exportPostmortem(actor, id), {
      headers: {
        "Content-Type": "text/markdown; charset=utf-8",
        "Content-Disposition": `attachment; filename="postmortem-${id.slice(0, 8)}.md"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(`${error.message}\n`, { status: 404 });
  }
}
