/** Who asks. A person and a key act for one organization; the system acts in its own name, for a named one. */
export type Actor =
  | { kind: "user"; userId: string; organizationId: string; role: Role }
  | { kind: "key"; keyId: string; organizationId: string }
  | { kind: "system"; organizationId: string };

export type Role = "owner" | "member";

/** Who acted, for a timeline: the id of a person or a key, or that the system did. */
export function actorName(actor: Actor): { kind: Actor["kind"]; id: string | null } {
  if (actor.kind === "user") return { kind: "user", id: actor.userId };
  return { kind: actor.kind, id: actor.kind === "key" ? actor.keyId : null };
}
