import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cox } from '../../src/score/cox.ts';
import type { Cox } from '../../src/score/score-object.ts';
import { groups, percent } from './rows.ts';
import type { Row } from './rows.ts';

const CLIP = 0.001;

const fit = (rows: Row[]): Cox => cox(groups(rows), CLIP);

const x = (p: number): number => {
  const kept = Math.min(Math.max(p, CLIP), 1 - CLIP);
  return Math.log(kept / (1 - kept));
};

/** Row by row: gradient of the log-likelihood, and information. */
function gradient(rows: Row[], a: number, b: number): { g: [number, number]; info: [number, number, number] } {
  const g: [number, number] = [0, 0];
  const info: [number, number, number] = [0, 0, 0];
  for (const [p, y] of rows) {
    const pi = 1 / (1 + Math.exp(-(a + b * x(p))));
    g[0] += y - pi;
    g[1] += (y - pi) * x(p);
    info[0] += pi * (1 - pi);
    info[1] += pi * (1 - pi) * x(p);
    info[2] += pi * (1 - pi) * x(p) ** 2;
  }
  return { g, info };
}

function penalised(rows: Row[], a: number, b: number): number {
  const { info } = gradient(rows, a, b);
  let total = 0.5 * Math.log(info[0] * info[2] - info[1] ** 2);
  for (const [p, y] of rows) {
    const eta = a + b * x(p);
    total += y * eta - Math.log1p(Math.exp(eta));
  }
  return total;
}

const rowsOf = (y: fc.Arbitrary<number>): fc.Arbitrary<Row[]> =>
  fc.array(fc.tuple(percent, y), { minLength: 2, maxLength: 60 });

describe('the line', () => {
  it('by hand: two forecasts, logits -+ln 4, happened 1 of 4 and 3 of 4: slope ln 3 / ln 4, intercept 0', () => {
    const rows: Row[] = [
      [0.2, 1],
      [0.2, 0],
      [0.2, 0],
      [0.2, 0],
      [0.8, 1],
      [0.8, 1],
      [0.8, 1],
      [0.8, 0],
    ];
    const { status, intercept, slope, slopeSe } = fit(rows);
    expect(status).toBe('ok');
    expect(intercept).toBeCloseTo(0, 10);
    expect(slope).toBeCloseTo(Math.log(3) / Math.log(4), 10);
    // information about the slope: 8 * (3/16) * (ln 4)^2
    expect(slopeSe).toBeCloseTo(1 / (Math.log(4) * Math.sqrt(1.5)), 9);
  });

  it('the gradient is zero at every optimum, partial outcomes included', () => {
    fc.assert(
      fc.property(fc.oneof(rowsOf(fc.constantFrom(0, 1)), rowsOf(percent)), (rows) => {
        const { status, intercept, slope } = fit(rows);
        if (status !== 'ok') return;
        const { g } = gradient(rows, intercept!, slope as number);
        expect(Math.abs(g[0]) + Math.abs(g[1])).toBeLessThan(1e-8);
      }),
      { numRuns: 300 },
    );
  });

  it('standard errors are the inverse information, at a forecast of one half and not at the mean', () => {
    const rows: Row[] = [
      [0.95, 1],
      [0.9, 1],
      [0.8, 0],
      [0.7, 1],
      [0.6, 1],
      [0.4, 0],
      [0.1, 0],
    ];
    const { intercept, slope, interceptSe, slopeSe } = fit(rows);
    const { info } = gradient(rows, intercept!, slope as number);
    const determinant = info[0] * info[2] - info[1] ** 2;
    expect(interceptSe).toBeCloseTo(Math.sqrt(info[2] / determinant), 9);
    expect(slopeSe).toBeCloseTo(Math.sqrt(info[0] / determinant), 9);
  });

  it('forecasts that differ in the last digit still give a fit', () => {
    const near = 0.7 + 2 ** -50;
    const { status, slope } = fit([
      [0.7, 0],
      [0.7, 1],
      [0.7, 0],
      [near, 1],
      [near, 1],
      [near, 0],
    ]);
    expect(status).toBe('ok');
    expect(slope).toBeGreaterThan(1e12);
  });

  it('classes that overlap by a billionth have a steep line, the way they lie', () => {
    const rows: Row[] = [
      [0.2, 0],
      [0.7, 1],
      [0.7 + 1e-9, 0],
      [0.9, 1],
    ];
    const upwards = fit(rows);
    const downwards = fit(rows.map(([p, y]): Row => [p, 1 - y]));
    expect([upwards.status, downwards.status]).toEqual(['ok', 'ok']);
    expect(upwards.slope).toBeGreaterThan(10);
    expect((upwards.slope as number) + (downwards.slope as number)).toBeCloseTo(0, 6);
    const { g } = gradient(rows, upwards.intercept!, upwards.slope as number);
    expect(Math.abs(g[0]) + Math.abs(g[1])).toBeLessThan(1e-8);
  });

  it('keeps forecasts of 0 and 1, clipped, instead of dropping them', () => {
    const rows: Row[] = [
      [0, 1],
      [0.4, 0],
      [0.6, 1],
      [1, 1],
      [0.2, 0],
    ];
    expect(fit(rows)).toEqual(fit(rows.map(([p, y]): Row => [Math.min(Math.max(p, CLIP), 1 - CLIP), y])));
  });
});

