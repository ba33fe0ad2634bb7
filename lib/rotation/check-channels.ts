import type { TenantTx } from "@/lib/db";
import { type FieldError, invalid } from "@/lib/errors";
import type { RotationInput } from "@/lib/rotation/rotation";

/** @throws AppError `invalid`, naming each participant whose channel is not there */
export async function checkChannels(tx: TenantTx, { participants }: RotationInput): Promise<void> {
  const ids = participants.flatMap(({ channelIds }) => channelIds);
  const rows = await tx.channel.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  const problems: FieldError[] = participants.flatMap(({ channelIds }, index) =>
    channelIds.every((id) => known.has(id))
      ? []
      : [{ field: `participants.${index}.channelIds`, message: "No such channel." }],
  );
  if (problems.length > 0) throw invalid(problems);
}
