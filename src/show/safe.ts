// Text from a ledger is untrusted: nothing in it may steer a terminal.
import { printedProblem } from '../errors.ts';
import type { Problem } from '../errors.ts';

// C0 and C1 controls, DEL, and the marks that reorder or hide text on screen.
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/g;
const UNSAFE_IN_LINES =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/g;

function visible(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : jsonEscape(character);
}

/** Whether there is anything to replace; most texts of a ledger have nothing. */
const ANY_UNSAFE = new RegExp(UNSAFE.source);

/** One line of safe text: line ends and tabs become spaces, every other control a visible escape (`\x1b`). */
export function safeLine(text: string): string {
  if (!ANY_UNSAFE.test(text)) return text;
  return text.replace(/[\t\r\n]+/g, ' ').replace(UNSAFE, visible);
}

/** `safeLine` of each; texts that have nothing to replace are looked at together, which is quicker. */
export function safeLines(texts: readonly string[]): readonly string[] {
  return ANY_UNSAFE.test(texts.join(' ')) ? texts.map(safeLine) : texts;
}

/** The parts that there are, each a safe line, in one. */
export function safeParts(parts: readonly (string | undefined)[], gap = ', '): string {
  return parts.filter((part) => part !== undefined).map(safeLine).join(gap); // prettier-ignore
}

/** Safe text of several lines: keeps line ends, everything else as `safeLine`. */
export function safeText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\t', ' ').replace(UNSAFE_IN_LINES, visible);
}

/** A character as an escape of JSON. */
export function jsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON for a terminal: the same values, with every control and mark that could steer it as an escape of JSON. */
export function safeJson(text: string): string {
  return text.replace(UNSAFE_IN_LINES, jsonEscape);
}

/** A problem in its one printed form, whatever control characters it quotes. */
export function safeProblem(problem: Problem): string {
  return safeText(printedProblem(problem));
}
