// A file that is imported, and the failure that names a line of it.
import { Failure, failure } from '../../errors.ts';
import type { Place } from '../../errors.ts';
import { decode, MAX_BYTES } from '../../ledger/read/decode.ts';
import { Lines } from '../../ledger/read/lines.ts';

/** A file as it was read; `bytes` for archives, `text` for everything else. */
export interface Input {
  /** As it is shown to people. */
  file: string;
  bytes: Uint8Array;
}

export interface TextInput {
  file: string;
  text: string;
}

/** Files that people have their tables in and that are no text, by their first bytes. */
const NO_TEXT: readonly (readonly [bytes: readonly number[], what: string, hint: string])[] = [
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file', 'write its rows as CSV or JSON lines; predict score reads Parquet'],
  [[0x50, 0x4b, 3, 4], 'an archive or a spreadsheet (.zip, .xlsx, .ods)', 'save the sheet as CSV in UTF-8'],
  [[0xff, 0xfe], 'UTF-16', 'save it as UTF-8: iconv -f UTF-16 -t UTF-8'],
  [[0xfe, 0xff], 'UTF-16', 'save it as UTF-8: iconv -f UTF-16 -t UTF-8'],
];

/**
 * The text of an imported file, without a byte order mark. Control characters may stand in it (fields make
 * them visible), but not NUL, which no text file has. Throws a Failure with the place: `not-utf8`,
 * `nul-byte`, `file-too-big`.
 */
export function textOf({ file, bytes }: Input): TextInput {
  const refused = (): never => {
    const known = NO_TEXT.find(([start]) => start.every((byte, index) => bytes[index] === byte));
    if (known) throw failure('not-utf8', `${file} is ${known[1]}, not text in UTF-8`, [known[2]]);
    decode(bytes, file);
    throw failure('not-utf8', `${file} cannot be read as text`, ['save it as UTF-8 and import it again']);
  };
  if (bytes.length > MAX_BYTES || bytes.includes(0)) return refused();
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused();
  }
}

/** The place of what is wrong with all of a file: its first line. */
export function wholeFile({ file, text }: TextInput): Place {
  return new Lines(file, text).wholeLine(1);
}

/** The failure of a row or value that cannot be understood; nothing is imported then. */
export function badRow(place: Place, message: string, hint: string): Failure {
  return new Failure([{ code: 'bad-row', severity: 'error', message, place, hints: [hint] }]);
}
