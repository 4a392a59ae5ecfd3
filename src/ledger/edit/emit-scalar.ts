// One text as a YAML scalar that YAML 1.1 and 1.2 readers take for exactly this text.
import { failure } from '../../errors.ts';

/** Columns a line may fill before a text is folded. */
export const WIDTH = 110;

/** A block scalar: what stands behind the key, and the lines below it, without indent and line ends. */
export interface BlockText {
  header: '>-' | '|-';
  lines: string[];
}

// Controls, surrogates, line and paragraph separators, and invisible format characters, which could turn a line around
// on a screen. The two joiners stay: Persian and Indic words and many emoji need them.
const ESCAPED = /(?![\u200c\u200d])[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]/u;
const TO_ESCAPE = /["\\]|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

const WORDS = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n']);

// A text of these characters alone that begins with a digit may be a number or a time stamp in one of the dialects:
// 1_000, 0x1F, 0b1, 0o7, 12e03, 1.2.3, 2001-12-14t21.
const MAY_BE_NUMBER = /^[\da-fox_.+\-tz \t]*$/i;

// The same questions for most texts, since classes of Unicode take a while to be compiled.
const ASCII = /^[ -~]*$/;

/** True when both dialects read the bare text as this very text, as a whole value; `inFlow` inside `{ }` or `[ ]`. */
export function isPlainSafe(text: string, inFlow: boolean): boolean {
  const isAscii = ASCII.test(text);
  if (!(isAscii ? /^[A-Za-z\d]/ : /^[\p{L}\p{N}]/u).test(text)) return false;
  if (/[\s:]$/.test(text) || (!isAscii && ESCAPED.test(text))) return false;
  // Any colon is quoted: 3:2 and 12:30 are numbers in YAML 1.1, and `a: b` would be a map.
  if (/:|\s#/.test(text) || (inFlow && /[,[\]{}?]/.test(text))) return false;
  if (WORDS.has(text.toLowerCase())) return false;
  return !((isAscii ? /^\d/ : /^\p{N}/u).test(text) && MAY_BE_NUMBER.test(text));
}

/** The text in double quotes on one line, with escapes both dialects know. */
export function quoted(text: string): string {
  if (/\p{Cs}/u.test(text)) {
    throw failure('not-unicode', 'a text holds half of a surrogate pair, which no file can hold', [
      'send the text again',
    ]);
  }
  const escape = (char: string): string => {
    if (char === '"' || char === '\\') return `\\${char}`;
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    const code = char.codePointAt(0)!;
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
    return code > 0xff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\x${code.toString(16).padStart(2, '0')}`;
  };
  return `"${text.replace(TO_ESCAPE, escape)}"`;
}

/** The text on one line: bare where that is safe in both dialects, else in double quotes. */
export function inlineText(text: string, inFlow: boolean): string {
  return isPlainSafe(text, inFlow) ? text : quoted(text);
}

/** True for a text that a block scalar can hold without surprises: no line begins or ends with white space. */
function fitsBlock(text: string): boolean {
  if (text === '' || text.startsWith('\n') || text.endsWith('\n')) return false;
  return text.split('\n').every((line) => !/^\s|\s$|\t/.test(line) && (ASCII.test(line) || !ESCAPED.test(line)));
}

function foldLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    // Folding turns a break into one space, so a break may only stand for a single space between two words.
    let at = -1;
    for (const match of rest.matchAll(/(?<=\S) (?=\S)/g)) {
      if (at > 0 && match.index > width) break;
      at = match.index;
    }
    if (at < 1) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}

/**
 * The lines of a folded scalar (`>`) for this text, `width` columns wide; undefined when folding
 * cannot hold it exactly.
 */
export function foldedLines(text: string, width: number): string[] | undefined {
  if (!fitsBlock(text)) return undefined;
  // n line ends of the text are n + 1 line breaks of the scalar: a run of them gets one empty line each.
  return text.split(/(\n+)/).flatMap((part, index) => {
    return index % 2 === 1 ? Array<string>(part.length).fill('') : foldLine(part, Math.max(width, 40));
  });
}

/** The lines of a literal scalar (`|`) for this text; undefined when it cannot hold the text exactly. */
export function literalLines(text: string): string[] | undefined {
  return fitsBlock(text) ? text.split('\n') : undefined;
}

/**
 * The text as a block scalar at this column: literal when it has short lines, else folded. Undefined
 * when neither holds it.
 */
export function blockText(text: string, column: number): BlockText | undefined {
  const width = WIDTH - column;
  if (text.includes('\n') && text.split('\n').every((line) => line.length <= Math.max(width, 40))) {
    const lines = literalLines(text);
    return lines && { header: '|-', lines };
  }
  const lines = foldedLines(text, width);
  return lines && { header: '>-', lines };
}
