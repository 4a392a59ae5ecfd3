import { describe, expect, it } from 'vitest';
import { listingOf } from '../../../src/ledger/listing.ts';
import { listTotals, predictionList } from '../../../src/show/terminal/prediction-list.ts';
import { width } from '../../../src/show/terminal/width.ts';
import { itemsFrom, judged, prediction, scored, stated, undated } from '../../score/record.ts';
import { LOOK } from '../pages.ts';

const LONG = 'a-long-id-of-thirty-three-letters';
const ITEMS = itemsFrom([
  ...['1', '2', '3', '4', '5', '6'].map((id) => undated(`undated-${id}`)),
  prediction('later', { due: { date: '2030-01-01', basis: 'stated' } }),
  scored(LONG, 0.7, 'no', { claim: 'Something happens that takes more than forty columns to tell.' }),
  prediction('void-one', { resolutions: [judged('void', { reason: 'retracted' })], probability: stated(0.6) }),
]);
const LISTING = listingOf(ITEMS);

describe('the counts under a list', () => {
  it('spell out the marks, none of which can be read as a separator or a number', () => {
    expect(listTotals(LISTING, 9, LOOK)).toBe(
      '9 predictions: 6 undated (∞), 1 open (·), 1 no (✗), 1 void (∅)\n',
    ); // prettier-ignore
    expect(listTotals(LISTING, 56, { ...LOOK, unicode: false })).toBe(
      '9 predictions of 56: 6 undated (~), 1 open (.), 1 no (-), 1 void (0)\n',
    );
  });

  it('tell what has no due day beside its other mark, as "due:none" and the JSON count it', () => {
    const settled = { ...undated('settled'), resolutions: [judged('yes')] };
    const totals = (...more: ReturnType<typeof undated>[]) => listTotals(listingOf(itemsFrom([settled, ...more])), 1 + more.length, LOOK); // prettier-ignore
    expect(totals()).toBe('1 prediction: 1 yes (✓)\n1 without a due day\n');
    expect(totals(undated('other'))).toBe('2 predictions: 1 yes (✓), 1 undated (∞)\n1 more without a due day\n');
  });

  it('are broken between counts where the line is narrow', () => {
    expect(listTotals(LISTING, 9, { ...LOOK, width: 40 })).toBe(
      '9 predictions: 6 undated (∞),\n1 open (·), 1 no (✗), 1 void (∅)\n',
    );
  });
});

describe('a list on a narrow terminal', () => {
  it('puts what does not fit beside the id below it, and breaks no word', () => {
    const lines = predictionList(LISTING, { ...LOOK, width: 40 }).split('\n');
    expect(lines.slice(21, 24)).toEqual([
      `✗  ${LONG}`,
      '   2025-01-11  70%',
      '   Something happens that takes more th…',
    ]);
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(40);
  });

  it('is no wider than 80 columns with an id of forty letters', () => {
    const claim = 'Something happens that takes more than forty columns.';
    const long = listingOf(itemsFrom([scored('x'.repeat(40), 0.7, 'no', { claim })]));
    const list = predictionList(long, LOOK);
    expect(list).toBe(`✗  ${'x'.repeat(40)}  2025-01-11  70%  Something happens…\n`);
    expect(width(list.trimEnd())).toBeLessThanOrEqual(80);
  });

  it('is one line a prediction wherever it may be read by a program', () => {
    const long = listingOf(itemsFrom([scored('x'.repeat(60), 0.7, 'no')]));
    expect(predictionList(long, LOOK).trimEnd().split('\n')).toHaveLength(1);
    const short = listingOf(itemsFrom([scored('a', 0.7, 'no')]));
    expect(predictionList(short, { ...LOOK, width: 50 })).toBe('✗  a  2025-01-11  70%  a happens.\n');
  });
});
