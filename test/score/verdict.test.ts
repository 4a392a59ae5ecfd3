import { describe, expect, it } from 'vitest';
import type { ScoreObject } from '../../src/score/score-object.ts';
import { scoreTable } from '../../src/score/score-table.ts';
import { verdict } from '../../src/score/verdict.ts';
import type { Beside } from '../../src/score/verdict.ts';

function scored(n: number, worse: number | null, better: number | null): ScoreObject {
  const p = Float64Array.from({ length: n }, () => 0.6);
  const score = scoreTable({ n, p, y: p.map((_, i) => (i % 5 < 3 ? 1 : 0)) }, { draws: 9 });
  return {
    ...score,
    brier: score.brier && { ...score.brier, probabilityThisBadOrWorse: worse, probabilityThisGoodOrBetter: better },
  };
}

describe('which sentence', () => {
  it.each([
    [12, 0.009, 0.995, 'clearly_worse'],
    [12, 0.01, 0.995, 'worse'],
    [12, 0.049, 0.96, 'worse'],
    [12, 0.05, 0.96, 'in_line'],
    [12, 0.98, 0.049, 'better'],
    [12, 0.98, 0.05, 'in_line'],
    [9, 0.001, 1, 'too_few'],
    [10, 0.001, 1, 'clearly_worse'],
    [0, null, null, 'nothing_to_score'],
    [50, null, 0.5, 'untested'],
    [50, 0.5, null, 'untested'],
    [500, 0, 1, 'clearly_worse'],
  ] as const)('n %d, W %d, G %d: %s', (n, worse, better, code) => {
    expect(verdict(scored(n, worse, better)).code).toBe(code);
  });

  it('a cluster caution takes the probability words away, other cautions do not', () => {
    expect(verdict(scored(50, 0.001, 1), beside({ cautions: ['few_clusters'] }))).toMatchObject({ code: 'dependent' });
    expect(verdict(scored(50, 0.001, 1), beside({ cautions: ['overdue'] }))).toMatchObject({ code: 'clearly_worse' });
    // Fifty that tell as much as nine are too few to be tested; as much as ten are not.
    expect(verdict(scored(50, 0.001, 1), beside({ independent: 9.9 }))).toMatchObject({ code: 'dependent' });
    expect(verdict(scored(50, 0.001, 1), beside({ independent: 10 }))).toMatchObject({ code: 'clearly_worse' });
    // 60% fifty times, thirty happened: total 30 * 0.16 + 20 * 0.36, expected 50 * 0.24
    expect(verdict(scored(50, 0.001, 1), beside({ cautions: ['few_clusters'] })).text).toBe(
      'These 50 predictions share too few independent topics for a test of luck: total Brier score 12.00, where 12.00 is to be expected if the odds are right.',
    );
  });
});

describe('what topics do often', () => {
  // The laws of independent predictions take most of the time of a scorecard.
  it('is in line without a law of independent predictions, unless something happened in part', () => {
    const often = { worse: 0.4, better: 0.6, fewer: 0.5, more: 0.5 };
    const shared = beside({ independent: 30, dependentLuck: () => often });
    const score = scored(50, 0.4, 0.6);
    const looked: string[] = [];
    const watch = (object: object, keys: readonly string[]): void => {
      for (const key of keys) Object.defineProperty(object, key, { get: () => void looked.push(key) });
    };
    watch(score.brier!, ['probabilityThisBadOrWorse', 'probabilityThisGoodOrBetter']);
    watch(score.counts!, ['probabilityThisFewOrFewer', 'probabilityThisManyOrMore']);
    watch(score, ['corp']);
    expect(verdict(score, shared).code).toBe('in_line');
    expect(looked).toEqual([]);
    // As rare as this either law may be the larger one.
    const rare = { ...often, worse: 0.04, fewer: 0.02 };
    expect(verdict(scored(50, 0.03, 0.97), { ...shared, dependentLuck: () => rare }).code).toBe('worse');
    expect(verdict(scored(50, 0.3, 0.7), { ...shared, dependentLuck: () => rare }).code).toBe('in_line');
    const half = scoreTable({ n: 12, p: new Float64Array(12).fill(0.6), y: new Float64Array(12).fill(0.5) });
    expect(verdict(half, { ...shared, independent: 11 }).code).toBe('untested');
  });
});

