// The text of a file of any size, in blocks of whole lines; no more of it stands in memory at a time.
import { Failure } from '../../errors.ts';
import { decodeLines, MAX_BYTES } from '../../ledger/read/decode.ts';

export interface TextBlock {
  /** Whole lines; only the last block may lack the last line end. A byte order mark stays. */
  text: string;
  /** 1-based number of the first of them. */
  line: number;
  /**
   * The text's UTF-16 units; numbers in an array are read twice as fast as those of a string. Holds
   * until the next block.
   */
  codes: Codes;
}

export type Codes = Uint8Array | Uint16Array;

/** What UTF-8 writes with one byte a unit is its own codes. */
function codesOf(text: string, bytes: Uint8Array): Codes {
  if (text.length === bytes.length) return bytes;
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Line ends in a text. */
export function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/**
 * Decodes chunks as they come; wherever a chunk ends, the blocks make up the same text. Throws what `decode` would
 * throw for the whole file, in its order (not UTF-8, a control character, a line too long), so the rest is still looked
 * through after a fault; only the size of the file is free, and no line may have more bytes than a ledger.
 */
export function* textBlocks(file: string, chunks: Iterable<Uint8Array>): Generator<TextBlock, void> {
  const before = { bytes: 0, lines: 0 };
  let open: Uint8Array[] = [];
  let held = 0;
  let control: Failure | undefined;
  let long: Failure | undefined;
  const decoded = (bytes: Uint8Array): TextBlock | undefined => {
    const found = decodeLines(bytes, file, before);
    control ??= found.control;
    long ??= found.long;
    const block = { text: found.text, line: before.lines + 1, codes: codesOf(found.text, bytes) };
    before.bytes += bytes.length;
    before.lines += linesIn(found.text);
    return control || long ? undefined : block;
  };
  for (const chunk of chunks) {
    const end = chunk.lastIndexOf(10) + 1;
    if (end > 0) {
      const block = decoded(held === 0 ? chunk.subarray(0, end) : Buffer.concat([...open, chunk.subarray(0, end)]));
      open = [];
      held = 0;
      if (block) yield block;
    }
    if (end < chunk.length) {
      open.push(new Uint8Array(chunk.subarray(end))); // a copy: the chunk's memory is used again
      held += chunk.length - end;
      if (held > MAX_BYTES) throw endless(file, before.lines + 1);
    }
  }
  const block = held > 0 ? decoded(Buffer.concat(open)) : undefined;
  if (block) yield block;
  const refused = control ?? long;
  if (refused) throw refused;
}

function endless(file: string, line: number): Failure {
  const message = `line ${line} of ${file} has more than ${MAX_BYTES} bytes`;
  return new Failure([
    { code: 'line-too-long', severity: 'error', message, hints: ['is this a table? A row ends with its line'] },
  ]);
}
