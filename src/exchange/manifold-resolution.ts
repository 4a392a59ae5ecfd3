// What a Manifold resolution says of yes, or of one answer.
import type { Answer, Market } from './manifold-data.ts';
import { stampOf } from './manifold-data.ts';
import type { Settled } from './question.ts';
import type { TreeValue } from './tree-value.ts';

const BY = 'manifold';
const WHY = 'As resolved on Manifold.';

function shareOutcome(share: number): Pick<Settled, 'outcome' | 'fraction'> {
  if (share <= 0) return { outcome: 'no' };
  return share >= 1 ? { outcome: 'yes' } : { outcome: 'partial', fraction: share };
}

function settledBy(word: string, share: TreeValue, known: string | undefined): Settled | undefined {
  const rest = { ...(known === undefined ? {} : { known }), by: BY, why: WHY };
  if (word === 'YES') return { outcome: 'yes', ...rest };
  if (word === 'NO') return { outcome: 'no', ...rest };
  if (word === 'CANCEL')
    return { outcome: 'void', reason: 'unmeasurable', ...rest, why: 'Cancelled on Manifold; it does not say why.' };
  const number = share.number();
  return word === 'MKT' && number !== undefined
    ? { ...shareOutcome(number), ...rest, why: 'Resolved to a share on Manifold.' }
    : undefined;
}

/**
 * The resolution of a market, or of one of its answers; undefined while it is open. `MKT` is a share:
 * partial, unless it is 0 or 1.
 */
export function manifoldOutcome({ value, answers }: Market, answer: Answer | undefined): Settled | undefined {
  const word = value.at('resolution').text();
  const known = stampOf(value.at('resolutionTime'))?.day;
  if (!answer) {
    if (word === '') return undefined;
    return (
      settledBy(word, value.at('resolutionProbability'), known) ??
      value
        .at('resolution')
        .fail(`the resolution "${word}" is none of YES, NO, MKT, CANCEL`, 'is this the JSON of Manifold?')
    );
  }
  const own = settledBy(
    answer.value.at('resolution').text(),
    answer.value.at('resolutionProbability'),
    stampOf(answer.value.at('resolutionTime'))?.day ?? known,
  );
  if (own || word === '') return own;
  const rest = { ...(known === undefined ? {} : { known }), by: BY, why: WHY };
  if (word === answer.id) return { outcome: 'yes', ...rest };
  if (answers.some(({ id }) => id === word)) return { outcome: 'no', ...rest };
  return settledBy(word, answer.value.at('resolutionProbability'), known);
}
