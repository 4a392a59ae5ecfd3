// The denominator: every prediction in exactly one group, in words.
import type { Counts } from '../../score/scorecard.ts';

/**
 * Rows `count, name, what it means`; groups without a prediction are left out. `withEarly`: what was settled early is
 * among the first three. The counts add up to the total.
 */
export function countRows(counts: Counts, withEarly: boolean): [number, string, string][] {
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
