// What a Metaculus resolution says of yes, or of one option.
import type { Settled } from '../question.ts';

const BY = 'metaculus';

/**
 * Whether Metaculus writes this of a question with these options, of a yes-no question without them. Anything else is
 * of another kind or another version, and no guess is made of it.
 */
export function isResolution(word: string, options: readonly string[] | undefined): boolean {
  return ['', 'ambiguous', 'annulled', ...(options ?? ['yes', 'no'])].includes(word);
}

/**
 * `yes`, `no`, `ambiguous`, `annulled`, or the text of an option; undefined while there is none. `option` is the
 * one that is asked about. The word is one that `isResolution` knows.
 */
export function metaculusOutcome(
  resolution: string,
  known: string | undefined,
  option: string | undefined,
): Settled | undefined {
  if (resolution === '') return undefined;
  const day = known === undefined ? {} : { known };
  const why = 'As resolved on Metaculus.';
  if (resolution === 'ambiguous') return { outcome: 'ambiguous', ...day, by: BY, why };
  if (resolution === 'annulled')
    return {
      outcome: 'void',
      reason: 'unmeasurable',
      ...day,
      by: BY,
      why: 'Annulled on Metaculus; its export does not say why.',
    };
  if (option !== undefined) return { outcome: resolution === option ? 'yes' : 'no', ...day, by: BY, why };
  return { outcome: resolution === 'yes' ? 'yes' : 'no', ...day, by: BY, why };
}
