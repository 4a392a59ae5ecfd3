// What a Manifold resolution says of yes, or of one answer.
import type { Settled } from '../question.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { stampOf } from './manifold-data.ts';
import type { Answer, Market } from './manifold-data.ts';

const BY = 'manifold';
const WHY = 'As resolved on Manifold.';

function shareOutcome(share: number): Pick<Settled, 'outcome' | 'fraction'> {
  if (share <= 0) return { outcome: 'no' };
  return share >= 1 ? { outcome: 'yes' } : { outcome: 'partial', fraction: share };
}

function settledBy(word: string, share: TreeValue, known: string | undefined): Settled | undefined {
  const rest = { known, by: BY, why: WHY };
  if (word === 'YES') return { outcome: 'yes', ...rest };
  if (word === 'NO') return { outcome: 'no', ...rest };
  if (word === 'CANCEL')
    return { outcome: 'void', reason: 'unmeasurable', ...rest, why: 'Cancelled on Manifold; it does not say why.' };
  const number = share.number();
  return word === 'MKT' && number !== undefined
    ? { ...shareOutcome(number), ...rest, why: 'Resolved to a share on Manifold.' }
    : undefined;
}

/** Words of an order to resolve, which stand there now and then without what it chose. */
const UNSAID = ['MKT', 'CHOOSE_MULTIPLE', 'CHOOSE_ONE'];

/**
 * The resolution of a market, or of one of its answers; undefined while it is open. `MKT` is a share: partial,
 * unless it is 0 or 1. A market whose answers sum to one can be resolved to several of them (`MKT`,
 * `CHOOSE_MULTIPLE`), and then nothing says how much of each: what stands under `resolutionProbability` of an
 * answer is its last price. `unsaid` hears of that.
 */
export function manifoldOutcome(
  { value, answers }: Market,
  answer: Answer | undefined,
  unsaid: () => void,
): Settled | undefined {
  const word = value.at('resolution').text();
  const known = stampOf(value.at('resolutionTime'))?.day;
  if (!answer) {
    if (word === '') return undefined;
    const settled = settledBy(word, value.at('resolutionProbability'), known);
    if (settled) return settled;
    if (!UNSAID.includes(word))
      value.at('resolution').fail(`the resolution "${word}" is none of YES, NO, MKT, CANCEL`, 'is this the JSON of Manifold?'); // prettier-ignore
    unsaid();
    return undefined;
  }
  const ownWord = answer.value.at('resolution').text();
  const own = settledBy(
    ownWord,
    answer.value.at('resolutionProbability'),
    stampOf(answer.value.at('resolutionTime'))?.day ?? known,
  );
  if (own || (word === '' && ownWord === '')) return own;
  const rest = { known, by: BY, why: WHY };
  if (word === answer.id) return { outcome: 'yes', ...rest };
  if (answers.some(({ id }) => id === word)) return { outcome: 'no', ...rest };
  if (word === 'CANCEL') return settledBy(word, value.at('resolutionProbability'), known);
  if (!UNSAID.includes(word) && !UNSAID.includes(ownWord)) {
    const [odd, at] = word === '' ? [ownWord, answer.value] : [word, value];
    at.at('resolution').fail(`the resolution "${odd}" is none of the answers, MKT and CANCEL`, 'is this the JSON of Manifold?'); // prettier-ignore
  }
  unsaid();
  return undefined;
}
