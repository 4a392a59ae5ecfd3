import { describe, expect, it } from 'vitest';
import { brierRuler } from '../../../src/show/terminal/ruler.ts';
import { width } from '../../../src/show/terminal/width.ts';
import { LOOK } from '../pages.ts';

const line = (value: number, interval: readonly [number, number] | null = null, columns = 41) =>
  brierRuler(value, interval, columns, LOOK, 0.25)[0]!;

describe('the ruler', () => {
  it('puts a score at its square root between 0 and 1', () => {
    // 41 columns: 0 at 0, 0.25 at 20, 1 at 40; 0.16 at round(0.4 · 40) = 16.
    for (const [value, column] of [[0, 0], [0.25, 20], [1, 40], [0.16, 16]] as const) expect(line(value).indexOf('●')).toBe(column); // prettier-ignore
    expect(line(0.16).indexOf('┼')).toBe(20);
    expect(line(0.25)).not.toContain('┼');
    expect(line(0.16)).toMatch(/ {2}0\.160$/);
  });

  it('draws the interval where there is one, never beyond the ends', () => {
    // 0.04 to 0.36: columns 8 to 24.
    const drawn = line(0.16, [0.04, 0.36]);
    expect(drawn.indexOf('━')).toBe(8);
    expect(drawn.lastIndexOf('━')).toBe(24);
    expect(width(line(0.5, [0.01, 3]))).toBe(41 + '  0.500'.length);
    expect(line(0.16)).not.toContain('━');
  });

  it('names 0, a coin and 1 under it', () => {
    const [, labels] = brierRuler(0.16, null, 60, LOOK, 0.25);
    expect(labels!.startsWith('0 perfect')).toBe(true);
    expect(labels!.endsWith('1 worst')).toBe(true);
    expect(labels!.indexOf('0.25 a coin')).toBeLessThanOrEqual(30);
    expect(labels!.indexOf('0.25 a coin') + 11).toBeGreaterThan(30);
    expect(width(labels!)).toBe(60);
  });

  it('puts the coin where always saying 50% scores, beside the 0 where that is near it', () => {
    const [line, labels] = brierRuler(0.16, null, 61, LOOK, 0.09);
    // the square root of 0.09 of 60 columns
    expect(line!.indexOf('┼')).toBe(18);
    expect(labels).toContain('0.090 a coin');
    expect(brierRuler(0.16, null, 60, LOOK, 0.01)[1]).toMatch(/^0 perfect {2}0\.010 a coin/);
  });

  it('has short labels where the long ones would run into each other', () => {
    for (const coin of [0.25, 0.09, 0.01])
      for (let columns = 16; columns < 61; columns++) {
        const [, labels] = brierRuler(0.16, null, columns, LOOK, coin);
        const words = labels!.split(/ {2,}/);
        const coinWord = coin === 0.25 ? '0.25' : coin.toFixed(3);
        expect([['0 perfect', `${coinWord} a coin`, coin === 0.25 ? '1 worst' : '1'], ['0', coinWord, '1']], `${columns} ${labels}`).toContainEqual(words); // prettier-ignore
        expect(width(labels!)).toBe(columns);
      }
  });

  it('is plain ASCII on demand, and never fails for want of room', () => {
    expect(brierRuler(0.16, [0.04, 0.36], 41, { ...LOOK, unicode: false }, 0.25).join('')).toMatch(
      /^[\u0020-\u007e]*$/,
    );
    for (let columns = 0; columns < 30; columns++)
      expect(brierRuler(0.16, [0, 1], columns, LOOK, 0.25)).toHaveLength(2);
  });
});
