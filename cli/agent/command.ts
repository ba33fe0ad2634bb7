import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { keepLooking, keepReporting, Reporter, type Say } from "@/cli/agent/run";
import { Server } from "@/cli/agent/server";
import { Watch, type Watched } from "@/cli/agent/watch";
import { UsageError } from "@/cli/output";
import { agentKeyPrefix } from "@/lib/agent/agent";

type Options = {
  url?: string;
  keyFile?: string;
  listen: number[];
  process: string[];
  pidFile: string[];
  log: string[];
  requestLog: string[];
  once: boolean;
};

const mostWatched = 20;

const more = (value: string, before: string[]): string[] => [...before, value];

function port(value: string, before: number[]): number[] {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new UsageError(`--listen takes a port from 1 to 65535, not "${value}".`);
  return [...before, number];
}

async function keyOf({ keyFile }: Options): Promise<string> {
  const fromFile = async (file: string): Promise<string> =>
    readFile(file, "utf8").catch((error: unknown) => {
      throw new UsageError(`The key file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
  // Never an option of its own: every user of the machine sees those.
  const key = (keyFile === undefined ? process.env["HOPCHECK_AGENT_KEY"] : await fromFile(keyFile))?.trim();
  if (key === undefined || key === "")
    throw new UsageError(
      "Give the agent's key: --key-file FILE, or HOPCHECK_AGENT_KEY. It is made under Settings, Agents.",
    );
  if (!key.startsWith(agentKeyPrefix) || /\s/.test(key))
    throw new UsageError(`This is not the key of an agent; one begins with ${agentKeyPrefix}.`);
  return key;
}

function watchedOf({ listen, process: processes, pidFile, log, requestLog }: Options): Watched {
  const all = [listen, processes, pidFile, log, requestLog];
  if (all.every((each) => each.length === 0))
    throw new UsageError("Name what to watch: --listen PORT, --process NAME, --log FILE or --request-log FILE.");
  if (all.some((each) => each.length > mostWatched))
    throw new UsageError(`An agent watches at most ${mostWatched} of a kind.`);
  return { ports: [...new Set(listen)], processes, pidFiles: pidFile, logs: log, requestLogs: requestLog };
}

function urlOf(url: string | undefined): URL {
  const given = url ?? process.env["HOPCHECK_URL"];
  if (given === undefined || !URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    throw new UsageError("Say where Hopcheck is: --url https://hopcheck.example, or HOPCHECK_URL.");
  return new URL(given);
}

const say: Say = (words) => {
  process.stderr.write(`${new Date().toISOString()} ${words}\n`);
};

/** Says what an incident of this moment would be told, and sends nothing. */
async function showOnce(watch: Watch): Promise<void> {
  const lines = watch.lines(new Date(Date.now() - 15 * 60_000), null);
  process.stdout.write(
    `${JSON.stringify({ ports: watch.watched.ports, findings: [...lines, ...(await watch.state())] }, null, 2)}\n`,
  );
}

async function agent(options: Options): Promise<void> {
  const watch = new Watch(watchedOf(options));
  if (options.once) {
    await watch.begin();
    return showOnce(watch);
  }
  const stopped = new AbortController();
  const server = new Server(urlOf(options.url), await keyOf(options), stopped.signal);
  await watch.begin();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
  say("watching");
  try {
    await Promise.all([
      keepLooking(watch, stopped.signal, say),
      keepReporting(server, new Reporter(watch, server, say), stopped.signal, say),
    ]);
  } finally {
    stopped.abort();
  }
}

/** `agent`: watches what it is told to on this machine, and reports it when a monitor has an incident. */
export function addAgent(program: Command): void {
  program
    .command("agent")
    .description("watch ports, processes and logs of this machine and report them to Hopcheck on an incident")
    .option("--url <url>", "where Hopcheck is, instead of HOPCHECK_URL")
    .option("--key-file <file>", "where the agent's key is, instead of HOPCHECK_AGENT_KEY")
    .option("--listen <port>", "a port that should listen; may be given again", port, [])
    .option("--process <name>", "a process that should run, by its name; may be given again", more, [])
    .option("--pid-file <file>", "the same, by the file with its pid; may be given again", more, [])
    .option("--log <file>", "a log to look for known lines in; may be given again", more, [])
    .option(
      "--request-log <file>",
      "a log of the application that has the id of each request; may be given again",
      more,
      [],
    )
    .option("--once", "print what would be sent now, and send nothing", false)
    .action(agent);
}
