// Text + change → text: one entry gets more, and no other byte changes.
import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { failure } from '../../errors.ts';
import { quoted } from './emit-scalar.ts';
import { flowText, freshIndents, keyLines, listItemLines, meaningOf } from './emit.ts';
import type { EmitItem, EmitValue, Indents } from './emit.ts';
import { findEntry, pairOf, valueOf } from './find.ts';
import type { FoundEntry } from './find.ts';
import { belowDeeperComments, dashColumn, dashWidth, indentsAt, isShared, keyColumn, lineBelow } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { editOf, insertLines, nextLine } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { isVacant, vacantSplice } from './vacant.ts';
import { isExtended, onlyItemDiffers, onlyKeyDiffers, verifyEdit } from './verify.ts';
import type { Holds } from './verify.ts';

/** An entry that can take new lines. */
export interface OpenEntry extends FoundEntry {
  text: string;
  map: YAMLMap;
  indents: Indents;
}

const PASTED = freshIndents(4);

/** The entry, ready for new lines. Throws `layout-cannot-be-extended`, with the lines to paste, where it takes none. */
export function openEntry(text: string, id: string, key: string, value: EmitValue): OpenEntry {
  const found = findEntry(text, id);
  const { piece, list, node } = found;
  const lines = (): string[] => keyLines('entry', key, value, PASTED);
  const refuse = (reason: string, todo: string, paste = lines()): never => {
    throw cannotExtend(text, piece.offset + (node.range?.[0] ?? 0), `the entry "${id}" ${reason}`, todo, paste);
  };
  if (isAlias(node))
    refuse('is an alias of another one', 'write it out in place of the alias, then add below its last line');
  if (!isMap(node)) throw failure('unknown-id', `no prediction "${id}" in the ledger`, ['predict list shows the ids']);
  if (node.flow || list.flow) {
    refuse('is written in braces', 'write it with one key a line and add below, or put this before its closing brace', [
      `, ${flowText('entry', { [key]: value }).slice(2, -2)}`,
    ]);
  }
  const around = [piece.doc.contents as Node, list, node];
  if (isShared(piece, around))
    refuse('has an anchor that an alias stands for', 'write that out in place of the alias, then add');
  const column = keyColumn(text, piece, node);
  if (column === undefined) {
    refuse(
      'has keys that do not begin their lines at one column',
      'give each key a line of its own at one column, then add',
    );
  }
  return { ...found, text, map: node, indents: indentsAt(text, piece, node, list, column!) };
}

/** The edit a splice makes inside the entry, read back and checked. */
export function checkedEdit(entry: OpenEntry, splice: Splice, key: string, holds: Holds): Edit {
  const { text, piece, index } = entry;
  const edit = editOf(text, splice);
  const inEntry: Holds = (old, now) => onlyKeyDiffers(old, now, key, holds);
  const inList: Holds = (old, now) => onlyItemDiffers(old, now, index, inEntry);
  if (!piece.whole) {
    const window = { start: piece.offset, end: piece.offset + piece.text.length };
    verifyEdit(text, edit, window, inList, () => valueOf(piece, piece.doc.contents as Node));
  } else {
    verifyEdit(text, edit, undefined, (old, now) => onlyKeyDiffers(old, now, 'predictions', inList));
  }
  return edit;
}

/** Offset of the line below a node's content, or a refusal for a block text that ends the file without a line end. */
function below(entry: OpenEntry, node: Node, column: number, lines: readonly string[]): number {
  const offset = lineBelow(entry.text, entry.piece, node, column);
  if (offset !== undefined) return offset;
  throw cannotExtend(
    entry.text,
    entry.text.length,
    'the file ends inside a text, without a line end',
    'end the last line with a line end, then try again, or add below it',
    lines,
  );
}

function fill(entry: OpenEntry, pair: Pair, head: string, lines: readonly string[]): Splice {
  const splice = vacantSplice(entry.text, entry.piece, pair, head, lines, entry.indents.column);
  if (splice) return splice;
  const at = entry.piece.offset + (pair.key as Node).range![1];
  const reason = 'what stands behind the key is empty but cannot be replaced in its place';
  throw cannotExtend(entry.text, at, reason, 'remove it and write there', [head, ...lines]);
}

