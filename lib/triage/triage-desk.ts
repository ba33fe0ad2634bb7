import { limiter } from "@/lib/check/limiter";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { log } from "@/lib/log";
import type { AddressPolicy } from "@/lib/net/policy";
import { askCompany } from "@/lib/triage/ask-company";
import { keepObservations } from "@/lib/triage/keep-observations";
import { lookAround } from "@/lib/triage/look-around";
import type { Observation } from "@/lib/triage/observation";
import { OwnState } from "@/lib/triage/own-state";
import type { Suspect } from "@/lib/triage/suspect";

export type FailingCheck = {
  organizationId: string;
  monitorId: string;
  region: string;
  slot: Date;
  report: Report;
  suspect: Suspect;
};

const withinMs = 4000;
const atOnce = 8;
/** When so many fail at once, what they have in common is not found by looking at each. */
const mostWaiting = 100;

/** True when a resolver of the machine said anything at all, be it that there is no such name. */
function resolverAnswers(observations: readonly Observation[]): boolean | null {
  const own = observations
    .flatMap((each) => (each.kind === "resolvers" ? each.asked : []))
    .filter(({ authoritative }) => !authoritative);
  if (own.length === 0) return null;
  return own.some(({ code }) => code !== "ETIMEOUT" && code !== "ECONNREFUSED");
}

/**
 * Looks around checks that fail, beside the checks themselves and bounded: a few at once, one a monitor, the rest
 * waits, and what is too much is left out. It holds up neither a check nor a notice.
 */
export class TriageDesk {
  private readonly own = new OwnState();
  private readonly limit = limiter(atOnce);
  private readonly running = new Map<string, Promise<void>>();

  constructor(private readonly policy: AddressPolicy) {}

  /** Notes how a check went: what the prober knows of itself. */
  note(url: string, report: Report): void {
    this.own.note(url, report);
  }

  /** Takes a failing check up, unless its monitor is being looked at already. Returns at once. */
  take(check: FailingCheck): void {
    const key = `${check.monitorId} ${check.region}`;
    if (this.running.has(key) || this.running.size >= mostWaiting) return;
    const looking = this.limit(() => this.look(check))
      .catch((error: unknown) =>
        log("triage").warn(
          { monitor: check.monitorId, error: String(error) },
          "a failing check could not be looked around",
        ),
      )
      .finally(() => this.running.delete(key));
    this.running.set(key, looking);
  }

  private async look({ suspect, report, ...check }: FailingCheck): Promise<void> {
    const { organizationId, monitorId, region } = check;
    const [seen, company] = await Promise.all([
      lookAround(suspect, report, { policy: this.policy, withinMs }),
      askCompany(organizationId, monitorId, region, suspect.url),
    ]);
    const observations = [...seen, ...company, this.own.observe(resolverAnswers(seen))];
    await keepObservations({ ...check, observations });
  }

  /** Waits for all that is being looked at: at most a few seconds. */
  async settled(): Promise<void> {
    await Promise.all(this.running.values());
  }

  async stop(): Promise<void> {
    this.own.stop();
    await this.settled();
  }
}
