/** Who asks. A person and a key act for one organization; the system acts in its own name, for a named one. */
export type Actor =
  | { kind: "user"; userId: string; organizationId: string; role: Role }
  | { kind: "key"; keyId: string; organizationId: string }
  | { kind: "system"; organizationId: string };

export type Role = "owner" | "member";
