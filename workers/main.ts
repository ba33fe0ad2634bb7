import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { netSelfTest } from "@/lib/net/self-test";
import { refuseEvictingRedis } from "@/lib/queue/redis-policy";
import { shutDown } from "@/lib/queue/shut-down";
import { startAlerter } from "@/workers/alerter";
import { startJanitor } from "@/workers/janitor";
import { startProber } from "@/workers/prober";
import { startScheduler } from "@/workers/scheduler";
import { startTeller } from "@/workers/teller";

const roles = {
  scheduler: () => startScheduler(env().REGION),
  prober: () => startProber(env().REGION),
  alerter: () => startAlerter(env().REGION),
  janitor: () => startJanitor(),
  teller: () => startTeller(),
} as const;
type Role = keyof typeof roles;

const isRole = (name: string): name is Role => name in roles;

/** `worker [role...]` runs the roles named, all of them without a name, until it is asked to stop. */
async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !isRole(name));
  if (unknown.length > 0)
    throw new Error(`No such role: ${unknown.join(", ")}. The roles are ${Object.keys(roles).join(", ")}.`);
  const chosen = names.length === 0 ? (Object.keys(roles) as Role[]) : names.filter(isRole);
  env();
  await netSelfTest(process.env);
  await refuseEvictingRedis();
  const running = chosen.map((name) => roles[name]());
  log("worker").info({ roles: chosen, region: env().REGION }, "working");

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.allSettled(running.map((role) => role.stop()));
    await shutDown();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
