import type { Standing } from '../../ledger/standing.ts';

/** Where a prediction stands: an outcome where there is a consensus, else contested, open, overdue or undated. */
export function markWord({ strict, status }: Standing): string {
  if (strict.contested) return 'contested';
  return strict.outcome ?? (status === 'due' ? 'overdue' : status);
}