describe('where no line exists', () => {
  it('separated: infinite slope, no intercept, Firth given', () => {
    expect(
      fit([
        [0.2, 0],
        [0.4, 0],
        [0.6, 1],
      ]),
    ).toMatchObject({ status: 'separated', slope: 'Infinity', intercept: null, slopeSe: null });
    expect(
      fit([
        [0.2, 1],
        [0.4, 0],
        [0.6, 0],
      ]),
    ).toMatchObject({ status: 'separated', slope: '-Infinity' });
    expect(
      fit([
        [0.2, 0],
        [0.4, 0],
        [0.6, 1],
      ]).firth?.slope,
    ).toBeGreaterThan(0);
  });
  it('touching counts as separated: a yes and a no at the same cut', () => {
    const upwards = { status: 'separated', slope: 'Infinity' };
    const downwards = { status: 'separated', slope: '-Infinity' };
    expect(
      fit([
        [0.2, 0],
        [0.4, 0],
        [0.4, 1],
        [0.6, 1],
      ]),
    ).toMatchObject(upwards);
    expect(
      fit([
        [0.2, 0],
        [0.4, 0.5],
        [0.6, 1],
      ]),
    ).toMatchObject(upwards);
    expect(
      fit([
        [0.2, 1],
        [0.4, 0],
        [0.4, 1],
        [0.6, 0],
      ]),
    ).toMatchObject(downwards);
    expect(
      fit([
        [0.2, 0],
        [0.4, 1],
        [0.4, 0],
        [0.6, 0],
        [0.6, 1],
      ]).status,
    ).toBe('ok');
  });
  it('an overlap too thin for doubles counts as separated, the way the classes lie', () => {
    const rows: Row[] = [
      [0.2, 0],
      [0.7, 0],
      [0.7, 0],
      [0.7 + 2 ** -49, 1],
      [0.7 + 2 ** -46, 0],
      [0.7 + 2 ** -24, 1],
    ];
    expect(fit(rows)).toMatchObject({ status: 'separated', slope: 'Infinity', intercept: null });
    expect(fit(rows.map(([p, y]): Row => [p, 1 - y]))).toMatchObject({ status: 'separated', slope: '-Infinity' });
  });
  it('is decided on clipped forecasts: 0.0001 and 0 are one value', () => {
    expect(
      fit([
        [0, 0],
        [0.0001, 1],
      ]).status,
    ).toBe('one_value');
  });
  it('one class, one value: everything null, Firth too', () => {
    const nothing = { intercept: null, slope: null, interceptSe: null, slopeSe: null, firth: null };
    expect(
      fit([
        [0.2, 1],
        [0.4, 1],
      ]),
    ).toEqual({ status: 'one_class', ...nothing });
    expect(
      fit([
        [0.2, 0],
        [0.4, 0],
      ]),
    ).toEqual({ status: 'one_class', ...nothing });
    expect(
      fit([
        [0.2, 1],
        [0.2, 0],
      ]),
    ).toEqual({ status: 'one_value', ...nothing });
    expect(fit([[0.7, 1]])).toEqual({ status: 'one_class', ...nothing });
  });
  it('equal partial outcomes are both classes: a flat line, not one class', () => {
    const { status, slope, intercept } = fit([
      [0.2, 0.3],
      [0.4, 0.3],
      [0.8, 0.3],
    ]);
    expect(status).toBe('ok');
    expect(slope).toBeCloseTo(0, 9);
    expect(intercept).toBeCloseTo(Math.log(0.3 / 0.7), 9);
  });
});

describe('Firth', () => {
  it('maximises the penalised likelihood: no step of 1e-4 in any direction climbs', () => {
    fc.assert(
      fc.property(fc.oneof(rowsOf(fc.constantFrom(0, 1)), rowsOf(percent)), (rows) => {
        const { status, firth } = fit(rows);
        if (status !== 'ok' && status !== 'separated') return;
        expect(firth).not.toBeNull();
        const best = penalised(rows, firth!.intercept, firth!.slope);
        for (let direction = 0; direction < 12; direction++) {
          const angle = (direction * Math.PI) / 6;
          const there = penalised(
            rows,
            firth!.intercept + 1e-4 * Math.cos(angle),
            firth!.slope + 1e-4 * Math.sin(angle),
          );
          expect(there).toBeLessThan(best + 1e-13 * rows.length);
        }
      }),
      { numRuns: 200 },
    );
  });
  it('one parameter by hand: mirror-image rows have intercept 0', () => {
    expect(
      fit([
        [0.2, 0],
        [0.8, 1],
      ]).firth?.intercept,
    ).toBeCloseTo(0, 10);
  });
  it('by hand: two forecasts, 1 of 3 and 4 of 4: the line goes through the log-odds 1.5 / 2.5 and 4.5 / 0.5', () => {
    const rows: Row[] = [[0.2, 1], [0.2, 0], [0.2, 0], [0.8, 1], [0.8, 1], [0.8, 1], [0.8, 1]]; // prettier-ignore
    const { intercept, slope } = fit(rows).firth!;
    expect(intercept - slope * Math.log(4)).toBeCloseTo(Math.log(1.5 / 2.5), 9);
    expect(intercept + slope * Math.log(4)).toBeCloseTo(Math.log(4.5 / 0.5), 9);
  });
  it('is left out above 2,000 rows', () => {
    const rows = Array.from({ length: 2001 }, (_, i): Row => [((i % 9) + 1) / 10, i % 2]);
    expect(fit(rows)).toMatchObject({ status: 'ok', firth: null });
    expect(fit(rows.slice(1)).firth).not.toBeNull();
  });
});
