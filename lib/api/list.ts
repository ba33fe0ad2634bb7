import { invalid } from "@/lib/errors";
import type { Page } from "@/lib/page";

/**
 * One page of a list that is short enough to be read whole.
 * @param query `limit` rows after the row whose id is `cursor`
 * @throws AppError `invalid` when no row has that id
 */
export function pageOfAll<Item extends { id: string }>(
  items: readonly Item[],
  query: { limit: number; cursor?: string | undefined },
): Page<Item> {
  const before = query.cursor === undefined ? -1 : items.findIndex(({ id }) => id === query.cursor);
  if (query.cursor !== undefined && before === -1) {
    throw invalid([{ field: "cursor", message: "This cursor was not given by this list." }]);
  }
  const data = items.slice(before + 1, before + 1 + query.limit);
  const isLast = before + 1 + query.limit >= items.length;
  return { data, nextCursor: isLast ? null : (data.at(-1)?.id ?? null) };
}
