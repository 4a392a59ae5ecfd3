import { expect, it } from 'vitest';
import { LEXICON, LEXICON_ID, LEXICON_SOURCES } from '../../../src/ledger/lexicon.ts';
import { lexiconTable } from '../../../src/show/terminal/lexicon-page.ts';
import { LOOK, oneLine } from '../pages.ts';

it('says what "very" and "not" do to a word, and that it is never applied', () => {
  // Not half-way to the nearer end: "likely" is some 30 from 100, and "unlikely" some 15 from 0.
  expect(oneLine(lexiconTable(LEXICON, LEXICON_ID, LEXICON_SOURCES, LOOK))).toContain(
    'A phrase that is not listed gets no number: "very" or a negation puts a word about half as far from 0 or 100, whichever it then leans to (Mosteller and Youtz 1990), but that is never applied.',
  );
});
