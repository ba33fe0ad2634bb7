import type { Command } from "commander";
import { z } from "zod";
import { UsageError } from "@/cli/output";
import { callServer } from "@/cli/server";

type Common = { server?: string; json: boolean };
type Start = Common & {
  name: string;
  for: string;
  description?: string;
  monitor: string[];
  tag: string[];
  statusPage: string[];
  all: boolean;
  countsAsDowntime: boolean;
};

const occurrence = z.looseObject({ from: z.string(), to: z.string() });
const window = z.looseObject({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  current: occurrence.nullable(),
  upcoming: z.array(occurrence),
});
const windows = z.looseObject({ data: z.array(window), nextCursor: z.string().nullable() });

type Window = z.output<typeof window>;

function line({ id, name, state, current, upcoming }: Window): string {
  const when = current ? `until ${current.to}` : upcoming[0] ? `from ${upcoming[0].from}` : "";
  return [id, state, name, when].filter((part) => part !== "").join("  ");
}

const print = (json: boolean, answer: unknown, text: string): void => {
  process.stdout.write(`${json ? JSON.stringify(answer) : text}\n`);
};

async function start(options: Start): Promise<void> {
  const minutes = Number(options.for);
  if (!(minutes > 0)) throw new UsageError("--for is a number of minutes.");
  const from = new Date();
  const { server, json, name, description, all, countsAsDowntime } = options;
  const { origin, answer } = await callServer(server, "POST", "/maintenance-windows", {
    name,
    ...(description === undefined ? {} : { description }),
    from: from.toISOString(),
    to: new Date(from.getTime() + minutes * 60_000).toISOString(),
    ...{ all, monitorIds: options.monitor, tags: options.tag, statusPageIds: options.statusPage, countsAsDowntime },
  });
  const made = window.parse(answer);
  print(json, answer, `${line(made)}\n${origin}/maintenance/${made.id}`);
}

async function end(id: string, { server, json }: Common): Promise<void> {
  const path = `/maintenance-windows/${encodeURIComponent(id)}/end`;
  const { answer } = await callServer(server, "POST", path);
  print(json, answer, line(window.parse(answer)));
}

async function list({ server, json, state }: Common & { state?: string }): Promise<void> {
  const query = `limit=200${state === undefined ? "" : `&state=${encodeURIComponent(state)}`}`;
  const { answer } = await callServer(server, "GET", `/maintenance-windows?${query}`);
  const { data } = windows.parse(answer);
  print(json, answer, data.length === 0 ? "There are none." : data.map(line).join("\n"));
}

const again = (value: string, before: string[]): string[] => [...before, value];

/** `maintenance start|end|list`: keeps a running Hopcheck quiet around work, from a script. */
export function addMaintenance(program: Command): void {
  const maintenance = program
    .command("maintenance")
    .description("start and end maintenance windows (HOPCHECK_URL, HOPCHECK_API_KEY)");
  const common = (command: Command) =>
    command
      .option("--server <url>", "where Hopcheck is, instead of HOPCHECK_URL")
      .option("--json", "one JSON object on standard output", false);
  common(maintenance.command("start"))
    .description("begin one now")
    .requiredOption("--name <name>", "what it is called; customers read it on status pages")
    .requiredOption("--for <minutes>", "how long it lasts at most; `end` ends it earlier")
    .option("--description <text>", "what customers read below it")
    .option("--monitor <id>", "a monitor it is for; may be given again", again, [])
    .option("--tag <tag>", "for monitors with this tag; may be given again", again, [])
    .option("--status-page <id>", "for the monitors of this status page; may be given again", again, [])
    .option("--all", "for all monitors", false)
    .option("--counts-as-downtime", "failures in it count as downtime all the same", false)
    .action(start);
  common(maintenance.command("end"))
    .description("end what is on of a window, now")
    .argument("<id>", "the window's id")
    .action(end);
  common(maintenance.command("list"))
    .description("what is on, then what comes, then what was")
    .option("--state <state>", "scheduled, in-progress or completed")
    .action(list);
}
