import { log } from "@/lib/log";
import { tellOperator } from "@/lib/operator/tell-operator";
import { checkSelf } from "@/lib/region/check-self";
import { noteBlind, noteSighted } from "@/lib/region/note-sight";
import { blindSeconds, fellSilent, type Reading } from "@/lib/region/sight";

/** One check as a region judges its own sight by it. */
export type Sighting = { monitorId: string; url: string; intervalSeconds: number; silent: boolean };

const lookAgainMs = 5000;
const mostReadings = 50_000;

type Blindness = { why: string; hosts: readonly string[]; until: number; timer: NodeJS.Timeout };

/**
 * What a prober holds of its own sight. When too many of its targets fall silent at once it looks at itself before
 * it believes them; if it is itself what fails, it is blind, for ten minutes at most, seen by everybody and told to
 * the operator. What passes is believed all the while.
 */
export class RegionSight {
  private readonly readings = new Map<string, Reading>();
  private blindness: Blindness | null = null;
  private looking: Promise<boolean> | null = null;
  /** After ten minutes of blindness, and after a look that found nothing, it believes its targets for a while. */
  private trustUntil = 0;

  constructor(private readonly region: string) {}

  /**
   * Takes in how checks ended and says whether the region is blind now: then the silent ones are no data.
   * A look at itself takes two seconds at most, and happens only when very many fall silent.
   */
  async isBlind(sightings: readonly Sighting[]): Promise<boolean> {
    const now = performance.now();
    const news = sightings.filter((each) => this.note(each, now)).length > 0;
    if (this.blindness !== null) return true;
    if (!news || now < this.trustUntil) return false;
    const hosts = fellSilent([...this.readings.values()], now);
    if (hosts.length === 0) return false;
    this.looking ??= this.look(hosts).finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** @returns whether it fell silent with this check */
  private note({ monitorId, url, intervalSeconds, silent }: Sighting, at: number): boolean {
    if (!URL.canParse(url)) return false;
    const before = this.readings.get(monitorId);
    const silentSince = silent ? (before?.silentSince ?? at) : null;
    // Newest last, so that the oldest go first.
    this.readings.delete(monitorId);
    this.readings.set(monitorId, { host: new URL(url).hostname, at, intervalSeconds, silentSince });
    if (this.readings.size > mostReadings) this.readings.delete(this.readings.keys().next().value ?? monitorId);
    return silentSince === at;
  }

  private async look(hosts: readonly string[]): Promise<boolean> {
    const found = await checkSelf(hosts);
    if (found.well) {
      this.trustUntil = performance.now() + lookAgainMs;
      log("region").warn(
        { region: this.region, hosts: hosts.length },
        "many targets fell silent at once; its own network is well",
      );
      return false;
    }
    const { why } = found;
    const timer = setInterval(() => void this.lookAgain(), lookAgainMs);
    this.blindness = { why, hosts, until: performance.now() + blindSeconds * 1000, timer };
    await this.tell(() => noteBlind(this.region, why), {
      subject: `Region ${this.region} of Hopcheck is blind`,
      text: `${hosts.length} hosts fell silent at once, and ${why}. What its checks fail to reach is held back for ten minutes at most, then it is told. Recoveries are told all the while.`,
    });
    return true;
  }

  private async lookAgain(): Promise<void> {
    const { blindness } = this;
    if (blindness === null) return;
    const over = performance.now() >= blindness.until;
    if (!over && !(await checkSelf(blindness.hosts)).well) return;
    if (this.blindness !== blindness) return;
    this.end(over ? blindSeconds * 1000 : 0);
    await this.tell(() => noteSighted(this.region), {
      subject: `Region ${this.region} of Hopcheck sees again`,
      text: over
        ? "Ten minutes are over: what its checks fail to reach is told from now on, though its own network still seems away."
        : "Its own network is there again. What still fails is confirmed and told.",
    });
  }

  private end(trustMs: number): void {
    clearInterval(this.blindness?.timer);
    this.blindness = null;
    this.trustUntil = performance.now() + trustMs;
    this.readings.clear();
  }

  private async tell(note: () => Promise<void>, message: { subject: string; text: string }): Promise<void> {
    log("region").error({ region: this.region }, message.text);
    const noted = note().catch((error: unknown) =>
      log("region").warn({ error: String(error) }, "the region's sight could not be noted"),
    );
    void tellOperator(message);
    await noted;
  }

  async stop(): Promise<void> {
    const wasBlind = this.blindness !== null;
    this.end(0);
    if (wasBlind) await noteSighted(this.region).catch(() => undefined);
  }
}
