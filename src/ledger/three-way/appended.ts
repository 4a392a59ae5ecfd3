// A list that only grows, to which both sides added.
import { sameValue } from '../read/same-value.ts';
import type { Joined } from './conflict.ts';
import { isFields, saidOf, textOf } from './pieces.ts';
import type { Inside, Piece } from './pieces.ts';
import type { ListShape } from './shape.ts';
import type { Versions } from './versions.ts';

/** Who says it, where that is written; a name may be a number. */
function speakerOf({ value }: Piece): unknown {
  const by = isFields(value) ? value['by'] : undefined;
  return typeof by === 'number' ? String(by) : by;
}

/** True where somebody may speak in both lists: who is not named may be anybody. */
function shareSpeaker(some: readonly Piece[], others: readonly Piece[]): boolean {
  if (some.length === 0 || others.length === 0) return false;
  const speakers = new Set([...some, ...others].map(speakerOf));
  return speakers.has(undefined) || speakers.size < new Set(some.map(speakerOf)).size + new Set(others.map(speakerOf)).size; // prettier-ignore
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

/**
 * A list to which both sides added: what ours added, then what theirs did, what both added once. Undefined where a side
 * changed what was there, or where one person speaks on both sides, since the last that they say counts.
 */
export function appended({ base, ours, theirs }: Versions<Inside>, { hasSpeakers }: ListShape): Joined | undefined {
  if (!beginsWith(ours.pieces, base.pieces) || !beginsWith(theirs.pieces, base.pieces)) return undefined;
  const [own, others] = [ours, theirs].map(({ pieces }) => pieces.slice(base.pieces.length)) as [Piece[], Piece[]];
  const added = missing(others, own);
  let all = [...ours.pieces, ...added];
  // One side may have begun with what the other has.
  if (beginsWith(others, own)) all = [...theirs.pieces];
  else if (hasSpeakers && !beginsWith(own, others) && shareSpeaker(own, others)) return undefined;
  // One thing with two comments, or laid out in two ways, would count twice.
  else if (added.some(({ value }) => own.some((piece) => sameValue(piece.value, value)))) return undefined;
  const value = all.map((piece) => piece.value);
  return { parts: [all.map(textOf).join('')], value: { ours: value, theirs: value } };
}
