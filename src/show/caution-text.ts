// The cautions of a scorecard in words: what is the matter, and what to make of it.
import type { Caution } from '../score/cautions.ts';
import { plural, score } from './number.ts';

const TEXT: Record<Caution['code'], (count: number, effectiveN?: number) => string> = {
  nothing_to_score: () => 'No prediction with a number has both come due and been settled: there is no score yet.',
  small_sample: (count) => `${plural(count, 'scored prediction')}: too few to tell skill from luck.`,
  overdue: (count) =>
    `${plural(count, 'prediction')} came due and ${count === 1 ? 'is' : 'are'} not settled: more than one in ten. See the best and worst case.`,
  contested: (count) =>
    `${plural(count, 'prediction')} ${count === 1 ? 'is' : 'are'} contested: the graders do not agree. ${count === 1 ? 'It is' : 'They are'} shown, not scored.`,
  imputed: (count) =>
    `${plural(count, 'scored number')} ${count === 1 ? 'is' : 'are'} not the forecaster's own but put on the words or judged by the keeper.`,
  retrospective: (count) =>
    `${plural(count, 'prediction')} ${count === 1 ? 'was' : 'were'} entered after the outcome could be known: hindsight cannot be ruled out, whatever care was taken.`,
  early_included: (count) =>
    `${plural(count, 'prediction')} settled before the due day ${count === 1 ? 'is' : 'are'} included: "yes" can come early, "no" cannot, so this flatters.`,
  few_clusters: (count) => `Only ${plural(count, 'independent topic')}: intervals are unreliable.`,
  shared_topics: (count, effectiveN) =>
    `Several predictions rise and fall together (${plural(count, 'group')}): treat tests that assume independence as optimistic${effectiveN === undefined ? '' : `; they tell about as much as ${score(effectiveN, 1)} independent ones`}.`,
  updated_forecasts: (count) =>
    `${plural(count, 'prediction')} changed number over time: scored as the average over the days each number stood.`,
  not_own_words: (count) =>
    `${plural(count, 'prediction')} ${count === 1 ? 'is' : 'are'} in a summariser's words, not the forecaster's own.`,
  certainty_failed: (count) => `Said impossible or certain, and the other happened: ${plural(count, 'time')}.`,
};

export function cautionText(caution: Caution): string {
  return TEXT[caution.code](caution.count, caution.effectiveN);
}
