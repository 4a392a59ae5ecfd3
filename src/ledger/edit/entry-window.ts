// Where entries stand in the bytes of a ledger that the fast reader takes whole. Nothing but the list's own lines and
// the entry's is looked at, so that a long ledger costs one native search.
//
// Why a line found here begins an entry for certain: in what the fast reader takes, a key stands at the margin only as
// a key of the ledger; all that belongs to an entry (its keys, the items of its lists, the lines of its block texts)
// stands further in than the dash of the entry; and above the entries no text runs over several lines but a block text.
// An entry that it leaves to yaml it has cut out by the same rule. So below `predictions:` a dash in the column of the
// first one is the dash of an entry. Of bytes that nobody knows to be sound this says nothing: who uses it has to find
// that out before the result is believed.
import { ID_FORM, ID_PATTERN } from '../read/leaf-form.ts';

/** The byte order mark. */
const MARK = Buffer.from('\uFEFF');

const NEWLINE = 10;
const CR = 13;
const SPACE = 32;
const NUMBER_SIGN = 35;
const HYPHEN = 45;
const ZERO = 48;
const NINE = 57;
const SMALL_A = 97;
const SMALL_Z = 122;

/** An id with nothing behind it but a comment. */
const PLAIN_ID = new RegExp(`^(${ID_FORM})(?= *\\r?$| +#)`);

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
  return at === 0 || bytes[at - 1] === NEWLINE || (at === 3 && bytes.subarray(0, 3).equals(MARK));
}

