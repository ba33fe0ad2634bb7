import { createChannel } from "@/lib/channel/create-channel";
import { systemDb } from "@/lib/db";
import { log } from "@/lib/log";

/**
 * Makes a person's organization, with the person as its owner and their address as its first channel.
 * @param name of the organization, at most 120 characters are kept
 */
export async function createOrganization(owner: { userId: string; email: string }, name: string): Promise<string> {
  const { id } = await systemDb().organization.create({
    data: {
      name:
        name
          .replace(/\p{Cc}/gu, " ")
          .trim()
          .slice(0, 120) || "Organization",
      members: { create: { userId: owner.userId, role: "owner" } },
    },
  });
  // An address the mail rules do not take leaves the organization without a channel, not without a home.
  await createChannel({ kind: "system", organizationId: id }, { type: "email", address: owner.email }).catch(
    (error: unknown) =>
      log("organization").warn({ error: String(error) }, "the owner's address could not be made a channel"),
  );
  return id;
}
