// A grader the ledger has not heard of: a slip of the pen makes one, too.
import type { Ledger, Prediction } from '../../ledger/prediction.ts';
import { NAMELESS_KEEPER } from '../../nameless-keeper.ts';
import { nearest } from '../../nearest.ts';
import { safeLine } from '../../show/safe.ts';
import { slipDoubt } from './new-forecaster.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { graderOf } from './resolution.ts';

function gradersOf({ keeper, predictions }: Ledger): Set<string> {
  return new Set([keeper, ...predictions.flatMap(({ resolutions }) => resolutions.map(({ by }) => by))]);
}

/** The graders of these resolutions who are neither the keeper nor have judged anything in the ledger, each once. */
export function newGraders(ledger: Ledger, inputs: readonly ResolutionInput[]): string[] {
  const known = gradersOf(ledger);
  const named = inputs.map((input) => graderOf(input, ledger.keeper));
  return [...new Set(named)].filter((by) => !known.has(by));
}

/** What is said of each. */
export function newGraderRemark(ledger: Ledger, by: string, undo: string | undefined): string {
  const [near] = nearest(by, gradersOf(ledger), 1);
  return `new grader: ${safeLine(by)}${slipDoubt(near && safeLine(near), undo)}\n`;
}

/** True where the keeper is one of several forecasters: any of them may be the one who writes. */
function isOneOfMany({ keeper, forecasters }: Ledger): boolean {
  return forecasters.size > 1 && [...forecasters].some(([id, { name }]) => id === keeper || name === keeper);
}

/**
 * Said where a resolution that names nobody comes beside those of others, or the ledger's keeper beside votes from
 * before it named one: a second grader, who may be none. Said as well where the keeper is one of several forecasters.
 */
export function namelessRemark(
  ledger: Ledger,
  { resolutions }: Prediction,
  input: ResolutionInput,
  undo: string | undefined,
): string | undefined {
  const { keeper } = ledger;
  if (input.by !== undefined) return undefined;
  const others = [...new Set(resolutions.map(({ by }) => by))];
  const way = undo === undefined ? '' : `, after ${undo}`;
  const isMeant = others.length === 0 || others.includes(keeper) || (keeper !== NAMELESS_KEEPER && !others.includes(NAMELESS_KEEPER)); // prettier-ignore
  if (isMeant)
    return isOneOfMany(ledger) ? `counted as the view of the keeper, ${safeLine(keeper)}; --by NAME says whose it is${way}\n` : undefined; // prettier-ignore
  return `counted as the view of another grader, ${safeLine(keeper)}, beside ${safeLine(others.join(', '))}; --by NAME says whose it is${way}\n`;
}
