import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/ledger/item.ts';
import type { Ledger, Prediction } from '../../../src/ledger/prediction.ts';
import { groupOf } from '../../../src/score/cohort.ts';
import { scoredItem } from '../../../src/score/scored-item.ts';
import { predictionDetail } from '../../../src/show/terminal/prediction-detail.ts';
import { width } from '../../../src/show/terminal/width.ts';
import { AS_OF, judged, ledgerOf, prediction, scored, stated, undated, update, worded } from '../../score/record.ts';
import { hostileLedger, HOSTILE } from '../hostile.ts';
import { LOOK, oneLine, STEERS } from '../pages.ts';

function pageOf(ledger: Ledger, look = LOOK, sealHolds?: boolean): string {
  const item = itemsOf(ledger, AS_OF)[0]!;
  const scoredOne = scoredItem(item, groupOf(item), { includeEarly: false });
  return predictionDetail({ item, ledger, scored: scoredOne, ...(sealHolds === undefined ? {} : { sealHolds }) }, look);
}
const page = (one: Prediction, ...rest: [typeof LOOK?, boolean?]) => pageOf(ledgerOf([one]), ...rest);

describe('one prediction in full', () => {
  it('says whose number it is', () => {
    expect(
      oneLine(page(prediction('a', { probability: stated(0.65, { low: 0.6, high: 0.7, typed: '60-70%' }) }))),
    ).toContain("65% (60% to 70%): the forecaster's own number, as said: 60-70%");
    expect(
      oneLine(page(prediction('a', { probability: { ...worded(0.9, 0.75, 0.96), row: 'very likely' } }))),
    ).toContain(
      '~90% (75% to 96%): put on the words “words” by the lexicon, row “very likely”; the forecaster gave no number',
    );
    expect(
      oneLine(page(prediction('a', { probability: stated(0.7, { basis: 'assigned', why: 'he sounded sure' }) }))),
    ).toContain('~70%: judged by the keeper; the forecaster gave no number he sounded sure');
    expect(
      oneLine(page(prediction('a', { probability: stated(0.5, { low: 0.1, high: 0.9, usable: false }) }))),
    ).toContain('it counts as no probability');
    expect(oneLine(page(prediction('a', { resolutions: [judged('no')] })))).toContain(
      'none: counted among the hits, not in probability scores',
    );
    // Overdue, contested or not due yet it is not among them so far.
    const contested = [judged('no'), judged('yes', { by: 'other' })];
    const ahead = { date: '2030-01-01', basis: 'stated' as const };
    for (const more of [{}, { resolutions: contested }, { due: ahead }])
      expect(oneLine(page(prediction('a', more)))).toContain(
        'none: will count among the hits once it is judged, not in probability scores',
      );
    expect(oneLine(page(prediction('a', { due: ahead, resolutions: [judged('no')] })))).toContain(
      'none: will count among the hits once its due day is over, not in probability scores',
    );
    // Neither what has no due day nor what was withdrawn from judgement is among the hits.
    expect(oneLine(page(undated('a')))).not.toContain('counted among the hits');
    expect(oneLine(page(prediction('a', { resolutions: [judged('void')] })))).not.toContain('counted among the hits');
  });

  it('leaves out the blank lines at the end of a text', () => {
    const kept = 'One.\n\nTwo.\n\n\n';
    const why = judged('yes', { why: kept });
    const text = page(prediction('a', { criteria: { strict: kept, charitable: kept, written: '2025-01-05' }, note: kept, resolutions: [why] })); // prettier-ignore
    expect(text.match(/One\.\n\n +Two\./g)).toHaveLength(4);
    expect(text).not.toMatch(/\n\n\n/);
    expect(text).toMatch(/Two\.\n$/);
  });

  it('says what it scores, or would', () => {
    expect(oneLine(page(scored('a', 0.7, 'no')))).toContain('Brier 0.490 (0 best, 0.25 a coin, 1 worst)');
    expect(oneLine(page(scored('a', 0.8, 'no', { forecasts: [update('ada', '2025-01-06', 0.3)] })))).toContain(
      'Brier 0.365 (0 best, 0.25 a coin, 1 worst), averaged over the days the numbers stood: 80% for 5 days, 30% for 5 days',
    );
    expect(oneLine(page(scored('a', 0, 'no', { probability: worded(0.7, 0.6, 0.8) })))).toContain(
      'Brier 0.490 (0 best, 0.25 a coin, 1 worst); a what-if, since the number is imputed',
    );
    expect(oneLine(page(prediction('a', { probability: stated(0.7) })))).toContain(
      'not yet: Brier 0.090 if yes, 0.490 if no',
    );
    expect(oneLine(page(prediction('a', { probability: stated(0.7), due: { date: '2030-01-01', basis: 'stated' } })))).toContain('nothing to score yet'); // prettier-ignore
    expect(oneLine(page(prediction('a', { resolutions: [judged('yes')] })))).toContain(
      'no Brier score without a number',
    );
  });

  it('says which numbers came too late, and a seal with the outcome known', () => {
    const late = scored('a', 0.7, 'no', {
      forecasts: [update('ada', '2025-01-10', 0.3), update('ada', '2025-01-11', 0.1)],
      sealed: { date: '2025-01-11', sha256: 'f00' },
    });
    const text = oneLine(page(late, LOOK, true));
    expect(text).toContain('2025-01-10 ada: 30% 2025-01-11 ada: 10% – too late to be scored');
    expect(text).toContain('Sealed 2025-01-11, with the outcome known, unchanged since');
    const before = { ...late, sealed: { date: '2025-01-10', sha256: 'f00' } };
    expect(oneLine(page(before, LOOK, true))).toContain('Sealed 2025-01-10, unchanged since');
  });

  it('says why something is not scored, and whether it ever will be', () => {
    const score = (one: Prediction): string => /Score +(.*?) Sealed/.exec(oneLine(page(one)))![1]!;
    const number = { probability: stated(0.7) };
    const wide = { probability: stated(0.5, { low: 0.1, high: 0.9, usable: false }) };
    expect(score(undated('a', number))).toBe('never scored: it has no due day');
    expect(score(prediction('a', { ...number, resolutions: [judged('void', { reason: 'retracted' })] }))).toBe('never scored: it is void'); // prettier-ignore
    expect(score(undated('a', { resolutions: [judged('void', { reason: 'retracted' })] }))).toBe('never scored: it is void'); // prettier-ignore
    expect(score(prediction('a', { ...number, resolutions: [judged('ambiguous')] }))).toBe('not scored: the outcome is ambiguous'); // prettier-ignore
    const tied = [judged('yes', { by: 'one' }), judged('no', { by: 'two' })];
    expect(score(prediction('a', { ...number, resolutions: tied }))).toBe(
      'not scored while it is contested: the graders do not agree',
    );
    const early = { due: { date: '2030-01-01', basis: 'stated' as const }, resolutions: [judged('yes')] };
    expect(score(prediction('a', { ...number, ...early }))).toBe('not yet: it is scored once its due day is over');
    expect(score(prediction('a', wide))).toBe(
      'no Brier score without a usable number: a range wider than 0.3 counts as none',
    );
    expect(score(prediction('a', { ...wide, resolutions: [judged('yes')] }))).toBe(
      'no Brier score without a usable number: a range wider than 0.3 counts as none; it counts among the hits',
    );
    expect(score(scored('a', 0.7, 'no', { forecasts: [update('ada', '2025-01-01', null)] }))).toBe(
      'no Brier score: no number stood before it was due or known; it counts among the hits',
    );
  });

  it('measures a partial outcome by what always saying 50% would score there', () => {
    const partial = scored('a', 0.5, 'partial', { resolutions: [judged('partial', { fraction: 0.25 })] });
    // (0.5 - 0.25)² = 0.0625, and the worst is (1 - 0.25)² = 0.5625.
    expect(oneLine(page(partial))).toContain('Brier 0.063 (0 best, 0.063 a coin, 0.563 worst)');
  });

  it('shows every resolution, and which of a grader counts: the one recorded last, wherever it stands', () => {
    const text = page(prediction('a', {
      resolutions: [
        judged('no', { by: 'first', recorded: '2025-03-01', why: 'on second thoughts' }),
        judged('yes', { by: 'first', recorded: '2025-02-01', why: 'at first sight' }),
        judged('partial', { by: 'second', fraction: 0.25, charitable: 'yes' }),
      ],
    })); // prettier-ignore
    expect(oneLine(text)).toContain('first: yes (known 2025-01-11, recorded 2025-02-01; superseded)');
    expect(oneLine(text)).toContain('first: no (known 2025-01-11, recorded 2025-03-01)');
    expect(oneLine(text)).toContain('second: partial 0.25; charitable reading: yes');
    expect(text.match(/superseded/g)).toHaveLength(1);
    expect(text).toContain('2 graders who do not agree');
  });

  it('shows evidence for and against, with its address', () => {
    const evidence = [
      {
        url: 'https://example.org/for',
        publisher: 'Gazette',
        date: '2025-01-09',
        side: 'for' as const,
        shows: 'it did',
      },
      { url: 'https://example.org/against', side: 'against' as const, shows: 'it did not' },
      { url: 'https://example.org/also' },
    ];
    const text = page(prediction('a', { resolutions: [judged('yes', { evidence })] }));
    expect(text).toMatch(/for {5}2025-01-09, Gazette: it did\n +https:\/\/example\.org\/for\n/);
    expect(text).toMatch(/against it did not\n +https:\/\/example\.org\/against\n/);
    expect(text).toMatch(/also\n +https:\/\/example\.org\/also\n/);
  });

  it("names hindsight, broken seals and words that are another's", () => {
    const late = { criteria: { written: '2025-02-01', strict: 'x' }, recorded: '2025-02-01' };
    expect(oneLine(page(scored('a', 0.5, 'yes', late)))).toContain(
      'written 2025-02-01, after the outcome was knowable: hindsight',
    );
    expect(oneLine(page(scored('a', 0.5, 'yes', late)))).toContain(
      'retrospective: recorded after the outcome was knowable',
    );
    const sealed = prediction('a', { sealed: { date: '2025-01-02', sha256: 'abc' } });
    expect(oneLine(page(sealed, LOOK, false))).toContain('BROKEN: the entry was changed after sealing; abc');
    expect(oneLine(page(sealed, LOOK, true))).toContain('2025-01-02, unchanged since; abc');
    expect(oneLine(page(prediction('a', { said: { date: '2025-01-01', speaker: 'summariser' } })))).toContain(
      "(words of the summariser, not the forecaster's)",
    );
    expect(oneLine(page(scored('a', 0.5, 'yes', { due: { date: '2030-01-01', basis: 'stated' } })))).toContain(
      'settled before its due day: scored once that is over',
    );
  });

  it('fits the terminal and steers none, whatever the ledger holds', () => {
    for (const columns of [60, 80, 120, 200]) {
      const text = pageOf(hostileLedger(HOSTILE), { ...LOOK, width: columns });
      expect(text).not.toMatch(STEERS);
      const plain = page(scored('a', 0.7, 'no', { claim: 'some words '.repeat(40), note: 'more words '.repeat(40), forecasts: [update('market', '2025-01-02', 0.5)] }), { ...LOOK, width: columns }); // prettier-ignore
      for (const line of plain.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    }
  });
});
