import { Apps } from "@/e2e/lab/apps";
import type { Fault, Route } from "@/e2e/lab/fault";
import { faults } from "@/e2e/lab/faults";
import { type Gateway, startGateway } from "@/e2e/lab/gateway";
import type { Setup } from "@/e2e/lab/products";
import { type Case, runCase } from "@/e2e/lab/run-case";

/** Gateways that wait most of the time: more at once than there are cores. */
const atOnce = 4;

/** The faults that a set-up can have: the gateway next to the app decides. */
const faultsOf = ({ front, behind }: Setup): Fault[] =>
  faults.filter((fault) => (behind ?? front).can.has(fault.setting));

/** A path that says nothing of its fault: pages repeat it. */
const pathOf = (fault: Fault): string => `/p${String(faults.indexOf(fault)).padStart(2, "0")}`;

async function runSetup(setup: Setup, apps: Apps, told: (found: Case) => void): Promise<Case[]> {
  const own = faultsOf(setup);
  const routes: Route[] = [];
  for (const fault of own)
    routes.push({ path: pathOf(fault), setting: fault.setting, ...(await fault.behind(apps, setup.name)) });
  const authorityPem = apps.authority.cert;
  const running: Gateway[] = [];
  const cases: Case[] = [];
  try {
    const inner = await startGateway(setup.behind ?? setup.front, { routes, authorityPem });
    running.push(inner);
    if (setup.behind) {
      const through: Route = { path: "/", setting: "plain", host: "127.0.0.1", port: inner.port };
      // The one in front waits longer, so that it is the one behind that tells of the app.
      running.unshift(await startGateway(setup.front, { routes: [through], authorityPem, readSeconds: 10 }));
    }
    for (const fault of own) {
      const gateways = running as [Gateway, ...Gateway[]];
      const found = await runCase(setup, fault, { path: pathOf(fault), apps, gateways });
      told(found);
      cases.push(found);
    }
  } finally {
    for (const gateway of running) await gateway.stop();
  }
  return cases;
}

/**
 * Runs every fault behind every set-up, some set-ups at once.
 * @param told called with each case as it is through
 * @throws Error when a gateway does not start
 */
export async function runLab(setups: readonly Setup[], told: (found: Case) => void): Promise<Case[]> {
  const apps = new Apps();
  const waiting = [...setups];
  const cases: Case[] = [];
  const work = async (): Promise<void> => {
    for (let setup = waiting.shift(); setup; setup = waiting.shift())
      cases.push(...(await runSetup(setup, apps, told)));
  };
  try {
    await apps.start();
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, work));
    for (const end of ended) if (end.status === "rejected") throw end.reason;
    return cases;
  } finally {
    await apps.stop();
  }
}
