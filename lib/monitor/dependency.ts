/** A monitor and one that it stands on, by id. */
export type Dependency = { monitorId: string; parentId: string };

/**
 * The parent through which a monitor would stand on itself; null when there is none.
 * @param edges what the other monitors stand on
 */
export function cycleThrough(
  edges: readonly Dependency[],
  monitorId: string,
  parentIds: readonly string[],
): string | null {
  const parentsOf = Map.groupBy(edges, (edge) => edge.monitorId);
  for (const start of parentIds) {
    const seen = new Set<string>();
    const ahead = [start];
    for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
      if (id === monitorId) return start;
      if (seen.has(id)) continue;
      seen.add(id);
      ahead.push(...(parentsOf.get(id) ?? []).map((edge) => edge.parentId));
    }
  }
  return null;
}
