// A number that was changed is shown as changed wherever odds stand beside a prediction.
import { expect, it } from 'vitest';
import { oddsOf } from '../../src/ledger/odds.ts';
import { dueWorksheet } from '../../src/show/terminal/due-worksheet.ts';
import { predictionWorksheet } from '../../src/show/terminal/prediction-worksheet.ts';
import { AS_OF, itemsFrom, prediction, stated, update } from '../score/record.ts';
import { LOOK, scorecardText } from './pages.ts';

const changed = prediction('fair', { probability: stated(0.6), forecasts: [update('ada', '2025-01-03', 0.85)] });

it('in what is due, in what a grader sees, in a scorecard', () => {
  const [item] = itemsFrom([changed]);
  expect(
    dueWorksheet({ overdue: [item!], contested: [], soon: [], sources: new Map() }, oddsOf, AS_OF, LOOK, 'predict'),
  ).toContain('60% → 85%\n');
  expect(predictionWorksheet(item!, oddsOf(changed), LOOK)).toMatch(/Probability +60% → 85%\n/);
  expect(scorecardText([changed])).toMatch(/overdue +fair +2025-01-11 +60% → 85%\n/);
});

it('also where there was none at first, and where there is none now', () => {
  const { probability: _, ...none } = changed;
  expect(predictionWorksheet(itemsFrom([none])[0]!, oddsOf(none), LOOK)).toMatch(/Probability +– → 85%\n/);
  const back = prediction('fair', { probability: stated(0.6), forecasts: [update('ada', '2025-01-03', null)] });
  expect(predictionWorksheet(itemsFrom([back])[0]!, oddsOf(back), LOOK)).toMatch(/Probability +60% → withdrawn\n/);
  const silent = prediction('fair');
  expect(predictionWorksheet(itemsFrom([silent])[0]!, oddsOf(silent), LOOK)).not.toContain('Probability');
});
