import { z } from "zod";

/** The Postgres notification channel that carries changes. */
export const changeChannel = "hopcheck_change";

/** A hint that something changed: what to read again. It carries no content. */
export const change = z.object({
  organizationId: z.string(),
  kind: z.enum(["check", "monitor", "incident", "alert", "status-page", "deployment", "maintenance"]),
  /** Empty when several of the kind changed. */
  id: z.string(),
});
export type Change = z.output<typeof change>;

/** The channel on which a committed alert wakes the alerter. */
export const alertChannel = "hopcheck_alert";
