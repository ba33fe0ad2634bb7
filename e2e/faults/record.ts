import type { Outage } from "@/e2e/faults/schedule";

/** A time in which the fault may hold something up: checks, notices or both. */
export type Hindrance = { from: number; to: number; holdsUp: "checks" | "notices" | "both" };

export type Monitor = { id: string; target: string; steady: boolean; intervalSeconds: number };
export type RecordedCheck = { monitorId: string; slot: number; verdict: string };
/** Monitors that fail together are members of one incident. */
export type RecordedMember = { monitorId: string; startedAt: number };
export type RecordedIncident = {
  id: string;
  severity: string;
  members: readonly RecordedMember[];
  openedAt: number;
  resolvedAt: number | null;
};
/** A row of the outbox, with the outcome of each try. */
export type RecordedAlert = {
  id: string;
  /** Null for a digest. */
  incidentId: string | null;
  kind: string;
  channelId: string;
  status: string;
  outcomes: readonly string[];
  /** The digest that told of it; null where it was told by itself. */
  digestId: string | null;
};
/** What a receiver got. `taken` is whether it was going to say yes. */
export type Delivery = { alertId: string; at: number; taken: boolean };
export type Request = { target: string; at: number };
export type Reading = { at: number; status: string };

/** Everything that one run left behind. */
export type Recorded = {
  /** How much slower than an idle machine this one was, by the control of the same run; 1 at least. Times and bounds stretch by it. */
  slowness: number;
  start: number;
  end: number;
  outages: readonly Outage[];
  hindrances: readonly Hindrance[];
  monitors: readonly Monitor[];
  channelIds: readonly string[];
  /** Channels that are meant to go out of use, their owners told. */
  endedChannelIds: readonly string[];
  checks: readonly RecordedCheck[];
  incidents: readonly RecordedIncident[];
  alerts: readonly RecordedAlert[];
  deliveries: readonly Delivery[];
  requests: readonly Request[];
  health: readonly Reading[];
};

/** What a fault may cost. Seconds, where it is not a count. */
export type Bounds = {
  /** Notices that a receiver may get again under the same id. */
  twice: number;
  /** From the transition, or from the end of what held it up, to the notice. */
  late: number;
  /** Between two checks of a monitor, beyond its interval and the time that checks are held up. */
  gap: number;
  /** From the end of the fault until every monitor is checked again. */
  back: number;
  /** How long a check may wait for its turn, of 99 in 100 (I7). Left out where the fault is about something else. */
  lag?: number;
};
