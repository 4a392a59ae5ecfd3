import { describe, expect, it } from 'vitest';
import { figuresPage } from '../../bench/figures-page.mjs';
import { untouchedVerdicts, verdicts } from '../../bench/targets.mjs';

const result = (name: string, times: number[], fault?: string) => ({ name, times, mib: 100, fault });
const list = (...cases: ReturnType<typeof result>[]) => [{ task: 'list', size: 1000, floor: [50, 100, 50], cases }];

describe('the verdict on a target', () => {
  it('compares medians of ratios within the rounds', () => {
    // 85/50, 175/100, 100/50 of the floor: 1.7, 1.75, 2; against hledger 85/100, 175/100, 100/50: 0.85, 1.75, 2.
    const results = list(result('predict list', [85, 175, 100]), result('hledger print', [100, 100, 50]));
    expect(verdicts(results).map(({ bound, found, met }) => [bound, found, met])).toEqual([
      ['1.8 × node -e 0', '1.75', 'yes'],
      ['1.5 × hledger print', '1.75', 'no'],
    ]);
  });

  it('is given of a slow start too', () => {
    const results = list(result('predict list', [95, 195, 100]), result('hledger print', [100, 100, 50]));
    const slow = list(result('predict list', [75, 150, 100]));
    expect(verdicts(results, slow).map(({ found, met, slow: again }) => [found, met, again])).toEqual([
      ['1.95', 'no', { found: '1.50', met: 'yes' }],
      ['1.95', 'no', undefined],
    ]);
    const failed = list(result('predict list', [], 'ended with 1'));
    expect(verdicts(results, failed)[0]?.slow).toEqual({ found: 'the command failed', met: 'no' });
  });

  it('says what was not measured', () => {
    expect(verdicts(list(result('predict list', [85, 175, 100]))).map(({ met }) => met)).toEqual([
      'yes',
      'not measured',
    ]);
    expect(verdicts([])).toEqual([]);
  });

  it('is no for a command that failed', () => {
    const results = list(result('predict list', [], 'ended with 1'), result('hledger print', [100, 100, 50]));
    expect(verdicts(results).map(({ met }) => met)).toEqual(['no', 'no']);
  });
});

describe('the verdict on what a writing command leaves alone', () => {
  it('is that of its first run', () => {
    const change = (fault?: string) => [
      { task: 'change', size: 10, floor: [], cases: [result('predict resolve', [], fault)] },
    ];
    expect(untouchedVerdicts(change()).map(({ found, met }) => [found, met])).toEqual([['0', 'yes']]);
    const both = [result('predict resolve', []), result('predict resolve, known sound', [], 'failed')];
    const found = untouchedVerdicts([
      { task: 'change', size: 10, floor: [], cases: [...both, result('task 5 done', [])] },
    ]);
    expect(found.map(({ what, met }) => [what, met])).toEqual([
      ['predict resolve', 'yes'],
      ['predict resolve, known sound', 'no'],
    ]);
    expect(untouchedVerdicts(change('bytes outside the new piece changed'))[0]?.met).toBe('no');
    expect(untouchedVerdicts(list(result('predict list', [1])))).toEqual([]);
  });
});

describe('the page of figures', () => {
  it('has the median ratio, the quartiles, the time and the memory', () => {
    const about = {
      machine: 'a machine',
      day: '2026-11-22',
      rounds: 3,
      least: 3,
      present: ['jq 1.6'],
      absent: ['git'],
      withMemory: true,
    };
    const results = list(result('predict list', [85, 175, 100]), result('jq', [], 'ended with 2'));
    const page = figuresPage(results, verdicts(results), about);
    expect(page).toContain('| `predict list` | 1,000 | 1.75 | 1.73 to 1.88 | 100 | 100 | 3 |');
    expect(page).toContain('| `jq` | 1,000 | failed |');
    expect(page).toContain('- `jq`, 1,000 failed: ended with 2');
    expect(page).toContain('| `predict list` | 1,000 | 1.8 × node -e 0 | 1.75 | yes |');
    expect(page).toContain('Beside predict: jq 1.6. Absent: git.');
    expect(page).not.toContain('certificates');
    const again = list(result('predict list', [95, 190, 100]));
    const both = figuresPage(results, verdicts(results, again), { ...about, slowFloor: [70, 72, 90] });
    expect(both).toContain('| `predict list` | 1,000 | 1.8 × node -e 0 | 1.75 | yes | 1.90 | no |');
    expect(both).toContain('`node -e 0` took 72 ms (3 runs)');
  });
});
