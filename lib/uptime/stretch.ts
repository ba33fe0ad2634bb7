/** A stretch of time in milliseconds, its end not in it. */
export type Stretch = readonly [from: number, to: number];

/** The time that is in any of them: sorted, apart from each other, none empty. */
export function joined(stretches: Iterable<Stretch>): Stretch[] {
  const found: [number, number][] = [];
  for (const [from, to] of [...stretches].filter(([start, end]) => end > start).sort(([one], [other]) => one - other)) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

/** What of joined stretches lies in a range. */
export const cut = (stretches: readonly Stretch[], from: number, to: number): Stretch[] =>
  stretches.flatMap(([start, end]): Stretch[] => {
    const piece: Stretch = [Math.max(start, from), Math.min(end, to)];
    return piece[1] > piece[0] ? [piece] : [];
  });

/** What of joined stretches is in none of the others, which are joined too. */
export function without(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let index = 0;
  for (const [start, end] of stretches) {
    let from = start;
    while (index > 0 && (others[index - 1]?.[1] ?? 0) > start) index -= 1;
    for (; index < others.length && (others[index]?.[0] ?? end) < end; index += 1) {
      const [begin, stop] = others[index] ?? [end, end];
      if (begin > from) left.push([from, begin]);
      from = Math.max(from, stop);
    }
    if (from < end) left.push([from, end]);
  }
  return left;
}

export const lengthOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, [from, to]) => sum + (to - from), 0);
