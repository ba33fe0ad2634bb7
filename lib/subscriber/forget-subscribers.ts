import { subscriberLimits } from "@/lib/subscriber/subscriber";
import { forgetOld } from "./store";

/** Forgets who never confirmed, and what was sent to subscribers long ago. */
export const forgetSubscribers = (): Promise<void> => forgetOld(subscriberLimits.confirmDays);