/** The list of entries where it is laid out as predict writes it; undefined for any other layout. */
export function entryList(bytes: Buffer): EntryList | undefined {
  let key = bytes.indexOf('predictions:');
  while (key !== -1 && !isLineStart(bytes, key)) key = bytes.indexOf('predictions:', key + 1);
  if (key === -1 || !/^predictions:[ \t]*(?:#.*)?\r?$/.test(lineAt(bytes, key))) return undefined;
  const start = lineEnd(bytes, key) + 1;
  let first = start;
  while (first < bytes.length && /^ *(?:#.*)?\r?$/.test(lineAt(bytes, first))) first = lineEnd(bytes, first) + 1;
  const lead = /^( *)(- +)id: /.exec(lineAt(bytes, Math.min(first, bytes.length)));
  return lead ? { start, first, indent: lead[1]!, dash: lead[2]! } : undefined;
}

/** What an entry's first line begins with, up to its dash. */
function leadOf({ indent }: EntryList): Buffer {
  return Buffer.from(`\n${indent}-`);
}

/** True when what begins so far is the line of an entry: it may stand alone, and nothing but white space follows it. */
function isDash(bytes: Buffer, behind: number): boolean {
  const code = bytes[behind];
  return code === undefined || code === SPACE || code === NEWLINE || code === CR;
}

/** Where the next entry begins, from the end of a line on; the end of the bytes behind the last one. */
function nextEntry(bytes: Buffer, list: EntryList, from: number): number {
  const lead = leadOf(list);
  for (let at = bytes.indexOf(lead, from); at !== -1; at = bytes.indexOf(lead, at + 1))
    if (isDash(bytes, at + lead.length)) return at + 1;
  return bytes.length;
}

/** The id of the entry whose line begins here; undefined where it is not written plainly behind the dash. */
function idAt(bytes: Buffer, list: EntryList, start: number): string | undefined {
  const line = lineAt(bytes, start);
  const lead = `${list.indent}${list.dash}id: `;
  return line.startsWith(lead) ? PLAIN_ID.exec(line.slice(lead.length))?.[1] : undefined;
}

function entryAt(bytes: Buffer, list: EntryList, start: number): EntryWindow | undefined {
  const id = idAt(bytes, list, start);
  return id === undefined ? undefined : { id, start, end: nextEntry(bytes, list, lineEnd(bytes, start)) };
}

/** The lines of entries whose id, written plainly, begins so. */
function* linesBegunSo(bytes: Buffer, list: EntryList, letters: string): Generator<number> {
  const line = Buffer.from(`\n${list.indent}${list.dash}id: ${letters}`);
  for (let at = bytes.indexOf(line, list.start - 1); at !== -1; at = bytes.indexOf(line, at + 1)) yield at + 1;
}

/** The entry that begins with this id, written plainly. */
function exactly(bytes: Buffer, list: EntryList, id: string): EntryWindow | undefined {
  for (const start of linesBegunSo(bytes, list, id)) {
    if (idAt(bytes, list, start) === id) return entryAt(bytes, list, start);
  }
  return undefined;
}

/** Behind the last line of an entry: blank lines, and comments no further in than its dash. */
function withoutTail(text: string, { indent }: EntryList): string {
  const lines = text.split('\n');
  const comment = new RegExp(`^ {0,${indent.length}}#`);
  const isTail = (line: string): boolean => line.trim() === '' || comment.test(line);
  while (isTail(lines.at(-1)!)) lines.pop();
  return lines.join('\n');
}

/**
 * The lines of the entry with this id, without what stands behind it and whatever ends its lines: empty where there is
 * none. The bytes may be unsound elsewhere. Undefined where the layout is another, or an id may be written otherwise.
 */
export function entryTextIn(bytes: Buffer, id: string): string | undefined {
  const list = entryList(bytes);
  if (list === undefined) return undefined;
  const window = exactly(bytes, list, id);
  if (window === undefined) return allBeginPlainly(bytes, list) ? '' : undefined;
  return withoutTail(bytes.toString('utf8', window.start, window.end).replaceAll('\r\n', '\n'), list);
}

/** True for a letter, a digit or a hyphen, of which ids are made. */
function isOfId(code: number | undefined): boolean {
  return (
    code !== undefined && ((code >= SMALL_A && code <= SMALL_Z) || (code >= ZERO && code <= NINE) || code === HYPHEN)
  );
}

/** True when nothing stands from here to the end of the line but spaces, and a comment behind one of them. */
function endsPlainly(bytes: Buffer, from: number): boolean {
  let at = from;
  while (bytes[at] === SPACE) at++;
  const code = bytes[at];
  if (code === NUMBER_SIGN) return at > from;
  return code === undefined || code === NEWLINE || (code === CR && bytes[at + 1] === NEWLINE);
}

/**
 * True when every entry begins with its id, written plainly, as `PLAIN_ID` says: then no id stands anywhere else, and
 * each is found by looking for its line. An id with anything else behind it (a tab, which YAML allows there) is not.
 */
export function allBeginPlainly(bytes: Buffer, list: EntryList): boolean {
  const lead = leadOf(list);
  const before = Buffer.from(`${list.dash.slice(1)}id: `);
  for (let at = list.first - 1; at !== -1; at = bytes.indexOf(lead, at + 1)) {
    let id = at + lead.length;
    if (!isDash(bytes, id)) continue;
    for (let index = 0; index < before.length; index++) if (bytes[id++] !== before[index]) return false;
    const letter = bytes[id];
    if (letter === undefined || letter < SMALL_A) return false;
    while (isOfId(bytes[id])) id++;
    if (!endsPlainly(bytes, id)) return false;
  }
  return true;
}

/** The last entries of the list, at most so many; undefined where the id of one of them is not written plainly. */
export function lastEntries(bytes: Buffer, list: EntryList, count: number): EntryWindow[] | undefined {
  const lead = leadOf(list);
  const found: EntryWindow[] = [];
  for (let at = bytes.lastIndexOf(lead); at + 1 >= list.first && found.length < count;) {
    if (isDash(bytes, at + lead.length)) {
      const entry = entryAt(bytes, list, at + 1);
      if (!entry) return undefined;
      found.unshift(entry);
    }
    at = bytes.lastIndexOf(lead, at - 1);
  }
  return found;
}

/** True when there is an entry with this id, where all begin with theirs, written plainly. */
export function hasEntry(bytes: Buffer, list: EntryList, id: string): boolean {
  return exactly(bytes, list, id) !== undefined;
}

/** The ids of all entries, where all begin with theirs, written plainly, and where each first does. */
export function plainIds(bytes: Buffer, list: EntryList): Map<string, number> {
  const ids = new Map<string, number>();
  for (const start of linesBegunSo(bytes, list, '')) {
    const id = idAt(bytes, list, start);
    if (id !== undefined && !ids.has(id)) ids.set(id, start);
  }
  return ids;
}

/** One of `entryWindows`; `starts` are those of `plainIds` where they have been noted. */
function entryWindow(
  bytes: Buffer,
  list: EntryList,
  typed: string,
  starts: ReadonlyMap<string, number> | undefined,
): EntryWindow | undefined {
  // The beginning of an id may end with its hyphen.
  if (!ID_PATTERN.test(typed.replace(/-$/, ''))) return undefined;
  const noted = starts?.get(typed);
  // What is not among the noted is not searched for again.
  const found = noted === undefined ? starts === undefined && exactly(bytes, list, typed) : entryAt(bytes, list, noted);
  if (found) return found;
  const begun: number[] = [];
  for (const start of linesBegunSo(bytes, list, typed)) {
    begun.push(start);
    if (begun.length > 1) return undefined;
  }
  if (begun.length === 0 || !allBeginPlainly(bytes, list)) return undefined;
  return entryAt(bytes, list, begun[0]!);
}

/** A search goes through all bytes; from so many on it is quicker to note every id once. */
export const MAX_SEARCHES = 4;

/**
 * For each id the entry that has it, or the one whose id begins so where it is the only one. Undefined where there is
 * none, or its place is not certain.
 */
export function entryWindows(bytes: Buffer, list: EntryList, typed: readonly string[]): (EntryWindow | undefined)[] {
  const starts = typed.length > MAX_SEARCHES ? plainIds(bytes, list) : undefined;
  return typed.map((id) => entryWindow(bytes, list, id, starts));
}
