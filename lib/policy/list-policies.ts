import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { Page } from "@/lib/page";
import type { Policy } from "@/lib/policy/policy";
import { findPolicies } from "./store";

/** The organization's policies in the order in which they are looked at. There are few: one page holds them all. */
export const listPolicies = async (actor: Actor): Promise<Page<Policy>> => ({
  data: await findPolicies(tenantDb(actor.organizationId)),
  nextCursor: null,
});
