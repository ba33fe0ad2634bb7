import { auth } from "@/lib/account/make-auth";
import { notFound } from "@/lib/errors";

/** Ends one of the person's own sessions. @throws AppError `not-found` */
export async function revokeSession(id: string, headers: Headers): Promise<void> {
  const session = (await auth().api.listSessions({ headers })).find((each) => each.id === id);
  if (!session) throw notFound("session");
  await auth().api.revokeSession({ body: { token: session.token }, headers });
}
