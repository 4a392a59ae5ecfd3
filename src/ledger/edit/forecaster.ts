// A new name among the ledger's forecasters.
import { isDeepStrictEqual } from 'node:util';
import { isMap } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { failure } from '../../errors.ts';
import { pairOf, parseWhole, plainHead, predictionsIn } from './find.ts';
import type { Piece } from './find.ts';
import { isShared, keyColumn, lineBelow } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { editOf, insertLines, lineStart } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { onlyKeyDiffers, verifyEdit } from './verify.ts';
import type { Holds } from './verify.ts';
import { isVacant, vacantSplice } from './vacant.ts';
import { flowText } from './emit.ts';
import { inlineText } from './emit-scalar.ts';

function inBraces(text: string, piece: Piece, map: YAMLMap, member: string): Splice | undefined {
  const last = map.items.at(-1);
  const value = last?.value as Node | null | undefined;
  if (!value?.range || !map.range) return undefined;
  const end = piece.offset + value.range[1];
  // Only white space may stand between the last forecaster and the closing brace.
  if (!/^\s*\}$/.test(text.slice(end, piece.offset + map.range[1]))) return undefined;
  return { start: end, end, insert: `, ${member}` };
}

function spliceFor(text: string, piece: Piece, id: string, name: string): Splice {
  const root = piece.doc.contents as YAMLMap;
  const pair = pairOf(root, 'forecasters');
  const member = `${inlineText(id, true)}: ${flowText('forecaster', { name })}`;
  const refuse = (offset: number): never => {
    throw cannotExtend(text, offset, 'the forecasters cannot be extended in their place', 'add there', [`  ${member}`]);
  };
  if (root.flow || keyColumn(text, piece, root) !== 0) return refuse(0);
  if (!pair) {
    const lines = ['forecasters:', `  ${member}`];
    const list = pairOf(root, 'predictions');
    const before = list ? root.items[root.items.indexOf(list) - 1] : root.items.at(-1);
    if (!before) return insertLines(text, lineStart(text, piece.offset + (list!.key as Node).range![0]), lines);
    const upTo = before.value ?? before.key;
    const offset = lineBelow(text, piece, upTo as Node, 0);
    return offset === undefined ? refuse(0) : insertLines(text, offset, lines);
  }
  const at = piece.offset + (pair.key as Node).range![0];
  const map = pair.value as Node | null;
  if (isVacant(pair)) {
    if (isMap(map)) {
      return { start: piece.offset + map.range![0], end: piece.offset + map.range![1], insert: `{ ${member} }` };
    }
    return vacantSplice(text, piece, pair, '', [`  ${member}`], 0) ?? refuse(at);
  }
  if (!isMap(map) || map.tag || isShared(piece, [root, map])) return refuse(at);
  if (map.flow) return inBraces(text, piece, map, member) ?? refuse(at);
  const column = keyColumn(text, piece, map);
  const offset = lineBelow(text, piece, map, column ?? 0);
  if (column === undefined || offset === undefined) return refuse(at);
  return insertLines(text, offset, [`${' '.repeat(column)}${member}`]);
}

/**
 * Adds a forecaster by name, in the style the others have (lines or braces). Throws a Failure: `key-exists` when the id is
 * taken, `ledger-does-not-parse`, `layout-cannot-be-extended`.
 */
export function addForecaster(text: string, id: string, name: string): Edit {
  const head = plainHead(text);
  const tied = head && /(?:^|\s)[&*]\S/m.test(head.text);
  const inHead = head !== undefined && !tied && pairOf(head.doc.contents as YAMLMap, 'forecasters') !== undefined;
  const piece = inHead ? head : parseWhole(text);
  predictionsIn(piece);
  const known = pairOf(piece.doc.contents as YAMLMap, 'forecasters')?.value;
  if (isMap(known) && pairOf(known, id)) throw failure('key-exists', `there is a forecaster "${id}" already`);
  const edit = editOf(text, spliceFor(text, piece, id, name));
  const added = new Map([[id, new Map([['name', name]])]]);
  const holds: Holds = (old, now) => {
    const earlier = old instanceof Map ? (old as Map<unknown, unknown>) : new Map<unknown, unknown>();
    return isDeepStrictEqual(now, new Map<unknown, unknown>([...earlier, ...added]));
  };
  const window = inHead ? { start: 0, end: piece.text.length } : undefined;
  verifyEdit(text, edit, window, (old, now) => onlyKeyDiffers(old, now, 'forecasters', holds));
  return edit;
}
