// A key that holds nothing yet: `key:`, `key: []`, `key: {}`, `key: null`.
import { isAlias, isCollection, isScalar } from 'yaml';
import type { Node, Pair } from 'yaml';
import type { Piece } from './find.ts';
import { belowDeeperComments } from './place.ts';
import { lineEndAt, nextLine } from './text.ts';
import type { Splice } from './text.ts';

/** True for `key:` with nothing behind it, `key: []` or `key: {}`; an anchor or tag makes it something. */
export function isVacant(pair: Pair): boolean {
  const value = pair.value as Node | null;
  if (value === null) return true;
  if (isAlias(value) || value.anchor || value.tag) return false;
  return isCollection(value)
    ? value.flow === true && value.items.length === 0
    : isScalar(value) && value.value === null;
}

/**
 * The splice that puts `head` behind the key, which stands at `column`, and `lines` below it; a comment behind the key
 * stays. Undefined where the empty value is not on the key's line.
 */
export function vacantSplice(
  text: string,
  piece: Piece,
  pair: Pair,
  head: string,
  lines: readonly string[],
  column: number,
): Splice | undefined {
  const value = pair.value as Node | null;
  const keyEnd = piece.offset + (pair.key as Node).range![1];
  const colon = text.indexOf(':', keyEnd) + 1;
  const filled = value?.range && value.range[1] > value.range[0] ? piece.offset + value.range[1] : colon;
  if (!/^[ \t]*(?:~|null|Null|NULL|\[[ \t]*\]|\{[ \t]*\})?$/.test(text.slice(colon, filled))) return undefined;
  const lineEnd = nextLine(text, filled);
  const end = lines.length > 0 ? belowDeeperComments(text, lineEnd, column) : lineEnd;
  const rest = text.slice(filled, end);
  const closing = /\r?\n$/.exec(rest)?.[0] ?? '';
  const separator = closing || lineEndAt(text, colon);
  const kept = rest.slice(0, rest.length - closing.length);
  // White space stays before a comment, or where nothing else of the line changes.
  const behind = kept.trim() === '' && (filled > colon || head !== '') ? '' : kept;
  return { start: colon, end, insert: `${head}${behind}${lines.map((line) => separator + line).join('')}${closing}` };
}
