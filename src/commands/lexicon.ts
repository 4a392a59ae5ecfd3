import { LEXICON, LEXICON_ID, LEXICON_SOURCES, rowOf } from '../ledger/lexicon.ts';
import { nearest } from '../nearest.ts';
import { lexiconTable, lexiconRowPage } from '../show/terminal/lexicon-page.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';

/** The whole lexicon, or the row of a phrase; an unknown phrase gets no number (status 1) and the nearest phrases. */
export async function lexicon(input: { words: readonly string[] }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'lexicon');
  const envelope = { version: VERSION, command: 'lexicon' };
  const phrase = input.words.join(' ');
  if (phrase === '') {
    if (globals.format === 'json')
      deliver(
        documentText(envelope, { lexicon: LEXICON_ID, sources: LEXICON_SOURCES, rows: LEXICON }, globals),
        globals,
        world,
      );
    else deliver(lexiconTable(LEXICON, LEXICON_ID, LEXICON_SOURCES, globals.look), globals, world);
    return 0;
  }
  const row = rowOf(phrase);
  if (row === undefined) {
    const near = nearest(
      phrase,
      LEXICON.flatMap((candidate) => candidate.phrases),
    );
    if (globals.format === 'json')
      deliver(documentText(envelope, { lexicon: LEXICON_ID, row: null, near }, globals), globals, world);
    world.err(
      `predict: the lexicon has no row for that phrase, and an unknown phrase is never guessed [not-in-lexicon]\n`,
    );
    world.err(
      near.length > 0
        ? `hint: the nearest phrases are ${near.join(', ')}\n`
        : 'hint: predict lexicon lists the phrases it has\n',
    );
    return 1;
  }
  if (globals.format === 'json')
    deliver(documentText(envelope, { lexicon: LEXICON_ID, sources: LEXICON_SOURCES, row }, globals), globals, world);
  else deliver(lexiconRowPage(row, LEXICON_ID, LEXICON_SOURCES, globals.look), globals, world);
  return 0;
}
