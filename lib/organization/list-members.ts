import { tenantDb } from "@/lib/db";
import type { Actor, Role } from "@/lib/organization/actor";
import type { Page } from "@/lib/page";

export type MemberView = { userId: string; name: string; email: string; role: Role };

/** The people of the organization, by when they came. There are few: one page holds them all. */
export async function listMembers(actor: Actor): Promise<Page<MemberView>> {
  const rows = await tenantDb(actor.organizationId).member.findMany({
    include: { user: { select: { name: true, email: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const data = rows.map(({ userId, role, user }) => ({ userId, ...user, role: role as Role }));
  return { data, nextCursor: null };
}
