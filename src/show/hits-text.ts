import type { Hits, Scorecard } from '../score/scorecard.ts';
import { count, plural, share } from './number.ts';
import { RATES_FROM } from './rates-from.ts';

/** Fewer separate topics than this make no rate, however many predictions they have. */
const TOPICS = 10;

/** Topics among the predictions that are judged, one without a topic being its own; `named` where any has one. */
function topicsOf({ items }: Scorecard): { named: boolean; topics: number } {
  const names = new Set<string>();
  let alone = 0;
  for (const { group, cluster } of items) {
    if (group !== 'scored' && group !== 'noProbability') continue;
    if (cluster === null) alone++;
    else names.add(cluster);
  }
  return { named: names.size > 0, topics: names.size + alone };
}

function hits({ happened, n, interval }: Hits, { named, topics }: { named: boolean; topics: number }): string {
  if (n === 0) return 'none is settled';
  const isFew = n < RATES_FROM || interval === null || (named && topics < TOPICS);
  const unless = named && topics < n ? ' if they are independent' : '';
  const rate = isFew
    ? ''
    : ` (${share(happened / n)}; 95% interval ${share(interval[0])} to ${share(interval[1])}${unless})`;
  return `${count(happened)} of ${n} happened${rate}`;
}

/** `Of 9 judged predictions … 1 of 9 happened`, strict and, where it differs, charitable. */
export function hitsSentence(card: Scorecard): string {
  const { hits: strict, charitableHits: charitable } = card;
  if (strict.n === 0 && charitable.n === 0) return 'No prediction whose due day is over has been settled.';
  const topics = topicsOf(card);
  const loose =
    charitable.n !== strict.n || charitable.happened !== strict.happened
      ? `; under the charitable reading ${hits(charitable, topics)}`
      : '';
  const small =
    strict.n > 0 && strict.n < RATES_FROM
      ? ` ${plural(strict.n, 'judged prediction')} ${strict.n === 1 ? 'is' : 'are'} too few for a rate.`
      : topics.named && topics.topics < TOPICS && strict.n >= RATES_FROM
        ? ` ${plural(topics.topics, 'separate topic')} ${topics.topics === 1 ? 'is' : 'are'} too few for a rate.`
        : '';
  return `Strictly read, ${hits(strict, topics)}${loose}.${small}`;
}
