import type { Fault } from "@/e2e/lab/fault";

/** The app's own words, passed on by the gateway. */
const answered: readonly Fault[] = [
  { id: "app-500", setting: "plain", behind: (apps) => apps.answers.error500, cause: "app-error" },
  { id: "app-500-gzip", setting: "plain", behind: (apps) => apps.answers.error500gzip, cause: "app-error" },
  { id: "app-502", setting: "plain", behind: (apps) => apps.answers.error502, cause: "app-error" },
  { id: "app-503", setting: "plain", behind: (apps) => apps.answers.error503, cause: "app-unavailable" },
  { id: "app-504", setting: "plain", behind: (apps) => apps.answers.error504, cause: "app-error" },
  { id: "app-429", setting: "plain", behind: (apps) => apps.answers.error429, cause: "app-rate-limited" },
  { id: "warming-up", setting: "plain", behind: (apps) => apps.answers.warmingUp, cause: "app-unavailable" },
];

/** A gateway logs no error of an answer that it passes on. */
export const applicationFaults: readonly Fault[] = answered.map((fault) => ({
  ...fault,
  untold: { any: "the answer is the app's own, and the lab's app keeps no log" },
}));
