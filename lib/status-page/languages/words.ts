import type { ComponentState, OverallState, PublicMaintenance, PublicUpdate } from "@/lib/status-page/page";

/** A text for each form of the plural that a language has (CLDR); `other` is always there. */
export type Plural = { other: string } & Partial<Record<"zero" | "one" | "two" | "few" | "many", string>>;

/**
 * Every word of a public page in one language. `{name}` stands for what is put there; every language has the same.
 * The words for a state are the same wherever it is told.
 */
export type Words = {
  /** Of "Language", for the list of languages. */
  language: string;
  components: Record<ComponentState, string>;
  overall: Record<OverallState, string> & {
    noKnownProblems: string;
    allDown: string;
    oneDown: string;
    notKnown: string;
  };
  updates: Record<PublicUpdate["status"], string>;
  maintenance: Record<PublicMaintenance["state"], string> & {
    underWay: string;
    planned: string;
    until: string;
    from: string;
    affects: string;
  };
  /** `{page}` */
  title: string;
  asOf: string;
  lost: string;
  stale: string;
  silent: string;
  currentIncidents: string;
  pastIncidents: string;
  noIncidents: string;
  since: string;
  lasted: string;
  nothingShown: string;
  uptime: string;
  today: string;
  daysAgo: Plural;
  noInterruption: Plural;
  interruptions: Plural;
  maintained: Plural;
  lastDays: Plural;
  notAvailableFor: string;
  daysInUtc: string;
  monitoredWith: string;
  password: { title: string; hint: string; label: string; open: string; wrong: string; limit: string };
};
