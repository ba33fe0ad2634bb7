import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { auth } from "@/lib/account/make-auth";
import type { Actor } from "@/lib/organization/actor";
import { membershipOf } from "@/lib/organization/membership-of";

export type CurrentUser = { id: string; email: string; name: string; sessionId: string; organizationName: string };
export type UserActor = Extract<Actor, { kind: "user" }>;

/** Read once a request: the session behind the cookie and the organization it acts for. */
const current = cache(async (): Promise<{ actor: UserActor; user: CurrentUser } | null> => {
  // Asking for the headers first tells the build that this is answered per request.
  const incoming = await headers();
  const session = await auth().api.getSession({ headers: incoming });
  if (!session) return null;
  const membership = await membershipOf(session.user.id);
  if (!membership) return null;
  const { id, email, name } = session.user;
  return {
    actor: { kind: "user", userId: id, organizationId: membership.organizationId, role: membership.role },
    user: { id, email, name, sessionId: session.session.id, organizationName: membership.organizationName },
  };
});

/** Who is signed in; null for nobody. */
export const optionalActor = async (): Promise<UserActor | null> => (await current())?.actor ?? null;

/** The person behind the session; null for nobody. */
export const currentUser = async (): Promise<CurrentUser | null> => (await current())?.user ?? null;

/** Who is signed in. Anybody else is sent to the sign-in page. */
export async function requireActor(): Promise<UserActor> {
  const actor = await optionalActor();
  if (!actor) redirect("/sign-in");
  return actor;
}
