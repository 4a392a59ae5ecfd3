// Said versus happened, in counts, band by band.
import type { Band } from '../../score/score-object.ts';
import { aboutShare, count, plural } from '../words/number.ts';
import type { Look } from './look.ts';

/**
 * "Said about 70%: 8 predictions, 5 happened; 3–8 would be normal if these odds are right", and once what normal is. No
 * bands, no lines. Numbers that changed over time (`isAveraged`) were said on average.
 */
export function saidVersusHappened(bands: readonly Band[], look: Look, isAveraged: boolean): string[] {
  const said = isAveraged ? 'Said on average' : 'Said';
  const dash = look.unicode ? '–' : '-';
  const lines = bands.map((band) => {
    const range = band.range90IfCalibrated;
    const normal = range ? `; ${range[0]}${dash}${range[1]} would be normal if these odds are right` : '';
    return `${said} about ${aboutShare(band.meanForecast)}: ${plural(band.n, 'prediction')}, ${count(band.happened)} happened${normal}.`;
  });
  return bands.some(({ range90IfCalibrated }) => range90IfCalibrated !== null)
    ? [
        ...lines,
        'Normal is what nine of ten such groups would give, each by itself, if the predictions are independent.',
      ]
    : lines;
}
