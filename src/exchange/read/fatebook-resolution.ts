// What a resolution of Fatebook says of yes, or of one option.
import type { Moment } from '../moment.ts';
import type { Settled } from '../question.ts';

const OUTCOMES: ReadonlyMap<string, Settled['outcome']> = new Map([
  ['YES', 'yes'],
  ['NO', 'no'],
  ['AMBIGUOUS', 'ambiguous'],
  // Of a question with options: none of them.
  ['OTHER', 'no'],
]);

/** `YES`, `NO`, `AMBIGUOUS` or `OTHER`, in capitals; undefined for any other word. */
export function fatebookOutcome(word: string): Settled['outcome'] | undefined {
  return OUTCOMES.get(word);
}

/** The resolution with this outcome; its day is the one it was entered there. */
export function fatebookResolution(outcome: Settled['outcome'], known: Moment | undefined): Settled {
  return { outcome, known: known?.day, by: 'fatebook', why: 'As resolved on Fatebook.' };
}
