// What a Metaculus resolution says of yes, or of one option.
import type { Settled } from './question.ts';

const BY = 'metaculus';

/**
 * `yes`, `no`, `ambiguous`, `annulled`, or the text of an option; undefined while there is none. `option` is the
 * one that is asked about.
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
  return resolution === 'yes' || resolution === 'no' ? { outcome: resolution, ...day, by: BY, why } : undefined;
}
