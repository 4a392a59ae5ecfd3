import { describe, expect, it } from 'vitest';
import { scoreTable } from '../../../src/score/score-table.ts';
import { appendixRows } from '../../../src/show/terminal/appendix.ts';

describe('the appendix', () => {
  const meanings = (y: number): string[] => {
    const rows = appendixRows(
      scoreTable({ n: 12, p: new Float64Array(12).fill(0.6), y: new Float64Array(12).fill(y) }),
      undefined,
    );
    return (rows as readonly (readonly string[])[])
      .filter(([name]) => /Log|Spherical/.test(name!))
      .map((row) => row[2]!);
  };

  it('names the best score there can be only where nothing happened in part', () => {
    expect(meanings(1)).toEqual([
      expect.stringMatching(/^0 best, 1 a coin;/),
      '1 best, 0.707 a coin; larger is better',
    ]);
    // 60% on what happened at 0.6 cannot be beaten, and has 0.971 bits and 0.721.
    expect(meanings(0.6)).toEqual([
      expect.stringMatching(/^smaller is better, 1 a coin;/),
      '0.707 a coin; larger is better',
    ]);
  });

  it('rounds nothing to perfect', () => {
    // 200 certain yes and 199 certain no, all right, and a certain yes that was wrong: AUC 0.9975.
    const values = (p: readonly number[], y: readonly number[]) => {
      const rows = appendixRows(
        scoreTable({ n: p.length, p: Float64Array.from(p), y: Float64Array.from(y) }),
        undefined,
      );
      return new Map((rows as readonly (readonly string[])[]).map(([name, value]) => [name!, value!]));
    };
    const yes = Array<number>(200).fill(1);
    const no = Array<number>(199).fill(0);
    expect(values([...yes, 1, ...no], [...yes, 0, ...no]).get('AUC')).toBe('>0.99 (se <0.01)');
    const nearly = values(Array<number>(40).fill(0.9999), Array<number>(40).fill(1));
    expect([nearly.get('Spherical score'), nearly.get('Count test')]).toEqual(['>0.999', '>39.9 expected']);
  });

  // Sixty at 20% to 80%, of which as many happened.
  const p = Float64Array.from({ length: 60 }, (_, row) => [0.2, 0.4, 0.6, 0.8][row % 4]!);
  const y = Float64Array.from(p, (value, row) => Number((row >> 2) % 5 < Math.round(value * 5)));
  const rowsOf = (brier: Float64Array | undefined, independent: number | undefined): Map<string, string> => {
    const rows = appendixRows(scoreTable({ n: 60, p, y, ...(brier && { brier }) }), independent);
    return new Map((rows as readonly (readonly string[])[]).map(([name, ...cells]) => [name!, cells.join(' | ')]));
  };
  // Each changed from 10% below its average to 10% above: 0.01 more than the average scores.
  const changed = Float64Array.from(p, (value, row) => (value - y[row]!) ** 2 + 0.01);

  it('has no error of what takes predictions as independent where too few are', () => {
    const free = rowsOf(undefined, undefined);
    expect(free.get('Cox slope')).toMatch(
      /^1\.00 \(95% \S+ to \S+\) \| below 1 over-confident, above 1 under-confident$/,
    );
    expect(free.get('AUC')).toMatch(/^0\.\d\d \(se 0\.\d\d\)/);
    expect(free.get('Count test')).not.toMatch('independent');
    const shared = rowsOf(undefined, 15);
    expect(shared.get('Cox slope')).toMatch(/^1\.00 \| below/);
    expect(shared.get('AUC')).toMatch(/^0\.\d\d \| /);
    expect(shared.get('Count test')).toMatch(/, if predictions are independent$/);
  });

  it('calls nobody under-confident by averages of numbers that changed', () => {
    const rows = rowsOf(changed, undefined);
    expect(rows.get('Cox slope')).toMatch(
      /^1\.00 \| of average numbers, which is above 1 where right numbers changed; below 1 over-confident$/,
    );
    expect([...rows.values()].join('\n')).not.toMatch('under-confident');
    expect(rows.get('P(this bad or worse)')).toMatch('independent, and numbers did not change; by');
    expect(rowsOf(undefined, undefined).get('P(this bad or worse)')).toMatch('independent; by');
  });
});
