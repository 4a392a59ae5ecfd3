// Where new lines go in a parsed ledger, and how far in they stand: all from the offsets of its nodes.
import { isAlias, isMap, isScalar, isSeq, visit } from 'yaml';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import type { Indents } from './emit.ts';
import type { Piece } from './find.ts';
import { lineStart, nextLine } from './text.ts';

interface Token {
  type: string;
  offset: number;
  source?: string;
}

/** Offset behind the last of these tokens that is not white space or a comment. */
function endOfTokens(tokens: readonly Token[]): number | undefined {
  const solid = tokens.filter((token) => !['space', 'newline', 'comment'].includes(token.type)).at(-1);
  return solid && solid.offset + (solid.source?.length ?? 0);
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.range?.[0] === node.range?.[1];
}

/** The node whose text ends last inside this one, and the offset behind it; both for the piece's own text. */
function lastOf(node: Node): { leaf: Node | undefined; end: number } {
  const start = node.range?.[1] ?? 0;
  if (isMap(node) && !node.flow && node.items.length > 0) {
    const pair = node.items.at(-1)!;
    const value = pair.value as Node | null;
    if (value && !isEmptyScalar(value)) return lastOf(value);
    const sep = (pair.srcToken as { sep?: Token[] } | undefined)?.sep ?? [];
    return { leaf: undefined, end: endOfTokens(sep) ?? (pair.key as Node).range?.[1] ?? start };
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) {
    const item = node.items.at(-1) as Node;
    if (!isEmptyScalar(item)) return lastOf(item);
    return { leaf: undefined, end: endOfTokens(itemTokens(node).at(-1) ?? []) ?? start };
  }
  return { leaf: node, end: start };
}

function itemTokens(list: YAMLSeq): Token[][] {
  const token = list.srcToken as { items?: { start: Token[] }[] } | undefined;
  // Comments below the last item stand in one more item, without a dash.
  const starts = (token?.items ?? []).map((item) => item.start);
  return starts.filter((tokens) => tokens.some((one) => one.type === 'seq-item-ind'));
}

/**
 * Offset below the comments from `offset` on that stand further in than `column`, and below lines that hold a tab
 * alone: new lines at that column go below them, else a text among the new lines would swallow them.
 */
export function belowDeeperComments(text: string, offset: number, column: number): number {
  let below = offset;
  for (let at = offset; at < text.length; at = nextLine(text, at)) {
    const [, indent, rest] = /^([ \t]*)(\S?)/.exec(text.slice(at, nextLine(text, at)))!;
    if (rest !== '' && rest !== '#') break;
    if (indent!.includes('\t') || (rest === '#' && indent!.length > column)) below = nextLine(text, at);
  }
  return below;
}

/**
 * Offset in the text where new lines at `column` go below the node's last content; empty lines and comments that stand
 * no further in stay below them. Undefined where a block text runs to a file end without a line end: one more line
 * would add a line end to its value.
 */
export function lineBelow(text: string, piece: Piece, node: Node, column: number): number | undefined {
  const { leaf, end } = lastOf(node);
  const offset = piece.offset + end;
  if ((leaf?.srcToken as Token | undefined)?.type !== 'block-scalar') {
    return belowDeeperComments(text, nextLine(text, offset), column);
  }
  if (offset === text.length) {
    const strips = /^[|>]\d?-/.test(text.slice(piece.offset + leaf!.range![0]));
    return strips || text.endsWith('\n') ? offset : undefined;
  }
  return belowDeeperComments(text, lineStart(text, offset), column);
}

/** True when the node ends with a block text that keeps the empty lines below it: one more would be part of it. */
export function keepsEmptyLines(piece: Piece, node: Node): boolean {
  const { leaf } = lastOf(node);
  return !!leaf?.range && /^[|>]\d?\+/.test(piece.text.slice(leaf.range[0], leaf.range[0] + 3));
}

/** Columns before an offset in its line; a byte order mark takes none. */
function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

/** The column of the keys of a block map; undefined where they do not all begin their line at one column, in spaces. */
export function keyColumn(text: string, piece: Piece, map: YAMLMap): number | undefined {
  const columns = map.items.map((pair, index) => {
    const offset = piece.offset + ((pair.key as Node | null)?.range?.[0] ?? 0);
    const lead = text.slice(lineStart(text, offset), offset).replace(/^\uFEFF/, '');
    const plain = index === 0 ? /^ *(?:- *)?$/ : /^ *$/;
    return plain.test(lead) ? columnOf(text, offset) : -1;
  });
  return columns.every((column) => column === columns[0] && column >= 0) ? columns[0] : undefined;
}

/** The column of the dashes of a block list that has items. */
export function dashColumn(text: string, piece: Piece, list: YAMLSeq): number | undefined {
  const dash = itemTokens(list)
    .at(-1)
    ?.find((token) => token.type === 'seq-item-ind');
  return dash && columnOf(text, piece.offset + dash.offset);
}

/** From an item's dash to its content, 2 in `- id`; 2 where the content begins on a later line. */
export function dashWidth(text: string, piece: Piece, list: YAMLSeq): number {
  const item = list.items.at(-1) as Node | undefined;
  const dash = dashColumn(text, piece, list);
  if (!item?.range || dash === undefined) return 2;
  const offset = piece.offset + item.range[0];
  const lead = text.slice(lineStart(text, offset), offset);
  return /^ *- *$/.test(lead) ? Math.max(2, columnOf(text, offset) - dash) : 2;
}

/** The indents in use around an entry whose keys stand at `column`: its own lists', else the list of entries'. */
export function indentsAt(text: string, piece: Piece, map: YAMLMap, list: YAMLSeq, column: number): Indents {
  const own = map.items
    .map((pair) => pair.value)
    .find((value): value is YAMLSeq => isSeq(value) && !value.flow && value.items.length > 0);
  const ownDash = own && dashColumn(text, piece, own);
  const step = ownDash === undefined ? (dashColumn(text, piece, list) ?? 2) : ownDash - column;
  const inner = step < 0 ? 0 : step;
  return { column, list: inner, map: inner || 2, dash: dashWidth(text, piece, list) };
}

/**
 * True when an alias anywhere in the text stands for one of these nodes: a change of the node would
 * change what the alias means.
 */
export function isShared(piece: Piece, nodes: readonly Node[]): boolean {
  const anchors = new Set(nodes.flatMap((node) => (!isAlias(node) && node.anchor ? [node.anchor] : [])));
  let shared = false;
  if (anchors.size > 0) {
    visit(piece.doc, {
      Alias: (_, alias) => {
        if (anchors.has(alias.source)) shared = true;
        return shared ? visit.BREAK : undefined;
      },
    });
  }
  return shared;
}
