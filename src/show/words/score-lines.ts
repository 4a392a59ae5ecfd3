// Scores in sentences: skill, confidence, and what could move the result.
import { fixed } from '../../decimals.ts';
import { averagedBrier, isIndependent, isTestable } from '../../score-terms.ts';
import type { Group } from '../../score/cohort.ts';
import type { ItemScore } from '../../score/item-score.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { count, plural, plusMinus, score, share, skill } from './number.ts';
import { RATES_FROM } from './rates-from.ts';
import type { About } from './scorecard-about.ts';

/**
 * Skill against a coin, against the base rate judged fairly, against the market or another reference; only
 * from ten predictions on. `independent` as in `isIndependent`.
 */
export function skillLines(shown: ScoreObject, independent: number | undefined, reference = 'the market'): string[] {
  if (shown.n < RATES_FROM || shown.skill === null) return [];
  const { vsHalf, vsBaseRateLeaveOneOut, vsReference } = shown.skill;
  // Leaving one out makes the base rate a worse forecaster than it was: whoever says it all the time beats it by this
  // much.
  const always = skill(1 - ((shown.n - 1) / shown.n) ** 2);
  const baseRate =
    vsBaseRateLeaveOneOut === null
      ? ''
      : `; against the base rate of the others: ${skill(vsBaseRateLeaveOneOut)}, where always saying the base rate of all gives ${always}`;
  const lines = [`Skill against always 50%: ${skill(vsHalf)} (0 is no skill, higher is better)${baseRate}.`];
  if (vsReference !== null) {
    const beside = `Against ${reference} on ${plural(vsReference.n, 'prediction')}:`;
    lines.push(
      vsReference.n < RATES_FROM
        ? `${beside} too few to compare.`
        : `${beside} Brier ${score(vsReference.brier)} against ${score(vsReference.referenceBrier)}, difference ${score(vsReference.meanDifference)}${isIndependent(shown.n, independent) ? plusMinus(vsReference.seDifference) : ''}.`,
    );
  }
  return lines;
}

/** How many happened of n where fractions are expected: 7.87 is `7.9`; never rounded to none or all of them. */
export function expectedText(expected: number, n: number): string {
  const text = fixed(expected, 1);
  if (expected > 0 && Number(text) === 0) return '<0.1';
  return expected < n && Number(text) === n ? `>${(n - 0.1).toFixed(1)}` : text;
}

/**
 * "74% sure on average, on the right side 67% of the time", and the lean to yes or no; only from ten predictions on. No
 * rate where topics make too few of them: "on the right side 8 of 12 times". Numbers that changed over time count by
 * their average.
 */
export function confidenceLines(shown: ScoreObject, independent: number | undefined): string[] {
  if (shown.n < RATES_FROM || shown.confidence === null) return [];
  const { mean, hitRate, atHalf } = shown.confidence;
  const isAveraged = averagedBrier(shown) !== null;
  const half =
    atHalf > 0
      ? ` ${plural(atHalf, 'prediction')} ${isAveraged ? 'averaging' : 'at'} exactly 50% ${atHalf === 1 ? 'counts' : 'count'} as half right.`
      : '';
  const lean =
    shown.counts === null
      ? ''
      : ` Expected to happen by these odds: ${expectedText(shown.counts.expectedYes, shown.n)} of ${shown.n}; happened: ${count(shown.baseRate! * shown.n)}.`;
  const sure = isAveraged
    ? `By the average number of each prediction ${share(mean)}`
    : share(mean).replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const right = isTestable(shown.n, independent)
    ? `${share(hitRate)} of the time`
    : `${count(hitRate * shown.n)} of ${shown.n} times`;
  return [`${sure} sure on average, on the right side ${right}.${half}${lean}`];
}

/** How the sentences of one scorecard name a mean: as it is, or, of few predictions, as the sum it stands for. */
interface Wording {
  what: string;
  of: (mean: number | null, n: number) => string;
  /** Behind what imputed numbers are part of, where that is what is scored and, if one is named, an undecided group. */
  whose: (undecided?: Group) => string;
}

function wordingFor({ items, strict }: Scorecard, about: About): Wording {
  const isPart = ({ strict: score, ifNo, group }: ScoredItem, undecided?: Group): boolean =>
    score !== null || (ifNo !== null && group === undecided);
  const few = strict.n < RATES_FROM;
  return {
    what: few ? 'the Brier scores would add up to' : 'the average Brier score would be',
    of: (mean, n) => (mean === null ? '–' : few ? score(mean * n, 2) : score(mean)),
    whose: (undecided) =>
      !about.whatIf && items.some((item) => item.basis !== 'stated' && isPart(item, undecided))
        ? ', imputed numbers included'
        : '',
  };
}

/** The sum over what is scored. */
function sumOver(items: readonly ScoredItem[], value: (item: ItemScore) => number): number {
  return items.reduce((sum, item) => (item.strict === null ? sum : sum + value(item.strict)), 0);
}

