// Who is meant by the name of a forecaster, and what to say where nobody is.
import { failure } from '../../errors.ts';
import type { Item } from '../../ledger/item.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { forecastersWithRecords } from '../../ledger/record-of.ts';
import type { Selection } from '../../ledger/select.ts';
import { nearest } from '../../nearest.ts';
import { forecastersWithNumbers } from '../../score/compare.ts';
import { safeLine } from '../../show/safe.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { predictWith } from '../line/predict-with.ts';
import type { OpenedCached } from './open-cached.ts';

/** Whether a forecaster can be meant by a name: the end of an id that names its ledger too, or what they are called. */
function isCalled(name: string, id: string, { forecasters }: Ledger): boolean {
  const called = forecasters.get(id)?.name;
  return id.endsWith(`/${name}`) || called?.toLowerCase() === name.toLowerCase();
}

/** The name where it is one of these ids. Any other: status 1, with those that can be meant; `what` they have. */
function oneOf(there: readonly string[], what: string, name: string, ledger: Ledger): string {
  if (there.includes(name)) return name;
  const meant = there.filter((id) => isCalled(name, id, ledger));
  if (meant.length > 1) {
    const ids = meant.map((id) => `${id} (${ledger.forecasters.get(id)?.name ?? id})`);
    throw failure('unknown-forecaster', `"${name}" is the name of ${meant.length} forecasters`, [
      `write ${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}`,
    ]);
  }
  const near = (meant.length > 0 ? meant : nearest(name, there)).map((id) => `did you mean ${id}?`);
  throw failure(
    'unknown-forecaster',
    `no forecaster with ${what} is called "${name}"`,
    near.length > 0 ? near : [`there are: ${there.join(', ') || 'none'}`],
  );
}

type Known = Pick<OpenedCached, 'items' | 'ledger'>;

/** The id of a forecaster who has a number on some question. Throws `unknown-forecaster` for any other name. */
export function forecasterWithNumbers(name: string, { items, ledger }: Known): string {
  return oneOf(forecastersWithNumbers(items), 'a number', name, ledger);
}

/** The id of a forecaster who has a record, numbers or none. Throws `unknown-forecaster` for any other name. */
export function forecasterWithRecord(name: string, { items, ledger }: Known): string {
  return oneOf(forecastersWithRecords(items), 'a prediction or a number', name, ledger);
}

/** Says on stderr how somebody is scored who asked nothing, where `forecaster:` named them. */
export function sayAnswers({ unknown }: Selection, items: readonly Item[], globals: Globals, world: World): void {
  const named = unknown.filter(({ field }) => field === 'forecaster');
  // Hardly ever anybody, and a long ledger takes its time.
  if (named.length === 0) return;
  const there = new Set(forecastersWithNumbers(items));
  for (const { value } of named)
    if (there.has(value))
      world.err(
        `predict: ${safeLine(value)} has numbers on predictions of others; ${predictWith(globals)} scorecard --of ${safeLine(value)} scores them\n`,
      );
}
