import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerAsOf } from '../../src/ledger/standing.ts';
import { scorecardOf } from '../../src/score/scorecard.ts';
import { wilson } from '../../src/score/wilson.ts';
import { scorecardJson } from '../../src/show/data/scorecard-json.ts';
import { anyPredictions } from './any-record.ts';
import { cardOf, itemsFrom, judged, ledgerOf, prediction, scored, stated, undated, update, worded } from './record.ts';

const SCORE_KEYS = ['n', 'baseRate', 'meanForecast', 'brier', 'skill', 'log', 'spherical', 'corp', 'murphy', 'confidence', 'counts', 'spiegelhalter', 'cox', 'auc', 'bins', 'method', 'reasons']; // prettier-ignore

/** Four settled and due, of which three have a number, two of these his own. */
const SMALL = [
  scored('own-yes', 0.8, 'yes'),
  scored('own-no', 0.6, 'no', { probability: stated(0.65, { low: 0.6, high: 0.7 }), recorded: '2025-02-01' }),
  scored('words-no', 0, 'no', { probability: worded(0.7, 0.6, 0.85) }),
  prediction('flat-yes', { resolutions: [judged('yes')] }),
  prediction('overdue', { probability: stated(0.7) }),
  scored('early', 0.9, 'yes', { due: { date: '2030-01-01', basis: 'stated' } }),
  undated('some-day', { probability: stated(0.9), resolutions: [judged('yes')] }),
];

