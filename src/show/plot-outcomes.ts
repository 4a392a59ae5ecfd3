// The outcome of every prediction as counts in a fixed order: what bars and count tables show.
import type { Counts } from '../score/scorecard.ts';

/** yes, no and mixed are outcomes that count; waiting and unsure do not. */
export type OutcomeKind = 'yes' | 'no' | 'mixed' | 'unsure' | 'waiting';

export interface OutcomeCount {
  word: string;
  kind: OutcomeKind;
  count: number;
  about: string;
}

/** Every prediction is in exactly one of the rows; rows of none are left out. Their sum is `counts.total`. */
export function outcomeCounts(counts: Counts): OutcomeCount[] {
  const { byOutcome } = counts;
  const rows: OutcomeCount[] = [
    { word: 'yes', kind: 'yes', count: byOutcome.yes, about: 'happened by the due day' },
    { word: 'partial', kind: 'mixed', count: byOutcome.partial, about: 'happened in part' },
    { word: 'late', kind: 'no', count: byOutcome.late, about: 'happened, but after the due day' },
    { word: 'no', kind: 'no', count: byOutcome.no, about: 'did not happen by the due day' },
    { word: 'contested', kind: 'unsure', count: counts.contested, about: 'the graders do not agree' },
    { word: 'ambiguous', kind: 'unsure', count: counts.ambiguous, about: 'the evidence does not decide it' },
    { word: 'void', kind: 'unsure', count: counts.void, about: 'not a question that can be graded, or its condition was not met' },
    { word: 'overdue', kind: 'waiting', count: counts.due, about: 'due day over, not settled yet' },
    { word: 'settled early', kind: 'waiting', count: counts.early, about: 'settled before the due day, counted once that is over' },
    { word: 'open', kind: 'waiting', count: counts.open, about: 'due day still ahead' },
    { word: 'undated', kind: 'waiting', count: counts.undated, about: 'no due day: listed, never scored' },
  ]; // prettier-ignore
  return rows.filter((row) => row.count > 0);
}
