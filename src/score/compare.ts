// Several forecasters on the questions they share: paired, since only the same questions are equally hard.
import { daysBetween } from '../day.ts';
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Prediction, Probability } from '../ledger/prediction.ts';
import { TESTABLE, isTestable } from '../score-terms.ts';
import { labelsOf, spreadOfSum, topicsOfRows } from './cluster.ts';
import type { Topics } from './cluster.ts';
import { groupOf } from './cohort.ts';
import { evenLuck } from './even-luck.ts';
import { Z_975 } from './special.ts';
import { studentT975 } from './student-t.ts';
import { sumInAnyOrder } from './sum.ts';
import { timeAverage } from './time-average.ts';

export interface SharedQuestion {
  id: string;
  /** First day on which both had a number standing. */
  from: Day;
  y: number;
  /** Brier scores over the days on which both stood. */
  first: number;
  second: number;
  /** Some number of the two is not its forecaster's own, but put on words or judged by the keeper. */
  imputed: boolean;
}

export interface Pair {
  first: string;
  second: string;
  n: number;
  /** Mean of (first − second) Brier; negative: the first was better. Null when n = 0. */
  meanDifference: number | null;
  /** Standard error of the mean of the paired differences; null when n < 2. */
  seDifference: number | null;
  firstBrier: number | null;
  secondBrier: number | null;
  /** The difference is more than luck would give; null where there are too few independent questions: see `isClear`. */
  clear: boolean | null;
  /** As many independent questions as their topics make; null where none has a topic, or there is no question. */
  independent: number | null;
  /** Questions that rest on an imputed number. */
  imputed: number;
  questions: SharedQuestion[];
}

/** What doubles lose: 0.3², 0.41² and 0.93² less the same in another order is not 0. */
const NO_DIFFERENCE = 1e-12;

/** A difference of scores, 0 where it is that of doubles. */
function differenceOf(value: number): number {
  return Math.abs(value) < NO_DIFFERENCE ? 0 : value;
}

export interface Leaderboard {
  /** Questions on which every one of them had a number at the same time. */
  n: number;
  imputed: number;
  /** Best first, by mean Brier over the n questions; null with fewer than `TESTABLE`. */
  rows: { forecaster: string; brier: number }[] | null;
}

interface Dated {
  date: Day;
  p: number | null;
  imputed: boolean;
}

function dated(date: Day, probability: Probability): Dated {
  return { date, p: probability.central, imputed: probability.basis !== 'stated' };
}

/** The numbers of one forecaster on one question, in order of day, then of the ledger; none before it was said. */
function statementsOf(prediction: Prediction, forecaster: string): Dated[] {
  const { probability, said } = prediction;
  const first = prediction.forecaster === forecaster && probability?.usable ? [dated(said.date, probability)] : [];
  const later = prediction.forecasts.flatMap(({ by, date, probability: number, withdrawn }): Dated[] => {
    if (by !== forecaster) return [];
    if (withdrawn) return [{ date, p: null, imputed: false }];
    return number?.usable ? [dated(date, number)] : [];
  });
  return [...first, ...later]
    .sort((a, b) => daysBetween(b.date, a.date))
    .map((statement) => (statement.date < said.date ? { ...statement, date: said.date } : statement));
}

interface Joint {
  id: string;
  topic: string | undefined;
  from: Day;
  y: number;
  /**
   * One Brier score a forecaster, over the days on which all of them had a number standing; and what it would be if yes
   * or no.
   */
  scores: number[];
  ifYes: number[];
  ifNo: number[];
  imputed: boolean;
}

/** One question as all of the forecasters answered it; undefined where their numbers never stood together. */
function jointOf({ prediction, standing }: Item, forecasters: readonly string[]): Joint | undefined {
  const { y, known } = standing.strict;
  const { due, said } = prediction;
  if (y === undefined || known === undefined || due === undefined) return undefined;
  const end = due.date < known ? due.date : known;
  const all = forecasters.map((forecaster) => statementsOf(prediction, forecaster));
  // What was said on the last day or later knew the outcome; on the very day it was said it may stand
  // for no day at all.
  const dates = new Set(all.flat().map(({ date }) => date));
  const days = [...dates].filter((date) => date < end || date === said.date).sort();
  const spans = days.map((date) => {
    const standing = all.map((statements) => statements.findLast((statement) => statement.date <= date));
    return { date, standing: standing.every((one) => one !== undefined && one.p !== null) ? standing : null };
  });
  const together = spans.filter(({ standing }) => standing !== null);
  if (together.length === 0) return undefined;
  const brierOf = (index: number, outcome: number): number => {
    const statements = spans.map((span) => ({
      day: daysBetween(said.date, span.date),
      p: span.standing ? span.standing[index]!.p : null,
    }));
    const dueDay = daysBetween(said.date, due.date);
    // never null: where they stood together, a day of theirs lies before the end, or is the day it was said
    return timeAverage({ saidDay: 0, dueDay, knownDay: daysBetween(said.date, known), statements, y: outcome })!.brier;
  };
  const each = <T>(make: (index: number) => T): T[] => forecasters.map((_, index) => make(index));
  const imputed = together.some((span) => span.standing!.some((one) => one!.imputed));
  return {
    id: prediction.id,
    topic: prediction.group,
    from: together[0]!.date,
    y,
    scores: each((index) => brierOf(index, y)),
    ifYes: each((index) => brierOf(index, 1)),
    ifNo: each((index) => brierOf(index, 0)),
    imputed,
  };
}

