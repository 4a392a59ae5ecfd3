// A name given with --by or --forecaster: somebody the ledger knows by id or name, or somebody new.
import { failure } from '../../errors.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { idFault } from '../../ledger/read/leaf-form.ts';
import { nearest } from '../../nearest.ts';
import { nameSlug } from '../../slug.ts';
import { plainLine } from './plain-text.ts';

export interface NamedForecaster {
  id: string;
  name: string;
  isNew: boolean;
  /** The id of a known forecaster that the new one may be a slip of. */
  near?: string | undefined;
}

/** A name as the id of a forecaster: `Jane Doe` is jane-doe. Empty where nothing of it can stand in one. */
export const idOfName = (name: string): string => nameSlug(name, 40);

/** Finds or makes up the forecaster. Throws `bad-id` for a name that gives no id. */
export function namedForecaster(ledger: Ledger, flag: string, typed: string): NamedForecaster {
  const name = plainLine(flag, typed);
  const known =
    ledger.forecasters.get(name) ??
    [...ledger.forecasters.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (known) return { id: known.id, name: known.name, isNew: false };
  const id = idFault(name) === undefined ? name : idOfName(name);
  const fault = idFault(id);
  if (fault !== undefined)
    throw failure(
      'bad-id',
      `${flag}: no id can be made of "${name}"`,
      ['give an id such as jane-doe: small letters, digits and single hyphens'],
      2,
    );
  const taken = ledger.forecasters.get(id);
  if (taken) return { id, name: taken.name, isNew: false };
  return { id, name, isNew: true, near: nearest(id, ledger.forecasters.keys(), 1)[0] };
}

/** Doubt about a new name that may be a slip of the pen for `meant`; undo is only for what was written. */
export function slipDoubt(meant: string | undefined, undo: string | undefined): string {
  if (meant === undefined) return '';
  return undo === undefined ? `; did you mean ${meant}?` : `; if you meant ${meant}, ${undo} takes it back`;
}

/** What is said of a new forecaster, since a slip of the pen makes one too. */
export function newForecasterRemark({ id, near }: NamedForecaster, undo: string | undefined): string {
  return `new forecaster: ${id}${slipDoubt(near, undo)}\n`;
}
