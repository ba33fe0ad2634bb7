import { renameSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { freePort } from "@/lib/embedded/free-port";
import { startPostgres } from "@/lib/embedded/start-postgres";
import { readEnv } from "@/lib/env";
import { startCatcher } from "@/lib/mail/catcher/start-catcher";
import { migrate } from "@/prisma/migrate";
import { buildApp } from "./build-app";
import { startNode, stopChild, tail } from "./children";
import { type DataFolder, openDataFolder } from "./data-folder";
import { cleanEnv, portOf } from "./product-env";
import { type Running, supervise } from "./supervise";
import { databaseTrouble, tryServices } from "./try-services";

/** Names are looked up in threads: with the default four, a few silent name servers would hold up every other check. */
const lookUpThreads = "64";

export type ProductOptions = {
  root: string;
  port: number;
  dataFolder: string;
  /** The variables given by whoever starts it; what is absent is started here. */
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Aborts a start in progress. */
  signal: AbortSignal;
  /** Called when a part cannot be kept running. */
  onFailure: (error: Error) => void;
};

export type Product = { url: string; inboxUrl: string | null; logs: string; stop: () => Promise<void> };

const host = "127.0.0.1";
/** How long a part may take to end before it is made to. */
const patienceMs = 6_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

type Stop = () => Promise<void>;

/** One start: what it was asked, the folder, and how to stop what it started: programs together, then services one by one. */
type Start = ProductOptions & { data: DataFolder; programs: Stop[]; services: Stop[] };

async function embeddedDatabase({ data, say, onFailure, services }: Start): Promise<string> {
  say("starting the embedded Postgres");
  const port = await freePort();
  let url = "";
  const part = await supervise({
    name: "Postgres",
    say,
    onGiveUp: onFailure,
    start: async () => {
      const postgres = await startPostgres({ folder: data.file("postgres"), password: data.postgresPassword, port });
      url = postgres.url;
      return postgres;
    },
  });
  services.push(part.stop);
  return url;
}

async function mailCatcher({ data, port, env, say, services }: Start): Promise<{ smtpUrl: string; inboxUrl: string }> {
  // The product's own port and the catcher's usual one, side by side: 3000 and 8025.
  const usual = portOf("INBOX_PORT", env["INBOX_PORT"], port + 5_025);
  const inboxPort = usual <= 65_535 && (await isFree(usual)) ? usual : await freePort();
  const catcher = await startCatcher({ file: data.file("mail.jsonl"), inboxPort });
  services.push(catcher.stop);
  say(`mail is caught; inbox ${catcher.inboxUrl}`);
  return catcher;
}

async function migrated(databaseUrl: string, say: (line: string) => void): Promise<void> {
  const applied = await migrate(databaseUrl).catch((error: unknown) => {
    throw new Error(databaseTrouble(databaseUrl, error));
  });
  say(applied.length === 0 ? "the database is up to date" : `the database got ${applied.length} migrations`);
}

/** A program of ours, kept running, its output in the data folder. */
async function keepRunning(start: Start, name: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const logFile = start.data.file("logs", `${name}.log`);
  try {
    renameSync(logFile, `${logFile}.1`);
  } catch {
    // There is none at the first start.
  }
  const part = await supervise({
    name: `the ${name}`,
    say: start.say,
    onGiveUp: (error) => start.onFailure(new Error(`${error.message} Its last lines (${logFile}):\n${tail(logFile)}`)),
    start: async (): Promise<Running> => {
      const child = startNode({ args, cwd: start.root, env, logFile });
      return { process: child, stop: () => stopChild(child, patienceMs) };
    },
  });
  start.programs.push(part.stop);
}

/** Waits until the product answers that all is well; a database without a worker yet is well enough after 20 seconds. */
async function untilHealthy(port: number, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  for (let last = "no answer"; ; await sleep(150)) {
    signal.throwIfAborted();
    const waitedMs = performance.now() - started;
    if (waitedMs > 90_000) throw new Error(`The product did not become healthy within 90 seconds; last: ${last}`);
    try {
      const answer = await fetch(`http://${host}:${port}/api/health`, { signal: AbortSignal.timeout(5_000) });
      last = `${answer.status} ${(await answer.text()).slice(0, 500)}`;
      if (answer.ok && (waitedMs > 20_000 || !last.includes('"status":"warn"'))) return;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
  }
}

const appUrl = ({ env, port }: Pick<ProductOptions, "env" | "port">): string =>
  env["APP_URL"] ?? `http://${host}:${port}`;

/**
 * Looks at what was given before anything is made or started.
 * @throws Error that names each variable that is wrong
 */
async function tryEnvironment({ env, port }: ProductOptions): Promise<void> {
  readEnv({
    DATABASE_URL: "postgres://later",
    SMTP_URL: "smtp://later",
    HOPCHECK_SECRET: "later ".repeat(8),
    ...env,
    APP_URL: appUrl({ env, port }),
  });
  portOf("INBOX_PORT", env["INBOX_PORT"], port);
  if (!(await isFree(port)))
    throw new Error(`Port ${port} of ${host} is taken. Stop what uses it, or set PORT to another.`);
  await tryServices(env);
}

async function startParts(start: Start): Promise<Omit<Product, "stop">> {
  const { root, port, env: given, data, say, signal } = start;
  const url = appUrl(start);
  const catcher = given["SMTP_URL"] ? undefined : await mailCatcher(start);
  const databaseUrl = given["DATABASE_URL"] || (await embeddedDatabase(start));
  signal.throwIfAborted();
  const env: NodeJS.ProcessEnv = {
    PROBE_ALLOW_PRIVATE: "true",
    HOPCHECK_SECRET: data.secret,
    ...given,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    SMTP_URL: given["SMTP_URL"] ?? catcher?.smtpUrl,
    APP_URL: url,
  };
  readEnv(env);
  await migrated(databaseUrl, say);
  signal.throwIfAborted();
  await buildApp(root, data.file("logs", "build.log"), signal, () => say("building the web app (about a minute)"));
  signal.throwIfAborted();
  say("starting the web app and the workers");
  const loader = pathToFileURL(path.join(root, "node_modules/tsx/dist/loader.mjs")).href;
  await keepRunning(start, "worker", ["--import", loader, path.join(root, "workers/main.ts")], {
    ...env,
    UV_THREADPOOL_SIZE: lookUpThreads,
  });
  await keepRunning(start, "web", [path.join(root, "scripts/serve-web.mjs")], {
    ...env,
    HOST: host,
    PORT: String(port),
  });
  await untilHealthy(port, signal);
  return { url, inboxUrl: catcher?.inboxUrl ?? null, logs: data.file("logs") };
}

/**
 * Starts the whole product on this machine, on the loopback only: whatever the environment does not name
 * (database, mail server) is started here, then the web app and the workers.
 * @throws Error that says what is wrong; nothing is left running then
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const env = cleanEnv(options.env);
  const aborted = new Promise<never>((_resolve, reject) => {
    options.signal.addEventListener("abort", () => reject(options.signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  await Promise.race([tryEnvironment({ ...options, env }), aborted]);
  const data = await openDataFolder(options.dataFolder);
  const programs: Stop[] = [];
  const services: Stop[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(programs.splice(0).map((each) => each()));
    for (const each of services.splice(0).reverse()) await each();
    await data.release();
  };
  let ready = false;
  const failure = Promise.withResolvers<never>();
  const onFailure = (error: Error): void => (ready ? options.onFailure(error) : failure.reject(error));
  try {
    const parts = startParts({ ...options, env, data, programs, services, onFailure });
    const product = await Promise.race([parts, failure.promise, aborted]);
    ready = true;
    return { ...product, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
