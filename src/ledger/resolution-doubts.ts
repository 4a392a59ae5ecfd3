// What is doubtful about one resolution beside its prediction: said when it is written, and by `check` ever after.
import type { Code } from './codes.ts';
import type { Outcome, Prediction, Resolution } from './prediction.ts';

/** Outcomes that enter a score, and so have to be weighed. */
export const SCORED_OUTCOMES: ReadonlySet<Outcome> = new Set(['yes', 'no', 'late', 'partial']);

export interface Doubt {
  code: Code;
  /** The key of the resolution that it is about. */
  at: 'fraction' | 'known' | 'reason';
  message: string;
  hints: string[];
}

/**
 * An outcome known before it was said, a prediction that was taken back when it could be settled, one without a
 * condition that is void because one was not met, and a share that nobody gave a reason for.
 */
export function resolutionDoubts(
  { id, said, due, condition }: Prediction,
  { known, outcome, reason, fraction, why }: Pick<Resolution, 'known' | 'outcome' | 'reason' | 'fraction' | 'why'>,
): Doubt[] {
  const doubts: Doubt[] = [];
  if (known < said.date && SCORED_OUTCOMES.has(outcome)) {
    doubts.push({
      code: 'known-before-said',
      at: 'known',
      message: `the outcome of ${id} was knowable on ${known}, and it was said on ${said.date}`,
      hints: [
        'mend the day that is wrong; of what could be known already there is nothing to predict: void, not-a-prediction',
      ],
    });
  }
  // No score has it then, whichever way it came out.
  if (outcome === 'void' && reason === 'retracted' && due !== undefined && known > due.date) {
    doubts.push({
      code: 'retracted-late',
      at: 'known',
      message: `${id} is void as retracted on ${known}, when its due day ${due.date} was over`,
      hints: [
        'mend the day, or settle it: what is taken back once it has come out is yes, no, late or partial all the same',
      ],
    });
  }
  if (outcome === 'void' && reason === 'condition-unmet' && condition === undefined) {
    doubts.push({
      code: 'void-without-condition',
      at: 'reason',
      message: `${id} is void because a condition was not met, and it has none`,
      hints: ['give condition: what was said to have to hold first, or another reason; what did not happen is a no'],
    });
  }
  // A share of a yes is a judgement: without its reason any score could be had.
  if (outcome === 'partial' && why === undefined) {
    doubts.push({
      code: 'partial-without-why',
      at: 'fraction',
      message: `${id} happened in part, and nothing says why it is ${fraction}`,
      hints: ['give why: what of it happened and what did not'],
    });
  }
  return doubts;
}