function jointQuestions(items: readonly Item[], forecasters: readonly string[]): Joint[] {
  const counted = items.filter((item) => ['scored', 'noProbability'].includes(groupOf(item)));
  return counted.flatMap((item) => jointOf(item, forecasters) ?? []);
}

/** Chance of so large a lead for either of two forecasters of whom neither is better: one in twenty in all. */
const BY_LUCK = 0.025;

/**
 * Whether a mean difference is more than luck would give: from ten questions on (ten independent ones where they share
 * topics), beyond the 97.5% quantile of Student's law in standard errors; and if the truth lay halfway between the two
 * on each question (`evenLuck`), beyond 1.96 standard deviations, and as likely as one time in forty or less. Null
 * below ten. The differences alone make ten times 95% beside ten times 90%, which all happened, a win without any
 * spread, where odds halfway give it one time in two. Questions on a topic are taken as one, in all of it.
 */
function isClear(joints: readonly Joint[], topics: Topics | undefined, meanDifference: number): boolean | null {
  const n = joints.length;
  if (!isTestable(n, topics?.independent)) return null;
  const lead = Math.abs(meanDifference);
  if (lead * n <= errorQuantile(joints, topics, meanDifference)) return false;
  const [winner, loser] = meanDifference < 0 ? [0, 1] : [1, 0];
  const leads = joints.map(({ ifYes, ifNo, y }) => ({
    ifYes: ifYes[loser]! - ifYes[winner]!,
    ifNo: ifNo[loser]! - ifNo[winner]!,
    y,
  }));
  const luck = evenLuck(leads, topics?.labels);
  return lead * n > Z_975 * luck.sd && luck.asMuch() <= BY_LUCK;
}

/** The 97.5% quantile of the sum of differences around their mean, with whole topics as the units. */
function errorQuantile(joints: readonly Joint[], topics: Topics | undefined, meanDifference: number): number {
  const differences = Float64Array.from(joints, ({ scores }) => scores[0]! - scores[1]!);
  const units = topics?.count ?? joints.length;
  const labels = topics?.labels ?? Int32Array.from(joints, (_, row) => row);
  return studentT975(units - 1) * spreadOfSum(differences, meanDifference, labels, units);
}

/**
 * Paired comparison of two forecasters over the settled, matured questions on which both had a number at the same time.
 * Scores 0.09 and 0.25, 0.04 and 0.01: differences −0.16 and 0.03, mean −0.065, standard error 0.095.
 */
export function comparePair(items: readonly Item[], first: string, second: string): Pair {
  const joints = jointQuestions(items, [first, second]);
  const topics = topicsOfRows(labelsOf(joints.map(({ topic }) => topic)));
  const questions = joints.map(({ id, from, y, scores, imputed }) => ({
    id,
    from,
    y,
    first: scores[0]!,
    second: scores[1]!,
    imputed,
  }));
  const n = questions.length;
  const mean = (values: readonly number[]): number | null => (n === 0 ? null : sumInAnyOrder(values) / n);
  const differences = questions.map((question) => question.first - question.second);
  const meanDifference = n === 0 ? null : differenceOf(sumInAnyOrder(differences) / n);
  const squares = sumInAnyOrder(differences.map((value) => (value - meanDifference!) ** 2));
  const seDifference = n < 2 ? null : Math.sqrt(squares / (n * (n - 1)));
  return {
    first,
    second,
    n,
    meanDifference,
    seDifference,
    firstBrier: mean(questions.map((question) => question.first)),
    secondBrier: mean(questions.map((question) => question.second)),
    clear: meanDifference === null ? null : isClear(joints, topics, meanDifference),
    independent: topics?.independent ?? null,
    imputed: questions.filter((question) => question.imputed).length,
    questions,
  };
}

/**
 * Mean Brier scores on the questions that all of them share, best first; forecasters who are level
 * stand in order of id.
 */
export function leaderboardOf(items: readonly Item[], forecasters: readonly string[]): Leaderboard {
  const questions = jointQuestions(items, forecasters);
  const n = questions.length;
  const rows = forecasters.map((forecaster, index) => ({
    forecaster,
    brier: sumInAnyOrder(questions.map(({ scores }) => scores[index]!)) / n,
  }));
  rows.sort((a, b) => differenceOf(a.brier - b.brier) || (a.forecaster < b.forecaster ? -1 : 1));
  return { n, imputed: questions.filter(({ imputed }) => imputed).length, rows: n < TESTABLE ? null : rows };
}

/** Everybody who has a number on some question, in order of first appearance. */
export function forecastersWithNumbers(items: readonly Item[]): string[] {
  const names = new Set<string>();
  for (const { prediction } of items) {
    if (prediction.probability?.usable) names.add(prediction.forecaster);
    for (const forecast of prediction.forecasts) if (forecast.probability?.usable) names.add(forecast.by);
  }
  return [...names];
}