/** Nothing beside the score but this. */
const beside = (some: Partial<Beside>): Beside => ({ cautions: [], power: () => undefined, ...some });

describe('the words', () => {
  it('never says well calibrated, and puts the caveat inside the sentence', () => {
    for (const n of [10, 12, 30, 50, 99, 100, 250, 5000]) {
      const { text } = verdict(scored(n, 0.4, 0.6), { cautions: [], power: () => 0.5 });
      expect(text).not.toMatch(/calibrated/);
      expect(text).toMatch(
        /misses about 5 of 10 clearly over-confident forecasters, even if the predictions are independent\.$/,
      );
      expect(text.match(/\./g)).toHaveLength(1);
    }
  });
  it('no sign of miscalibration is claimed from n = 30 only', () => {
    expect(verdict(scored(29, 0.4, 0.6)).text).toBe('Over 29 predictions the score is in line with these odds.');
    expect(verdict(scored(30, 0.4, 0.6)).text).toMatch(/no sign of miscalibration/);
  });
  it('says how many over-confident forecasters the test lets pass, rounded up', () => {
    const missed = (power: number) =>
      /misses (.*) clearly/.exec(verdict(scored(50, 0.4, 0.6), { cautions: [], power: () => power }).text)![1];
    expect([1, 0.9, 0.89, 0.58, 0.29, 0.11, 0.1, 0.001].map(missed)).toEqual(
      ['fewer than 1 of 10', 'fewer than 1 of 10', 'about 2 of 10', 'about 5 of 10', 'about 8 of 10', 'about 9 of 10', 'about 9 of 10', 'nearly all'],
    ); // prettier-ignore
  });
  it('a test that misses few does so only if the predictions are independent: "even" would turn that round', () => {
    const text = (power: number) => verdict(scored(50, 0.4, 0.6), beside({ power: () => power })).text;
    expect(text(0.95)).toMatch(/misses fewer than 1 of 10 [^,]*, if the predictions are independent\.$/);
    // Where topics are shared that is not known to hold, so nothing reassures.
    const onTopics = beside({
      independent: 12,
      dependentLuck: () => ({ worse: 0.5, better: 0.5, fewer: 0.5, more: 0.5 }),
      power: () => 0.95,
    });
    expect(verdict(scored(50, 0.4, 0.6), onTopics).text).toBe(
      'Over 50 predictions the score is in line with these odds.',
    );
    expect(text(0.85)).toMatch(/misses about 2 of 10 [^,]*, even if the predictions are independent\.$/);
  });
  it('says worse, better, more or fewer only where it holds whatever hangs together, and nothing of miscalibration', () => {
    const shared = (luck: { worse: number; better: number; fewer?: number }) =>
      beside({ independent: 12, dependentLuck: () => ({ fewer: 1, more: 1, ...luck }) });
    expect(verdict(scored(48, 0.001, 1), shared({ worse: 0.07, better: 1 })).code).toBe('in_line');
    expect(verdict(scored(48, 0.001, 1), shared({ worse: 0.03, better: 1 }))).toEqual({
      code: 'worse',
      text: 'Over 48 predictions the score is worse than these odds imply: right odds would score this badly or worse 3.0% of the time, whether predictions on a topic hang together or not.',
    });
    expect(verdict(scored(48, 0.04, 1), shared({ worse: 0.001, better: 1 })).text).toContain(
      '4.0% of the time, whether',
    );
    expect(verdict(scored(48, 1, 0.001), shared({ worse: 1, better: 0.06 })).code).toBe('in_line');
    // None of twelve at 50%: 0.02% by themselves. No miscalibration, and no sign of any.
    const none = scoreTable({ n: 12, p: new Float64Array(12).fill(0.5), y: new Float64Array(12) }, { draws: 99 });
    expect(verdict(none, shared({ worse: 1, better: 1, fewer: 0.03 })).text).toBe(
      'Over 12 predictions the score is in line with these odds.',
    );
    expect(verdict(none, shared({ worse: 1, better: 1, fewer: 0.02 }))).toEqual({
      code: 'in_line_except',
      text: 'Over 12 predictions the score is in line with these odds, but fewer happened than these odds imply: 0 of 12, where 6.0 are to be expected; so few come up 2.0% of the time, whether predictions on a topic hang together or not.',
    });
    expect(verdict(scored(40, 0.4, 0.6), shared({ worse: 0.5, better: 0.5 })).text).not.toContain('no sign');
  });
  it('says that numbers of 50% can show nothing, and names hindsight where it was possible', () => {
    expect(verdict(scored(50, 0.4, 0.6), beside({ power: () => 0 })).text).toContain(
      'in line with these odds, no sign of miscalibration; with numbers this close to 50% no test can find anybody over-confident.',
    );
    expect(verdict(scored(50, 0.99, 0.02)).text).toContain('(under-confident or lucky)');
    expect(verdict(scored(50, 0.99, 0.02), beside({ cautions: ['retrospective'] })).text).toContain(
      'better than these odds imply (hindsight, under-confidence or luck)',
    );
  });
  it('is in line, except for what the Brier score cannot see', () => {
    // At 50% every outcome scores 0.25: two hundred that all happened are in line with it, and with nothing else.
    const all = scoreTable(
      { n: 200, p: new Float64Array(200).fill(0.5), y: new Float64Array(200).fill(1) },
      { draws: 99 },
    );
    expect(verdict(all)).toEqual({
      code: 'in_line_except',
      text: 'Over 200 predictions the score is in line with these odds, but more happened than these odds imply: 200 of 200, where 100.0 are to be expected; so many come up less than 0.1% of the time, if the predictions are independent.',
    });
    const none = scoreTable({ n: 12, p: new Float64Array(12).fill(0.5), y: new Float64Array(12) }, { draws: 99 });
    // 1 / 4096 is 0.02%
    expect(verdict(none).text).toContain(
      'but fewer happened than these odds imply: 0 of 12, where 6.0 are to be expected; so few come up less than 0.1%',
    );
    // Half at 45% all happened, half at 55% none: as many as expected, and the wrong ones.
    const n = 40;
    const crossed = scoreTable(
      {
        n,
        p: Float64Array.from({ length: n }, (_, i) => (i % 2 ? 0.45 : 0.55)),
        y: Float64Array.from({ length: n }, (_, i) => i % 2),
      },
      { draws: 999 },
    );
    const even = {
      ...crossed,
      brier: { ...crossed.brier!, probabilityThisBadOrWorse: 0.5, probabilityThisGoodOrBetter: 0.5 },
      corp: { ...crossed.corp!, probabilityMiscalibrationThisLarge: 0.05 },
    };
    expect(verdict(even).text).toBe(
      'Over 40 predictions the score is in line with these odds, no sign of miscalibration.',
    );
    // Fewer or more than 97.5% would see, not as many.
    const few = (chance: number) =>
      verdict({ ...even, counts: { ...even.counts!, probabilityThisFewOrFewer: chance } }).code;
    expect([few(0.0249), few(0.025)]).toEqual(['in_line_except', 'in_line']);
    const uneven = { ...even, corp: { ...even.corp, probabilityMiscalibrationThisLarge: 0.02 } };
    expect(verdict(uneven)).toEqual({
      code: 'in_line_except',
      text: 'Over 40 predictions the score is in line with these odds, but what happened does not follow the odds: right odds would look this miscalibrated 2.0% of the time, if the predictions are independent.',
    });
    // What could not be drawn is not tested.
    const untested = { ...even, corp: { ...even.corp, probabilityMiscalibrationThisLarge: null } };
    expect(verdict(untested).text).toBe('Over 40 predictions the score is in line with these odds.');
    // From ten on it is looked for, and under thirty nothing is said where none is found.
    expect(verdict({ ...uneven, n: 10 }).code).toBe('in_line_except');
    expect(verdict({ ...even, n: 29 }).text).toBe('Over 29 predictions the score is in line with these odds.');
  });
  it('says of what it speaks where numbers changed over time or something happened in part', () => {
    // 5% for half of the time and 95% for the rest, on what happened: 0.4525; the average number, 50%, scores 0.25.
    const columns = {
      n: 12,
      p: new Float64Array(12).fill(0.5),
      y: new Float64Array(12).fill(1),
      brier: new Float64Array(12).fill(0.4525),
    };
    const averages = {
      logNats: { clipped: new Float64Array(12), unclipped: new Float64Array(12) },
      spherical: new Float64Array(12),
    };
    const changed = scoreTable({ ...columns, ...averages }, { draws: 9 });
    expect(verdict(changed)).toMatchObject({ code: 'untested' });
    expect(verdict(changed).text).toMatch(
      /^Numbers changed over time, and no test of luck covers the score of these 12 predictions: total Brier score 5\.43;/,
    );
    const worse = { ...changed, brier: { ...changed.brier!, probabilityThisBadOrWorse: 0.001 } };
    expect(verdict(worse)).toMatchObject({ code: 'clearly_worse' });
    expect(verdict(worse).text).toMatch(/^Over 12 predictions the score of the average numbers is clearly worse/);
    // Below 5%, not at it; and where no test of luck is defined, that numbers changed is said first.
    for (const chance of [0.05, null])
      expect(verdict({ ...changed, brier: { ...changed.brier!, probabilityThisBadOrWorse: chance } }).text).toMatch(
        /^Numbers changed over time/,
      );
    // Some number of 0 or 1 failed; right odds of the average do score this badly.
    const broken = { ...worse, log: { ...worse.log!, unclippedBits: 'Infinity' as const } };
    expect(verdict(broken).text).toContain('badly or worse 0.1% of the time');
    const hardly = scoreTable({ ...columns, ...averages, brier: new Float64Array(12).fill(0.255) }, { draws: 9 });
    const even = { ...hardly, counts: { ...hardly.counts!, probabilityThisManyOrMore: 0.5 } };
    expect(verdict(even).text).toMatch(/^Over 12 predictions the score of the average numbers is in line/);
    // Whoever learns and says so is too timid on average: nothing is better by that, and no miscalibration.
    const better = {
      ...hardly,
      brier: { ...hardly.brier!, probabilityThisGoodOrBetter: 0.001 },
      corp: { ...hardly.corp!, probabilityMiscalibrationThisLarge: 0.001 },
      counts: even.counts,
    };
    expect(verdict(better)).toMatchObject({ code: 'in_line' });
    expect(verdict(changed, beside({ cautions: ['few_clusters'] })).text).toContain(
      'total Brier score 5.43; the average numbers alone have 3.00, where 3.00 is to be expected if they are right.',
    );
    const part = scoreTable(
      { n: 12, p: new Float64Array(12).fill(0.8), y: new Float64Array(12).fill(0.6) },
      { draws: 9 },
    );
    expect(verdict(part).text).toBe('No test of luck is defined for these 12 predictions: total Brier score 0.48.');
  });
  it('below ten: totals and no rate, probability or share', () => {
    // 60% three times, all happened: total 3 * 0.16, expected 3 * 0.24
    const { text } = verdict(scored(3, 0.4, 0.6));
    expect(text).toBe(
      '3 scored predictions are too few to judge the odds: total Brier score 0.48, where 0.72 is to be expected if the odds are right.',
    );
    expect(verdict(scored(1, 0.4, 0.6)).text).toMatch(/^1 scored prediction is /);
    // 99% once, and it happened: 0.0001 is not perfect.
    const sure = scoreTable({ n: 1, p: Float64Array.of(0.99), y: Float64Array.of(1) }, { draws: 9 });
    expect(verdict(sure).text).toMatch(/: total Brier score <0\.01, where 0\.01 is to be expected/);
    const certain = scoreTable({ n: 1, p: Float64Array.of(1), y: Float64Array.of(1) }, { draws: 9 });
    expect(verdict(certain).text).toMatch(/: total Brier score 0\.00, where 0\.00 is to be expected/);
  });
  it('a test that rejects says how often chance would, and on what condition', () => {
    expect(verdict(scored(50, 0.032, 0.97)).text).toBe(
      'Over 50 predictions the score is worse than these odds imply: right odds would score this badly or worse 3.2% of the time, if the predictions are independent.',
    );
    // A law of thousands of predictions is 0 where a double ends: nothing was impossible.
    expect(verdict(scored(5000, 0, 1)).text).toContain('badly or worse less than 0.1% of the time');
    const failed = scoreTable({ n: 12, p: new Float64Array(12), y: new Float64Array(12).fill(1, 0, 1) }, { draws: 9 });
    expect(failed.brier?.probabilityThisBadOrWorse).toBe(0);
    expect(verdict(failed).text).toBe(
      'Over 12 predictions the score is clearly worse than these odds imply: right odds would score this badly or worse never, if the predictions are independent. Something said to be impossible happened, or something certain did not: right odds never do that.',
    );
    expect(verdict(scored(50, 1e-9, 1)).text).toContain('less than 0.1%');
    expect(verdict(scored(50, 0.001, 1)).text).toContain('badly or worse 0.1% of the time');
    expect(verdict(scored(50, 0.99, 0.02)).text).toBe(
      'Over 50 predictions the score is better than these odds imply (under-confident or lucky): right odds would score this well or better 2.0% of the time, if the predictions are independent.',
    );
  });
  it('what right odds never do is said, whatever n and the mean score', () => {
    // 70% thirty times, of which 21 happened, and 0% once, which happened too: the mean is what these odds promise.
    const p = new Float64Array(31).fill(0.7, 0, 30);
    const y = new Float64Array(31).fill(1, 0, 21);
    y[30] = 1;
    const hidden = scoreTable({ n: 31, p, y }, { draws: 9 });
    expect(hidden.brier?.probabilityThisBadOrWorse).toBeGreaterThan(0.1);
    expect(verdict(hidden)).toEqual({
      code: 'in_line_except',
      text: 'Over 31 predictions the score is in line with these odds, but something said to be impossible happened, or something certain did not: right odds never do that.',
    });
    const few = scoreTable({ n: 2, p: p.subarray(29), y: y.subarray(29) }, { draws: 9 });
    expect(verdict(few).text).toMatch(
      /are too few to judge the odds: .* Something said to be impossible happened, or /,
    );
    const part = scoreTable({ n: 1, p: Float64Array.of(1), y: Float64Array.of(0.4) }, { draws: 9 });
    expect(verdict(part).text).toMatch(/ did not, at least in part: right odds never do that\.$/);
    expect(verdict(scoreTable({ n: 31, p, y: y.with(30, 0) }, { draws: 9 })).text).not.toContain('never');
  });
  it('where no test is defined, totals and that', () => {
    expect(verdict(scored(20, null, null)).text).toMatch(
      /^No test of luck is defined for these 20 predictions: total Brier score 4\.80, where 4\.80 /,
    );
  });
  it('nothing: one plain sentence', () => expect(verdict(scored(0, null, null)).text).toBe('Nothing to score yet.'));
});
