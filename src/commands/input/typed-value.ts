// Values of flags and of JSON: each becomes what the ledger writes, or a failure that names the flag.
import { parseDay } from '../../day.ts';
import type { Day } from '../../day.ts';
import { failure, misuse } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import { parseOdds } from '../../ledger/probability.ts';
import { nearest } from '../../nearest.ts';
import { tooWide } from '../../widest-range.ts';

/** One of a few words. */
export function wordOf<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const exact = allowed.find((word) => word === text);
  if (exact !== undefined) return exact;
  throw notOneOf(flag, text, allowed);
}

/** The failure of a word that is none of a few, with the nearest. */
export function notOneOf(flag: string, text: string, allowed: readonly string[]): Failure {
  const begun = text.length < 3 ? [] : allowed.filter((word) => word.startsWith(text) || text.startsWith(`${word}-`));
  const meant = begun.length > 0 ? begun : nearest(text, allowed, 1);
  const near = meant.length > 0 ? [`did you mean ${meant.join(' or ')}?`] : [];
  return misuse(`${flag}: "${text}" is not one of its values`, ...near, `values: ${allowed.join(', ')}`);
}

/** Days to come in the forms that people may write: each of them is ahead, or today. */
export function daysAhead(today: Day): string {
  const year = today.slice(0, 4);
  return `${year}-12-31, ${year}-Q4, ${year}, tomorrow, +6m or eoy`;
}

const DAYS_BACK = '2026-01-31, today, yesterday, -2w, 2026-Q2 or eoy';

const VAGUE_DAY =
  /\b(?:soon|someday|eventually|(?:day|week|month|quarter|year|decade|century|generation)s?|centuries)\b/i;

/** What can be done where somebody gave no day but "a few years". */
export function vagueDayHints(text: string): string[] {
  return VAGUE_DAY.test(text)
    ? ['a vague one: leave it out (undated, never scored), or choose --due DAY and say why with --due-why']
    : [];
}

/** A day in any form that people may write; `forms` are those that fit the flag, `hints` what else may be done. */
export function dayOf(flag: string, text: string, today: Day, forms = DAYS_BACK, hints: readonly string[] = []): Day {
  const day = parseDay(text.trim(), today);
  if (day === undefined) throw failure('bad-day', `${flag}: "${text}" is not a day`, [`write ${forms}`, ...hints], 2);
  return day;
}

/** `dayOf` for what has happened already. */
export function pastDayOf(flag: string, text: string, today: Day): Day {
  const day = dayOf(flag, text, today);
  if (day > today)
    throw failure('future-day', `${flag}: ${day} is in the future; today is ${today}`, ['--today DAY sets today'], 2);
  return day;
}

/** Why a text is no probability, with what to write instead; undefined when it is one. */
export function oddsFault(text: string): { error: string; hint: string } | undefined {
  const odds = parseOdds(text);
  if (!('error' in odds)) return undefined;
  const words = odds.hint.startsWith('for words');
  return words
    ? { error: odds.error, hint: `give a number; predict lexicon ${text.trim()} tells what people mean by it` }
    : odds;
}

/** A probability, kept as typed. */
export function oddsOf(flag: string, text: string): string {
  const fault = oddsFault(text);
  if (fault) throw failure('bad-probability', `${flag}: ${fault.error}`, [fault.hint], 2);
  return text.trim();
}

/** True for a range so wide that it counts as no probability. */
export function isTooWide(text: string): boolean {
  const odds = parseOdds(text);
  return 'low' in odds && tooWide(odds.low, odds.high);
}

/** A share between 0 and 1, both excluded, typed like a probability. */
export function fractionOf(typed: string | number): number {
  const odds = parseOdds(String(typed));
  if ('value' in odds && odds.value > 0 && odds.value < 1) return odds.value;
  throw failure('bad-number', `--fraction: "${typed}" is no share between 0 and 1`, ['write 0.5 or 50%'], 2);
}
