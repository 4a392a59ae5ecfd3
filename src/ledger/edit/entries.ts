// New entries at the end of the ledger's list.
import { isMap, isSeq } from 'yaml';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { flowText, freshIndents, listItemLines, meaningOf } from './emit.ts';
import type { EmitItem, Indents } from './emit.ts';
import { lastPlainEntry, parseWhole, predictionsIn } from './find.ts';
import type { Piece } from './find.ts';
import { dashColumn, dashWidth, isShared, keepsEmptyLines, keyColumn, lineBelow } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { editOf, insertLines, lineStart, spanning } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { isVacant, vacantSplice } from './vacant.ts';
import { isExtended, onlyKeyDiffers, verifyEdit } from './verify.ts';

const FRESH = freshIndents(2);

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
  const column = dashColumn(text, piece, list);
  const offset = lineBelow(text, piece, list, column ?? 0);
  if (offset === undefined || column === undefined) {
    return refused(text, start, 'the file ends inside a text, without a line end', entries);
  }
  const indents = { column, list: column, map: column || 2, dash: dashWidth(text, piece, list) };
  return insertLines(text, offset, linesFor(entries, indents, isSpaced(text, start), !keepsEmptyLines(piece, list)));
}

function spliceFor(text: string, piece: Piece, entries: readonly EmitItem[]): Splice {
  const pair = predictionsIn(piece);
  const root = piece.doc.contents as YAMLMap;
  const list = pair?.value;
  if (root.flow) refused(text, 0, 'the ledger is written in braces', entries);
  if (!pair) {
    const offset = lineBelow(text, piece, root, 0);
    if (offset === undefined || keyColumn(text, piece, root) !== 0)
      return refused(text, 0, 'the ledger has no place for a key', entries);
    return insertLines(text, offset, ['predictions:', ...linesFor(entries, FRESH, false, false)]);
  }
  const at = (pair.key as Node).range![0];
  if (isVacant(pair) && !isMap(list)) {
    const lines = linesFor(entries, FRESH, false, false);
    return (
      vacantSplice(text, piece, pair, '', lines, 0) ??
      refused(text, at, 'the empty list cannot be filled in its place', entries)
    );
  }
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

/** More would fill the memory with what `yaml` makes of them when the change is read back. */
const AT_ONCE = 2000;

function appendAtOnce(text: string, entries: readonly EmitItem[]): Edit {
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

/**
 * Adds entries behind the last one, in the list's own indent, with an empty line between them where the last ones have
 * one. Throws a Failure: `ledger-does-not-parse`, `not-a-ledger`, `layout-cannot-be-extended`.
 */
export function appendEntries(text: string, entries: readonly EmitItem[]): Edit {
  if (entries.length <= AT_ONCE) return appendAtOnce(text, entries);
  let now = text;
  for (let at = 0; at < entries.length; at += AT_ONCE) now = appendAtOnce(now, entries.slice(at, at + AT_ONCE)).text;
  return spanning(text, now);
}
