import type { ShownState } from "@/components/ui/state-mark";
import type { Confidence } from "@/lib/diagnosis/diagnosis";
import type { Incident, IncidentStatus } from "@/lib/incident/incident";

export const statusWords: Record<IncidentStatus, string> = {
  open: "Open",
  acknowledged: "Acknowledged",
  resolved: "Resolved",
};

/** Acknowledging does not make a monitor work: until it is resolved it is shown as down, or as degraded. */
export const statusMark = ({ status, severity }: Pick<Incident, "status" | "severity">): ShownState =>
  status === "resolved" ? "up" : severity === "warning" ? "degraded" : "down";

/** How sure a verdict is, as a word and as a sentence. */
export const confidenceWords: Record<Confidence, { word: string; sentence: string }> = {
  certain: { word: "Certain", sentence: "The evidence allows no other cause." },
  likely: { word: "Likely", sentence: "Other causes look alike but are less probable." },
  possible: { word: "Possible", sentence: "The evidence does not decide between several causes." },
};

/** What the list can be narrowed to, by the value that stands in the address. */
export const incidentFilters = {
  "": "All",
  active: "Open",
  acknowledged: "Acknowledged",
  resolved: "Resolved",
} as const;
