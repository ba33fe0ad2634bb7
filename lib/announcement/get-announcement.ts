import type { Announcement } from "@/lib/announcement/announcement";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findAnnouncement } from "./store";

/** An announcement with its updates, drafts too. @throws AppError `not-found` */
export const getAnnouncement = (actor: Actor, id: string): Promise<Announcement> =>
  findAnnouncement(tenantDb(actor.organizationId), id);
