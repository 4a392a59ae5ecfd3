// A new member of a map at the head of a ledger: forecasters, or the records of sources.
import { isDeepStrictEqual } from 'node:util';
import { isMap } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { failure } from '../../errors.ts';
import { LAYOUTS } from './emit-layout.ts';
import type { Kind } from './emit-layout.ts';
import { inlineText } from './emit-scalar.ts';
import { flowText, freshIndents, meaningOf, memberLines } from './emit.ts';
import type { EmitItem } from './emit.ts';
import { pairOf, parseWhole, plainHead, predictionsIn } from './find.ts';
import type { Piece } from './find.ts';
import { inBraces } from './in-braces.ts';
import { isShared, keyColumn, lineBelow } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { editOf, insertLines, lineStart } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { isVacant, vacantSplice } from './vacant.ts';
import { onlyKeyDiffers, verifyEdit } from './verify.ts';
import type { Holds } from './verify.ts';

const FRESH = freshIndents(2);

/** The map, and what comes into it. */
interface Member {
  key: 'forecasters' | 'sources';
  kind: Kind;
  id: string;
  item: EmitItem;
}

function spliceFor(text: string, piece: Piece, { key, kind, id, item }: Member): Splice {
  const root = piece.doc.contents as YAMLMap;
  const pair = pairOf(root, key);
  const lines = memberLines(kind, id, item, FRESH);
  const inline = `${inlineText(id, true)}: ${flowText(kind, item)}`;
  const refuse = (offset: number): never => {
    const paste = pair ? inline : `${key}: { ${inline} }`;
    throw cannotExtend(text, offset, `the ${key} cannot be extended in their place`, 'add there', [`  ${paste}`]);
  };
  if (root.flow || keyColumn(text, piece, root) !== 0) return refuse(0);
  if (!pair) {
    const list = pairOf(root, 'predictions');
    const before = list ? root.items[root.items.indexOf(list) - 1] : root.items.at(-1);
    const whole = [`${key}:`, ...lines];
    if (!before) {
      const start = lineStart(text, piece.offset + (list!.key as Node).range![0]);
      return insertLines(text, Math.max(start, text.startsWith('\uFEFF') ? 1 : 0), whole);
    }
    const upTo = before.value ?? before.key;
    const offset = lineBelow(text, piece, upTo as Node, 0);
    return offset === undefined ? refuse(0) : insertLines(text, offset, whole);
  }
  const at = piece.offset + (pair.key as Node).range![0];
  const map = pair.value as Node | null;
  if (isVacant(pair)) {
    if (isMap(map) && LAYOUTS[kind].flow === 'always') {
      return { start: piece.offset + map.range![0], end: piece.offset + map.range![1], insert: `{ ${inline} }` };
    }
    return vacantSplice(text, piece, pair, '', lines, 0) ?? refuse(at);
  }
  if (!isMap(map) || map.tag || isShared(piece, [root, map])) return refuse(at);
  if (map.flow) return inBraces(text, piece, map, inline) ?? refuse(at);
  const column = keyColumn(text, piece, map);
  const offset = lineBelow(text, piece, map, column ?? 0);
  if (column === undefined || offset === undefined) return refuse(at);
  return insertLines(text, offset, memberLines(kind, id, item, freshIndents(column)));
}

/**
 * Adds a member in the style the others have (lines or braces). Throws a Failure: `key-exists` when the id is taken,
 * `ledger-does-not-parse`, `layout-cannot-be-extended`.
 */
export function addMember(text: string, member: Member): Edit {
  const { key, kind, id, item } = member;
  const head = plainHead(text);
  const tied = head && /(?:^|\s)[&*]\S/m.test(head.text);
  const inHead = head !== undefined && !tied && pairOf(head.doc.contents as YAMLMap, key) !== undefined;
  const piece = inHead ? head : parseWhole(text);
  predictionsIn(piece);
  const known = pairOf(piece.doc.contents as YAMLMap, key)?.value;
  if (isMap(known) && pairOf(known, id))
    throw failure('key-exists', `"${id}" stands under ${key} already`, ['take another id']);
  const edit = editOf(text, spliceFor(text, piece, member));
  const added = new Map([[id, meaningOf(kind, item)]]);
  const holds: Holds = (old, now) => {
    const earlier = old instanceof Map ? (old as Map<unknown, unknown>) : new Map<unknown, unknown>();
    return isDeepStrictEqual(now, new Map<unknown, unknown>([...earlier, ...added]));
  };
  const window = inHead ? { start: 0, end: piece.text.length } : undefined;
  verifyEdit(text, edit, window, (old, now) => onlyKeyDiffers(old, now, key, holds));
  return edit;
}
