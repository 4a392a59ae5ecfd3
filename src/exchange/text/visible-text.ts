// Text of an export is untrusted: what no text of a ledger may hold becomes visible instead.

// Controls but tab and line end, marks that turn a line around or hide in it, and halves of characters.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

function escape(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const plainEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/**
 * The text with plain line ends and every control character as a visible escape (`\x1b`), white space
 * around it and all.
 */
export function visibleWhole(text: string): string {
  return plainEnds(text).replace(HIDDEN, escape);
}

/** `visibleWhole` without the white space around it. */
export function visibleText(text: string): string {
  return visibleWhole(plainEnds(text).trim());
}

/** `visibleText` on one line: line ends and tabs become spaces. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/[\t\n]+/g, ' ');
}

/** True when `visibleText` had to change more than line ends and white space at the ends. */
export function hasHidden(text: string): boolean {
  const plain = plainEnds(text).trim();
  return visibleText(text) !== plain;
}
