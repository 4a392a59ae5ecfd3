// A few entries of a long ledger as a ledger of their own: what stands above the list, and the lines of these entries. A
// change is made and checked on that, and then put where the entries stand in the whole.
import { decode } from './decode.ts';
import { applyLines, linesOf } from './edit-text.ts';
import type { Edit, LineChange } from './edit-text.ts';
import type { EntryList, EntryWindow } from './entry-window.ts';

export interface Excerpt {
  bytes: Buffer;
  text: string;
  /** Where the entries' lines end, above them and each of them, as 1-based line numbers of the text and as bytes. */
  head: { text: string; lines: number; end: number };
  blocks: readonly Block[];
}

interface Block extends EntryWindow {
  text: string;
  /** Its first line in the excerpt, and how many it has. */
  first: number;
  lines: number;
}

/** The entries in these windows, in the order of the file. Throws the Failures of `decode`. */
export function excerptOf(bytes: Buffer, list: EntryList, windows: readonly EntryWindow[], file: string): Excerpt {
  const head = decode(bytes.subarray(0, list.start), file);
  const above = linesOf(head).length;
  let first = above + 1;
  const ordered = [...windows].sort((a, b) => a.start - b.start);
  const blocks = ordered.map((window): Block => {
    const text = decode(bytes.subarray(window.start, window.end), file);
    const block = { ...window, text, first, lines: linesOf(text).length };
    first += block.lines;
    return block;
  });
  const text = head + blocks.map((block) => block.text).join('');
  return { bytes, text, head: { text: head, lines: above, end: list.start }, blocks };
}

/** The block that a change is in: below its first line, at the latest right behind its last. */
function blockOf(excerpt: Excerpt, { at, removed }: LineChange): number {
  return excerpt.blocks.findIndex(({ first, lines }) => at > first && at + removed.length <= first + lines);
}

/** A change of an excerpt, as it is in the whole. */
export interface Spliced {
  /** The new bytes of the whole: stretches of the old ones, and new ones between them. */
  parts: readonly Uint8Array[];
  /** Bytes at the begin that are the same before and after: the first of the parts. */
  kept: number;
  size: number;
  /** The changed lines, numbered as in the whole. */
  lines(): LineChange[];
}

/** Bytes that are looked at as one text: a text is searched faster than bytes are. */
const STRETCH = 65_536;

function countNewlines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let start = from; start < to; start += STRETCH) {
    const text = bytes.toString('latin1', start, Math.min(to, start + STRETCH));
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  }
  return count;
}

/** How many lines of the whole stand above each block and are not in the excerpt. */
function linesLeftOut(excerpt: Excerpt): number[] {
  let [count, from] = [0, excerpt.head.end];
  return excerpt.blocks.map(({ start, end }) => {
    count += countNewlines(excerpt.bytes, from, start);
    from = end;
    return count;
  });
}

/**
 * Puts an edit of the excerpt in its place. Undefined where it changes more than the lines below the first line of these
 * entries: then only the whole can be judged. Throws the Failures of `decode` for lines that could not be read again.
 */
export function splicedInto(excerpt: Excerpt, edit: Edit, file: string): Spliced | undefined {
  const { bytes, blocks, head } = excerpt;
  const places = edit.lines.map((change) => blockOf(excerpt, change));
  if (places.length === 0 || places.includes(-1)) return undefined;
  const parts: Uint8Array[] = [];
  let [from, expected] = [0, head.text];
  for (const [index, { start, end, text, first }] of blocks.entries()) {
    const own = edit.lines.filter((_, at) => places[at] === index);
    const now = applyLines(
      text,
      own.map((change) => ({ ...change, at: change.at - first + 1 })),
    );
    // What comes behind must go on beginning its own line.
    if (now === undefined || (end < bytes.length && !now.endsWith('\n'))) return undefined;
    const block = Buffer.from(now);
    decode(block, file);
    parts.push(bytes.subarray(from, start), block);
    expected += now;
    from = end;
  }
  if (expected !== edit.text) return undefined;
  if (from < bytes.length) parts.push(bytes.subarray(from));
  return {
    parts,
    kept: parts[0]!.length,
    size: parts.reduce((sum, part) => sum + part.length, 0),
    lines: () => {
      const leftOut = linesLeftOut(excerpt);
      return edit.lines.map((change, index) => ({ ...change, at: change.at + leftOut[places[index]!]! }));
    },
  };
}

/** A line feed `count` lines before or behind a place, or where the bytes begin or end. */
function linesAway(bytes: Buffer, at: number, count: number, step: -1 | 1): number {
  let place = at;
  for (let left = count; left > 0; left--) {
    if (step === 1) {
      const next = bytes.indexOf(10, place);
      if (next === -1) return bytes.length;
      place = next + 1;
    } else {
      if (place <= 1) return 0;
      place = bytes.lastIndexOf(10, place - 2) + 1;
    }
  }
  return place;
}

/** The text around the entries with so many lines above and below them, and how many lines of the whole stand above it. */
export function surroundings(excerpt: Excerpt, context: number, file: string): { text: string; above: number } {
  const { bytes, blocks } = excerpt;
  const from = linesAway(bytes, blocks[0]!.start, context, -1);
  const to = linesAway(bytes, blocks.at(-1)!.end, context, 1);
  return { text: decode(bytes.subarray(from, to), file), above: countNewlines(bytes, 0, from) };
}
