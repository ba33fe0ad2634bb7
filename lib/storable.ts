/** What Postgres cannot keep, as what stands for it: U+0000, and halves of surrogate pairs that a cut left behind (RFC 8259 §8.2). */
const storableText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\ufffd");

/**
 * The same data with text that can be stored as `jsonb`. What a target says may hold anything, and one text that
 * cannot be stored would lose the whole batch that it stands in.
 * @param value plain data: what JSON can say
 */
export function storable<T>(value: T): T;
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map((each) => storable(each as unknown));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storable(each as unknown)]));
}
