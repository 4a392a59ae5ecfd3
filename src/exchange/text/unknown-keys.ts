// What stands in the objects of an export and becomes nothing.
import type { Losses } from '../loss.ts';
import type { TreeValue } from './tree-value.ts';

function isEmpty(raw: unknown): boolean {
  if (raw === null || raw === undefined || raw === '') return true;
  return typeof raw === 'object' && Object.keys(raw).length === 0;
}

/**
 * Names the filled keys of the objects called `what` that are not `known`, each once: an answer of an API may have
 * dozens in every object. What is known is read, or reported by its own name, or bookkeeping of the peer.
 */
export function reportUnknownKeys(
  values: readonly TreeValue[],
  known: readonly string[],
  what: string,
  losses: Losses,
): void {
  const unknown = new Set<string>();
  for (const value of values)
    for (const key of value.keys()) if (!known.includes(key) && !isEmpty(value.at(key).raw)) unknown.add(key);
  for (const key of unknown) losses.lost(`keys of ${what}`, 'nothing here takes them', key);
}
