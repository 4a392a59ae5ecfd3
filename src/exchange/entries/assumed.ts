// What an export does not say and an entry has by default.
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { Estimate, Question } from '../question.ts';

/**
 * Paths of an entry, such as `due.basis` or `resolutions.0.recorded`, that are defaults of the import:
 * the file does not say them.
 */
export type Assumed = ReadonlySet<string>;

/** The defaults in the entry of a question that begins with `first` and goes on with `later`. */
export function assumedIn(
  { due, settled, more }: Question,
  first: Estimate | undefined,
  later: readonly Estimate[],
): Assumed {
  const criteria = more?.['criteria'];
  const isWritten = typeof criteria === 'object' && (criteria as EmitItem)['written'] !== undefined;
  const defaults: readonly [string, boolean][] = [
    ['recorded', more?.['recorded'] === undefined],
    ['due.basis', due?.assumesBasis === true],
    ['probability.basis', first?.assumesBasis === true],
    ['criteria.written', !isWritten],
    ['resolutions.0.recorded', settled?.recorded === undefined],
    ['resolutions.0.by', settled?.by === undefined],
    ...later.map((one, index): [string, boolean] => [`forecasts.${index}.probability.basis`, one.assumesBasis === true]),
  ]; // prettier-ignore
  return new Set(defaults.flatMap(([path, isAssumed]) => (isAssumed ? [path] : [])));
}
