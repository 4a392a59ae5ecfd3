// Probabilities as people write them, and as the ledger holds them.
import { tooWide } from '../widest-range.ts';
import { lookup } from './lexicon.ts';
import { plainOdds } from './plain-odds.ts';
import type { Probability } from './prediction.ts';

/** What a typed probability says, or why it cannot be told and what to write. */
export type ParsedOdds = { value: number } | { low: number; high: number } | { error: string; hint: string };

const N = String.raw`(\d+(?:\.\d*)?|\.\d+)`;
const BARE = new RegExp(`^${N}(?:[eE]([-+]?\\d{1,3}))?$`);
const PERCENT = new RegExp(`^${N} ?%$`);
const RANGE = new RegExp(`^${N} ?(%?) ?[-–—] ?${N} ?(%?)$`);
const ODDS = new RegExp(`^${N} ?: ?${N}$`);
const SHARES = new RegExp(`^${N} ?/ ?${N}$`);
const ONE_IN = new RegExp(`^${N} in ${N}$`);

/** One pattern for what parseOdds can read, for the JSON Schema; it does not know the bounds. */
export const ODDS_PATTERN = (() => {
  const n = String.raw`(\d+(\.\d*)?|\.\d+)`;
  const dashes = '-–—';
  const rest = [
    String.raw`\s*%?(\s*[${dashes}]\s*${n}\s*%?)?`,
    String.raw`\s*[:/]\s*${n}`,
    String.raw`\s+in\s+${n}`,
    String.raw`[eE][-+]?\d{1,3}`,
  ];
  return String.raw`^\s*${n}(${rest.join('|')})\s*$`;
})();

/** Per cent → share by moving the point in the text: '65' is 0.65, the double nearest to it. */
const hundredth = (digits: string): number => Number(`${digits}e-2`);

/** Without the dust of a division; with all that was typed, since 99.99 is not 1. */
const short = (value: number): string => String(Number(value.toPrecision(12)));

function bare(text: string): ParsedOdds {
  const value = Number(text);
  if (value <= 1) return { value };
  if (value <= 100) {
    const share = short(value / 100);
    return { error: `a probability is at most 1, not ${text}`, hint: `write ${share} or ${short(value)}%` };
  }
  return { error: `a probability is at most 1, not ${text}`, hint: 'write 0.65, 65%, 60-70% or odds such as 3:2' };
}

function range(text: string, match: RegExpExecArray): ParsedOdds {
  const [, first = '', firstSign, last = '', lastSign] = match;
  const perCent = lastSign === '%';
  if (firstSign === '%' && !perCent)
    return { error: `"${text}" has a per cent sign on one side only`, hint: `write ${first}-${last}%` };
  const low = perCent ? hundredth(first) : Number(first);
  const high = perCent ? hundredth(last) : Number(last);
  // Whole numbers with the larger one first may well be odds.
  const asOdds = !perCent && /^\d+$/.test(first + last) ? `, or ${first}:${last} for odds` : '';
  if (high > 1 || low > 1) {
    const error = `a probability is at most ${perCent ? '100%' : '1'}, not ${text}`;
    if (perCent || Math.max(low, high) > 100)
      return { error, hint: `write a range such as 60-70% or 0.6-0.7${low > high ? asOdds : ''}` };
    if (low <= high) return { error, hint: `write ${first}-${last}% or ${short(low / 100)}-${short(high / 100)}` };
    return { error, hint: `write ${last}-${first}% for a range${asOdds}` };
  }
  if (low > high) {
    const hint = `write ${last}-${first}${perCent ? '%' : ''}`;
    return {
      error: `the range "${text}" begins with its upper end`,
      hint: asOdds ? `${hint} for a range${asOdds}` : hint,
    };
  }
  // From 100% to 100%, or even odds.
  if (asOdds && low === 1)
    return { error: `"${text}" can be read in two ways`, hint: 'write 1:1 or 50% for even odds, 100% for certain' };
  return low === high ? { value: low } : { low, high };
}

function odds(text: string, yes: number, no: number): ParsedOdds {
  if (yes + no === 0)
    return { error: `the odds "${text}" have two zeros`, hint: 'write the yes side first: 3:2 is 0.6' };
  return { value: yes / (yes + no) };
}

