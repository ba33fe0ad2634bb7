const away = new Set<string>();

/** Notes that a queue's usual way is closed. @returns whether that is news */
export function noteQueueAway(name: string): boolean {
  const news = !away.has(name);
  away.add(name);
  return news;
}

/** Notes that a queue's usual way is open. @returns whether that is news */
export const noteQueueBack = (name: string): boolean => away.delete(name);

/** Whether this process uses the spare way for any queue. */
export const isQueueAway = (): boolean => away.size > 0;
