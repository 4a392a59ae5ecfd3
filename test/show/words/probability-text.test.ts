import { describe, expect, it } from 'vitest';
import { oddsOf } from '../../../src/ledger/odds.ts';
import { groupOf } from '../../../src/score/cohort.ts';
import { scoredItem } from '../../../src/score/scored-item.ts';
import { htmlPredictions } from '../../../src/show/html/predictions.ts';
import { markdownList } from '../../../src/show/markdown/markdown-list.ts';
import { logPage } from '../../../src/show/terminal/log-page.ts';
import type { LogRow } from '../../../src/show/terminal/log-page.ts';
import { predictionDetail } from '../../../src/show/terminal/prediction-detail.ts';
import { recordDiffPage } from '../../../src/show/terminal/record-diff-page.ts';
import { probabilityText } from '../../../src/show/words/probability-text.ts';
import { itemsFrom, ledgerOf, prediction, stated, update, worded } from '../../score/record.ts';
import { LOOK, oneLine } from '../pages.ts';

const NARROW = stated(0.65, { low: 0.6, high: 0.7, typed: '60-70%' });
const WIDE = stated(0.55, { low: 0.2, high: 0.9, typed: '20-90%', usable: false });
const [narrow, wide, phrase] = itemsFrom([
  prediction('narrow', { probability: NARROW }),
  prediction('wide', {
    probability: WIDE,
    forecasts: [update('ada', '2025-01-05', 0.5, { low: 0.3, high: 0.7, usable: false })],
  }),
  prediction('phrase', { probability: worded(0.9, 0.75, 0.96) }),
]) as [never, never, never];

const html = (item: never): string =>
  htmlPredictions([item], [scoredItem(item, groupOf(item), { includeEarly: false })], ledgerOf([]));
const detail = (item: never): string =>
  oneLine(
    predictionDetail(
      { item, ledger: ledgerOf([]), scored: scoredItem(item, groupOf(item), { includeEarly: false }) },
      LOOK,
    ),
  );

describe('a probability in a list', () => {
  it('is the number, marked where it is imputed, a range as such, and a dash where there is none', () => {
    expect([stated(0.7), worded(0.9, 0.75, 0.96), NARROW, WIDE, undefined].map((one) => probabilityText(one, LOOK))).toEqual(
      ['70%', '~90%', '60–70%', '20–90%', '–'],
    ); // prettier-ignore
    expect(probabilityText(NARROW, { unicode: false })).toBe('60-70%');
  });

  it('is the same in Markdown and in a page, and the middle of a range that is too wide is nowhere', () => {
    expect(markdownList([narrow, wide, phrase], oddsOf)).toContain('| 60–70% |');
    expect(markdownList([narrow, wide, phrase], oddsOf)).toContain('| 20–90% |');
    expect(markdownList([phrase], oddsOf)).toContain('| \\~90% |');
    expect(html(narrow)).toContain('<td>60–70%<td');
    expect(html(narrow)).toContain('data-p="0.65"');
    expect(html(wide)).toContain('<td>20–90%<td');
    expect(html(wide)).toContain('data-basis="none"');
    for (const text of [markdownList([wide], oddsOf), html(wide), detail(wide)]) expect(text).not.toContain('55%');
    expect(html(wide)).not.toContain('data-p=');
  });

  it('is what was said, wider than 0.3 or not, in the chain and in what changed', () => {
    expect(detail(narrow)).toContain('65% (60% to 70%): the forecaster');
    expect(detail(wide)).toContain('20–90%: the forecaster');
    expect(detail(wide)).toContain('2025-01-05 ada: 30–70%');
    const { prediction: one } = wide as { prediction: ReturnType<typeof prediction> };
    const [forecast] = one.forecasts;
    const change = { id: 'wide', kind: 'forecast' as const, date: '2025-01-05', prediction: one, forecast: forecast! };
    expect(recordDiffPage([change], '2025-01-01', '2025-02-01', LOOK)).toContain('ada: 30–70%');
    const row = { date: '2025-01-05', kind: 'entered', id: 'wide', by: 'ada', probability: 0.55 } as LogRow;
    const text = logPage([{ row, number: WIDE }], true, LOOK);
    expect(text).toContain('20–90%');
    expect(text).not.toContain('55%');
  });
});
