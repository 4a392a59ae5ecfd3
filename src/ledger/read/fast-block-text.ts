// `|` and `>` texts, as the fast reader takes them.
import { HASH, SPACE, afterSpaces } from './fast-scalar.ts';
import { handOver } from './hand-over.ts';
import type { Scalar } from './node.ts';

export const PIPE = 124;
export const GREATER = 62;
const MINUS = 45;
const TAB = 9;
const CR = 13;

export interface BlockText {
  scalar: Scalar;
  /** Where the first line begins that is not read yet. */
  next: number;
}

/**
 * True for a header that ends with the chomping indicator `-`; other headers than `|`, `>`, `|-`, `>-` are handed over.
 */
function isStripped(text: string, start: number, limit: number): boolean {
  const strips = text.charCodeAt(start + 1) === MINUS;
  const behind = start + (strips ? 2 : 1);
  const rest = afterSpaces(text, behind);
  if (rest < limit && (text.charCodeAt(rest) !== HASH || rest === behind)) handOver();
  return strips;
}

/**
 * Puts the lines of a text together by YAML 1.2 (section 8.1.3): in a folded one a single break is a space, n empty
 * lines are n breaks, and lines that stand in further keep their breaks.
 */
class Joined {
  readonly #isLiteral: boolean;
  #separator = '';
  #isInset = false;
  value = '';

  constructor(isLiteral: boolean) {
    this.#isLiteral = isLiteral;
  }

  /** A line with the empty lines above it. */
  add(line: string, isInset: boolean, empty: number): void {
    if (this.#isLiteral) {
      this.value += this.#separator + '\n'.repeat(empty) + line;
      this.#separator = '\n';
      return;
    }
    for (; empty > 0; empty--) {
      if (this.#separator === '\n') this.value += '\n';
      else this.#separator = '\n';
    }
    if (isInset && this.#separator === ' ') this.#separator = '\n';
    else if (isInset && !this.#isInset && this.#separator === '\n') this.#separator = '\n\n';
    this.value += this.#separator + line;
    this.#separator = isInset ? '\n' : ' ';
    this.#isInset = isInset;
  }
}

/**
 * The text whose header begins at `start` in a line that ends at `limit`, with the next line at `first`; what it
 * belongs to stands in `column`.
 */
export function blockText(text: string, start: number, limit: number, first: number, column: number): BlockText {
  const strips = isStripped(text, start, limit);
  const indent = afterSpaces(text, first) - first;
  if (indent <= column || first >= text.length) handOver();
  const pad = ' '.repeat(indent);
  const joined = new Joined(text.charCodeAt(start) === PIPE);
  let end = first;
  let next = first;
  let empty = 0;
  while (next < text.length) {
    const newline = text.indexOf('\n', next);
    const lineEnd = newline === -1 ? text.length : newline;
    const contentEnd = lineEnd > next && text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
    const at = text.startsWith(pad, next) ? next + indent : -1;
    if (at === -1 ? afterSpaces(text, next) >= contentEnd : at === contentEnd) {
      // White space at the very end of a file is not certain to belong to the text, nor are empty lines above it.
      if (newline === -1 || next === first) handOver();
      empty++;
      next = lineEnd + 1;
      continue;
    }
    if (at === -1) break;
    const code = text.charCodeAt(at);
    const isInset = code === SPACE;
    if (code === TAB || (isInset && afterSpaces(text, at) >= contentEnd)) handOver();
    joined.add(text.slice(at, contentEnd), isInset, empty);
    empty = 0;
    next = lineEnd + 1;
    end = Math.min(next, text.length);
  }
  const value = strips ? joined.value : `${joined.value}\n`;
  return { scalar: { kind: 'scalar', text: value, value, plain: false, start, end }, next };
}
