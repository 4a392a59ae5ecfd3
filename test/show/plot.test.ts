// The geometry that screen, picture and page share.
import { describe, expect, it } from 'vitest';
import type { Band } from '../../src/score/score-object.ts';
import { bandPath, linePath } from '../../src/show/plot/curve.ts';
import { daySpan, dayShare, yearTicks } from '../../src/show/plot/days.ts';
import { funnelOf } from '../../src/show/plot/funnel.ts';
import { outcomeCounts } from '../../src/show/plot/outcomes.ts';
import { bandText, behind, happenedText, pointSentence, reliabilityOf } from '../../src/show/plot/reliability.ts';
import { linearScale } from '../../src/show/plot/scale.ts';
import { stripDays, timeLineOf } from '../../src/show/plot/time-line.ts';
import { svgReliability } from '../../src/show/svg/reliability.ts';
import { svgTimeLine } from '../../src/show/svg/time-line.ts';
import { KINDS, ledgerOf, prediction, reportOf, scoredLedger, stated } from './fixture.ts';

describe('scales and curves', () => {
  it('maps linearly and holds at the ends', () => {
    const scale = linearScale([0, 1], [0, 300]);
    expect([scale(0.5), scale(-1), scale(2)]).toEqual([150, 0, 300]);
  });

  it('draws lines and bands with one decimal', () => {
    expect(
      linePath([
        { x: 0, y: 0 },
        { x: 10, y: 5.26 },
      ]),
    ).toBe('M0,0L10,5.3');
    expect(
      bandPath([
        { x: 0, low: 1, high: 2 },
        { x: 4, low: 3, high: 5 },
      ]),
    ).toBe('M0,2L4,5L4,3L0,1Z');
    expect(linePath([])).toBe('');
  });
});

describe('days', () => {
  it('span whole quarters around the days', () => {
    expect(daySpan(['2024-05-22', '2025-12-31', '2025-01-01'])).toEqual({ first: '2024-04-01', last: '2026-01-01' });
    expect(daySpan(['2025-02-03'])).toEqual({ first: '2025-01-01', last: '2025-04-01' });
    expect(daySpan(['9999-12-31']).last).toBe('9999-12-31');
  });

  it('share the span by days', () => {
    const span = { first: '2025-01-01', last: '2025-01-11' };
    expect([dayShare('2025-01-06', span), dayShare('2024-01-01', span), dayShare('2026-01-01', span)]).toEqual([
      0.5, 0, 1,
    ]);
  });

  it('tick at the first of January, thinned', () => {
    const labels = (first: string, last: string, most: number) =>
      yearTicks({ first, last }, most).map((tick) => tick.label);
    expect(labels('2024-04-01', '2031-01-01', 4)).toEqual(['2026', '2028', '2030']);
    expect(labels('2024-01-01', '2026-04-01', 8)).toEqual(['2024', '2025', '2026']);
    expect(labels('0001-01-01', '9999-12-31', 6)).toEqual(['2000', '4000', '6000', '8000']);
  });
});

describe('reliability', () => {
  const view = (n: number) => {
    const report = reportOf(scoredLedger(n));
    return { ...reliabilityOf(report.card.strict, report.bands), report };
  };

  it('shows as much as n allows: nothing, three bands, five with a curve, ten', () => {
    expect(view(9)).toMatchObject({ stage: 'none', points: [], curve: [], band: [] });
    expect(view(10).stage).toBe('bands');
    expect(view(29)).toMatchObject({ stage: 'bands', curve: [], band: [] });
    expect(view(29).points.map(bandText)).toEqual(['0–33%', '33–67%', '67–100%']);
    expect(view(30).stage).toBe('curve');
    expect(view(99).points).toHaveLength(5);
    expect(view(100).points.length).toBeGreaterThan(5);
  });

  it('keeps every prediction: the points add up to n, and so do the predictions behind them', () => {
    for (const n of [10, 30, 100]) {
      const { points, report } = view(n);
      expect(points.reduce((sum, point) => sum + point.n, 0)).toBe(n);
      expect(points.map((point) => behind(point, report.card.items, 'strict', false).length)).toEqual(
        points.map((point) => point.n),
      );
    }
  });

  it('draws a curve that never falls', () => {
    const { curve } = view(60);
    expect(curve.length).toBeGreaterThan(2);
    for (const [index, point] of curve.entries()) {
      expect(point.x).toBeGreaterThanOrEqual(curve[index - 1]?.x ?? 0);
      expect(point.y).toBeGreaterThanOrEqual(curve[index - 1]?.y ?? 0);
    }
  });

  it('says one of one, never 100%', () => {
    const point: Band = { from: 0.9, to: 1, n: 1, meanForecast: 0.95, happened: 1, frequency: 1, wilson95: null, range90IfCalibrated: [0, 1] }; // prettier-ignore
    expect(happenedText(point)).toBe('1 of 1');
    expect(pointSentence(point)).toBe(
      'said 95%: 1 prediction, 1 happened; 0 to 1 would be normal if these numbers are right',
    );
  });
});

