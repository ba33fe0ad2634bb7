import type { ShownState } from "@/components/ui/state-mark";
import type { Impact, UpdateStatus } from "@/lib/announcement/announcement";

export const statusWords: Record<UpdateStatus, string> = {
  investigating: "Investigating",
  identified: "Identified",
  monitoring: "Monitoring",
  resolved: "Resolved",
};

/** An impact in the words that its author chooses by. */
export const impactWords: Record<Impact, string> = {
  none: "None: a notice",
  minor: "Minor: slow or limited",
  major: "Major: something is not available",
  critical: "Critical: nothing is available",
};

const marks: Record<Impact, ShownState> = { none: "unknown", minor: "degraded", major: "down", critical: "down" };

/** The shape and colour of an announcement. */
export const entryMark = (impact: Impact, resolvedAt: string | null): ShownState =>
  resolvedAt === null ? marks[impact] : "up";
