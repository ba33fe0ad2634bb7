import { offeredChannels } from "@/app/(dashboard)/monitors/offered-channels";
import type { Target } from "@/components/policy/step-editor";
import type { Actor } from "@/lib/organization/actor";
import { listRotations } from "@/lib/rotation/list-rotations";

/** Whom a step can tell, as the form offers them. */
export async function offeredTargets(actor: Actor): Promise<{ channels: Target[]; rotations: Target[] }> {
  const [channels, rotations] = await Promise.all([offeredChannels(actor), listRotations(actor)]);
  return {
    channels: channels.map(({ id, name, type }) => ({ id, name, note: type })),
    rotations: rotations.data.map(({ id, name, participants }) => ({
      id,
      name,
      note: participants.length === 1 ? "1 person" : `${participants.length} people`,
    })),
  };
}