function shares(text: string, first: string, second: string): ParsedOdds {
  const a = Number(first);
  const b = Number(second);
  if (Math.abs(a + b - 100) < 1e-9) return { value: hundredth(first) };
  const error = `"${text}" can be read in two ways`;
  // Nothing is worked out, since a share that is rounded for the hint could come out as 0% or 100%.
  const share = a < b ? `${first} in ${second} for the share, ` : '';
  return { error, hint: `write ${share}${first}:${second} for odds with the yes side first` };
}

/**
 * Reads a probability of yes: 0.65, 65%, 60-70%, 0.6–0.7, odds with the yes side first (3:2 is 0.6), 60/40
 * where the two make 100, 1 in 20 (0.05). Decimals become the nearest double: 70% is 0.7. What can be read
 * in two ways is an error.
 */
export function parseOdds(typed: string): ParsedOdds {
  const text = /\s/.test(typed) ? typed.trim().replace(/\s+/g, ' ') : typed;
  if (BARE.test(text)) return bare(text);
  const perCent = PERCENT.exec(text);
  if (perCent) {
    const value = hundredth(perCent[1]!);
    return value <= 1
      ? { value }
      : { error: `a probability is at most 100%, not ${text}`, hint: 'write a number from 0% to 100%' };
  }
  const between = RANGE.exec(text);
  if (between) return range(text, between);
  const against = ODDS.exec(text);
  if (against) return odds(text, Number(against[1]), Number(against[2]));
  const parts = SHARES.exec(text);
  if (parts) return shares(text, parts[1]!, parts[2]!);
  const oneIn = ONE_IN.exec(text);
  if (oneIn) {
    const count = Number(oneIn[1]);
    const of = Number(oneIn[2]);
    if (of > 0 && count <= of) return { value: count / of };
    return { error: `"${text}" is more than all`, hint: 'write the smaller number first: 1 in 20' };
  }
  const error = `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}" is not a probability`;
  if (lookup(text)) {
    return { error, hint: `for words write { basis: worded, wording: ${text} }` };
  }
  const plain = plainOdds(text);
  if (plain !== text && !('error' in parseOdds(plain)))
    return { error, hint: `write ${plain}${plain.includes(':') ? ' for odds with the yes side first' : ''}` };
  return { error, hint: 'write 0.65, 65%, 60-70%, odds such as "3:2", or 1 in 20' };
}

/** The long form of a probability, numbers read. */
export type ProbabilityFields = Omit<Probability, 'central' | 'typed' | 'usable'>;

/** low, value and high with what the lexicon's row supplies; a row or wording that is not listed supplies nothing. */
export function numbersOf(fields: ProbabilityFields): { low?: number; value?: number; high?: number } {
  const { low, value, high } = fields;
  const given: { low?: number; value?: number; high?: number } = {};
  if (low !== undefined) given.low = low;
  if (value !== undefined) given.value = value;
  if (high !== undefined) given.high = high;
  const words = fields.basis === 'worded' ? (fields.row ?? fields.wording) : undefined;
  const meaning = words === undefined ? undefined : lookup(words);
  return meaning ? { low: meaning.low, value: meaning.mid, high: meaning.high, ...given } : given;
}

/**
 * Half-way between two decimals, as a decimal: 0.6 and 0.7 give 0.65, not 0.6499999999999999. Never outside of them,
 * however near to 0 or 1 they are: what is only very unlikely is not impossible.
 */
export function midpoint(low: number, high: number): number {
  const middle = Number(((low + high) / 2).toPrecision(15));
  return Math.min(high, Math.max(low, middle));
}

/** A checked long form as the ledger holds it; undefined without a number. `typed` is the text of the file. */
export function probabilityOf(fields: ProbabilityFields, typed?: string): Probability | undefined {
  const numbers = numbersOf(fields);
  const { low, high, value } = numbers;
  const central = value ?? (low !== undefined && high !== undefined ? midpoint(low, high) : undefined);
  if (central === undefined) return undefined;
  const usable = !(fields.basis === 'stated' && low !== undefined && high !== undefined && tooWide(low, high));
  const probability: Probability = { central, ...numbers, basis: fields.basis, usable };
  if (fields.wording !== undefined) probability.wording = fields.wording;
  if (fields.row !== undefined) probability.row = fields.row;
  if (fields.why !== undefined) probability.why = fields.why;
  if (typed !== undefined) probability.typed = typed;
  return probability;
}
