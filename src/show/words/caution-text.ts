// The cautions of a scorecard in words: what is the matter, and what to make of it.
import type { Caution } from '../../score/cautions.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { safeLine } from '../safe.ts';
import { headline } from './headline.ts';
import { plural } from './number.ts';
import { RATES_FROM } from './rates-from.ts';
import type { About } from './scorecard-about.ts';

/**
 * What shared topics do to `n` predictions that tell as much as `effectiveN` independent ones: 12 and 4.2 give `; they
 * tell about as much as 4 independent ones`.
 */
export function effectiveText(effectiveN: number, n: number): string {
  if (effectiveN >= n) return '; the spread of these scores does not show it';
  if (Math.round(effectiveN) >= n) return '; the spread of these scores hardly shows it';
  return `; they tell about as much as ${Math.round(effectiveN)} independent ones`;
}

/** How many predictions the headline scores, and whether it is shown what the overdue ones could do to it. */
export interface Place {
  n: number;
  isBounded: boolean;
  /** The headline itself is of imputed numbers. */
  whatIf: boolean;
}

const TEXT: Record<Caution['code'], (count: number, effective: string, place: Place) => string> = {
  nothing_to_score: () => 'No prediction with a number has both come due and been settled: there is no score yet.',
  small_sample: (count) =>
    count < RATES_FROM
      ? `${plural(count, 'scored prediction')}: too few to tell skill from luck.`
      : `${count} scored predictions are few: only a large difference between what was said and what happened can show.`,
  overdue: (count, _, { isBounded }) =>
    `${plural(count, 'prediction')} came due and ${count === 1 ? 'is' : 'are'} not settled: more than one in ten.${isBounded ? ' What settling them could do is said with the scores.' : ''}`,
  contested: (count) =>
    `${plural(count, 'prediction')} ${count === 1 ? 'is' : 'are'} contested: the graders do not agree. ${count === 1 ? 'It is' : 'They are'} shown, not scored.`,
  imputed: (count, _, { whatIf }) =>
    whatIf
      ? `${plural(count, 'scored number')} ${count === 1 ? 'is' : 'are'} imputed (marked ~): not the forecaster's own but put on the words or judged by the keeper.`
      : `${plural(count, 'more prediction')} ${count === 1 ? 'has' : 'have'} an imputed number (marked ~), put on the words or judged by the keeper, not the forecaster's own: no part of the headline.`,
  retrospective: (count) =>
    `${plural(count, 'judged prediction')} ${count === 1 ? 'was' : 'were'} entered after the outcome could be known: hindsight cannot be ruled out, whatever care was taken.`,
  early_included: (count) =>
    `${plural(count, 'prediction')} settled before the due day ${count === 1 ? 'is' : 'are'} included: "yes" comes early more often than "no", so this counts too much of what happened.`,
  few_clusters: (count, _, { n }) =>
    `Only ${plural(count, 'independent topic')} in ${plural(n, 'scored prediction')}${n < RATES_FROM ? '' : ': intervals are unreliable'}.`,
  shared_topics: (count, effective) =>
    `Several predictions rise and fall together (${plural(count, 'topic')}): whatever assumes independence is surer than it should be${effective}.`,
  shared_ids: (count) =>
    `${plural(count, 'scored prediction')} ${count === 1 ? 'has' : 'have'} the id, or the claim and due day, of another forecaster's prediction: where both answer one question, they are not independent.`,
  updated_forecasts: (count) =>
    `${plural(count, 'prediction')} changed number over time: scored as the average over the days each number stood.`,
  not_own_words: (count) =>
    `${plural(count, 'prediction')} ${count === 1 ? 'is' : 'are'} in a summariser's words, not the forecaster's own.`,
  certainty_failed: (count) => `Said to be impossible or certain, and it came out otherwise: ${plural(count, 'time')}.`,
};

/** A caution as a sentence; `place` says how many predictions it is about. */
export function cautionText({ code, count, effectiveN }: Caution, place: Place): string {
  return TEXT[code](count, effectiveN === undefined ? '' : effectiveText(effectiveN, place.n), place);
}

/** More ids than this are counted, not named. */
const NAMED = 5;

/** That entries were changed after they were sealed; nothing where none was. */
function brokenSealsText(ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > NAMED ? `, and ${ids.length - NAMED} more` : '';
  const named = `${ids.slice(0, NAMED).map(safeLine).join(', ')}${more}`;
  return [
    `${plural(ids.length, 'sealed prediction')} ${ids.length === 1 ? 'was' : 'were'} changed after sealing, so that the seal proves nothing: ${named}.`,
  ];
}

/** What the cautions stand beside. */
export function placeOf(card: Scorecard, about: About): Place {
  return { n: headline(card, about).n, isBounded: card.bounds.overdue > 0, whatIf: about.whatIf };
}

/** Cautions that stand above the headline, since they change what it is worth. */
const FIRST: readonly Caution['code'][] = ['overdue', 'early_included'];

/**
 * The cautions that stand above the headline, or the rest, in words. `place` is to be given by whoever does not show
 * all that is said beside them.
 */
export function cautionTexts(
  card: Scorecard,
  about: About,
  where: 'first' | 'rest',
  place = placeOf(card, about),
): string[] {
  const seals = where === 'first' ? brokenSealsText(about.brokenSeals ?? []) : [];
  const texts = card.cautions
    .filter(({ code }) => FIRST.includes(code) === (where === 'first'))
    // Where none hang together their number is that of the predictions, which are said to be too few already.
    .filter(({ code, count }) => code !== 'few_clusters' || count < place.n)
    .map((caution) => cautionText(caution, place));
  return [...seals, ...texts];
}
