// Numbers travel as numbers until here. Digits never pretend more than a reader can use.
import { fixed } from '../../decimals.ts';

/** A long ledger has the same few numbers again and again, and digits are slow to make. */
const percents = new Map<number, string>();

/** A probability as typed by a reader: 0.7 is `70%`, 0.655 is `65.5%`; never rounded to 0% or 100% unless exact. */
export function percent(value: number): string {
  const known = percents.get(value);
  if (known !== undefined) return known;
  if (percents.size > 1000) percents.clear();
  const text = percentText(value);
  percents.set(value, text);
  return text;
}

function percentText(value: number): string {
  const scaled = value * 100;
  const digits = Number.isInteger(Number(scaled.toFixed(6))) ? 0 : 1;
  const text = fixed(scaled, digits);
  if (value > 0 && Number(text) === 0) return '<0.1%';
  if (value < 1 && Number(text) === 100) return '>99.9%';
  return `${text}%`;
}

/** A share as a whole per cent for running text: 0.6667 is `67%`. */
export function share(value: number): string {
  const whole = Number(fixed(value * 100, 0));
  if (value > 0 && whole === 0) return 'under 1%';
  if (value < 1 && whole === 100) return 'over 99%';
  return `${whole}%`;
}

/** Sums of doubles that ought to be 0 or 1 come as near as this. */
const NOISE = 1e-12;

/**
 * A score with three decimals: 0.215625 is `0.216`; infinities as words; null as a dash. Never rounded to
 * none: 0.0003 is `<0.001`, and a difference of -0.0003 `>-0.001`.
 */
export function score(value: number | 'Infinity' | '-Infinity' | null, digits = 3): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value === 'Infinity' ? 'infinite' : 'minus infinite';
  const text = fixed(value, digits);
  if (Number(text) !== 0) return text;
  const least = (10 ** -digits).toFixed(digits);
  if (value > NOISE) return `<${least}`;
  return value < -NOISE ? `>-${least}` : text.replace('-', '');
}

/** ` ± 0.053` behind a difference; nothing where there is no spread, which is not the same as no doubt. */
export function plusMinus(standardError: number | null): string {
  return standardError === null || standardError < NOISE ? '' : ` ± ${score(standardError)}`;
}

/** What always saying 50% scores: `0.25`, with more decimals only where something happened in part. */
export function coinText(coin: number): string {
  return score(coin, coin === 0.25 ? 2 : 3);
}

/** What is perfect at 1, such as skill and AUC: 0.36 is `0.36`, never rounded to perfect, 0.9997 is `>0.99`. */
export function skill(value: number | null, digits = 2): string {
  const isNearly = value !== null && value < 1 - NOISE && Number(fixed(value, digits)) === 1;
  return isNearly ? `>${(1 - 10 ** -digits).toFixed(digits)}` : score(value, digits);
}

/**
 * The interval of a Brier score, with as many decimals as it takes to hold the score: 0.248 in [0.2478,
 * 0.2482] is `0.2478 to 0.2482`. A score cannot be above 1, so that the end of an interval from few
 * predictions is not shown there.
 */
export function brierRange([low, high]: readonly [number, number], mean: number): string {
  const upper = Math.min(1, high);
  const holds = (digits: number): boolean =>
    fixed(low, digits) !== fixed(upper, digits) &&
    Number(fixed(low, digits)) <= Number(fixed(mean, 3)) &&
    Number(fixed(mean, 3)) <= Number(fixed(upper, digits));
  return range([low, upper], (mean < 0.05 ? [3, 4] : [2, 3, 4]).find(holds) ?? 5);
}

/**
 * What was said on average in a band, for "about": 0.556 is `56%`; near the ends `0.5%` and `99.6%`,
 * which are not 1% and 100%.
 */
export function aboutShare(value: number): string {
  return value < 0.01 || value > 0.99 ? percent(value) : share(value);
}

/** A test's probability with three decimals, never none: 0.266 is `0.266`, 1e-9 and 0 are `<0.001`; null is a dash. */
export function chance(value: number | null): string {
  if (value === null) return score(value);
  if (value < 0.0005) return '<0.001';
  return value < 1 && value >= 0.9995 ? '>0.999' : score(value);
}

/** A count that may hold fractions: 3 is `3`, 1.5 is `1.5`, 0.1 + 0.2 is `0.3`; what makes it no whole one is kept. */
export function count(value: number): string {
  const rounded = [2, 3, 4, 5, 6].map((digits) => Number(fixed(value, digits)));
  return String(rounded.find((near) => !Number.isInteger(near)) ?? rounded[0]);
}

/** `[0.11, 0.42]` as `0.11 to 0.42`. */
export function range([low, high]: readonly [number, number], digits = 2): string {
  return `${score(low, digits)} to ${score(high, digits)}`;
}

/** A count with its noun: plural(1, 'prediction') is `1 prediction`, 2 gives `2 predictions`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
