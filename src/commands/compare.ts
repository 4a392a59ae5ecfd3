import { failure } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { comparePair, forecastersWithNumbers, leaderboardOf } from '../score/compare.ts';
import { comparePage } from '../show/compare-page.ts';
import type { World } from '../world.ts';
import { deliver, documentText, onlyFormats } from './deliver.ts';
import type { Globals } from './globals.ts';
import { openCached } from './open-cached.ts';

/** Every pair among the named forecasters, or among all that have a number. */
export async function compare(
  input: { forecasters: readonly string[] },
  globals: Globals,
  world: World,
): Promise<number> {
  onlyFormats(globals, 'compare', ['text', 'json']);
  const opened = await openCached('compare', globals, world);
  const there = forecastersWithNumbers(opened.items);
  for (const name of input.forecasters) {
    if (there.includes(name)) continue;
    const near = nearest(name, there).map((id) => `did you mean ${id}?`);
    throw failure(
      'unknown-forecaster',
      `no forecaster with a number is called "${name}"`,
      near.length > 0 ? near : [`there are: ${there.join(', ') || 'none'}`],
    );
  }
  const names = input.forecasters.length > 0 ? [...new Set(input.forecasters)] : there;
  if (input.forecasters.length > 0 && names.length < 2)
    throw failure('command-line', 'predict compare needs two forecasters or none', [], 2);
  const pairs = names.flatMap((first, index) =>
    names.slice(index + 1).map((second) => comparePair(opened.items, first, second)),
  );
  const leaderboard = leaderboardOf(opened.items, names);
  if (globals.format === 'json')
    deliver(documentText(opened.envelope, { forecasters: names, pairs, leaderboard }, globals), globals, world);
  else deliver(comparePage(names, pairs, leaderboard, globals.look), globals, world);
  return 0;
}