function overdueLines({ items, bounds, strict }: Scorecard, { what, of, whose }: Wording): string[] {
  if (bounds.overdue === 0 || bounds.brierBest === null) return [];
  const n = strict.n + bounds.overdue;
  const ifNone = items.reduce((sum, { group, ifNo }) => (group === 'due' ? sum + (ifNo ?? 0) : sum), 0);
  // Of a single one that is either of the other two.
  const none =
    bounds.overdue === 1
      ? ''
      : `; if none of them happened, ${of((sumOver(items, ({ brier }) => brier) + ifNone) / n, n)}`;
  return [
    `${plural(bounds.overdue, 'overdue prediction')} with a number: settled in the forecaster's favour ${what} ${of(bounds.brierBest, n)} over ${plural(n, 'prediction')}${whose('due')}, settled against ${of(bounds.brierWorst, n)}${none}.`,
  ];
}

/** What the headline would be with the imputed numbers at their central values; nothing where they are its own. */
function imputedLines({ items, strict }: Scorecard, { whatIf }: About, { what, of }: Wording): string[] {
  const imputed = items.filter((item) => item.strict !== null && item.basis !== 'stated').length;
  if (whatIf || imputed === 0) return [];
  // Not of the score object, which would work out all of its laws for it.
  const mean = sumOver(items, ({ brier }) => brier) / strict.n;
  return [
    `With ${plural(imputed, 'imputed number')} ${what} ${of(mean, strict.n)} over ${plural(strict.n, 'prediction')}.`,
  ];
}

function rangeLines({ items, bounds, low, high, strict }: Scorecard, { what, of, whose }: Wording): string[] {
  // A number given later may be a range, too.
  const ranged = items.filter((item) => item.strict !== null && item.atLow !== item.strict);
  const { imputedBest: best, imputedWorst: worst } = bounds;
  if (ranged.length === 0 || low.brier === null || high.brier === null || best === null || worst === null) return [];
  // What always saying 50% would score: 0.25 unless something happened in part.
  const coin = sumOver(items, ({ y }) => (0.5 - y) ** 2) / strict.n;
  const survives = Math.sign(coin - best) === Math.sign(coin - worst);
  const side = coin === best ? 'just as good as' : coin > best ? 'better than' : 'worse than';
  const fixed = items.filter(
    (item) => item.strict !== null && item.basis !== 'stated' && item.atLow === item.strict,
  ).length;
  const kept =
    fixed === 0
      ? ''
      : ` (${plural(fixed, 'imputed number')} without a range ${fixed === 1 ? 'stands as it is' : 'stand as they are'})`;
  const conclusion = survives
    ? `${side} always saying 50% with any number in these ranges${kept}`
    : `whether that is better or worse than always saying 50% depends on where in these ranges the numbers lie${kept}`;
  return [
    `All ranges at their lower end${whose()}: ${what} ${of(low.brier.mean, low.n)}; at their upper end ${of(high.brier.mean, high.n)}; anywhere in them, from ${of(best, strict.n)} to ${of(worst, strict.n)}: ${conclusion}.`,
  ];
}

/** What the criteria, or the graders, left undecided. */
function undecidedLines(
  kind: 'ambiguous' | 'contested',
  { items, counts, strict }: Scorecard,
  { what, of, whose }: Wording,
  { asOf }: About,
): string[] {
  if (counts[kind] === 0) return [];
  const ends = items.flatMap(({ group, ifNo, ifYes, due }) =>
    group === kind && ifNo !== null && ifYes !== null ? [{ ifNo, ifYes, due }] : [],
  );
  // That the graders do not agree is a caution already.
  if (kind === 'contested' && ends.length === 0) return [];
  const n = strict.n + ends.length;
  const scores = sumOver(items, ({ brier }) => brier);
  const end = (pick: (a: number, b: number) => number): string =>
    of(ends.reduce((sum, { ifNo, ifYes }) => sum + pick(ifNo, ifYes), scores) / n, n);
  // With --include-early some may not be due yet.
  const isOver = ends.every(({ due }) => due! < asOf);
  const which =
    ends.length === 1
      ? `the one that ${isOver ? 'is due and has' : 'has a due day and'}`
      : `the ${ends.length} that ${isOver ? 'are due and have' : 'have a due day and'}`;
  const either =
    ends.length === 0
      ? ''
      : `: with ${which} a number decided in the forecaster's favour ${what} ${end(Math.min)} over ${plural(n, 'prediction')}${whose(kind)}, decided against ${end(Math.max)}`;
  const could = kind === 'ambiguous' ? ' could have gone either way and' : '';
  return [
    `${plural(counts[kind], `${kind} prediction`)}${could} ${counts[kind] === 1 ? 'is' : 'are'} in no score${either}.`,
  ];
}

/** Overdue at best and worst, imputed numbers over their range, what was left out because it came early. */
export function couldMove(card: Scorecard, about: About): string[] {
  const { counts, strict } = card;
  const wording = wordingFor(card, about);
  const lines = [
    ...overdueLines(card, wording),
    ...imputedLines(card, about, wording),
    ...rangeLines(card, wording),
    ...undecidedLines('ambiguous', card, wording, about),
    ...undecidedLines('contested', card, wording, about),
  ];
  if (counts.early > 0)
    lines.push(
      `${plural(counts.early, 'prediction')} settled before the due day wait${counts.early === 1 ? 's' : ''} for it, since "yes" comes early more often than "no".`,
    );
  if (counts.noProbability > 0 && (!about.whatIf || strict.n === 0))
    lines.push(
      `${plural(counts.noProbability, 'judged prediction')} without a usable number ${counts.noProbability === 1 ? 'counts' : 'count'} among the hits only.`,
    );
  return lines;
}
