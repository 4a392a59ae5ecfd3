// One prediction that each side added under an id of its own, or to which each gave another id: it would count twice.
import { isFields } from '../read/plain-value.ts';
import type { Piece } from './pieces.ts';
import type { Versions } from './versions.ts';

/** What makes two entries one prediction; undefined for an entry that is none. */
function sameness({ value }: Piece): string | undefined {
  if (!isFields(value) || typeof value['claim'] !== 'string') return undefined;
  return JSON.stringify([value['claim'], value['forecaster'], value['due']]);
}

/** Ids of entries that ours has new, with the id that theirs has for the same. */
export function twinsOf({ base, ours, theirs }: Versions<ReadonlyMap<string, Piece>>): ReadonlyMap<string, string> {
  const added = new Map<string, string>();
  for (const [id, piece] of theirs) {
    const what = base.has(id) || ours.has(id) ? undefined : sameness(piece);
    if (what !== undefined) added.set(what, id);
  }
  const twins = new Map<string, string>();
  for (const [id, piece] of ours) {
    const what = base.has(id) || theirs.has(id) ? undefined : sameness(piece);
    const twin = what === undefined ? undefined : added.get(what);
    if (twin === undefined) continue;
    twins.set(id, twin);
    added.delete(what!);
  }
  return twins;
}

/** Ids of entries that one side changed and the other gave another id, with what to say of that. */
export function renamedIn(found: Versions<ReadonlyMap<string, Piece>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const pick of ['ours', 'theirs'] as const) {
    const added = [...found[pick]].filter(([id]) => !found.base.has(id));
    const ids = new Map(added.map(([id, piece]) => [sameness(piece), id]));
    for (const [id, piece] of added.length === 0 ? [] : found.base) {
      const what = found[pick].has(id) ? undefined : sameness(piece);
      const now = what === undefined ? undefined : ids.get(what);
      if (now !== undefined) names.set(id, `${pick} has it as ${now}`);
    }
  }
  return names;
}
