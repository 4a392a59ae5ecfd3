// Which of the things that come in a ledger has already.

/**
 * For each of `now` the one of `old` that it is: the very same where there is one, else the next under its key;
 * undefined for what is new.
 */
export function pairsOf<T>(old: readonly T[], now: readonly T[], key: (one: T) => string): (T | undefined)[] {
  const pairs = now.map((): T | undefined => undefined);
  const left = new Set(old);
  for (const name of [(one: T): string => JSON.stringify(one), key]) {
    const byName = new Map<string, T[]>();
    for (const one of left) byName.set(name(one), [...(byName.get(name(one)) ?? []), one]);
    for (const [index, one] of now.entries()) {
      if (pairs[index] !== undefined) continue;
      const found = byName.get(name(one))?.shift();
      if (found === undefined) continue;
      pairs[index] = found;
      left.delete(found);
    }
  }
  return pairs;
}

/** Places in `now` of what `old` does not have; a thing that stands there twice must stand in `old` twice. */
export function newOnes<T>(old: readonly T[], now: readonly T[], key: (one: T) => string): number[] {
  return pairsOf(old, now, key).flatMap((one, index) => (one === undefined ? [index] : []));
}
