import type { Command } from "commander";
import { z } from "zod";
import { UsageError } from "@/cli/output";

type Options = {
  version: string;
  service?: string;
  url?: string;
  monitor: string[];
  at?: string;
  silence?: string;
  server?: string;
  json: boolean;
};

const timeoutMs = 15_000;
const told = z.looseObject({ id: z.string(), version: z.string(), monitorIds: z.array(z.string()) });
const refused = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ field: z.string(), message: z.string() })).optional(),
});

/** Where and as whom: given by option or environment, the key by environment only, so that no process list shows it. */
function access(server: string | undefined, environment: NodeJS.ProcessEnv): { url: URL; key: string } {
  const base = server ?? environment["HOPCHECK_URL"];
  if (base === undefined || !URL.canParse(base))
    throw new UsageError("Say where Hopcheck is: --server https://hopcheck.example, or HOPCHECK_URL.");
  const key = environment["HOPCHECK_API_KEY"];
  if (key === undefined || key === "")
    throw new UsageError("Put an API key into HOPCHECK_API_KEY. Keys are made in the settings.");
  return { url: new URL("/api/v1/deployments", base), key };
}

function complaint(status: number, body: unknown): string {
  const problem = refused.safeParse(body).data;
  const fields = (problem?.errors ?? []).map(({ field, message }) => `\n  ${field}: ${message}`).join("");
  return `Hopcheck answered ${status}: ${problem?.detail ?? problem?.title ?? "no reason given"}${fields}`;
}

async function deploy({ server, json, monitor, silence, ...release }: Options): Promise<void> {
  const { url, key } = access(server, process.env);
  const body = {
    ...release,
    ...(monitor.length === 0 ? {} : { monitorIds: monitor }),
    ...(silence === undefined ? {} : { silenceSeconds: Number(silence) }),
  };
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: "error",
  }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`Hopcheck could not be reached at ${url.origin}: ${cause}`);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Error(complaint(response.status, answer));
  const { id, version, monitorIds } = told.parse(answer);
  const many = monitorIds.length === 1 ? "1 monitor" : `${monitorIds.length} monitors`;
  process.stdout.write(
    json ? `${JSON.stringify(answer)}\n` : `deploy ${version} noted for ${many}\n${url.origin}/deployments/${id}\n`,
  );
}

/** `deploy`: tells a running Hopcheck of a release, from a pipeline. */
export function addDeploy(program: Command): void {
  program
    .command("deploy")
    .description("tell Hopcheck of a release (HOPCHECK_URL, HOPCHECK_API_KEY)")
    .requiredOption("--version <version>", "what is released, such as 1.8.2")
    .option("--service <name>", "of which service; monitors with this tag are meant")
    .option("--url <url>", "where it can be read about")
    .option(
      "--monitor <id>",
      "a monitor that it can change; may be given again",
      (id: string, before: string[]) => [...before, id],
      [],
    )
    .option("--at <time>", "when, in ISO 8601; now by default")
    .option("--silence <seconds>", "tell nobody of what its monitors do for so long, 3600 at most")
    .option("--server <url>", "where Hopcheck is, instead of HOPCHECK_URL")
    .option("--json", "one JSON object on standard output", false)
    .action(deploy);
}
