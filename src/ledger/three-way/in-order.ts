// In which order the keys of both sides stand.
import type { Versions } from './versions.ts';

/** The keys of both: those of `others` alone behind the one they follow there, and behind what `own` has new there. */
function behindEach(own: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const key of others) {
    const waiting = behind.get(last);
    if (own.has(key)) last = key;
    else if (waiting) waiting.push(key);
    else behind.set(last, [key]);
  }
  const order: string[] = [];
  let waiting = behind.get(undefined) ?? [];
  for (const key of own) {
    if (others.has(key)) {
      for (const one of waiting) order.push(one);
      waiting = behind.get(key) ?? [];
    }
    order.push(key);
  }
  return [...order, ...waiting];
}

/** The keys of both sides, in the order of theirs where they alone moved some, else in that of ours. */
export function inOrder(keys: Versions<readonly string[]>): string[] {
  const [base, ours, theirs] = [new Set(keys.base), new Set(keys.ours), new Set(keys.theirs)];
  const shared = (side: ReadonlySet<string>, other: ReadonlySet<string>): string =>
    [...side].filter((key) => base.has(key) && other.has(key)).join('\n');
  const isOursAsBefore = shared(ours, base) === shared(base, ours);
  const isTheirsMoved = shared(theirs, base) !== shared(base, theirs);
  return isOursAsBefore && isTheirsMoved ? behindEach(theirs, ours) : behindEach(ours, theirs);
}
