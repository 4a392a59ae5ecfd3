// A statement of a source record, below those it has: in the record's own file, or in the ledger that holds the record.
import { isAlias, isMap, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { failure } from '../../errors.ts';
import { flowText, freshIndents, listItemLines, meaningOf } from './emit.ts';
import type { EmitItem } from './emit.ts';
import { pairOf, parseWhole } from './find.ts';
import type { Piece } from './find.ts';
import { inBraces } from './in-braces.ts';
import { dashColumn, dashWidth, isShared, keyColumn, lineBelow } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { editOf, insertLines } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { isVacant, vacantSplice } from './vacant.ts';
import { isExtended, onlyKeyDiffers, verifyEdit } from './verify.ts';

function spliceFor(text: string, piece: Piece, record: YAMLMap, item: EmitItem): Splice {
  const pair = pairOf(record, 'statements');
  const list = pair?.value as Node | null | undefined;
  const inline = flowText('statements', item);
  const refuse = (): never => {
    const offset = piece.offset + ((pair?.key as Node | undefined) ?? record).range![0];
    throw cannotExtend(text, offset, 'the statements cannot be extended in their place', 'add to them by hand', [
      `  - ${inline}`,
    ]);
  };
  if (isSeq(list) && (list.tag || isShared(piece, [list]))) return refuse();
  if (isSeq(list) && list.flow && list.items.length > 0) return inBraces(text, piece, list, inline) ?? refuse();
  if (!pair && record.flow) return inBraces(text, piece, record, `statements: [${inline}]`) ?? refuse();
  const column = keyColumn(text, piece, record);
  if (record.flow || column === undefined) return refuse();
  const lines = listItemLines('statements', item, freshIndents(column + 2));
  if (!pair) {
    const offset = lineBelow(text, piece, record, column);
    return offset === undefined ? refuse() : insertLines(text, offset, [`${' '.repeat(column)}statements:`, ...lines]);
  }
  if (isVacant(pair) && !isMap(list)) return vacantSplice(text, piece, pair, '', lines, column) ?? refuse();
  if (!isSeq(list)) return refuse();
  const dash = dashColumn(text, piece, list);
  const offset = lineBelow(text, piece, list, dash ?? 0);
  if (dash === undefined || offset === undefined) return refuse();
  const indents = { ...freshIndents(dash), dash: dashWidth(text, piece, list) };
  return insertLines(text, offset, listItemLines('statements', item, indents));
}

/** The map that is the record: the whole text, or a source of the ledger. */
function recordIn(text: string, piece: Piece, source: string | undefined): YAMLMap {
  const root = piece.doc.contents;
  const sources = isMap(root) && source !== undefined ? pairOf(root, 'sources')?.value : undefined;
  const pair = isMap(sources) ? pairOf(sources, source!) : undefined;
  const record = source === undefined ? root : pair?.value;
  const around = [root, sources, record].filter((node): node is YAMLMap => isMap(node));
  if (isMap(record) && !around.some((map) => map.tag) && !isShared(piece, around)) return record;
  if (source !== undefined && !pair && !isAlias(sources))
    throw failure('unknown-source', `no record "${source}" stands there`, ['predict sources lists those there are']);
  const node = (pair?.key ?? root) as Node | null;
  throw cannotExtend(
    text,
    piece.offset + (node?.range?.[0] ?? 0),
    'the record stands for more than itself, by an anchor, alias or tag',
    'write it out where it is used',
    ['and call this again'],
  );
}

/**
 * Adds a statement behind the last one of the record `source` of a ledger, or of the record that the text is (left
 * out). Throws a Failure: `ledger-does-not-parse`, `unknown-source`, `layout-cannot-be-extended`.
 */
export function addStatement(text: string, source: string | undefined, item: EmitItem): Edit {
  const piece = parseWhole(text);
  const record = recordIn(text, piece, source);
  const edit = editOf(text, spliceFor(text, piece, record, item));
  const added = [meaningOf('statements', item)];
  verifyEdit(text, edit, undefined, (old, now) => {
    const inRecord = (before: unknown, after: unknown): boolean =>
      onlyKeyDiffers(before, after, 'statements', (was, is) => isExtended(was, is, added));
    if (source === undefined) return inRecord(old, now);
    return onlyKeyDiffers(old, now, 'sources', (was, is) => onlyKeyDiffers(was, is, source, inRecord));
  });
  return edit;
}
