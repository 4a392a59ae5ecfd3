import { describe, expect, it } from 'vitest';
import type { Band } from '../../../src/score/score-object.ts';
import { binsTable } from '../../../src/show/terminal/bins-table.ts';
import { LOOK } from '../pages.ts';

const BAND: Band = { from: 0, to: 0.1, n: 12, meanForecast: 0.05, happened: 1, frequency: 1 / 12, wilson95: [0.01, 0.35], range90IfCalibrated: [0, 2] }; // prettier-ignore

describe('the table of bins', () => {
  it('has a column for what would be normal only where that is known of a bin', () => {
    expect(binsTable([BAND], LOOK)[0]).toMatch(/95% interval +normal if right$/);
    expect(binsTable([BAND], LOOK)[1]).toMatch(/0–2$/);
    expect(binsTable([{ ...BAND, range90IfCalibrated: null }, BAND], LOOK)[0]).toContain('normal');
    expect(binsTable([{ ...BAND, range90IfCalibrated: null }], LOOK)[0]).toMatch(/95% interval$/);
  });
});
