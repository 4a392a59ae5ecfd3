import { TESTABLE, isIndependent, isTestable } from '../../score-terms.ts';
import type { Topics } from '../../score/cluster.ts';
import type { Hits } from '../../score/hits.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { count, plural, share } from './number.ts';
import { RATES_FROM } from './rates-from.ts';

/** How many predictions are judged, and how many independent ones they make, as in `isIndependent`. */
export function judgedBasis(
  name: 'hits' | 'charitableHits',
  card: Pick<Scorecard, 'hits' | 'charitableHits' | 'hitTopics'>,
): { n: number; independent: number | undefined } {
  const topics = name === 'hits' ? card.hitTopics.strict : card.hitTopics.charitable;
  return { n: card[name].n, independent: topics?.independent };
}

function hits({ happened, n, interval }: Hits, topics: Topics | undefined, hasFewTopics: boolean): string {
  if (n === 0) return 'none is settled';
  const isFew = n < RATES_FROM || interval === null || hasFewTopics;
  const unless = topics && topics.count < n ? ' if they are independent' : '';
  const range =
    interval === null || !isIndependent(n, topics?.independent)
      ? ''
      : `; 95% interval ${share(interval[0])} to ${share(interval[1])}${unless}`;
  const rate = isFew ? '' : ` (${share(happened / n)}${range})`;
  return `${count(happened)} of ${n} happened${rate}`;
}

/** Nothing where the two readings judge the same predictions, or the strict one none. */
function bothText({ hits: strict, charitableHits: charitable, hitsOfBoth: both }: Scorecard): string {
  if (strict.n === 0 || charitable.n === 0 || (both.n === strict.n && both.n === charitable.n)) return '';
  if (both.n === 0) return ' No prediction is judged under both readings.';
  const which = both.n === 1 ? 'the one' : `the ${both.n}`;
  const happened =
    both.strict === both.charitable
      ? `${count(both.strict)} happened under each`
      : `${count(both.strict)} happened strictly read and ${count(both.charitable)} charitably read`;
  return ` Of ${which} that both readings judge, ${happened}.`;
}

/** Nothing where all that is judged is in the forecaster's own words. */
function ownWordsText({ hits: { n }, hitsInOwnWords: own }: Scorecard): string {
  if (own.n === n) return '';
  if (own.n === 0) return ` ${n === 1 ? 'It is not' : 'None of them is'} in the forecaster's own words.`;
  return ` ${own.n} of the ${n} ${own.n === 1 ? 'is' : 'are'} in the forecaster's own words: strictly read, ${count(own.happened)} of ${own.n} happened.`;
}

/**
 * `Strictly read, 1 of 9 happened`; where they differ under the charitable reading, too, and of what both judge; how
 * many of them are in somebody else's words.
 */
export function hitsSentence(card: Scorecard): string {
  const { hits: strict, charitableHits: charitable, hitTopics: topics } = card;
  if (strict.n === 0 && charitable.n === 0) return 'No prediction whose due day is over has been settled.';
  const areFew = {
    strict: strict.n >= RATES_FROM && !isTestable(strict.n, topics.strict?.independent),
    charitable: !isTestable(charitable.n, topics.charitable?.independent),
  };
  // What is said of the topics of the strict reading holds for the sentence.
  const loose =
    charitable.n !== strict.n || charitable.happened !== strict.happened
      ? `; under the charitable reading ${hits(charitable, topics.charitable, areFew.strict || areFew.charitable)}`
      : '';
  const small =
    strict.n > 0 && strict.n < RATES_FROM
      ? ` ${plural(strict.n, 'judged prediction')} ${strict.n === 1 ? 'is' : 'are'} too few for a rate.`
      : topics.strict && areFew.strict
        ? ` ${plural(topics.strict.count, 'separate topic')} ${topics.strict.count === 1 ? 'is' : 'are'} too few${topics.strict.count < TESTABLE ? '' : ', so uneven as they are,'} for a rate.`
        : '';
  return `Strictly read, ${hits(strict, topics.strict, areFew.strict)}${loose}.${small}${bothText(card)}${ownWordsText(card)}`;
}
