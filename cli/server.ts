import { z } from "zod";
import { UsageError } from "@/cli/output";

const timeoutMs = 15_000;
const refused = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ field: z.string(), message: z.string() })).optional(),
});

/** Where and as whom: given by option or environment, the key by environment only, so that no process list shows it. */
function access(server: string | undefined, environment: NodeJS.ProcessEnv): { base: URL; key: string } {
  const base = server ?? environment["HOPCHECK_URL"];
  if (base === undefined || !URL.canParse(base))
    throw new UsageError("Say where Hopcheck is: --server https://hopcheck.example, or HOPCHECK_URL.");
  const key = environment["HOPCHECK_API_KEY"];
  if (key === undefined || key === "")
    throw new UsageError("Put an API key into HOPCHECK_API_KEY. Keys are made in the settings.");
  return { base: new URL(base), key };
}

function complaint(status: number, body: unknown): string {
  const problem = refused.safeParse(body).data;
  const fields = (problem?.errors ?? []).map(({ field, message }) => `\n  ${field}: ${message}`).join("");
  return `Hopcheck answered ${status}: ${problem?.detail ?? problem?.title ?? "no reason given"}${fields}`;
}

/**
 * One call of a running Hopcheck's API.
 * @param path below `/api/v1`
 * @returns where it is, and the answer
 * @throws UsageError without an address or a key, Error in words when it is away or refuses
 */
export async function callServer(
  server: string | undefined,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<{ origin: string; answer: unknown }> {
  const { base, key } = access(server, process.env);
  const response = await fetch(new URL(`/api/v1${path}`, base), {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: "error",
  }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`Hopcheck could not be reached at ${base.origin}: ${cause}`);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(complaint(response.status, answer));
  return { origin: base.origin, answer };
}
