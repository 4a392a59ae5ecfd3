// Said versus happened, in counts, band by band.
import type { Band } from '../score/score-object.ts';
import type { Look } from './look.ts';
import { aboutShare, count, plural } from './number.ts';

/**
 * "Said about 70%: 8 predictions, 5 happened; 3–8 would be normal if these odds are right". No bands, no lines. Numbers
 * that changed over time (`isAveraged`) were said on average, and nothing is normal for them: whoever learns is too
 * timid on average. Where topics are too few for a test (`isTested`) nothing is normal either.
 */
export function saidVersusHappened(bands: readonly Band[], look: Look, isAveraged = false, isTested = true): string[] {
  const said = isAveraged ? 'Said on average' : 'Said';
  const dash = look.unicode ? '–' : '-';
  const lines = bands.map((band) => {
    const range = isTested && !isAveraged ? band.range90IfCalibrated : null;
    const normal = range ? `; ${range[0]}${dash}${range[1]} would be normal if these odds are right` : '';
    return `${said} about ${aboutShare(band.meanForecast)}: ${plural(band.n, 'prediction')}, ${count(band.happened)} happened${normal}.`;
  });
  const isToldNormal = lines.some((line) => line.includes(' would be normal '));
  return isToldNormal
    ? [
        ...lines,
        'Normal is what nine of ten such groups would give, each by itself, if the predictions are independent.',
      ]
    : lines;
}
