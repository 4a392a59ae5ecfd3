// Whoever settles or checks a prediction finds the words and the copy of the document that cannot change.
import { expect, it } from 'vitest';
import { oddsOf } from '../../src/ledger/odds.ts';
import type { Source } from '../../src/ledger/prediction.ts';
import { groupOf } from '../../src/score/cohort.ts';
import { scoredItem } from '../../src/score/scored-item.ts';
import { dueWorksheet } from '../../src/show/terminal/due-worksheet.ts';
import { predictionDetail } from '../../src/show/terminal/prediction-detail.ts';
import { AS_OF, itemsFrom, ledgerOf, prediction } from '../score/record.ts';
import { LOOK } from './pages.ts';

const source: Source = {
  id: 'talk',
  title: 'A talk',
  url: 'https://example.org/talk',
  archiveUrl: 'https://archive.example/1',
  statements: [],
};
const sources = new Map([['talk', source]]);
const [item] = itemsFrom([
  prediction('fair', { said: { date: '2025-01-05', source: 'talk', at: 'line 9', quote: 'a fair will be held' } }),
]);
const due = (records: ReadonlyMap<string, Source>): string =>
  dueWorksheet({ overdue: [item!], contested: [], soon: [], sources: records }, oddsOf, AS_OF, LOOK, 'predict');

it('what is due comes with its words, their place and the archived copy', () => {
  expect(due(sources)).toContain(
    '\nSaid         2025-01-05\n             “a fair will be held”\n             talk, line 9\n             https://archive.example/1\nStrict ',
  );
  const { archiveUrl: _, ...unkept } = source;
  expect(due(new Map([['talk', unkept]]))).toContain('line 9\n             https://example.org/talk\nStrict ');
  expect(due(new Map())).toContain('line 9\nStrict ');
});

it("words of somebody else are not passed off as the forecaster's", () => {
  const [told] = itemsFrom([prediction('fair', { said: { date: '2025-01-05', source: 'talk', speaker: 'host' } })]);
  const parts = { overdue: [told!], contested: [], soon: [], sources };
  expect(dueWorksheet(parts, oddsOf, AS_OF, LOOK, 'predict')).toContain(
    "Said         2025-01-05 (words of the host, not the forecaster's)\n",
  );
});

it('what comes from no document says nothing of one', () => {
  const [own] = itemsFrom([prediction('own')]);
  const text = dueWorksheet({ overdue: [own!], contested: [], soon: [], sources }, oddsOf, AS_OF, LOOK, 'predict');
  expect(text).not.toContain('Said');
});

it('the chain of a prediction has both addresses', () => {
  const ledger = { ...ledgerOf([]), sources };
  const scored = scoredItem(item!, groupOf(item!), { includeEarly: false });
  expect(predictionDetail({ item: item!, ledger, scored }, LOOK)).toContain(
    'https://example.org/talk\n             archived copy: https://archive.example/1\n',
  );
});
