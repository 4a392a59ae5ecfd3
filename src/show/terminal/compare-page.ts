// `predict compare`: who was better on the questions both answered, and whether that could be luck.
import { TESTABLE, isIndependent } from '../../score-terms.ts';
import type { Leaderboard, Pair } from '../../score/compare.ts';
import { safeLine } from '../safe.ts';
import { plural, plusMinus, score } from '../words/number.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { measure, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { wrap } from './width.ts';

/** Null where questions share topics: it takes them for independent. */
function standardError({ n, independent, seDifference }: Pair): number | null {
  return isIndependent(n, independent ?? undefined) ? seDifference : null;
}

function sentence(pair: Pair): string {
  const [first, second] = [safeLine(pair.first), safeLine(pair.second)];
  if (pair.meanDifference === null) return `${first} and ${second} share no settled question with numbers from both.`;
  if (pair.meanDifference === 0) return `On ${plural(pair.n, 'shared question')} ${first} and ${second} are level.`;
  const [better, other] = pair.meanDifference < 0 ? [first, second] : [second, first];
  const gap = `${score(Math.abs(pair.meanDifference))}${plusMinus(standardError(pair))}`;
  if (pair.n < TESTABLE)
    return `On ${plural(pair.n, 'shared question')} the Brier scores differ by ${gap} in favour of ${better} over ${other}: too few to rank them.`;
  if (pair.clear === null)
    return `On ${pair.n} shared questions the Brier scores differ by ${gap} in favour of ${better} over ${other}: they share too few independent topics to rank them.`;
  return pair.clear
    ? `On ${pair.n} shared questions ${better} was better than ${other} by ${gap}: more than luck would give, if the questions are independent.`
    : `On ${pair.n} shared questions ${better} was ahead of ${other} by ${gap}: within what luck alone would give.`;
}

/** One sentence for all pairs that are not shown, since there is nothing to compare. */
function leftOut(count: number, of: number): string[] {
  if (count === 0) return [];
  if (count === of) return [`None of the ${of} pairs shares a settled question with numbers from both.`];
  const share = count === 1 ? 'shares' : 'share';
  const are = count === 1 ? 'is' : 'are';
  return [`${count} of ${of} pairs ${share} no settled question with numbers from both and ${are} left out.`];
}

/** Numbers that are not the forecasters' own are said to be so. */
function imputedRemark(count: number, n: number): string[] {
  return count === 0
    ? []
    : [
        `~ ${count} of ${plural(n, 'question')} ${count === 1 ? 'rests' : 'rest'} on an imputed number, not the forecaster's own.`,
      ];
}

/** Only from ten questions on that all of them share. */
function leaderboardLines({ n, rows, imputed }: Leaderboard, look: Look): string[] {
  if (rows === null)
    return wrap(`All of them share ${plural(n, 'settled question')}: too few for an order.`, measure(look));
  const style = styleOf(look);
  const cells = rows.map((row) => [style.id(safeLine(row.forecaster)), score(row.brier)]);
  return [
    ...wrap(
      `On the ${n} questions that all of them share (an order, not a ranking: what could be luck is said of each pair):`,
      measure(look),
    ),
    ...foldedTable([{ title: 'forecaster' }, { title: 'Brier', right: true }], cells, rowWidth(look)),
    ...imputedRemark(imputed, n).flatMap((text) => wrap(text, measure(look))),
  ];
}

/**
 * One row a pair that shares a question, a sentence each, how many share none, and the shared questions behind a
 * pair when there is only one.
 */
export function comparePage(names: readonly string[], pairs: readonly Pair[], board: Leaderboard, look: Look): string {
  const style = styleOf(look);
  const prose = (text: string): string[] => wrap(text, measure(look));
  if (names.length < 2)
    return `${prose('Fewer than two forecasters have a number: there is nothing to compare.').join('\n')}\n`;
  const columns = [
    { title: 'first' }, { title: 'second' }, { title: 'shared', right: true }, { title: 'Brier first', right: true },
    { title: 'Brier second', right: true }, { title: 'difference', right: true }, { title: 'std. error', right: true },
  ]; // prettier-ignore
  const shared = pairs.length === 1 ? pairs : pairs.filter(({ n }) => n > 0);
  const rows = shared.map((pair) => [
    style.id(safeLine(pair.first)), style.id(safeLine(pair.second)), String(pair.n), score(pair.firstBrier), score(pair.secondBrier),
    score(pair.meanDifference), score(standardError(pair)),
  ]); // prettier-ignore
  const lines = [
    ...(shared.length > 0 ? [...foldedTable(columns, rows, rowWidth(look), 2), ''] : []),
    ...shared.map(sentence).flatMap(prose),
    ...leftOut(pairs.length - shared.length, pairs.length).flatMap(prose),
    ...(pairs.length > 1 && pairs.some(({ clear }) => clear)
      ? prose(`Of ${pairs.length} pairs up to one in twenty would look so by luck alone.`)
      : []),
    ...prose('Lower is better; each question is scored over the days on which both had a number standing.'),
  ];
  if (names.length > 2) lines.push('', ...leaderboardLines(board, look));
  const only = pairs.length === 1 ? pairs[0]! : undefined;
  if (only && only.n > 0) {
    const questions = only.questions.map((question) => [
      `${question.imputed ? '~' : ''}${style.id(safeLine(question.id))}`,
      score(question.first),
      score(question.second),
    ]);
    lines.push(
      '',
      ...foldedTable(
        [
          { title: 'question' },
          { title: safeLine(only.first), right: true },
          { title: safeLine(only.second), right: true },
        ],
        questions,
        rowWidth(look),
      ),
      ...imputedRemark(only.imputed, only.n).flatMap(prose),
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}
