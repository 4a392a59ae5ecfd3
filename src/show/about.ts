import type { Day } from '../day.ts';

/** What a picture or page says about itself; texts are plain and untrusted. */
export interface About {
  title: string;
  asOf: Day;
  /** The verdict sentence with its caveat. */
  verdict: string;
  /** Where the predictions were said, as a reader would name it. */
  sources: readonly string[];
  /** No number of the forecaster's own is scored: every score shown is "what if the imputed numbers were his". */
  imputedOnly: boolean;
}

/** Stands wherever a score of imputed numbers is shown. */
export const WHAT_IF = 'What if the imputed numbers were the forecaster’s own';