/**
 * Adds a resolution or a forecast to the entry, below those it has. Throws a Failure: `unknown-id`, `duplicate-id`,
 * `ledger-does-not-parse`, `layout-cannot-be-extended` with the lines to paste.
 */
export function appendToEntry(text: string, id: string, key: 'resolutions' | 'forecasts', item: EmitItem): Edit {
  const entry = openEntry(text, id, key, [item]);
  const { piece, map, indents } = entry;
  const holds: Holds = (old, now) => isExtended(old, now, [meaningOf(key, item)]);
  const pair = pairOf(map, key);
  if (!pair) {
    const lines = keyLines('entry', key, [item], indents);
    return checkedEdit(entry, insertLines(text, below(entry, map, indents.column, lines), lines), key, holds);
  }
  const itemLines = listItemLines(key, item, { ...indents, column: indents.column + indents.list });
  if (isVacant(pair)) return checkedEdit(entry, fill(entry, pair, '', itemLines), key, holds);
  const list = pair.value as Node;
  const refuse = (reason: string, todo: string, paste: readonly string[]): never => {
    throw cannotExtend(
      text,
      piece.offset + (pair.key as Node).range![0],
      `the ${key} of "${id}" ${reason}`,
      todo,
      paste,
    );
  };
  if (isAlias(list)) refuse('are an alias', 'write them out in place of the alias, then add', itemLines);
  if (!isSeq(list)) return refuse('are no list', 'make them a list, then add', itemLines);
  const comma = list.items.length > 0 ? ', ' : '';
  if (list.flow) refuse('are written in brackets', 'put this before the closing one', [comma + flowText(key, item)]);
  if (list.tag) refuse('carry a tag', 'remove the tag and try again, or add', itemLines);
  if (isShared(piece, [list]))
    refuse('have an anchor that an alias stands for', 'write them out in place of the alias, then add', itemLines);
  const own = { ...indents, column: dashColumn(text, piece, list) ?? 0, dash: dashWidth(text, piece, list) };
  const offset = below(entry, list, own.column, itemLines);
  return checkedEdit(entry, insertLines(text, offset, listItemLines(key, item, own)), key, holds);
}

/**
 * Gives the entry a seal or a first note; a second note is `appendNote`'s. Throws a Failure: those of `appendToEntry`,
 * and `key-exists` when the entry has one, because nothing here takes anything away.
 */
export function setInEntry(text: string, id: string, key: 'note' | 'sealed', value: string | EmitItem): Edit {
  const entry = openEntry(text, id, key, value);
  const { map, indents } = entry;
  const wanted = typeof value === 'string' ? value : meaningOf('sealed', value);
  const holds: Holds = (old, now) => (old === undefined || old === null) && isDeepStrictEqual(now, wanted);
  const pair = pairOf(map, key);
  const lines = keyLines('entry', key, value, indents);
  if (!pair) return checkedEdit(entry, insertLines(text, below(entry, map, indents.column, lines), lines), key, holds);
  if (!isVacant(pair) || !(pair.value === null || isScalar(pair.value))) {
    throw failure('key-exists', `the entry "${id}" has a key "${key}" already, and nothing is overwritten`, [
      'predict edit opens it in your editor',
    ]);
  }
  // Comments further in, right below the key, would become part of a block text.
  const next = nextLine(text, entry.piece.offset + (pair.key as Node).range![1]);
  const crowded = belowDeeperComments(text, next, indents.column) > next;
  const oneLine = crowded && typeof value === 'string' ? [` ${quoted(value)}`] : undefined;
  const [head, ...rest] = oneLine ?? [lines[0]!.slice(lines[0]!.indexOf(':') + 1), ...lines.slice(1)];
  return checkedEdit(entry, fill(entry, pair, head!, rest), key, holds);
}
