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

/**
 * The text of an imported file, without a byte order mark. Control characters may stand in it (fields make
 * them visible), but not NUL, which no text file has. Throws a Failure with the place: `not-utf8`,
 * `nul-byte`, `file-too-big`.
 */
export function textOf({ file, bytes }: Input): TextInput {
  const refused = (): never => {
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
