// `predict graders`: who resolved what, how far two of them agree, and where they do not.
import type { Agreement, Grader, GraderPair } from '../../score/graders.ts';
import { safeLine } from '../safe.ts';
import { AGREEMENT } from '../words/graders-sentence.ts';
import { plural, score, share } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { measure, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { wrap } from './width.ts';

const ALIKE = `Shared are the predictions that both vote on; by chance: alike if each gave out votes in the same shares, but blindly. ${AGREEMENT}: graders who saw the same evidence can be wrong together.`;

const INDEPENDENT =
  'The intervals take the predictions as independent: where some rise and fall together they are too narrow.';

function gradersTable(graders: readonly Grader[], look: Look): string[] {
  const style = styleOf(look);
  const columns = [
    { title: 'grader' }, { title: 'predictions', right: true }, { title: 'yes', right: true }, { title: 'no', right: true },
    { title: 'other', right: true }, { title: 'open', right: true }, { title: 'amended', right: true }, { title: 'last' },
  ]; // prettier-ignore
  const cells = graders.map((grader) => {
    const { yes, no, late, partial, ambiguous, open, amended, last } = grader;
    const counts = [grader.predictions, yes, no + late, partial + ambiguous + grader.void, open, amended];
    return [style.id(safeLine(grader.id)), ...counts.map(String), last];
  });
  return foldedTable(columns, cells, rowWidth(look));
}

/** Whether a table would say the same of both. */
function isSame(a: Agreement, b: Agreement): boolean {
  const shown = ({ n, alikeByChance, differ, leftOpen }: Agreement): string =>
    JSON.stringify([n, n < RATES_FROM ? null : alikeByChance, differ, leftOpen]);
  return shown(a) === shown(b);
}

/** The readings of a pair that say something of their own. */
function readings({ strict, charitable }: GraderPair): (readonly [name: string, agreement: Agreement])[] {
  if (isSame(strict, charitable)) return [['either', strict]];
  return [['strict', strict], ['charitable', charitable]]; // prettier-ignore
}

/** A row for each pair and reading. */
function agreementTable(pairs: readonly GraderPair[], look: Look): string[] {
  const style = styleOf(look);
  const columns = [
    { title: 'first' }, { title: 'second' }, { title: 'reading' }, { title: 'shared', right: true }, { title: 'alike', right: true },
    { title: 'share', right: true }, { title: '95% interval', right: true }, { title: 'by chance', right: true },
  ]; // prettier-ignore
  const cells = pairs.flatMap((pair) =>
    readings(pair).map(([reading, { n, alike, interval, alikeByChance }]) => {
      const [low, high] = interval ?? [0, 1];
      const rate = n < RATES_FROM ? ['–', '–', '–'] : [share(alike / n), `${share(low)} to ${share(high)}`, score(alikeByChance, 1)]; // prettier-ignore
      return [style.id(safeLine(pair.first)), style.id(safeLine(pair.second)), reading, String(n), String(alike), ...rate]; // prettier-ignore
    }),
  );
  return foldedTable(columns, cells, rowWidth(look), 2);
}

/** Where they differ, or only one of them votes, reading by reading. */
function differences(pair: GraderPair, look: Look): string[] {
  const style = styleOf(look);
  const { first, second } = pair;
  const cells = readings(pair).flatMap(([reading, { differ, leftOpen }]) =>
    [...differ, ...leftOpen.filter((one) => one.first !== one.second)].map((one) => [
      style.id(safeLine(one.id)),
      reading,
      one.first,
      one.second,
    ]),
  );
  if (cells.length === 0) return [];
  const columns = [
    { title: 'prediction' },
    { title: 'reading' },
    { title: safeLine(first) },
    { title: safeLine(second) },
  ];
  return ['', ...foldedTable(columns, cells, rowWidth(look))];
}

/** A row a grader, a row for every two who share a prediction, and the predictions on which two of them differ. */
export function gradersPage(graders: readonly Grader[], pairs: readonly GraderPair[], look: Look): string {
  const style = styleOf(look);
  const prose = (text: string): string[] => wrap(text, measure(look));
  if (graders.length === 0) return `${prose('Nobody has resolved any of these predictions.').join('\n')}\n`;
  const shared = pairs.filter(({ strict, charitable }) => strict.n + charitable.n + strict.leftOpen.length > 0);
  const none = pairs.length - shared.length;
  const isMixed = graders.some(({ predictions, yes, no, open }) => predictions > yes + no + open);
  const isRated = shared.some(({ strict, charitable }) => Math.max(strict.n, charitable.n) >= RATES_FROM);
  const isFew = shared.some(({ strict, charitable }) => Math.min(strict.n, charitable.n) < RATES_FROM);
  const lines = [
    ...gradersTable(graders, look),
    ...(isMixed
      ? prose('The column no holds late as well, other holds partial, ambiguous and void.').map((line) =>
          style.quiet(line),
        )
      : []),
    '',
    ...(shared.length > 0 ? [...agreementTable(shared, look), ''] : []),
    ...(graders.length === 1 ? prose('There is one grader: whether another would judge alike is not known.') : []),
    ...(none > 0 ? prose(`${none} of ${plural(pairs.length, 'pair')} of graders ${none === 1 ? 'shares' : 'share'} no prediction.`) : []), // prettier-ignore
    ...(shared.length > 0
      ? prose(
          [
            ...(isFew ? [`Fewer than ${RATES_FROM} are too few for a share.`] : []),
            ALIKE,
            ...(isRated ? [INDEPENDENT] : []),
          ].join(' '),
        )
      : []),
    ...shared.flatMap((pair) => differences(pair, look)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
