import type { Command } from "commander";
import { z } from "zod";
import { callServer } from "@/cli/server";

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

const told = z.looseObject({ id: z.string(), version: z.string(), monitorIds: z.array(z.string()) });
async function deploy({ server, json, monitor, silence, ...release }: Options): Promise<void> {
  const body = {
    ...release,
    ...(monitor.length === 0 ? {} : { monitorIds: monitor }),
    ...(silence === undefined ? {} : { silenceSeconds: Number(silence) }),
  };
  const { origin, answer } = await callServer(server, "POST", "/deployments", body);
  const { id, version, monitorIds } = told.parse(answer);
  const many = monitorIds.length === 1 ? "1 monitor" : `${monitorIds.length} monitors`;
  process.stdout.write(
    json ? `${JSON.stringify(answer)}\n` : `deploy ${version} noted for ${many}\n${origin}/deployments/${id}\n`,
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
