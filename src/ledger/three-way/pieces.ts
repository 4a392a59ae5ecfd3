// Lines of a ledger with the plain values that yaml makes of them.
import { isFields } from '../read/plain-value.ts';
import { beginsWithDash, cut, firstColumn, headed, withoutDash } from './sections.ts';
import type { Section } from './sections.ts';

/** Lines, and the plain value that yaml makes of them. */
export interface Piece extends Section {
  value: unknown;
}

/** What a list or map holds: the line of its key, its pieces, and what is left below them. */
export interface Inside {
  /** Empty for the ledger and for an entry; absent where a version does not have it. */
  head?: string;
  /** Absent where there are no pieces. */
  column?: number;
  pieces: readonly Piece[];
  tail: string;
}

export const NOTHING: Inside = { pieces: [], tail: '' };

export const textOf = (piece: Piece | undefined): string => (piece ? piece.lead + piece.body : '');

/** Comments without the empty lines around them. */
export const commentsOf = (lead: string): string => lead.replace(/^\s*\n/gm, '');

/** A piece without the empty lines above it. */
export const saidOf = ({ lead, body }: Piece): string => commentsOf(lead) + body;

/** The pieces with the values that they hold; undefined where they are not the same ones. */
function valued(sections: readonly Section[], value: unknown): Piece[] | undefined {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return items.length === sections.length ? sections.map((one, at) => ({ ...one, value: items[at] })) : undefined;
  }
  if (!isFields(value)) return undefined;
  const keys = new Set(sections.map(({ key }) => key));
  if (keys.size !== sections.length || Object.keys(value).some((key) => !keys.has(key))) return undefined;
  return sections.map((one) => ({ ...one, value: value[one.key] }));
}

/** What lines hold; undefined where they are laid out in another way. */
export function insideOf(head: string, text: string, value: unknown, kind: 'map' | 'list'): Inside | undefined {
  const column = firstColumn(text);
  if (column === undefined) {
    const isEmpty = !isFields(value) && !Array.isArray(value) ? value === undefined : Object.keys(value).length === 0;
    return isEmpty ? { ...NOTHING, head, tail: text } : undefined;
  }
  if (beginsWithDash(text) !== (kind === 'list')) return undefined;
  const { sections, tail } = cut(text, column, kind) ?? {};
  const pieces = sections && valued(sections, value);
  return pieces && { head, column, pieces, tail: tail! };
}

/** What stands below a key. */
export function insideKey({ body, value }: Piece, kind: 'map' | 'list'): Inside | undefined {
  const { head, below } = headed(body);
  return insideOf(head, below, value, kind);
}

/** The keys of an entry, the first of which stands beside its dash. */
export function insideEntry({ body, value }: Piece): Inside | undefined {
  const map = withoutDash(body);
  return map === undefined ? undefined : insideOf('', map, value, 'map');
}
