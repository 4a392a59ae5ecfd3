// How to read every number of the page, in plain words.
import { averagedBrier } from '../../score-terms.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import { escaped } from '../markup-escape.ts';

type Entry = readonly [term: string, words: string];

const RECORD: readonly Entry[] = [
  [
    'Prediction',
    'A claim about what will be, put so that “yes” means it happened, taken from a source that is named with the place in it. What counts as yes is written down as criteria.',
  ],
  [
    'Strict and charitable reading',
    'The strict criteria take the words as a careful reader would; the charitable ones give the forecaster the benefit of the doubt. Every number leads with the strict reading.',
  ],
  [
    'Resolutions, contested',
    "Each grader's latest resolution is a vote and most votes win. A tie at the top is contested: it is shown, and no score uses it.",
  ],
  [
    'Outcomes',
    'Yes counts as 1, no as 0. Late (it happened, but after the due day) counts as 0. Partial counts as the share that happened. Ambiguous (the criteria cannot decide) and void (its condition was not met, or it was withdrawn from judgement) are counted and shown, never scored.',
  ],
  [
    'Due, overdue, settled early',
    'A prediction counts from the day after its due day. Settled early waits: “yes” comes early more often than “no”, so counting it at once would count too much of what happened. Overdue means that the day is over and nobody has settled it.',
  ],
  [
    'Due day',
    'Stated by the forecaster, inferred from the question answered, or assigned by the keeper with a reason: each prediction says which. A miss on a day that the keeper assigned says as much about the keeper.',
  ],
  ['Undated', 'The words give no due day, and the keeper assigned none. It is listed and never scored.'],
  [
    'Recorded in retrospect',
    'The entry was written into the record after its outcome could be known. However carefully it was picked, hindsight may have helped.',
  ],
  ['Hindsight criteria', 'What counts as yes was fixed after the outcome could be known.'],
  ['Words of a summariser', "The wording is somebody's summary, not the forecaster's own."],
  [
    'Sealed',
    'A fingerprint of the entry as it stood on that day. It proves something only against a copy that somebody else holds.',
  ],
];

const SCORES: readonly Entry[] = [
  [
    'Stated and imputed numbers',
    'Stated: the forecaster gave the number. Imputed (marked ~): it was put on the words by the lexicon, or judged by the keeper. Scores of imputed numbers judge the translation as much as the forecaster; they always say so.',
  ],
  [
    'Hits',
    'Of all predictions that are due and settled, how many happened, with or without a number. It says nothing about how hard they were.',
  ],
  [
    'Brier score',
    '(probability − outcome)², averaged. 0 is perfect, 0.25 is what always saying 50% gets, 1 is always being sure and wrong. Lower is better. Said 70% and it did not happen: 0.7² = 0.49. Where a number changed over time, the score is averaged over the days each number stood.',
  ],
  [
    'Expected if the numbers were right',
    'The average of p (1 − p): what a forecaster whose every probability is exactly right would get. 70% said rightly still costs 0.21 on average.',
  ],
  [
    'This badly or worse',
    'How often such a forecaster would get a score at least as bad by luck, worked out from the probabilities themselves. It assumes that predictions do not rise and fall together.',
  ],
  [
    '95% interval',
    "Where the average over many more predictions like these may lie, as far as these tell. Where fewer than three surprises were seen or are to be expected it cannot be told and is not shown. Where predictions share topics it is widened for that. For a share that happened it is Wilson's interval.",
  ],
  [
    'Skill',
    '1 − score / score of a reference that is named: a coin, or the base rate (the share that happened) with each prediction left out in turn. Higher is better, 0 is no better than the reference; left out in turn the base rate is a little worse than it was, so that whoever always says it is a little above 0.',
  ],
  [
    'Reliability diagram',
    'Of what was said at 70%, did 70% happen? Under 10 scored predictions there is no diagram; from 10 there are three groups and no curve; from 30 there is a curve.',
  ],
  [
    'Normal if the numbers are right',
    'Of so many predictions with these probabilities, how many would happen in the middle 90% of cases, if they do not rise and fall together. One group in ten lies outside by luck alone.',
  ],
  [
    'CORP curve',
    'The rising step curve that fits the outcomes best; no groups have to be chosen. It always looks a little miscalibrated in small samples, so the shaded band shows where the curve of a perfectly calibrated forecaster would lie, 90% of the time at each place.',
  ],
  [
    'Miscalibration, discrimination, uncertainty',
    'Brier score = miscalibration − discrimination + uncertainty. Miscalibration: how far what was said lies from what happened. Discrimination: how well high and low probabilities tell what happens from what does not. Uncertainty: how unsettled the questions were.',
  ],
  [
    'Overdue, best and worst',
    'What the score would be if every overdue prediction came out the better or the worse way for the forecaster.',
  ],
  [
    'Small numbers',
    'Below about 50 scored predictions even a clearly over-confident forecaster usually passes these tests. “In line with these odds” is no praise.',
  ],
];

function list(entries: readonly Entry[]): string {
  return `<dl>${entries.map(([term, words]) => `<dt>${escaped(term)}</dt><dd>${escaped(words)}</dd>`).join('')}</dl>`;
}

/** The section's body; `score` tells seed, clip and lexicon. */
export function htmlMethods(score: ScoreObject): string {
  const { method, log } = score;
  const facts = [
    method.lexicon ? `Words were translated by the lexicon ${method.lexicon}.` : '',
    method.draws > 0
      ? `Resampling took ${method.draws} draws with seed ${method.seed}, so the same record gives the same numbers.`
      : '',
    log
      ? `For log scores, probabilities are held between ${method.logClip} and ${1 - method.logClip}${averagedBrier(score) === null ? `; ${log.clipped === 0 ? 'none' : log.clipped} had to be moved there` : ''}.`
      : '',
  ].filter((fact) => fact !== '');
  return `<h3>The record</h3>${list(RECORD)}<h3>The scores</h3>${list(SCORES)}${facts.map((fact) => `<p class="quiet">${escaped(fact)}</p>`).join('')}`;
}
