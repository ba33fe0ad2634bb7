import type { Severity } from "@/lib/incident/incident";
import type { PolicyRule } from "@/lib/policy/policy";
import { endOf } from "@/lib/zone/hours";

const minuteMs = 60_000;

/** One notice to one channel. The first is the opening, what follows reminds of it. */
export type PlannedNotice = { channelId: string; at: Date; kind: "opened" | "reminder"; sequence: number };

export type PlanFacts = {
  severity: Severity;
  openedAt: Date;
  /** The channels of whoever a rotation has on call at a moment. */
  onCall: (rotationId: string, at: Date) => readonly string[];
};

/** When a notice may go out: at once, or at the end of the quiet hours where it is below critical. */
export function notBefore({ quietHours, timeZone }: PolicyRule, severity: Severity, at: Date): Date {
  if (quietHours === null || severity === "critical") return at;
  return endOf(quietHours, timeZone, at) ?? at;
}

/** When each step is taken, over all repeats. */
function* roundsOf({ steps, repeat }: PolicyRule, openedAt: Date) {
  const last = steps.at(-1)?.afterMinutes ?? 0;
  const length = last + (repeat?.afterMinutes ?? 0);
  for (let round = 0; round <= (repeat?.times ?? 0); round++)
    for (const step of steps)
      yield { step, at: new Date(openedAt.getTime() + (round * length + step.afterMinutes) * minuteMs) };
}

/**
 * All notices that an incident leads to while nobody acknowledges it and it goes on, by time. Each channel hears of
 * the opening first, whichever step it is first told in, and is reminded after that; two notices of the same moment,
 * such as those that waited for the end of quiet hours, are one.
 */
export function planNotices(policy: PolicyRule, facts: PlanFacts): PlannedNotice[] {
  const { severity, openedAt, onCall } = facts;
  const moments = new Map<string, number[]>();
  for (const { step, at } of roundsOf(policy, openedAt)) {
    const told = [...step.channelIds, ...step.rotationIds.flatMap((id) => onCall(id, at))];
    for (const channelId of new Set(told)) moments.set(channelId, [...(moments.get(channelId) ?? []), at.getTime()]);
  }
  const { reminder } = policy;
  const planned: PlannedNotice[] = [];
  for (const [channelId, times] of moments) {
    const first = times[0] ?? 0;
    const reminded = Array.from(
      { length: reminder?.most ?? 0 },
      (_, index) => first + (index + 1) * (reminder?.everyMinutes ?? 0) * minuteMs,
    );
    const all = [...times, ...reminded].map((time) => notBefore(policy, severity, new Date(time)).getTime());
    for (const [index, time] of [...new Set(all)].sort((one, other) => one - other).entries())
      planned.push({ channelId, at: new Date(time), kind: index === 0 ? "opened" : "reminder", sequence: index });
  }
  return planned.sort((one, other) => one.at.getTime() - other.at.getTime());
}
