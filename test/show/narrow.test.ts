// What a narrow terminal shows: no line of our own words is broken by the terminal inside a word.
import { describe, expect, it } from 'vitest';
import { oddsOf } from '../../src/ledger/odds.ts';
import type { Source } from '../../src/ledger/prediction.ts';
import { groupOf } from '../../src/score/cohort.ts';
import { scoredItem } from '../../src/score/scored-item.ts';
import { dueWorksheet } from '../../src/show/terminal/due-worksheet.ts';
import { logPage } from '../../src/show/terminal/log-page.ts';
import type { LogRow } from '../../src/show/terminal/log-page.ts';
import type { Look } from '../../src/show/terminal/look.ts';
import { predictionDetail } from '../../src/show/terminal/prediction-detail.ts';
import { width } from '../../src/show/terminal/width.ts';
import { AS_OF, itemsFrom, judged, ledgerOf, prediction, scored, stated } from '../score/record.ts';
import { LOOK } from './pages.ts';

const NARROW = { ...LOOK, width: 40 };
const tooLong = (text: string): string[] => text.split('\n').filter((line) => width(line) > 40);

describe('at 40 columns', () => {
  it('a worksheet puts id and due day on lines of their own', () => {
    const [item] = itemsFrom([prediction('fair-well-attended', { probability: stated(0.75) })]);
    const text = dueWorksheet(
      { overdue: [item!], contested: [item!], soon: [item!], sources: new Map() },
      oddsOf,
      AS_OF,
      NARROW,
      'predict',
    );
    expect(tooLong(text)).toEqual([]);
    expect(text).toContain('fair-well-attended\n  due 2025-01-11, 680 days over  75%\n');
    expect(
      dueWorksheet({ overdue: [item!], contested: [], soon: [], sources: new Map() }, oddsOf, AS_OF, LOOK, 'predict'),
    ).toContain('fair-well-attended  due 2025-01-11, 680 days over  75%\n');
  });

  it('an address stands below its label where the words do', () => {
    const source = {
      id: 'talk',
      title: 'A talk',
      url: 'https://example.org/talk',
      statements: [],
    } as unknown as Source;
    const [item] = itemsFrom([prediction('fair', { said: { date: '2025-01-05', source: 'talk' } })]);
    const ledger = { ...ledgerOf([]), sources: new Map([['talk', source]]) };
    const scoredOne = scoredItem(item!, groupOf(item!), { includeEarly: false });
    const text = predictionDetail({ item: item!, ledger, scored: scoredOne }, { ...LOOK, width: 30 });
    expect(text).toContain('\n  https://example.org/talk\n');
    expect(text.split('\n').filter((line) => width(line) > 30)).toEqual([]);
  });

  it('evidence has room for its words', () => {
    const shows = 'the surveyor counted four thousand visitors altogether';
    const evidence = [{ url: 'https://example.org', publisher: 'Gazette', side: 'against' as const, shows }];
    const [item] = itemsFrom([scored('fair', 0.7, 'no', { resolutions: [judged('no', { evidence })] })]);
    const scoredOne = scoredItem(item!, groupOf(item!), { includeEarly: false });
    expect(tooLong(predictionDetail({ item: item!, ledger: ledgerOf([]), scored: scoredOne }, NARROW))).toEqual([]);
  });

  it('a log puts the event below its id', () => {
    const row = { date: '2025-01-05', kind: 'resolved', id: 'fair-well-attended', by: 'clerk', outcome: 'no', was: null, known: '2025-01-04', why: 'It was counted by the surveyor.' } as LogRow; // prettier-ignore
    const text = logPage([{ row }], false, NARROW);
    expect(tooLong(text)).toEqual([]);
    expect(text).toContain('2025-01-05  resolved  fair-well-attended\n');
  });

  it('a log of a wider terminal has what does not fit below the id, where the reasons stand', () => {
    const row = { date: '2025-01-05', kind: 'resolved', id: 'fair-well-attended', by: 'clerk', outcome: 'no', was: null, known: '2025-01-04', why: 'Counted.' } as LogRow; // prettier-ignore
    const lines = (look: Look): string[] => logPage([{ row }], false, look).trimEnd().split('\n');
    expect(lines({ ...LOOK, width: 60, terminal: true })).toEqual([
      '2025-01-05  resolved  fair-well-attended',
      '                      no by clerk, known 2025-01-04',
      '                      Counted.',
    ]);
    expect(lines(LOOK)[0]).toBe('2025-01-05  resolved  fair-well-attended  no by clerk, known 2025-01-04');
  });

  it('a log puts an id that has no room beside its day below it, where it has most', () => {
    const id = 'fair-is-well-attended-on-both-days-of-the-year';
    const row = { date: '2025-01-05', kind: 'resolved', id, by: 'clerk', outcome: 'no', was: null, known: '2025-01-04', why: null } as LogRow; // prettier-ignore
    expect(logPage([{ row }], false, { ...LOOK, width: 60, terminal: true })).toBe(
      `2025-01-05  resolved\n  ${id}\n  no by clerk, known 2025-01-04\n`,
    );
  });
});
