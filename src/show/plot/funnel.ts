// From statements to scores: how many are left at each step, and what became of the rest.
import type { Coverage } from '../../ledger/coverage.ts';
import type { Item } from '../../ledger/item.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { hasEarly } from '../words/has-early.ts';

export interface FunnelStep {
  name: string;
  count: number;
  /** What fell out before the next step; empty when nothing did. */
  lost: string;
}

function listed(parts: readonly [number, string][]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}

/** What the statements of the sources come to; nothing where they have none. */
function statementSteps(coverage: readonly Coverage[], items: readonly Item[]): FunnelStep[] {
  const sum = (key: 'statements' | 'tracked' | 'leftOut' | 'unaccounted'): number =>
    coverage.reduce((all, row) => all + row[key], 0);
  if (sum('statements') === 0) return [];
  const told = new Set(coverage.flatMap(({ source }) => source.statements.flatMap(({ tracked }) => tracked)));
  // Those that name no source are in no statement either.
  const untold = items.filter((item) => !told.has(item.prediction.id)).length;
  const beside = untold > 0 ? `; ${untold} of the predictions below ${untold === 1 ? 'is' : 'are'} in none` : '';
  return [
    {
      // Where predictions are in none of them there are more in the sources.
      name: `statements ${sum('unaccounted') > 0 ? 'on record' : 'noted in the sources'}`,
      count: sum('statements'),
      lost: listed([[sum('leftOut'), 'left out, each with its reason in the source records']]),
    },
    {
      name: 'statements tracked',
      count: sum('tracked'),
      lost: `one prediction may stand in several statements, and one statement hold several predictions${beside}`,
    },
  ];
}

/**
 * Steps with falling counts: statements and tracked (where the sources have any), predictions, dated, due day over,
 * settled, with a number, with a number of one's own.
 */
export function funnelOf(coverage: readonly Coverage[], items: readonly Item[], card: Scorecard): FunnelStep[] {
  const groups = new Map(card.items.map((item) => [item.id, item.group]));
  const counted = (item: Item): boolean => ['scored', 'noProbability'].includes(groups.get(item.prediction.id) ?? '');
  const over = items.filter((item) => item.prediction.due !== undefined && (item.standing.matured || counted(item)));
  const inGroup = (group: string): number => over.filter((item) => groups.get(item.prediction.id) === group).length;
  const { counts } = card;
  const ahead = items.filter((item) => item.prediction.due !== undefined && !over.includes(item));
  const settledAhead = ahead.filter((item) => item.standing.settled).length;
  const settled = counts.scored + counts.noProbability;
  return [
    ...statementSteps(coverage, items),
    { name: 'predictions', count: counts.total, lost: listed([[counts.undated, 'without a due day']]) },
    {
      name: 'with a due day',
      count: counts.total - counts.undated,
      lost: listed([
        [ahead.length, `not due yet${settledAhead > 0 ? `, ${settledAhead} of them settled already` : ''}`],
      ]),
    },
    {
      name: hasEarly(card) ? 'due day over, or settled before it' : 'due day over',
      count: over.length,
      lost: listed([
        [inGroup('due'), 'overdue and not settled'],
        [inGroup('contested'), 'contested'],
        [inGroup('ambiguous'), 'ambiguous'],
        [inGroup('void'), 'void'],
      ]),
    },
    {
      name: 'settled',
      count: settled,
      lost: listed([[counts.noProbability, 'without any number: counted among the hits only']]),
    },
    {
      name: 'settled and with a number',
      count: counts.scored,
      lost: listed([
        [
          counts.scored - card.statedOnly.n,
          'with an imputed number: put on the words by the lexicon or judged by the keeper',
        ],
      ]),
    },
    { name: "settled and with the forecaster's own number", count: card.statedOnly.n, lost: '' },
  ];
}
