import { z } from "zod";

/** How a list is paged: `limit` rows (1 to 200, 50 by default) after `cursor`, which an earlier page gave as `nextCursor`. */
export const pageInput = {
  limit: z.coerce
    .number({ error: "The limit is a number." })
    .int("The limit is a whole number.")
    .min(1, "The limit is at least 1.")
    .max(200, "The limit is at most 200.")
    .default(50),
  cursor: z.string().max(200).optional(),
};

export type Page<T> = { data: T[]; nextCursor: string | null };

/** Cuts a list read with one row too many to the limit; that row says there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursorOf: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { data: shown.map(item), nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** A cursor that is an id. @returns null for none; a string that is no UUID is refused by the schema. */
export const idCursor = z.uuid("This cursor was not given by this list.").optional();
