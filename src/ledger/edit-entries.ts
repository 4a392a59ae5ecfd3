// New entries at the end of the ledger's list.
import { isMap, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { lastPlainEntry, parseWhole, predictionsIn } from './edit-find.ts';
import type { Piece } from './edit-find.ts';
import { dashColumn, dashWidth, isShared, isVacant, keyColumn, lineBelow } from './edit-place.ts';
import { cannotExtend } from './edit-refuse.ts';
import { editOf, insertLines, lineEndAt, lineStart, nextLine } from './edit-text.ts';
import type { Edit, Splice } from './edit-text.ts';
import { isExtended, onlyKeyDiffers, verifyEdit } from './edit-verify.ts';
import { flowText, listItemLines, meaningOf } from './emit.ts';
import type { EmitItem, Indents } from './emit.ts';

const FRESH: Indents = { column: 2, list: 2, map: 2, dash: 2 };

function linesFor(entries: readonly EmitItem[], indents: Indents, spaced: boolean, first: boolean): string[] {
  return entries.flatMap((entry, index) => [
    ...(spaced && (first || index > 0) ? [''] : []),
    ...listItemLines('entry', entry, indents),
  ]);
}

/** True when the line above the entry (above the comments on top of it) is empty. */
function isSpaced(text: string, offset: number): boolean {
  let start = lineStart(text, offset);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start).trim();
    if (line === '') return true;
    if (!line.startsWith('#')) return false;
    start = above;
  }
  return false;
}

function refused(text: string, offset: number, reason: string, entries: readonly EmitItem[]): never {
  throw cannotExtend(text, offset, reason, 'add by hand', linesFor(entries, FRESH, false, false));
}

/** Below the last entry of a list that has some. */
function belowLast(text: string, piece: Piece, list: YAMLSeq, entries: readonly EmitItem[]): Splice {
  const last = list.items.at(-1) as Node;
  const start = piece.offset + (last.range?.[0] ?? 0);
  const offset = lineBelow(text, piece, list);
  const column = dashColumn(text, piece, list);
  if (offset === undefined || column === undefined) {
    return refused(text, start, 'the file ends inside a text, without a line end', entries);
  }
  const indents = { column, list: column, map: column || 2, dash: dashWidth(text, piece, list) };
  return insertLines(text, offset, linesFor(entries, indents, isSpaced(text, start), true));
}

function inVacant(text: string, pair: Pair, entries: readonly EmitItem[]): Splice {
  const value = pair.value as Node | null;
  const colon = text.indexOf(':', (pair.key as Node).range![1]) + 1;
  const filled = value?.range && value.range[1] > value.range[0] ? value.range[1] : colon;
  if (!/^[ \t]*(?:~|null|\[[ \t]*\])?$/.test(text.slice(colon, filled)))
    refused(text, colon, 'the list of predictions cannot be filled in its place', entries);
  const end = nextLine(text, filled);
  const rest = text.slice(filled, end);
  const lineEnd = /\r?\n$/.exec(rest)?.[0] ?? '';
  const behind = rest.slice(0, rest.length - lineEnd.length);
  const lines = linesFor(entries, FRESH, false, false);
  const separator = lineEndAt(text, colon);
  const kept = behind.trim() === '' && filled > colon ? '' : behind;
  return { start: colon, end, insert: `${kept}${lines.map((line) => separator + line).join('')}${lineEnd}` };
}

function spliceFor(text: string, piece: Piece, entries: readonly EmitItem[]): Splice {
  const pair = predictionsIn(piece);
  const root = piece.doc.contents as YAMLMap;
  const list = pair?.value;
  if (root.flow) refused(text, 0, 'the ledger is written in braces', entries);
  if (!pair) {
    const offset = lineBelow(text, piece, root);
    if (offset === undefined || keyColumn(text, piece, root) !== 0)
      return refused(text, 0, 'the ledger has no place for a key', entries);
    return insertLines(text, offset, ['predictions:', ...linesFor(entries, FRESH, false, false)]);
  }
  const at = (pair.key as Node).range![0];
  if (isVacant(pair) && !isMap(list)) return inVacant(text, pair, entries);
  if (!isSeq(list) || list.flow || list.tag || list.items.length === 0) {
    const hint = 'the list of predictions is not written with one dash an entry';
    throw cannotExtend(
      text,
      at,
      hint,
      'add inside its brackets',
      entries.map((entry) => `, ${flowText('entry', entry)}`),
    );
  }
  if (isShared(piece, [root, list]))
    refused(text, at, 'the list of predictions has an anchor that an alias stands for', entries);
  return belowLast(text, piece, list, entries);
}

/**
 * Adds entries behind the last one, in the list's own indent, with an empty line between them where the last ones have one.
 * Throws a Failure: `ledger-does-not-parse`, `not-a-ledger`, `layout-cannot-be-extended`.
 */
export function appendEntries(text: string, entries: readonly EmitItem[]): Edit {
  const added = entries.map((entry) => meaningOf('entry', entry));
  const last = lastPlainEntry(text);
  if (last) {
    const { piece } = last;
    const edit = editOf(text, belowLast(text, piece, last.list, entries));
    const window = { start: piece.offset, end: piece.offset + piece.text.length };
    verifyEdit(text, edit, window, (old, now) => isExtended(old, now, added));
    return edit;
  }
  const edit = editOf(text, spliceFor(text, parseWhole(text), entries));
  verifyEdit(text, edit, undefined, (old, now) =>
    onlyKeyDiffers(old, now, 'predictions', (before, after) => isExtended(before, after, added)),
  );
  return edit;
}
