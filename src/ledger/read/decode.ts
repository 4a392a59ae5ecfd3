import { Failure, type Place } from '../../errors.ts';
import { CODES, type Code } from '../codes.ts';

/** A ledger or source record may have this many bytes. */
export const MAX_BYTES = 256 * 1024 * 1024;

/** A single line may have this many characters. */
export const MAX_LINE = 1_000_000;

// Control characters are no part of YAML. A lone CR, NEL, LS and PS end a line for some readers and not for others, so
// the same file would say two things.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]|\r(?!\n)/;

const REPLACEMENT = '\uFFFD';

/** A problem at one character; the excerpt is a short stretch around it with the unprintable made visible. */
function refuse(code: Code, place: Omit<Place, 'length'>, message: string, hint: string): Failure {
  const excerpt = place.excerpt.replace(new RegExp(CONTROL, 'g'), REPLACEMENT);
  return new Failure([
    { code, severity: CODES[code], message, place: { ...place, excerpt, length: 1 }, hints: [hint] },
  ]);
}

/** What stands in a file before a stretch of it. */
export interface Before {
  bytes: number;
  lines: number;
}

const NOTHING: Before = { bytes: 0, lines: 0 };

/** The place of an offset; the excerpt is cut to the 200 characters after the line's start or around the offset. */
function placeOf(text: string, offset: number, file: string, before: Before): Omit<Place, 'length'> {
  let line = before.lines + 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  if (text.charCodeAt(start) === 0xfeff) start++;
  const end = text.indexOf('\n', offset);
  const excerpt = text.slice(start, Math.min(end === -1 ? text.length : end, offset + 200));
  return { file, line, column: offset - start + 1, excerpt };
}

/** How many bytes the character at `at` has, 0 when there is none of UTF-8 (RFC 3629, table 3-7 of Unicode). */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < lowest || second > highest) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function notUtf8(bytes: Uint8Array, file: string, before: Before): Failure {
  const offset = firstBadByte(bytes);
  let line = before.lines + 1;
  let start = 0;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) {
    line++;
    start = at + 1;
  }
  const lossy = new TextDecoder();
  const column = lossy.decode(bytes.subarray(start, offset)).length + 1;
  const newline = bytes.indexOf(10, offset);
  const end = Math.min(newline === -1 ? bytes.length : newline, offset + 200);
  const excerpt = lossy.decode(bytes.subarray(start, end));
  const byte = bytes[offset]!.toString(16).padStart(2, '0');
  const message = `the file is not UTF-8: byte ${before.bytes + offset + 1} is 0x${byte}`;
  return refuse('not-utf8', { file, line, column, excerpt }, message, 'save the file as UTF-8 in your editor');
}

function tooLongLine(text: string, file: string, before: Before): Failure | undefined {
  if (text.length <= MAX_LINE) return undefined;
  let start = 0;
  // Only where a stretch of that length has no line end can a line be too long.
  while (start + MAX_LINE < text.length) {
    const last = text.lastIndexOf('\n', start + MAX_LINE);
    if (last < start) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 ? text.length : newline;
      const message = `the line has ${end - start} characters; at most ${MAX_LINE} are read`;
      const place = placeOf(text, start, file, before);
      return refuse('line-too-long', place, message, 'is this a ledger? Fold a long text over lines after ">-"');
    }
    start = last + 1;
  }
  return undefined;
}

function controlCharacter(text: string, file: string, before: Before): Failure | undefined {
  const control = CONTROL.exec(text);
  if (!control) return undefined;
  const place = placeOf(text, control.index, file, before);
  const code = control[0].charCodeAt(0);
  if (code === 0) {
    return refuse('nul-byte', place, `byte 0 stands in the text`, 'is this a text file? Delete the character');
  }
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const message =
    code === 13 ? 'a carriage return (U+000D) without a line feed' : `the control character ${name} stands in the text`;
  return refuse(
    'control-character',
    place,
    message,
    code === 13 ? 'end lines with LF or CR LF' : 'delete it, or end the line there',
  );
}

/** What nearly every text is made of; goes through it four times as fast as CONTROL does. */
const USUAL = /[\t\n -~]*/y;

/** Whether a text has nothing that CONTROL looks for, as far as can be told quickly. */
function isPlain(text: string): boolean {
  USUAL.lastIndex = 0;
  USUAL.test(text);
  return USUAL.lastIndex === text.length;
}

/**
 * The text of whole lines that stand somewhere in a file. `control` and `long` are what `decode` would throw for a
 * control character and for a line over MAX_LINE. Throws the Failure for bytes that are not UTF-8; judges no size.
 */
export function decodeLines(
  bytes: Uint8Array,
  file: string,
  before: Before = NOTHING,
): { text: string; control: Failure | undefined; long: Failure | undefined } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notUtf8(bytes, file, before);
  }
  const control = isPlain(text) ? undefined : controlCharacter(text, file, before);
  return { text, control, long: tooLongLine(text, file, before) };
}

/** Throws the Failure for a file of more than MAX_BYTES. */
export function refuseTooBig(size: number, file: string): void {
  if (size <= MAX_BYTES) return;
  const message = `${file} has ${size} bytes; at most ${MAX_BYTES} are read`;
  const hints = ['is this a ledger? One that grew this big can be split into several files of a folder'];
  throw new Failure([{ code: 'file-too-big', severity: CODES['file-too-big'], message, hints }]);
}

/**
 * The text of a ledger's bytes; a byte order mark stays, so that an edit keeps it. Throws a Failure with one problem
 * for a file over MAX_BYTES, bytes that are not UTF-8, a NUL or another control character, a line over MAX_LINE.
 */
export function decode(bytes: Uint8Array, file: string): string {
  refuseTooBig(bytes.length, file);
  const { text, control, long } = decodeLines(bytes, file);
  const refused = control ?? long;
  if (refused) throw refused;
  return text;
}
