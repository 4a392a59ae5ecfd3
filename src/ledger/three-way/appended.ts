// A list that only grows, to which both sides added.
import { isFields } from '../read/plain-value.ts';
import { sameValue } from '../read/same-value.ts';
import type { Joined, Pick } from './conflict.ts';
import { saidOf, textOf } from './pieces.ts';
import type { Inside, Piece } from './pieces.ts';
import type { ListShape } from './shape.ts';
import type { Versions } from './versions.ts';

/** Who says it, where that is written; a name may be a number. */
function speakerOf({ value }: Piece): unknown {
  const by = isFields(value) ? value['by'] : undefined;
  return typeof by === 'number' ? String(by) : by;
}

/** Why the order of two lists matters; undefined where nobody can speak in both. Who is not named may be anybody. */
function whyInOrder(some: readonly Piece[], others: readonly Piece[]): string | undefined {
  if (some.length === 0 || others.length === 0) return undefined;
  const [speakers, rest] = [new Set(some.map(speakerOf)), new Set(others.map(speakerOf))];
  if (speakers.has(undefined) || rest.has(undefined)) return 'who is not named may be on both sides; the last counts';
  const shared = [...speakers].filter((speaker) => rest.has(speaker));
  return shared.length === 0 ? undefined : `${shared.map(String).join(', ')} on both sides; the last counts`;
}

/** The pieces that the other list does not have, or not as often. */
function missing(pieces: readonly Piece[], other: readonly Piece[]): Piece[] {
  const left = new Map<string, number>();
  for (const piece of other) left.set(saidOf(piece), (left.get(saidOf(piece)) ?? 0) + 1);
  return pieces.filter((piece) => {
    const times = left.get(saidOf(piece)) ?? 0;
    left.set(saidOf(piece), times - 1);
    return times <= 0;
  });
}

const beginsWith = (pieces: readonly Piece[], first: readonly Piece[]): boolean =>
  pieces.length >= first.length && first.every((piece, at) => saidOf(piece) === saidOf(pieces[at]!));

/** What both have, then what each has beside it, for somebody to put in order. */
function inNoOrder(
  where: string,
  why: string,
  both: readonly Piece[],
  { ours, theirs }: Record<Pick, readonly Piece[]>,
): Joined {
  const valuesOf = (more: readonly Piece[]): unknown[] => [...both, ...more].map(({ value }) => value);
  const textsOf = (pieces: readonly Piece[]): string => pieces.map(textOf).join('');
  return {
    parts: [textsOf(both), { where, why, ours: textsOf(ours), theirs: textsOf(theirs) }],
    value: { ours: valuesOf(ours), theirs: valuesOf(theirs) },
  };
}

/**
 * A list to which both sides added: what ours added, then what theirs did, what both added once. What they added is in
 * conflict where one person speaks on both sides, since the last that they say counts. Undefined where a side changed
 * what was there.
 */
export function appended(
  { base, ours, theirs }: Versions<Inside>,
  { hasSpeakers }: ListShape,
  where: string,
): Joined | undefined {
  if (!beginsWith(ours.pieces, base.pieces) || !beginsWith(theirs.pieces, base.pieces)) return undefined;
  const differs = ours.pieces.findIndex(
    (piece, at) => !theirs.pieces[at] || saidOf(piece) !== saidOf(theirs.pieces[at]),
  );
  const common = differs === -1 ? ours.pieces.length : differs;
  const [own, others] = [ours, theirs].map(({ pieces }) => pieces.slice(common)) as [Piece[], Piece[]];
  const added = missing(others, own);
  const why = hasSpeakers ? whyInOrder(own, others) : undefined;
  let all = [...ours.pieces, ...added];
  // One side may have begun with what the other has.
  if (beginsWith(others, own)) all = [...theirs.pieces];
  else if (why !== undefined && !beginsWith(own, others))
    return inNoOrder(where, why, ours.pieces.slice(0, common), { ours: own, theirs: others });
  // One thing with two comments, or laid out in two ways, would count twice.
  else if (added.some(({ value }) => own.some((piece) => sameValue(piece.value, value)))) return undefined;
  const value = all.map((piece) => piece.value);
  return { parts: [all.map(textOf).join('')], value: { ours: value, theirs: value } };
}
