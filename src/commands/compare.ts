import { failure } from '../errors.ts';
import type { Ledger } from '../ledger/prediction.ts';
import { select } from '../ledger/select.ts';
import { nearest } from '../nearest.ts';
import { comparePair, forecastersWithNumbers, leaderboardOf } from '../score/compare.ts';
import { comparePage } from '../show/compare-page.ts';
import type { World } from '../world.ts';
import { deliver, documentText, inFormat } from './deliver.ts';
import type { Globals } from './globals.ts';
import { openCached } from './open-cached.ts';
import { sayEmpty } from './say-empty.ts';

/** What is typed before a colon makes a word a filter term; an id has no colon. */
const TERM = /^[a-z]+:/;

/** Whether a forecaster can be meant by a name: the end of an id that names its ledger too, or what he is called. */
function isCalled(name: string, id: string, { forecasters }: Ledger): boolean {
  const called = forecasters.get(id)?.name;
  return id.endsWith(`/${name}`) || called?.toLowerCase() === name.toLowerCase();
}

function refuse(name: string, there: readonly string[], ledger: Ledger): never {
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
    `no forecaster with a number is called "${name}"`,
    near.length > 0 ? near : [`there are: ${there.join(', ') || 'none'}`],
  );
}

/** Every pair among the named forecasters, or among all that have a number on what the terms select. */
export async function compare(input: { words: readonly string[] }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'compare', ['text', 'json']);
  const typed = [...new Set(input.words.filter((word) => !TERM.test(word)))];
  const terms = input.words.filter((word) => TERM.test(word));
  const opened = await openCached('compare', globals, world);
  const there = forecastersWithNumbers(opened.items);
  for (const name of typed) if (!there.includes(name)) refuse(name, there, opened.ledger);
  if (typed.length === 1) throw failure('command-line', 'predict compare needs two forecasters or none', [], 2);
  const selection = select(opened.items, terms, globals.today);
  const { items } = selection;
  const names = typed.length > 0 ? typed : forecastersWithNumbers(items);
  const pairs = names.flatMap((first, index) =>
    names.slice(index + 1).map((second) => comparePair(items, first, second)),
  );
  const leaderboard = leaderboardOf(items, names);
  if (terms.length > 0) sayEmpty(selection, opened.items.length, world);
  if (globals.format === 'json')
    deliver(documentText(opened.envelope, { forecasters: names, pairs, leaderboard }, globals), globals, world);
  else deliver(comparePage(names, pairs, leaderboard, globals.look), globals, world);
  return 0;
}
