// A statement of a source record, below those it has: in the record's own file, or in the ledger that holds the record.
import { isMap, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { failure } from '../../errors.ts';
import { flowText, listItemLines, meaningOf } from './emit.ts';
import type { EmitItem, Indents } from './emit.ts';
import { pairOf, parseWhole } from './find.ts';
import type { Piece } from './find.ts';
import { dashColumn, dashWidth, isShared, keyColumn, lineBelow } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { editOf, insertLines } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { isVacant, vacantSplice } from './vacant.ts';
import { isExtended, onlyKeyDiffers, verifyEdit } from './verify.ts';

/** Splices of a record whose keys stand at `column`. */
function spliceFor(text: string, piece: Piece, record: YAMLMap, column: number, item: EmitItem): Splice {
  const pair = pairOf(record, 'statements');
  const fresh: Indents = { column: column + 2, list: 2, map: 2, dash: 2 };
  const refuse = (node: Node): never => {
    const offset = piece.offset + node.range![0];
    throw cannotExtend(text, offset, 'the statements cannot be extended in their place', 'add to them by hand', [
      `  - ${flowText('statements', item)}`,
    ]);
  };
  if (!pair) {
    const offset = lineBelow(text, piece, record, column);
    if (offset === undefined) return refuse(record);
    return insertLines(text, offset, [`${' '.repeat(column)}statements:`, ...listItemLines('statements', item, fresh)]);
  }
  const list = pair.value as Node | null;
  if (isVacant(pair) && !isMap(list)) {
    const lines = listItemLines('statements', item, fresh);
    return vacantSplice(text, piece, pair, '', lines, column) ?? refuse(pair.key as Node);
  }
  if (!isSeq(list) || list.flow || list.tag || isShared(piece, [list])) return refuse(pair.key as Node);
  const dash = dashColumn(text, piece, list);
  const offset = lineBelow(text, piece, list, dash ?? 0);
  if (dash === undefined || offset === undefined) return refuse(pair.key as Node);
  const indents = { column: dash, list: 2, map: 2, dash: dashWidth(text, piece, list) };
  return insertLines(text, offset, listItemLines('statements', item, indents));
}

/** The map that is the record: the whole text, or a source of the ledger. */
function recordIn(text: string, piece: Piece, source: string | undefined): YAMLMap {
  const root = piece.doc.contents;
  const sources = isMap(root) && source !== undefined ? pairOf(root, 'sources')?.value : undefined;
  const record = source === undefined ? root : isMap(sources) ? pairOf(sources, source)?.value : undefined;
  if (!isMap(record)) throw failure('unknown-source', `no record "${source ?? ''}" stands there`);
  const around = [root, sources, record].filter((node): node is YAMLMap => isMap(node));
  if (around.some((map) => map.flow || map.tag) || isShared(piece, around)) {
    const offset = piece.offset + record.range![0];
    throw cannotExtend(text, offset, 'the record is written in braces or stands for more than itself', 'put each of its keys on a line first, and', ['call this again']); // prettier-ignore
  }
  return record;
}

/**
 * Adds a statement behind the last one of the record `source` of a ledger, or of the record that the text is (left
 * out). Throws a Failure: `ledger-does-not-parse`, `unknown-source`, `layout-cannot-be-extended`.
 */
export function addStatement(text: string, source: string | undefined, item: EmitItem): Edit {
  const piece = parseWhole(text);
  const record = recordIn(text, piece, source);
  const column = keyColumn(text, piece, record);
  if (column === undefined) throw cannotExtend(text, piece.offset + record.range![0], 'its keys do not begin at one column', 'add below them', [`statements:`, `  - ${flowText('statements', item)}`]); // prettier-ignore
  const edit = editOf(text, spliceFor(text, piece, record, column, item));
  const added = [meaningOf('statements', item)];
  verifyEdit(text, edit, undefined, (old, now) => {
    const inRecord = (before: unknown, after: unknown): boolean =>
      onlyKeyDiffers(before, after, 'statements', (was, is) => isExtended(was, is, added));
    if (source === undefined) return inRecord(old, now);
    return onlyKeyDiffers(old, now, 'sources', (was, is) => onlyKeyDiffers(was, is, source, inRecord));
  });
  return edit;
}
