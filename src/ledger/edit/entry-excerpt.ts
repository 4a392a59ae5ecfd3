// A few entries of a long ledger as a ledger of their own: what stands above the list, and the lines of these entries.
// A change is made and checked on that, and then put where the entries stand in the whole.
import { countLineFeeds } from '../count-line-feeds.ts';
import { CONTEXT } from '../diff.ts';
import { decode } from '../read/decode.ts';
import type { EntryList, EntryWindow } from './entry-window.ts';
import { applyLines, byteChanges, linesOf } from './text.ts';
import type { ByteChange, Edit, LineChange } from './text.ts';

export interface Excerpt {
  bytes: Buffer;
  text: string;
  /** What stands above the first entry; then the entries in the order of the file. */
  head: Stretch;
  blocks: readonly (Stretch & EntryWindow)[];
}

/** Whole lines of the file, in bytes. */
interface Stretch {
  start: number;
  end: number;
  text: string;
  /** Its first line in the excerpt, and how many it has. */
  first: number;
  lines: number;
}

/** The entries in these windows, in the order of the file. Throws the Failures of `decode`. */
export function excerptOf(bytes: Buffer, list: EntryList, windows: readonly EntryWindow[], file: string): Excerpt {
  let first = 1;
  const stretchOf = <T extends { start: number; end: number }>(window: T): T & Stretch => {
    const text = decode(bytes.subarray(window.start, window.end), file);
    const stretch = { ...window, text, first, lines: linesOf(text).length };
    first += stretch.lines;
    return stretch;
  };
  const head = stretchOf({ start: 0, end: list.first });
  const blocks = [...windows].sort((a, b) => a.start - b.start).map(stretchOf);
  return { bytes, text: head.text + blocks.map((block) => block.text).join(''), head, blocks };
}

/**
 * True for a change above the last line of the head, and for one below an entry's first line, at most
 * right behind its last.
 */
function isWithin({ at, removed }: LineChange, { first, lines }: Stretch, isHead: boolean): boolean {
  return isHead ? at + removed.length < first + lines : at > first && at + removed.length <= first + lines;
}

/**
 * Which of the stretches, the head and then the entries, each change is within; their number from the first change on
 * that is within none. Both stand in the order of the text, so that none is looked at twice.
 */
function placesOf(changes: readonly LineChange[], stretches: readonly Stretch[]): number[] {
  let place = 0;
  return changes.map((change) => {
    while (place < stretches.length && !isWithin(change, stretches[place]!, place === 0)) place++;
    return place;
  });
}

/** A change of an excerpt, as it is in the whole. */
export interface Spliced {
  /** The new bytes of the whole: stretches of the old ones, and new ones between them. */
  parts: readonly Uint8Array[];
  /** Bytes at the begin that are the same before and after: the first of the parts. */
  kept: number;
  size: number;
  /** What changes, as bytes of the whole. */
  changes: readonly ByteChange[];
  /** The changed lines, numbered as in the whole. */
  lines(): LineChange[];
}

/** How many lines of the whole stand above the head (none) and above each block and are not in the excerpt. */
function linesLeftOut({ bytes, head, blocks }: Excerpt): number[] {
  let [above, from] = [0, 0];
  return [head, ...blocks].map(({ start, end }) => {
    above += countLineFeeds(bytes, from, start);
    from = end;
    return above;
  });
}

/**
 * Puts an edit of the excerpt in its place. Undefined where it changes more than the lines above the entries and below
 * the first lines of these entries: then only the whole can be judged. Throws the Failures of `decode` for lines that
 * could not be read again.
 */
export function splicedInto(excerpt: Excerpt, edit: Edit, file: string): Spliced | undefined {
  const { bytes, head } = excerpt;
  const stretches = [head, ...excerpt.blocks];
  const places = placesOf(edit.lines, stretches);
  if (places.length === 0 || places.at(-1) === stretches.length) return undefined;
  const ownOf = stretches.map((): LineChange[] => []);
  for (const [index, change] of edit.lines.entries()) ownOf[places[index]!]!.push(change);
  const parts: Uint8Array[] = [];
  const changes: ByteChange[] = [];
  let [from, expected] = [0, ''];
  for (const [index, { start, end, text, first }] of stretches.entries()) {
    const own = ownOf[index]!.map((change) => ({ ...change, at: change.at - first + 1 }));
    const now = applyLines(text, own);
    // What comes behind must go on beginning its own line.
    if (now === undefined || (end < bytes.length && !now.endsWith('\n'))) return undefined;
    expected += now;
    if (own.length === 0) continue;
    const block = Buffer.from(now);
    decode(block, file);
    parts.push(bytes.subarray(from, start), block);
    changes.push(...byteChanges(text, own).map((change) => ({ ...change, at: change.at + start })));
    from = end;
  }
  if (expected !== edit.text) return undefined;
  if (from < bytes.length) parts.push(bytes.subarray(from));
  return {
    parts,
    kept: parts[0]!.length,
    size: parts.reduce((sum, part) => sum + part.length, 0),
    changes,
    lines: () => {
      const leftOut = linesLeftOut(excerpt);
      return edit.lines.map((change, index) => ({ ...change, at: change.at + leftOut[places[index]!]! }));
    },
  };
}

/** Where the line begins that stands `count` lines above the one at `start`; 0 where there are fewer. */
function linesAbove(bytes: Buffer, start: number, count: number): number {
  let place = start;
  for (let left = count; left > 0 && place > 0; left--) place = place === 1 ? 0 : bytes.lastIndexOf(10, place - 2) + 1;
  return place;
}

/** Where `count` lines end that begin at `start`; the end of the bytes where there are fewer. */
function linesBelow(bytes: Buffer, start: number, count: number): number {
  let place = start;
  for (let left = count; left > 0; left--) place = bytes.indexOf(10, place) + 1 || bytes.length;
  return place;
}

/**
 * The text around the entries that a diff shows with them, and how many lines of the whole stand above it; from the
 * first line on where a change from there on is to be shown.
 */
export function surroundings(
  excerpt: Excerpt,
  file: string,
  changes: readonly LineChange[],
): { text: string; above: number } {
  const { bytes, blocks, head } = excerpt;
  const inHead = changes.some((change) => isWithin(change, head, true));
  const from = inHead ? 0 : linesAbove(bytes, blocks[0]!.start, CONTEXT);
  const to = linesBelow(bytes, blocks.at(-1)!.end, CONTEXT);
  return { text: decode(bytes.subarray(from, to), file), above: countLineFeeds(bytes, 0, from) };
}
