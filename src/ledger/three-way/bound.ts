// Keys that say something only together: what one side made of one of them and the other of another, nobody said.
import { sameValue } from '../read/same-value.ts';
import type { Pick } from './conflict.ts';
import type { Bound } from './shape.ts';
import type { Versions } from './versions.ts';

/** Keys that somebody has to choose though only one side changed them, and what is said of them. */
export type Forced = ReadonlyMap<string, string>;

export const OTHER: Readonly<Record<Pick, Pick>> = { ours: 'theirs', theirs: 'ours' };

type Values = ReadonlyMap<string, unknown>;

/** Keys whose value a side changed, each to something that the other side does not have. */
function changedBy({ base, ours, theirs }: Versions<Values>, pick: Pick): string[] {
  const side = pick === 'ours' ? ours : theirs;
  return [...new Set([...base.keys(), ...side.keys()])].filter(
    (key) => !sameValue(side.get(key), base.get(key)) && !sameValue(ours.get(key), theirs.get(key)),
  );
}

/** Keys of a map to be chosen, since each side changed another of those that are bound together. */
export function forcedIn(values: Versions<Values>, bound: readonly Bound[]): Forced {
  const changed = { ours: changedBy(values, 'ours'), theirs: changedBy(values, 'theirs') };
  const forced = new Map<string, string>();
  for (const pick of ['ours', 'theirs'] as const) {
    const others = changed[OTHER[pick]];
    for (const key of changed[pick].filter((one) => !others.includes(one))) {
      const isBeside = (other: string): boolean => bound.some(({ keys, beside }) => keys.includes(key) && beside.includes(other)); // prettier-ignore
      const beside = others.filter(isBeside);
      if (beside.length > 0) forced.set(key, `${OTHER[pick]} changed ${beside.join(', ')}`);
    }
  }
  return forced;
}