describe('a scorecard', () => {
  it('has the numbers of a record worked by hand', () => {
    const card = cardOf(SMALL);
    expect(card.counts).toEqual({
      undated: 1, contested: 0, void: 0, ambiguous: 0, early: 1, open: 0, due: 1, noProbability: 1, scored: 3, total: 7,
      byOutcome: { yes: 2, no: 2, late: 0, partial: 0 }, basis: { stated: 2, worded: 1, assigned: 0, none: 1 },
      retrospective: 1, prospective: 3, voidReasons: {},
    }); // prettier-ignore
    // (0.8 − 1)² = 0.04, 0.65² = 0.4225, 0.7² = 0.49.
    expect(card.strict.brier!.mean).toBeCloseTo((0.04 + 0.4225 + 0.49) / 3, 15);
    expect(card.statedOnly).toMatchObject({ n: 2 });
    expect(card.statedOnly.brier!.mean).toBeCloseTo((0.04 + 0.4225) / 2, 15);
    // Lower ends 0.8, 0.6, 0.6; upper ends 0.8, 0.7, 0.85.
    expect(card.low.brier!.mean).toBeCloseTo((0.04 + 0.36 + 0.36) / 3, 15);
    expect(card.high.brier!.mean).toBeCloseTo((0.04 + 0.49 + 0.7225) / 3, 15);
    expect(card.retrospective.n).toBe(1);
    expect(card.retrospective.brier!.mean).toBeCloseTo(0.4225, 15);
    expect(card.prospective.n).toBe(2);
    expect(card.prospective.brier!.mean).toBeCloseTo((0.04 + 0.49) / 2, 15);
    expect(card.hits).toMatchObject({ happened: 2, n: 4 });
    // Surprises by how much they lost to a coin, best calls by how much they beat it.
    expect(card.worst).toEqual(['words-no', 'own-no']);
    expect(card.best).toEqual(['own-yes']);
  });

  it('may have another n under the charitable reading', () => {
    const { strict, charitable, hits, charitableHits } = cardOf([
      ...SMALL,
      scored('loose', 0.9, 'no', { resolutions: [judged('ambiguous', { charitable: 'yes' })] }),
      scored('split', 0.9, 'no', { resolutions: [judged('no', { charitable: 'void', reason: 'unmeasurable' })] }),
      prediction('open-loose', { probability: stated(0.5), resolutions: [judged('open', { charitable: 'yes' })] }),
    ]);
    expect(strict.n).toBe(4);
    expect(charitable.n).toBe(5);
    expect(hits.n).toBe(5);
    expect(charitableHits).toMatchObject({ n: 6, happened: 4 });
  });

  it('does not call it a surprise or a call when half of it happened, as half was said', () => {
    const half = prediction('half', { probability: stated(0.55), resolutions: [judged('partial', { fraction: 0.5 })] });
    const sure = prediction('sure', { probability: stated(1), resolutions: [judged('partial', { fraction: 0.5 })] });
    expect(cardOf([half, sure, scored('coin', 0.5, 'yes')])).toMatchObject({ best: [], worst: [] });
  });

  it('adds parts up to the same last digit in any order', () => {
    // 0.1 + 0.2 + 0.3 is 0.6000000000000001 from the left and 0.6 from the right.
    const part = (fraction: number) => prediction(`p-${fraction}`, { resolutions: [judged('partial', { fraction })] });
    const parts = [0.1, 0.2, 0.3].map(part);
    expect(cardOf(parts).hits).toEqual(cardOf([...parts].reverse()).hits);
  });

  it('has an end of every range where each number is one', () => {
    const { low, high } = cardOf([
      prediction('a', { probability: worded(0.7, 0.6, 0.85), resolutions: [judged('no')] }),
    ]);
    expect(low.brier!.mean).toBeCloseTo(0.36, 15);
    expect(high.brier!.mean).toBeCloseTo(0.7225, 15);
  });

  it('has what a verdict on the headline needs, of imputed numbers where none is his own', () => {
    // Six topics of two at 70%, all of which happened: 12² / (6 · 2²) = 6, and 0.7^6 = 0.118.
    const probability = stated(0.7, { basis: 'assigned' });
    const imputed = Array.from({ length: 12 }, (_, i) =>
      scored(`i-${i}`, 0, 'yes', { probability, group: `g-${i >> 1}` }),
    );
    const card = cardOf(imputed);
    expect(card).toMatchObject({ forecaster: 'ada', independent: 6 });
    expect(card.dependentLuck!.better).toBeCloseTo(0.7 ** 6, 1);
    expect(card.power).toBeGreaterThan(0);
    // One of his own without a topic is the headline.
    expect(cardOf([...imputed, scored('own', 0.7, 'yes')])).toMatchObject({ independent: undefined });
  });

  it('has the topics of what is judged under each reading', () => {
    const { hitTopics } = cardOf([
      prediction('a', { group: 'g', resolutions: [judged('yes')] }),
      prediction('b', { group: 'g', resolutions: [judged('yes', { charitable: 'void', reason: 'unmeasurable' })] }),
      prediction('c', { group: 'h', resolutions: [judged('ambiguous', { charitable: 'no' })] }),
    ]);
    expect(hitTopics.strict).toMatchObject({ count: 1, shared: 1, independent: 1 });
    expect(hitTopics.charitable).toMatchObject({ count: 2, shared: 0, independent: 2 });
  });

  it('lists at most five, ties by id', () => {
    const many = ['f', 'e', 'd', 'c', 'b', 'a'].map((id) => scored(id, 0.9, 'yes'));
    expect(cardOf(many).best).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(cardOf([...many].reverse()).best).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('counts the reasons of what was void, and no basis where no number counts', () => {
    const void_ = (id: string, more: Parameters<typeof judged>[1] = {}) =>
      prediction(id, { resolutions: [judged('void', more)] });
    const wide = stated(0.5, { low: 0.1, high: 0.9, usable: false });
    const { counts } = cardOf([
      void_('a', { reason: 'retracted' }),
      void_('b', { reason: 'retracted' }),
      void_('c', { reason: 'unmeasurable' }),
      void_('d'),
      prediction('wide', { probability: wide, resolutions: [judged('yes', { reason: 'retracted' })] }),
    ]);
    expect(counts.voidReasons).toEqual({ retracted: 2, unmeasurable: 1 });
    expect(counts).toMatchObject({ void: 4, noProbability: 1, basis: { none: 1, stated: 0 } });
  });

  it('has hits with Wilson interval, never of undated ones', () => {
    expect(cardOf(SMALL).hits.interval).toEqual(wilson(2, 4));
    expect(cardOf([undated('a', { resolutions: [judged('yes')] })], true).hits.n).toBe(0);
    const early = scored('early', 0.9, 'yes', { due: { date: '2030-01-01', basis: 'stated' } });
    expect([cardOf([early]).hits.n, cardOf([early], true).hits.n]).toEqual([0, 1]);
  });

  it('of nothing has no numbers, not zeros', () => {
    for (const predictions of [
      [],
      [undated('a')],
      [prediction('a', { resolutions: [judged('void', { reason: 'retracted' })] })],
    ]) {
      const card = cardOf(predictions);
      for (const part of [
        'strict',
        'charitable',
        'statedOnly',
        'low',
        'high',
        'retrospective',
        'prospective',
      ] as const) {
        expect(card[part]).toMatchObject({ n: 0, brier: null, baseRate: null });
      }
      expect(card.bounds).toEqual({
        brierBest: null,
        brierWorst: null,
        overdue: 0,
        imputedBest: null,
        imputedWorst: null,
      });
      expect(card.hits).toEqual({ happened: 0, n: 0, interval: null });
      expect(card.cautions.map((caution) => caution.code)).toContain('nothing_to_score');
    }
  });

  it('has the keys of the contract, in order', () => {
    const json = scorecardJson(cardOf(SMALL));
    expect(Object.keys(json)).toEqual([
      'forecaster', 'counts', 'strict', 'charitable', 'statedOnly', 'low', 'high', 'retrospective', 'prospective', 'bounds', 'hits',
      'charitableHits', 'best', 'worst', 'cautions', 'items',
    ]); // prettier-ignore
    for (const part of ['strict', 'charitable', 'statedOnly', 'low', 'high', 'retrospective', 'prospective'])
      expect(Object.keys(json[part] as object)).toEqual(SCORE_KEYS);
    expect(Object.keys(json['bounds'] as object).sort()).toEqual([
      'brierBest',
      'brierWorst',
      'imputedBest',
      'imputedWorst',
      'overdue',
    ]);
    expect(Object.keys(json['hits'] as object)).toEqual(['happened', 'n', 'interval']);
    for (const one of json['items'] as { id: string; prediction?: unknown }[]) expect(one.prediction).toBeUndefined();
    expect(JSON.stringify(json)).not.toMatch(/NaN|undefined/);
  });
});

describe('for any record', () => {
  const json = (card: ReturnType<typeof cardOf>) => {
    const { items, ...rest } = scorecardJson(card);
    return { ...rest, items: [...(items as { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1)) };
  };

  it('the order of the ledger changes nothing', () => {
    fc.assert(
      fc.property(
        anyPredictions.chain((predictions) => fc.tuple(fc.constant(predictions), fc.shuffledSubarray(predictions, { minLength: predictions.length }))),
        ([predictions, shuffled]) => {
          expect(json(cardOf(shuffled))).toEqual(json(cardOf(predictions)));
        },
      ), // prettier-ignore
    );
  });

  it('--include-early adds scores and changes none', () => {
    fc.assert(
      fc.property(anyPredictions, (predictions) => {
        const [without, included] = [cardOf(predictions), cardOf(predictions, true)];
        for (const [index, one] of without.items.entries()) {
          const other = included.items[index]!;
          if (one.strict) expect(other.strict).toEqual(one.strict);
          if (one.charitable) expect(other.charitable).toEqual(one.charitable);
          if (one.group !== 'early') expect(other.group).toBe(one.group);
        }
        const early = without.counts.early;
        expect(included.counts.scored + included.counts.noProbability).toBe(without.counts.scored + without.counts.noProbability + early);
        expect(included.cautions.some(({ code, count }) => code === 'early_included' && count === early)).toBe(early > 0);
        expect(without.cautions.some(({ code }) => code === 'early_included')).toBe(false);
      }), // prettier-ignore
    );
  });

  it('the bounds hold what they bound', () => {
    fc.assert(
      fc.property(anyPredictions, (predictions) => {
        const { bounds, strict, low, high, items } = cardOf(predictions);
        expect(bounds.imputedBest === null).toBe(strict.n === 0);
        if (strict.brier === null) return;
        for (const { brier } of [strict, low, high]) {
          expect(brier!.mean).toBeGreaterThanOrEqual(bounds.imputedBest! - 1e-12);
          expect(brier!.mean).toBeLessThanOrEqual(bounds.imputedWorst! + 1e-12);
        }
        expect(bounds.brierBest!).toBeLessThanOrEqual(bounds.brierWorst! + 1e-15);
        expect(bounds.overdue).toBe(items.filter((one) => one.group === 'due' && one.probability !== null).length);
        if (bounds.overdue === 0) expect(bounds.brierBest).toBeCloseTo(strict.brier.mean, 12);
      }),
    );
  });

  it('what a later day brought is not there on an earlier one', () => {
    fc.assert(
      fc.property(anyPredictions, (predictions) => {
        const day = '2025-01-20';
        const before = ledgerAsOf(ledgerOf(predictions), day).predictions;
        expect(cardOf(predictions, false, day)).toEqual(cardOf(before, false, day));
      }),
    );
  });
});

it('prints the same bytes in every zone and locale', () => {
  const zone = process.env['TZ'];
  const print = () =>
    JSON.stringify(
      scorecardJson(scorecardOf(itemsFrom(SMALL), { includeEarly: false, lexicon: 'x', forecaster: 'ada' })),
    );
  const updated = () => JSON.stringify(scorecardJson(cardOf([scored('a', 0.8, 'no', { due: { date: '2025-04-30', basis: 'stated' }, forecasts: [update('ada', '2025-03-30', 0.3)], resolutions: [judged('no', { known: '2025-06-01', recorded: '2025-06-01' })] })]))); // prettier-ignore
  const first = [print(), updated()];
  try {
    for (const name of ['Pacific/Apia', 'America/Santiago', 'Europe/Berlin', 'Asia/Kolkata']) {
      process.env['TZ'] = name;
      expect([print(), updated()]).toEqual(first);
    }
  } finally {
    process.env['TZ'] = zone;
  }
});
