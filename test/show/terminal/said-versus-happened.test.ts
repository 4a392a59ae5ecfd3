import { expect, it } from 'vitest';
import type { Band } from '../../../src/score/score-object.ts';
import { saidVersusHappened } from '../../../src/show/terminal/said-versus-happened.ts';
import { LOOK } from '../pages.ts';

const BANDS = [
  { meanForecast: 0.3, n: 4, happened: 1, range90IfCalibrated: [0, 3] },
  { meanForecast: 0.7, n: 8, happened: 5, range90IfCalibrated: [3, 8] },
] as unknown as Band[];

it('says what is normal, and once how often', () => {
  expect(saidVersusHappened(BANDS, LOOK, false)).toEqual([
    'Said about 30%: 4 predictions, 1 happened; 0–3 would be normal if these odds are right.',
    'Said about 70%: 8 predictions, 5 happened; 3–8 would be normal if these odds are right.',
    'Normal is what nine of ten such groups would give, each by itself, if the predictions are independent.',
  ]);
  const untested = BANDS.map((band) => ({ ...band, range90IfCalibrated: null }));
  expect(saidVersusHappened(untested, LOOK, true)).toEqual([
    'Said on average about 30%: 4 predictions, 1 happened.',
    'Said on average about 70%: 8 predictions, 5 happened.',
  ]);
  expect(saidVersusHappened([], LOOK, false)).toEqual([]);
});
