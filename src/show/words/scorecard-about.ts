// What the outputs of a scorecard need beside its numbers.
import type { Day } from '../../day.ts';
import type { Verdict } from '../../score/verdict.ts';

export interface About {
  title: string;
  /** Name of the forecaster, or of several. */
  forecaster: string;
  asOf: Day;
  /** Titles of the sources the predictions come from. */
  sources: readonly string[];
  /** Ids of the entries that were changed after they were sealed, where that was looked at. */
  brokenSeals?: readonly string[];
  /** What the numbers allow to say, chosen by n; the caveat stands inside the sentence. */
  verdict: Verdict;
  /** No number of the forecaster's own is scored: every Brier score is a labelled what-if. */
  whatIf: boolean;
}
