import { optionalActor } from "@/app/_server/actor";
import { subscribeChanges } from "@/lib/live/subscribe-changes";

export const dynamic = "force-dynamic";

const keepAliveMs = 20_000;
/** The browser comes back by itself; whoever lost the right to look is found out then. */
const longestMs = 5 * 60_000;

/** The changes of the reader's organization as server-sent events. */
export async function GET(request: Request): Promise<Response> {
  const actor = await optionalActor();
  if (!actor) return new Response("Sign in first.", { status: 401 });
  let end: () => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const encoder = new TextEncoder();
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = await subscribeChanges(actor.organizationId, (change) =>
        send(`data: ${JSON.stringify(change)}\n\n`),
      );
      const keepAlive = setInterval(() => send(": still here\n\n"), keepAliveMs);
      const deadline = setTimeout(() => end(), longestMs);
      end = () => {
        end = () => {};
        unsubscribe();
        clearInterval(keepAlive);
        clearTimeout(deadline);
        controller.close();
      };
      request.signal.addEventListener("abort", () => end());
      send("retry: 2000\n\n");
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "private, no-store", "X-Accel-Buffering": "no" },
  });
}
