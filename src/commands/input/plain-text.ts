// Text that is to be written into a ledger: no control characters, whoever typed or piped it.
import { failure } from '../../errors.ts';
import type { FaultStatus } from '../../errors.ts';

// Controls but tab and line end, and the marks that turn a line around or hide in it.
const REFUSED =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;

/** What no text of a ledger may hold, as a sentence's end; undefined when the text is fine. */
export function textFault(text: string): string | undefined {
  const match = REFUSED.exec(text);
  if (match) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `holds the control character U+${code} at place ${match.index + 1}`;
  }
  return /\p{Cs}/u.test(text) ? 'holds half of a character' : undefined;
}

/** What is wrong with an answer that may not be empty: `textFault`, or `what` where it is. */
export function wanting(what: string): (answer: string) => string | undefined {
  return (answer) => textFault(answer) ?? (answer === '' ? what : undefined);
}

/**
 * The text as it is written: line ends of Windows as plain ones, no white space around it. Throws `control-character`,
 * and `empty-text` when nothing is left. `what` names it: `--why`.
 */
export function plainText(what: string, text: string, status: FaultStatus = 2): string {
  const plain = text.replaceAll('\r\n', '\n').trim();
  const fault = textFault(plain);
  if (fault !== undefined)
    throw failure(
      'control-character',
      `${what} ${fault}`,
      ['type it as plain text; line ends and tabs may stay'],
      status,
    );
  if (plain === '') throw failure('empty-text', `${what} is empty`, ['put it in words, or leave it out'], status);
  return plain;
}

/** `plainText` for what has to stand on one line. */
export function plainLine(what: string, text: string): string {
  const line = plainText(what, text);
  if (/[\n\t]/.test(line))
    throw failure('control-character', `${what} holds a line end or a tab`, ['write it on one line'], 2);
  return line;
}

/** `plainText` of what was typed; undefined where nothing was. */
export function typedText(what: string, typed: string | undefined): string | undefined {
  return typed ? plainText(what, typed) : undefined;
}

/** `plainLine` of what was typed; undefined where nothing was. */
export function typedLine(what: string, typed: string | undefined): string | undefined {
  return typed ? plainLine(what, typed) : undefined;
}
