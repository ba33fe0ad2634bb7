/** A monitor's part in an incident. Times are ISO 8601; `resolvedAt` is null while it fails. */
export type IncidentMember = { monitorId: string; name: string; startedAt: string; resolvedAt: string | null };

/** A stretch in which one monitor failed. */
export type MemberSpan = { monitorId: string; startedAt: Date; resolvedAt: Date | null; monitor: { name: string } };

/** Who is in an incident, in the order in which they failed: one each, whatever often it came and went. */
export function membersOf(spans: readonly MemberSpan[]): IncidentMember[] {
  const byMonitor = Map.groupBy(
    spans.toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime()),
    ({ monitorId }) => monitorId,
  );
  return [...byMonitor].map(([monitorId, own]) => {
    const ends = own.map(({ resolvedAt }) => resolvedAt);
    const over = ends.every((end) => end !== null);
    return {
      monitorId,
      name: own[0]?.monitor.name ?? "",
      startedAt: (own[0]?.startedAt ?? new Date(0)).toISOString(),
      resolvedAt: over ? new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0))).toISOString() : null,
    };
  });
}

/** "shop", "shop and docs", "shop and 11 more". @param first the name to begin with */
export function membersTitle(first: string, names: readonly string[], count: number = names.length): string {
  const other = names.find((name) => name !== first);
  if (count <= 1 || other === undefined) return first;
  return count === 2 ? `${first} and ${other}` : `${first} and ${count - 1} more`;
}