describe('time line', () => {
  const report = reportOf(KINDS);
  const line = timeLineOf(report.items, report.asOf);

  it('orders by due day, undated last', () => {
    expect(line.strips.map((strip) => strip.id).slice(-3)).toEqual(['early-spring', 'still-open', 'no-day']);
    expect(line.strips).toHaveLength(13);
  });

  it('says the days', () => {
    const words = Object.fromEntries(line.strips.map((strip) => [strip.id, stripDays(strip, report.asOf)]));
    expect(words['late-frost']).toBe('said 2024-03-01, due 2025-03-01, known 2025-04-01');
    expect(words['nobody-graded']).toBe('said 2024-03-01, due 2025-03-01, 630 days over');
    expect(words['no-day']).toBe('said 2024-05-22, no due day');
  });

  it('explains each mark of the picture', () => {
    const key = svgTimeLine(report.items, report.asOf, 896).body.split('</g>').at(-1)!;
    const words = [...key.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]);
    expect(words).toEqual(['said', 'due', 'yes', 'no or late', 'in part', 'void or ambiguous', 'no due day', `as of ${report.asOf}`]); // prettier-ignore
  });
});

describe('funnel and outcomes', () => {
  const report = reportOf(KINDS);
  const steps = funnelOf(report.coverage, report.items, report.card);

  it('loses predictions step by step and says where', () => {
    // 13 predictions: 1 undated, 2 with a due day ahead; of 10 due 1 is overdue, 1 contested, 1 ambiguous, 1 void.
    expect(steps.map((step) => step.count)).toEqual([2, 1, 13, 12, 10, 6, 5, 2]);
    expect(steps.map((step) => step.lost)).toContain('1 overdue and not settled, 1 contested, 1 ambiguous, 1 void');
    expect(steps.map((step) => step.lost)).toContain('2 not due yet, 1 of them settled already');
  });

  it('begins with the predictions where the sources have no statements', () => {
    const talk = { ...KINDS.sources.get('talk')!, statements: [] };
    const bare = reportOf({ ...KINDS, sources: new Map([['talk', talk]]) });
    expect(funnelOf(bare.coverage, bare.items, bare.card)[0]!.name).toBe('predictions');
  });

  it('says where predictions are in no statement, so that there are more in the sources than on record', () => {
    const [all, tracked] = steps;
    expect(all!.name).toBe('statements on record');
    expect(tracked!.lost).toMatch(/; 12 of the predictions below are in none$/);
    const whole = report.coverage.map((row) => ({ ...row, unaccounted: 0 }));
    expect(funnelOf(whole, report.items, report.card)[0]!.name).toBe('statements noted in the sources');
  });

  it('says how many predictions are in no statement since they name no source', () => {
    const predictions = KINDS.predictions.map((prediction, index) =>
      index === 0 ? prediction : { ...prediction, said: { date: prediction.said.date } },
    );
    const some = reportOf({ ...KINDS, predictions });
    expect(funnelOf(some.coverage, some.items, some.card)[1]!.lost).toMatch(
      /; 12 of the predictions below are in none$/,
    );
  });

  it('counts every prediction once', () => {
    const rows = outcomeCounts(report.card.counts);
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(13);
    expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['yes', 'mixed', 'no', 'unsure', 'waiting']));
  });
});

describe('the reliability diagram', () => {
  it('keeps the number above a mark in the picture, at 100% too', () => {
    const resolutions = [{ outcome: 'yes' as const, known: '2025-02-01', recorded: '2025-02-01', by: 'editor', evidence: [] }]; // prettier-ignore
    const sure = Array.from({ length: 40 }, (_, index) =>
      prediction(`e-${index}`, { probability: stated(index < 20 ? 1 : 0.3), resolutions }),
    );
    const { card, bands } = reportOf(ledgerOf(sure));
    const { body } = svgReliability(reliabilityOf(card.strict, bands), 500);
    const tops = [...body.matchAll(/<text x="[^"]*" y="([^"]*)"[^>]*font-size="(\d+)"/g)].map(([, y, size]) => Number(y) - Number(size) * 0.8); // prettier-ignore
    expect(tops.length).toBeGreaterThan(10);
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(0);
  });
});
