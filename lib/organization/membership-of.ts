import { systemDb } from "@/lib/db";
import type { Role } from "@/lib/organization/actor";

/** The organization a person acts for, the one they have been in longest; null for none. */
export async function membershipOf(
  userId: string,
): Promise<{ organizationId: string; organizationName: string; role: Role } | null> {
  const member = await systemDb().member.findFirst({
    where: { userId },
    orderBy: { createdAt: "asc" },
    include: { organization: { select: { name: true } } },
  });
  return member
    ? { organizationId: member.organizationId, organizationName: member.organization.name, role: member.role as Role }
    : null;
}
