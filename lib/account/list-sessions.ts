import { auth } from "@/lib/account/make-auth";

/** A session as its owner sees it: no token. Times are ISO 8601. */
export type SessionView = {
  id: string;
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: string;
  updatedAt: string;
};

/** The sessions of the person behind the session, newest first. */
export async function listSessions(headers: Headers): Promise<SessionView[]> {
  const sessions = await auth().api.listSessions({ headers });
  return sessions
    .map((each) => ({
      id: each.id,
      userAgent: each.userAgent ?? null,
      ipAddress: each.ipAddress ?? null,
      createdAt: each.createdAt.toISOString(),
      updatedAt: each.updatedAt.toISOString(),
    }))
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
}
