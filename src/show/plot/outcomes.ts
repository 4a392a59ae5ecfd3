// The outcome of every prediction as counts with the kind that decides how a bar is drawn.
import type { Counts } from '../../score/scorecard.ts';
import { countRows } from '../words/count-rows.ts';

/** yes, no and mixed are outcomes that count; unsure and waiting do not. */
export type OutcomeKind = 'yes' | 'mixed' | 'no' | 'unsure' | 'waiting';

export interface OutcomeCount {
  word: string;
  kind: OutcomeKind;
  count: number;
  about: string;
}

const KINDS: Record<string, OutcomeKind> = {
  happened: 'yes',
  'happened in part': 'mixed',
  'did not happen': 'no',
  'happened late': 'no',
  contested: 'unsure',
  ambiguous: 'unsure',
  void: 'unsure',
};

/** Every prediction is in exactly one of the rows; rows of none are left out. Their sum is `counts.total`. */
export function outcomeCounts(counts: Counts, withEarly = false): OutcomeCount[] {
  return countRows(counts, withEarly).map(([count, word, about]) => ({
    word,
    kind: KINDS[word] ?? 'waiting',
    count,
    about,
  }));
}
