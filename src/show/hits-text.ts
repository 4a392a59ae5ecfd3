import type { Hits, Scorecard } from '../score/scorecard.ts';
import { count, plural, share } from './number.ts';
import { RATES_FROM } from './rates-from.ts';

function hits({ happened, n, interval }: Hits): string {
  if (n === 0) return 'none is settled';
  const rate =
    n < RATES_FROM || interval === null
      ? ''
      : ` (${share(happened / n)}; 95% interval ${share(interval[0])} to ${share(interval[1])})`;
  return `${count(happened)} of ${n} happened${rate}`;
}

/** `Of 9 judged predictions … 1 of 9 happened`, strict and, where it differs, charitable. */
export function hitsSentence(card: Scorecard): string {
  const { hits: strict, charitableHits: charitable } = card;
  if (strict.n === 0 && charitable.n === 0) return 'No prediction whose due day is over has been settled.';
  const loose =
    charitable.n !== strict.n || charitable.happened !== strict.happened
      ? `; under the charitable reading ${hits(charitable)}`
      : '';
  const small =
    strict.n > 0 && strict.n < RATES_FROM
      ? ` ${plural(strict.n, 'judged prediction')} ${strict.n === 1 ? 'is' : 'are'} too few for a rate.`
      : '';
  return `Strictly read, ${hits(strict)}${loose}.${small}`;
}
