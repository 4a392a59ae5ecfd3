import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { recordOf } from '../../src/ledger/record-of.ts';
import { scorecardOf } from '../../src/score/scorecard.ts';
import type { Scorecard } from '../../src/score/scorecard.ts';
import { itemsFrom, judged, prediction, scored, stated, update, worded } from '../score/record.ts';

// Every prediction here is ada's, said on 2025-01-01 and due, and as a rule known, on the 11th.
const of = (forecaster: string, ...predictions: Prediction[]): Prediction[] =>
  recordOf(itemsFrom(predictions), forecaster).map((item) => item.prediction);

const cardOf = (forecaster: string, ...predictions: Prediction[]): Scorecard =>
  scorecardOf(recordOf(itemsFrom(predictions), forecaster), {
    includeEarly: false,
    lexicon: 'test',
    forecaster,
  });

describe('the record of a forecaster', () => {
  it('sets nobody beside himself as the market, and seals no number of his', () => {
    const asked = scored('asked', 0.5, 'yes', {
      forecasts: [update('market', '2025-01-03', 0.8)],
      sealed: { date: '2025-01-02', sha256: '0'.repeat(64) },
    });
    expect(cardOf('market', asked).items[0]!.reference).toBeNull();
    expect(of('market', asked)[0]!.sealed).toBeUndefined();
    expect(of('ada', asked)[0]!.sealed).toBe(asked.sealed);
  });

  it('has his own predictions as they are, and others where he gave a number', () => {
    const own = prediction('own', { forecaster: 'ben', probability: stated(0.6) });
    const answered = scored('answered', 0.5, 'yes', { forecasts: [update('ben', '2025-01-03', 0.8)] });
    const silent = scored('silent', 0.5, 'yes', { forecasts: [update('cy', '2025-01-03', 0.8)] });
    const found = of('ben', own, answered, silent);
    expect(found.map(({ id }) => id)).toEqual(['own', 'answered']);
    expect(found[0]).toBe(own);
    expect(found[1]).toMatchObject({
      forecaster: 'ben',
      said: { date: '2025-01-03' },
      probability: { central: 0.8 },
      restated: [],
      claim: 'answered happens.',
      due: { date: '2025-01-11' },
    });
    expect(of('ada', own, answered, silent).map(({ id }) => id)).toEqual(['answered', 'silent']);
    expect(of('nobody', own, answered)).toEqual([]);
  });

  it('scores the numbers over the days they stood', () => {
    // 80% on days 2 to 5 and 90% on days 6 to 9 (of 0 to 9), yes: (4 · 0.04 + 4 · 0.01) / 8 = 0.025, and ada 0.25.
    const one = scored('a', 0.5, 'yes', {
      forecasts: [update('ben', '2025-01-03', 0.8), update('ben', '2025-01-07', 0.9)],
    });
    const { items, strict } = cardOf('ben', one);
    expect(strict.brier!.mean).toBeCloseTo(0.025, 12);
    expect(items[0]).toMatchObject({ updated: true, probability: 0.8, basis: 'stated', strict: { coverage: 1 } });
    expect(cardOf('ada', one).strict.brier!.mean).toBe(0.25);
  });

  it('leaves out whoever answered first when it was due, or known', () => {
    const at = (date: string, more: Partial<Prediction> = {}): number =>
      of('ben', scored('a', 0.5, 'yes', { forecasts: [update('ben', date, 0.99)], ...more })).length;
    expect(at('2025-01-10')).toBe(1);
    expect(at('2025-01-11')).toBe(0);
    const known = { resolutions: [judged('yes', { known: '2025-01-06' })] };
    expect(at('2025-01-05', known)).toBe(1);
    expect(at('2025-01-06', known)).toBe(0);
    // On the day it was asked he may, as the forecaster himself may.
    expect(at('2025-01-01', { due: { date: '2025-01-01', basis: 'stated' } })).toBe(1);
  });

  it('begins anew with the number after a withdrawal', () => {
    const back = (date: string) => update('ben', date, null);
    const twice = scored('a', 0.5, 'yes', { forecasts: [update('ben', '2025-01-05', 0.8), back('2025-01-02')] });
    expect(of('ben', twice)[0]).toMatchObject({ said: { date: '2025-01-05' }, probability: { central: 0.8 } });
    expect(cardOf('ben', twice).strict.brier!.mean).toBeCloseTo(0.04, 12);
    expect(of('ben', scored('a', 0.5, 'yes', { forecasts: [back('2025-01-02')] }))).toEqual([]);
    // 80% for two of eight days, then nothing: the score is that of 80%, the coverage a quarter.
    const gone = scored('b', 0.5, 'yes', { forecasts: [update('ben', '2025-01-03', 0.8), back('2025-01-05')] });
    expect(cardOf('ben', gone).items[0]!.strict).toMatchObject({ brier: expect.closeTo(0.04, 12), coverage: 0.25 });
  });

  it('takes the later of two numbers of one day', () => {
    const day = '2025-01-03';
    const one = scored('a', 0.5, 'no', { forecasts: [update('ben', day, 0.8), update('ben', day, 0.3)] });
    expect(of('ben', one)[0]!.probability!.central).toBe(0.3);
    expect(cardOf('ben', one).strict.brier!.mean).toBeCloseTo(0.09, 12);
  });

  it('keeps whose number it is, and the number of whoever asked beside it', () => {
    const market = scored('a', 0.7, 'yes', { forecaster: 'market', forecasts: [update('ben', '2025-01-03', 0.8)] });
    expect(cardOf('ben', market).items[0]).toMatchObject({ reference: 0.7 });
    const imputed = scored('b', 0.5, 'yes', {
      forecasts: [{ by: 'ben', date: '2025-01-03', withdrawn: false, probability: worded(0.8, 0.7, 0.9) }],
    });
    const card = cardOf('ben', imputed);
    expect([card.strict.n, card.statedOnly.n]).toEqual([1, 0]);
  });
});
