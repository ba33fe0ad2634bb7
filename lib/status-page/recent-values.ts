export type RecentValues<T> = (key: string, load: () => Promise<T>) => Promise<T>;

type Entry<T> = { value: T; readAt: number };

/**
 * Remembers what was read a moment ago. However many ask for a key at once, it is read once;
 * when reading fails, what was last known is given until it works again.
 * @param options.ttlMs how long a value counts as fresh, milliseconds
 * @param options.most how many keys are kept; the one unused for longest goes first
 */
export function recentValues<T>(options: { ttlMs: number; most: number; now?: () => number }): RecentValues<T> {
  const now = options.now ?? (() => performance.now());
  const entries = new Map<string, Entry<T>>();
  const reading = new Map<string, Promise<T>>();

  const keep = (key: string, entry: Entry<T>) => {
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries.keys();
    if (entries.size > options.most && oldest !== undefined) entries.delete(oldest);
  };
  const read = async (key: string, load: () => Promise<T>, known: Entry<T> | undefined): Promise<T> => {
    const readAt = now();
    try {
      const value = await load();
      keep(key, { value, readAt });
      return value;
    } catch (error) {
      if (!known) throw error;
      keep(key, { value: known.value, readAt });
      return known.value;
    } finally {
      reading.delete(key);
    }
  };

  return async (key, load) => {
    const known = entries.get(key);
    if (known && now() - known.readAt < options.ttlMs) return known.value;
    const current = reading.get(key) ?? read(key, load, known);
    reading.set(key, current);
    return current;
  };
}
