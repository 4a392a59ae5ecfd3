// Where the predictions of a light ledger stand: looked up in its columns, instead of worked out from resolutions that
// would have to be made for it.
import type { Day } from '../../day.ts';
import type { Item } from '../item.ts';
import type { Outcome, Prediction, Resolution } from '../prediction.ts';
import { NO_VOTES, outcomeValue, standing, statusOf, voteOf } from '../standing.ts';
import type { Standing, Status, Tally, Vote } from '../standing.ts';
import { MORE } from './light-cells.ts';
import type { LightRows } from './light-prediction.ts';

/** What one grader said, without a second reading, reason or fraction. */
class LightTally implements Tally {
  readonly outcome: Outcome;
  readonly known: Day;
  readonly contested = false;
  readonly #prediction: Prediction;

  constructor(outcome: Outcome, known: Day, prediction: Prediction) {
    this.outcome = outcome;
    this.known = known;
    this.#prediction = prediction;
  }

  get y(): number | undefined {
    return outcomeValue(this.outcome, undefined);
  }

  get votes(): readonly Vote[] {
    const [resolution] = this.#prediction.resolutions;
    return [voteOf(resolution!, this.outcome)];
  }
}

/** The standing of a prediction with one resolution of one reading, or with none. */
class LightStanding implements Standing {
  readonly status: Status;
  readonly strict: Tally;
  readonly matured: boolean;
  readonly retrospective: boolean;
  readonly #prediction: Prediction;

  /** `due` is empty where there is none. */
  constructor(prediction: Prediction, tally: Tally, due: Day, recorded: Day, asOf: Day) {
    this.strict = tally;
    this.matured = due !== '' && due < asOf;
    this.status = statusOf(due !== '', tally.outcome, this.matured);
    const knowable = tally.known ?? due;
    this.retrospective = knowable !== '' && recorded > knowable;
    this.#prediction = prediction;
  }

  get settled(): boolean {
    return this.strict.outcome !== undefined;
  }

  /** The same object, which tells whoever scores it that there is nothing more to score. */
  get charitable(): Tally {
    return this.strict;
  }

  get latest(): readonly Resolution[] {
    return this.#prediction.resolutions;
  }
}

/**
 * What `itemsOf` gives for a light ledger on a day that nothing in it is later than. A resolution stands in its column
 * as `yes 2025-05-01 2025-05-02 editor` where it says no more than that.
 */
export function lightItems(rows: LightRows, predictions: readonly Prediction[], asOf: Day): Item[] {
  const { outcome: outcomes, resolutions, due, recorded } = rows.columns;
  return predictions.map((prediction, row) => {
    const outcome = outcomes.at(row);
    if (outcome === MORE) return { prediction, standing: standing(prediction, asOf) };
    let tally: Tally = NO_VOTES;
    if (outcome !== '') {
      const known = outcome.length + 1;
      tally = new LightTally(outcome as Outcome, resolutions.at(row).slice(known, known + 10), prediction);
    }
    return { prediction, standing: new LightStanding(prediction, tally, due.at(row), recorded.at(row), asOf) };
  });
}
