import { tenantDb } from "@/lib/db";
import { AppError, invalid } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { canonicalTarget, subscribeInput, subscriberLimits } from "@/lib/subscriber/subscriber";
import { targetHash } from "@/lib/subscriber/token";
import { uuidv7 } from "@/lib/uuid";
import { countLetters, findReaderPage, sealTarget, writeLetter } from "./store";

/** Whether an address, or a page, has caused so many letters of late that it gets no more for now. */
async function hasEnough(statusPageId: string, hash: string): Promise<boolean> {
  const { hour, day, page, subscribers } = await countLetters(statusPageId, hash);
  const { lettersAnHour, lettersADay, lettersOfAPageAnHour, perPage } = subscriberLimits;
  return hour >= lettersAnHour || day >= lettersADay || page >= lettersOfAPageAnHour || subscribers >= perPage;
}

/**
 * Takes somebody's wish to be told. They are told nothing until whoever has the address says yes by the link that is
 * sent there. Whether an address subscribes already, or had too many letters, is told to nobody: the answer is the
 * same, and only the address itself gets another letter.
 * @throws AppError `invalid` for what is no address, `not-found` for a page that is not there, `forbidden` for one
 * that takes no subscriptions
 */
export async function addSubscriber(statusPageId: string, input: unknown): Promise<void> {
  const { kind, target, componentIds } = parse(subscribeInput, input);
  const page = await findReaderPage(statusPageId);
  if (page === null) throw new AppError("not-found", "No such status page.");
  if (!page.subscriptions) throw new AppError("forbidden", "This page takes no subscriptions.");
  const chosen = [...new Set(componentIds)];
  if (chosen.some((id) => !page.componentIds.includes(id)))
    throw invalid([{ field: "componentIds", message: "The page has no such component any more. Choose again." }]);
  const canonical = canonicalTarget(kind, target);
  const hash = targetHash(kind, canonical);
  const enough = await hasEnough(statusPageId, hash);
  const { organizationId } = page;
  await tenantDb(organizationId).$transaction(async (tx) => {
    if (enough) return;
    await tx.subscriber.createMany({
      data: [
        {
          id: uuidv7(),
          organizationId,
          statusPageId,
          kind,
          target: sealTarget(canonical),
          targetHash: hash,
          componentIds: chosen,
        },
      ],
      skipDuplicates: true,
    });
    // Nobody but whoever has the address changes what a subscription that counts is about.
    await tx.subscriber.updateMany({
      where: { statusPageId, targetHash: hash, confirmedAt: null },
      data: { componentIds: chosen },
    });
    const row = await tx.subscriber.findFirst({
      where: { statusPageId, targetHash: hash },
      select: { id: true, confirmedAt: true, stoppedReason: true },
    });
    if (row === null) return;
    const known = row.confirmedAt !== null && row.stoppedReason === null;
    await writeLetter(tx, { organizationId, subscriberId: row.id, letter: known ? "known" : "confirm" });
  });
}
