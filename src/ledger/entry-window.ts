// Where entries stand in the bytes of a ledger that the fast reader takes whole. Nothing but the list's own lines and the
// entry's is looked at, so that a long ledger costs one native search.
//
// Why a line found here begins an entry for certain: in what the fast reader takes, a key stands at the margin only as a
// key of the ledger; all that belongs to an entry (its keys, the items of its lists, the lines of its block texts) stands
// further in than the dash of the entry; and no text runs over several lines but a block text. So below `predictions:` a
// dash in the column of the first one is the dash of an entry. Of bytes that nobody knows to be sound this says nothing:
// who uses it has to find that out before the result is believed.
import { ID_PATTERN, MAX_ID } from './leaf-form.ts';

const NEWLINE = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;

/** The list of entries, in bytes. */
export interface EntryList {
  /** Behind the line of the key `predictions`, and the first entry's line. */
  start: number;
  first: number;
  /** What stands before the dash, and the dash with what stands between it and the first key. */
  indent: string;
  dash: string;
}

/** The lines of one entry, in bytes: from its dash up to the next entry's, or the end. */
export interface EntryWindow {
  id: string;
  start: number;
  end: number;
}

/** Where the line that holds `at` ends, its line end left out. */
function lineEnd(bytes: Buffer, at: number): number {
  const newline = bytes.indexOf(NEWLINE, at);
  return newline === -1 ? bytes.length : newline;
}

function lineAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, lineEnd(bytes, at));
}

function isLineStart(bytes: Buffer, at: number): boolean {
  return at === 0 || bytes[at - 1] === NEWLINE || (at === 3 && bytes[0] === 0xef && bytes[1] === 0xbb);
}

/** The list of entries where it is laid out as predict writes it; undefined for any other layout. */
export function entryList(bytes: Buffer): EntryList | undefined {
  let key = bytes.indexOf('predictions:');
  while (key !== -1 && !isLineStart(bytes, key)) key = bytes.indexOf('predictions:', key + 1);
  if (key === -1 || !/^predictions:[ \t]*(?:#.*)?\r?$/.test(lineAt(bytes, key))) return undefined;
  const start = lineEnd(bytes, key) + 1;
  let first = start;
  while (first < bytes.length && /^ *(?:#.*)?\r?$/.test(lineAt(bytes, first))) first = lineEnd(bytes, first) + 1;
  const [, indent, dash] = /^( *)(- +)id: /.exec(lineAt(bytes, Math.min(first, bytes.length))) ?? [];
  return indent === undefined || dash === undefined ? undefined : { start, first, indent, dash };
}

/** True when nothing but a comment, or nothing, stands behind a value that ends here. */
function endsHere(bytes: Buffer, at: number): boolean {
  let rest = at;
  while (bytes[rest] === SPACE) rest++;
  const code = bytes[rest];
  if (code === HASH) return rest > at;
  return code === undefined || code === NEWLINE || (code === CR && bytes[rest + 1] === NEWLINE);
}

/** Where the next entry begins, from the end of a line on; the end of the bytes behind the last one. */
function nextEntry(bytes: Buffer, list: EntryList, from: number): number {
  const lead = `\n${list.indent}-`;
  for (let at = bytes.indexOf(lead, from); at !== -1; at = bytes.indexOf(lead, at + 1)) {
    const behind = bytes[at + lead.length];
    if (behind === undefined || behind === SPACE || behind === NEWLINE || behind === CR) return at + 1;
  }
  return bytes.length;
}

function exactly(bytes: Buffer, list: EntryList, id: string): EntryWindow | undefined {
  const line = `\n${list.indent}${list.dash}id: ${id}`;
  for (let at = bytes.indexOf(line, list.start - 1); at !== -1; at = bytes.indexOf(line, at + 1)) {
    if (!endsHere(bytes, at + line.length)) continue;
    return { id, start: at + 1, end: nextEntry(bytes, list, at + line.length) };
  }
  return undefined;
}

/** The ids of all entries; undefined where one of them does not begin with its id, written plainly. */
function allIds(bytes: Buffer, list: EntryList): string[] | undefined {
  const ids: string[] = [];
  const lead = Buffer.from(`${list.indent}${list.dash}id: `);
  for (let at = list.first; at < bytes.length; at = nextEntry(bytes, list, at)) {
    const id = at + lead.length;
    if (bytes.compare(lead, 0, lead.length, at, Math.min(id, bytes.length)) !== 0) return undefined;
    let end = id;
    while (end < bytes.length && bytes[end]! > SPACE) end++;
    if (end - id > MAX_ID || !endsHere(bytes, end)) return undefined;
    const typed = bytes.toString('latin1', id, end);
    // An id in quotes, as a block text or on the next line is not what stands here.
    if (!ID_PATTERN.test(typed)) return undefined;
    ids.push(typed);
  }
  return ids;
}

/**
 * The entry with this id, or the one whose id begins so where it is the only one. Undefined where there is none, or its
 * place is not certain.
 */
export function entryWindow(bytes: Buffer, list: EntryList, typed: string): EntryWindow | undefined {
  // The beginning of an id may end with its hyphen.
  if (!ID_PATTERN.test(typed.replace(/-$/, ''))) return undefined;
  const found = exactly(bytes, list, typed);
  if (found) return found;
  const begun = allIds(bytes, list)?.filter((id) => id.startsWith(typed)) ?? [];
  return begun.length === 1 ? exactly(bytes, list, begun[0]!) : undefined;
}
