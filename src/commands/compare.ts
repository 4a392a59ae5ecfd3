import { misuse } from '../errors.ts';
import { select } from '../ledger/select.ts';
import { comparePair, forecastersWithNumbers, leaderboardOf } from '../score/compare.ts';
import { comparePage } from '../show/terminal/compare-page.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText } from './deliver/fields.ts';
import { sayEmpty } from './deliver/say-empty.ts';
import { sayApart } from './deliver/say-shared-questions.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { forecasterWithNumbers } from './open/known-forecaster.ts';
import { openCached } from './open/open-cached.ts';

/** What is typed before a colon makes a word a filter term; an id has no colon. */
const TERM = /^[a-z]+:/;

/** Every pair among the named forecasters, or among all that have a number on what the terms select. */
export async function compare(input: { words: readonly string[] }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'compare');
  const named = input.words.filter((word) => !TERM.test(word));
  const typed = [...new Set(named)];
  const terms = input.words.filter((word) => TERM.test(word));
  const opened = await openCached('compare', globals, world);
  for (const name of typed) forecasterWithNumbers(name, opened);
  if (typed.length === 1)
    throw misuse(
      named.length > 1
        ? `predict compare was given ${typed[0]} twice: it needs two forecasters or none`
        : 'predict compare needs two forecasters or none',
      'name the second one, or none to compare all pairs',
    );
  const selection = select(opened.items, terms, globals.today);
  const { items } = selection;
  const names = typed.length > 0 ? typed : forecastersWithNumbers(items);
  const pairs = names.flatMap((first, index) =>
    names.slice(index + 1).map((second) => comparePair(items, first, second)),
  );
  const leaderboard = leaderboardOf(items, names);
  if (terms.length > 0) sayEmpty(selection, opened, world);
  sayApart(items, world);
  if (globals.format === 'json')
    deliver(documentText(opened.envelope, { forecasters: names, pairs, leaderboard }, globals), globals, world);
  else deliver(comparePage(names, pairs, leaderboard, globals.look), globals, world);
  return 0;
}
