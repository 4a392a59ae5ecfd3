import type { Coverage } from '../../ledger/coverage.ts';
import { plural } from './number.ts';

/** That predictions are in no statement of their source, so that nobody can see what was left out; else nothing. */
export function unaccountedText(rows: readonly Coverage[]): string[] {
  const count = rows.reduce((total, { unaccounted }) => total + unaccounted, 0);
  if (count === 0) return [];
  const [are, their] = count === 1 ? ['is', 'its'] : ['are', 'their'];
  return [
    `${plural(count, 'prediction')} ${are} in no statement on record of ${their} source: the account is not complete.`,
  ];
}
