// The denominator: every prediction in exactly one group, in words.
import type { Counts, Scorecard } from '../../score/scorecard.ts';
import { hasEarly } from '../words/has-early.ts';
import type { Look } from './look.ts';
import { measure } from './page.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';

/**
 * Rows `count, name, what it means`; groups without a prediction are left out. `withEarly`: what was settled early is
 * among the first three. The counts add up to the total.
 */
export function countRows(counts: Counts, withEarly = false): [number, string, string][] {
  const over = withEarly ? 'due day over, or settled before it;' : 'due day over,';
  const { yes, no, late, partial } = counts.byOutcome;
  const rows: [number, string, string][] = [
    [yes, 'happened', `${over} outcome yes`],
    [partial, 'happened in part', `${over} a share of it happened`],
    [no, 'did not happen', `${over} outcome no`],
    [late, 'happened late', 'after the due day: counts as no'],
    [counts.contested, 'contested', 'the graders do not agree; not scored'],
    [counts.ambiguous, 'ambiguous', 'the criteria could not decide; not scored'],
    [counts.void, 'void', `withdrawn from judgement${voidReasons(counts)}; not scored`],
    [counts.due, 'overdue', 'due day over, nobody has settled it'],
    [counts.early, 'settled early', 'enters once its due day is over'],
    [counts.open, 'open', 'due day still ahead'],
    [counts.undated, 'undated', 'no due day; never scored'],
  ];
  return rows.filter(([count]) => count > 0);
}

function voidReasons(counts: Counts): string {
  const reasons = Object.entries(counts.voidReasons).map(([reason, count]) => `${count} ${reason}`);
  return reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
}

/** The table on a terminal, with the sum. */
export function countsTable(card: Scorecard, look: Look): string[] {
  const style = styleOf(look);
  const rows = countRows(card.counts, hasEarly(card)).map(([count, name, meaning]) => [
    String(count),
    name,
    style.quiet(meaning),
  ]);
  const columns = [{ title: '', right: true }, { title: '' }, { title: '' }];
  return table(
    columns,
    [
      ...rows,
      [
        style.strong(String(card.counts.total)),
        style.strong(card.counts.total === 1 ? 'prediction' : 'predictions'),
        '',
      ],
    ],
    measure(look) - 2,
  ).map((line) => `  ${line}`);
}
