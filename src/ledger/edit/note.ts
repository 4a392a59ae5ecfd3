// A note grows downwards: the old text stays, a new paragraph goes below it.
import { isScalar } from 'yaml';
import type { Node, Pair, Scalar } from 'yaml';
import { checkedEdit, openEntry, setInEntry } from './edit.ts';
import type { OpenEntry } from './edit.ts';
import { blockText, foldedLines, literalLines, quoted, WIDTH } from './emit-scalar.ts';
import { pairOf } from './find.ts';
import { belowDeeperComments } from './place.ts';
import { cannotExtend } from './refuse.ts';
import { insertLines, lineEndAt, lineStart, linesOf, nextLine } from './text.ts';
import type { Edit, Splice } from './text.ts';
import { isVacant } from './vacant.ts';
import type { Holds } from './verify.ts';

/** True when `now` is `old` and below it `added`, with only line ends between them and the same ones last. */
function isGrown(old: unknown, now: unknown, added: string): boolean {
  if (typeof old !== 'string' || typeof now !== 'string') return false;
  // From the first line end of several only: to begin at each of them takes minutes where there are very many.
  const body = old.replace(/(?<!\n)\n+$/, '');
  const tail = old.slice(body.length);
  if (!now.startsWith(body) || !now.endsWith(added + tail)) return false;
  return /^\n+$/.test(now.slice(body.length, now.length - added.length - tail.length));
}

/** New lines at the end of a block text, in its own style and indent. */
function growBlock(entry: OpenEntry, scalar: Scalar, added: string): Splice | undefined {
  const { text, piece, indents } = entry;
  const start = piece.offset + scalar.range![0];
  const end = piece.offset + scalar.range![1];
  const header = text.slice(start, nextLine(text, start));
  const body = linesOf(text.slice(start + header.length, end));
  const first = body.find((line) => line.trim() !== '');
  if (first === undefined) return undefined;
  const digit = /^[|>][+-]?([1-9])/.exec(header)?.[1];
  const column = digit ? indents.column + Number(digit) : /^ */.exec(first)![0].length;
  // White space further in than the text is part of it.
  const last = body.findLastIndex((line) => line.replace(/\r?\n$/, '').slice(column) !== '');
  const lines = header.startsWith('>') ? foldedLines(added, WIDTH - column) : literalLines(added);
  if (!lines) return undefined;
  const offset = start + header.length + body.slice(0, last + 1).join('').length;
  // A file that ends without a line end: see lineBelow.
  if (!text.slice(0, offset).endsWith('\n') && !/^[|>]\d?-/.test(header)) return undefined;
  const indented = ['', ...lines].map((line) => (line === '' ? '' : ' '.repeat(column) + line));
  return insertLines(text, offset, indented);
}

/** A note on one line, or in quotes over several, becomes a block text of both paragraphs. */
function regrowInline(entry: OpenEntry, pair: Pair, scalar: Scalar, added: string): Splice | undefined {
  const { text, piece, indents } = entry;
  if (scalar.anchor || scalar.tag) return undefined;
  const start = piece.offset + scalar.range![0];
  const valueEnd = piece.offset + scalar.range![1];
  const keyStart = piece.offset + (pair.key as Node).range![0];
  if (lineStart(text, start) !== lineStart(text, keyStart)) return undefined;
  const both = `${String(scalar.value)}\n\n${added}`;
  const next = nextLine(text, valueEnd);
  // Comments further in, right below, would become part of a block text.
  const crowded = belowDeeperComments(text, next, indents.column) > next;
  const block = crowded ? undefined : blockText(both, indents.column + indents.map);
  if (!block) return { start, end: valueEnd, insert: quoted(both) };
  const lineEnd = /\r?\n$/.exec(text.slice(valueEnd, next))?.[0] ?? '';
  const behind = text.slice(valueEnd, next - lineEnd.length);
  const indent = ' '.repeat(indents.column + indents.map);
  const lines = block.lines.map((line) => lineEndAt(text, start) + (line === '' ? '' : indent + line));
  return { start, end: next, insert: `${block.header}${behind}${lines.join('')}${lineEnd}` };
}

/**
 * Adds a note, below the one the entry has. A block text keeps its style; a note on one line turns into a block text,
 * since one line cannot hold two paragraphs. Throws the Failures of `appendToEntry`.
 */
export function appendNote(text: string, id: string, note: string): Edit {
  const entry = openEntry(text, id, 'note', note);
  const pair = pairOf(entry.map, 'note');
  if (!pair || isVacant(pair)) return setInEntry(text, id, 'note', note);
  const scalar = pair.value;
  const holds: Holds = (old, now) => isGrown(typeof old === 'string' ? old : String(old), now, note);
  let splice: Splice | undefined;
  if (isScalar(scalar) && typeof scalar.value === 'string' && !scalar.anchor) {
    const isBlock = (scalar.srcToken as { type?: string } | undefined)?.type === 'block-scalar';
    splice = isBlock ? growBlock(entry, scalar, note) : regrowInline(entry, pair, scalar, note);
  }
  const at = entry.piece.offset + (pair.key as Node).range![0];
  if (!splice) {
    throw cannotExtend(
      text,
      at,
      `the note of "${id}" cannot grow in its place`,
      'write by hand below its text',
      note.split('\n'),
    );
  }
  return checkedEdit(entry, splice, 'note', holds);
}
