// From flags or answers → a statement of a source record as the format holds it.
import { failure, misuse } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { findItem } from '../../ledger/find-item.ts';
import type { Item } from '../../ledger/item.ts';
import type { Prediction, Saying, Source } from '../../ledger/prediction.ts';
import { plainLine, typedLine } from './plain-text.ts';

/** Every text as typed; an empty one is the same as none. */
export interface StatementInput {
  source?: string | undefined;
  gist?: string | undefined;
  at?: string;
  speaker?: string;
  /** Ids of the predictions that hold it, or beginnings of them. */
  tracked?: readonly string[];
  leftOut?: string;
}

/** How the prediction was said, or said again, in this source. */
function sayingIn({ said, restated }: Prediction, source: string): Saying | undefined {
  return [said, ...restated].find((saying) => saying.source === source);
}

/** Throws `duplicate-statement` for what the record has already. */
export function refuseKnown({ at, gist }: EmitItem, { id, statements }: Source): void {
  const known = statements.find((one) => one.at === at && one.gist === gist);
  if (!known) return;
  throw failure('duplicate-statement', `${id} has that statement at ${known.at} already`, [
    `predict sources ${id} shows it`,
  ]);
}

/**
 * The statement. What one prediction that holds it says already need not be typed: its claim, who said it, and at which
 * place of this source. Throws `command-line` where anything is missing or it is both tracked and left out,
 * and `unknown-id`.
 */
export function itemOfStatement(input: StatementInput, source: Source, items: readonly Item[]): EmitItem {
  const { leftOut } = input;
  const typed = (input.tracked ?? []).map((id) => id.trim()).filter((id) => id !== '');
  if (typed.length > 0 === Boolean(leftOut)) {
    const why = leftOut ? 'is either tracked or left out' : 'is tracked by a prediction, or left out with the reason';
    throw misuse(`a statement ${why}`, '--tracked ID', '--left-out WHY');
  }
  const predictions = [...new Set(typed.map((id) => findItem(items, id).prediction))];
  const one = predictions.length === 1 ? predictions[0] : undefined;
  const gist = input.gist || one?.claim.replaceAll(/\s+/g, ' ');
  if (!gist) throw misuse('a statement needs its gist, in own words', `predict statement ${source.id} "agents reach consumers within a year" …`); // prettier-ignore
  const saying = one && sayingIn(one, source.id);
  const at = input.at || saying?.at;
  if (!at) throw misuse(`a statement needs its place in ${source.id}`, '--at "line 152"');
  const speaker = input.speaker || (saying === one?.said && one?.said.speaker) || one?.forecaster;
  const ids = predictions.map(({ id }) => id);
  return {
    at: plainLine('--at', at),
    speaker: typedLine('--speaker', speaker),
    gist: plainLine('GIST', gist),
    tracked: ids.length === 0 ? undefined : ids.length === 1 ? ids[0] : ids,
    left_out: typedLine('--left-out', leftOut),
  };
}
