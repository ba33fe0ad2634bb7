import type { TenantTx } from "@/lib/db";
import { cancelPlanned } from "./planned-store";

/** Cancels what was still to be told of an incident that is over without a word: its end is told with another's, or later. */
export const hushIncident = (tx: TenantTx, organizationId: string, incidentId: string): Promise<void> =>
  cancelPlanned(tx, organizationId, incidentId, "resolved");
