import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { StatusPage } from "@/lib/status-page/page";
import { findPages } from "./store";

/** The organization's status pages, by name. */
export const listStatusPages = (actor: Actor): Promise<StatusPage[]> => findPages(tenantDb(actor.organizationId));
