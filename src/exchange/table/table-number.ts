// The numbers of a bare table: probabilities and outcomes, as they are written.
import type { Codes } from '../text/text-blocks.ts';

/** A number that is not negative, with a point or an exponent: `0.65`, `.5`, `1e-3`. */
export const DECIMAL = /^[+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const YES_NO: Readonly<Record<string, number>> = { yes: 1, true: 1, no: 0, false: 0 };

/** 0..1 from `0.65` or `65%`, nearest double; undefined for anything else. */
export function shareOf(text: string): number | undefined {
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1).trimEnd() : text;
  if (!DECIMAL.test(digits)) return undefined;
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e');
  // Two places in the digits: a division by 100 would round once more.
  const value = Number(percent ? `${mantissa}e${Number(exponent) - 2}` : digits);
  return value >= 0 && value <= 1 ? value : undefined;
}

/** 0..1 from a number, yes, no, true or false, in either case; undefined for anything else. */
export function outcomeOf(text: string): number | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(YES_NO, word) ? YES_NO[word] : text.endsWith('%') ? undefined : shareOf(text);
}

/** So many digits make a whole number that a double holds exactly; it and the power of ten give one rounding. */
const EXACT_DIGITS = 15;
const TENS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, digits) => 10 ** digits);

const ZERO = 48;
const POINT = 46;

/**
 * The number in `text`, whose units are `codes`, from `from` to `to` where it is a plain decimal from 0 to 1, such as
 * `0.65`, `.5` or `1`: the same double as `shareOf` gives. NaN for all else, also for what `shareOf` reads in another
 * way (`65%`, `1e-3`, `+0.5`).
 */
export function plainShare(text: string, codes: Codes, from: number, to: number): number {
  let mantissa = 0;
  let point = -1;
  for (let at = from; at < to; at++) {
    const digit = codes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit === POINT - ZERO && point === -1) point = at;
    else return NaN;
  }
  const digits = to - from - (point === -1 ? 0 : 1);
  if (digits === 0) return NaN;
  if (digits > EXACT_DIGITS) mantissa = Number(text.slice(from, to));
  else if (point !== -1) mantissa /= TENS[to - point - 1]!;
  return mantissa <= 1 ? mantissa : NaN;
}
