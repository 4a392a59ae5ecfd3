// Single texts of the fast reader. What is not certain to mean the same to the full reader is handed over.
import { handOver } from './hand-over.ts';
import { type Scalar, coreValue } from './node.ts';

export const SPACE = 32;
export const HASH = 35;
export const DOUBLE = 34;
export const SINGLE = 39;

/** Characters a plain text cannot begin with, and some it can where it takes care: `-`, `?`, `:`. */
const NOT_FIRST = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`\t\uFEFF', (char) => char.charCodeAt(0)));

/** The first position from `at` that holds no space. */
export function afterSpaces(text: string, at: number): number {
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** A scalar that nobody wrote: a key with nothing after it. */
export function nothing(at: number): Scalar {
  return { kind: 'scalar', text: '', value: null, plain: true, start: at, end: at };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001B',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
};

function unescaped(_match: string, escape: string): string {
  const first = escape.charAt(0);
  if (escape.length > 1) {
    const code = Number.parseInt(escape.slice(1), 16);
    // Halves of a character, of which two may make one.
    if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) handOver();
    return String.fromCodePoint(code);
  }
  return ESCAPES[first] ?? handOver();
}

const ESCAPE = /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU]|$)/g;
const BAD_HEX = /\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))/;

/** Every escape is one the full reader knows, or it decides. */
function withEscapes(body: string): string {
  // An escaped backslash before an x is no hexadecimal escape.
  if (BAD_HEX.test(body.replaceAll('\\\\', '  '))) handOver();
  return body.replace(ESCAPE, unescaped);
}

/** A text in double quotes that opens at `start` and closes before `limit`. */
export function doubleQuoted(text: string, start: number, limit: number): Scalar {
  let close = text.indexOf('"', start + 1);
  let isEscaped = false;
  while (close !== -1 && close < limit && text.charCodeAt(close - 1) === 92) {
    isEscaped = true;
    let before = close - 1;
    while (text.charCodeAt(before - 1) === 92) before--;
    if ((close - before) % 2 === 0) break;
    close = text.indexOf('"', close + 1);
  }
  if (close === -1 || close >= limit) handOver();
  let body = text.slice(start + 1, close);
  if (isEscaped || body.includes('\\')) body = withEscapes(body);
  return { kind: 'scalar', text: body, value: body, plain: false, start, end: close + 1 };
}

/** A text in single quotes that opens at `start` and closes before `limit`. */
export function singleQuoted(text: string, start: number, limit: number): Scalar {
  let close = text.indexOf("'", start + 1);
  let isDoubled = false;
  while (close !== -1 && close < limit && text.charCodeAt(close + 1) === SINGLE) {
    isDoubled = true;
    close = text.indexOf("'", close + 2);
  }
  if (close === -1 || close >= limit) handOver();
  let body = text.slice(start + 1, close);
  if (isDoubled) body = body.replaceAll("''", "'");
  return { kind: 'scalar', text: body, value: body, plain: false, start, end: close + 1 };
}

function plainScalar(body: string, start: number): Scalar {
  return { kind: 'scalar', text: body, value: coreValue(body), plain: true, start, end: start + body.length };
}

function withoutTrailingSpaces(body: string): string {
  let end = body.length;
  while (body.charCodeAt(end - 1) === SPACE) end--;
  return end === body.length ? body : body.slice(0, end);
}

/** A plain text from `start` to the end of its line or a comment on it, as it is typed. */
export function plainLineText(text: string, start: number, limit: number, hasTabs: boolean): string {
  if (NOT_FIRST.has(text.charCodeAt(start))) handOver();
  let body = text.slice(start, limit);
  const comment = body.indexOf(' #');
  if (comment !== -1) body = body.slice(0, comment);
  body = withoutTrailingSpaces(body);
  if (body.includes(': ') || body.endsWith(':') || (hasTabs && body.includes('\t'))) handOver();
  return body;
}

/** The text of `plainLineText` as a node. */
export function plainLine(text: string, start: number, limit: number, hasTabs: boolean): Scalar {
  return plainScalar(plainLineText(text, start, limit, hasTabs), start);
}

/** What ends a plain text inside brackets. */
const FLOW_SIGN = /[,[\]{}]/g;

/** A plain text inside `{ }` or `[ ]`, as it is typed: from `start` to the `,` or bracket that ends it. */
export function plainFlowText(text: string, start: number, limit: number, hasTabs: boolean): string {
  if (NOT_FIRST.has(text.charCodeAt(start))) handOver();
  FLOW_SIGN.lastIndex = start;
  const end = FLOW_SIGN.test(text) ? FLOW_SIGN.lastIndex - 1 : limit;
  if (end >= limit) handOver();
  const body = withoutTrailingSpaces(text.slice(start, end));
  if (body.includes(': ') || body.endsWith(':') || body.includes(' #') || (hasTabs && body.includes('\t'))) handOver();
  return body;
}

/** The text of `plainFlowText` as a node. */
export function plainInFlow(text: string, start: number, limit: number, hasTabs: boolean): Scalar {
  return plainScalar(plainFlowText(text, start, limit, hasTabs), start);
}
