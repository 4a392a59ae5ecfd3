// Said versus happened, in counts, band by band.
import type { Bin } from '../score/score-object.ts';
import type { Look } from './look.ts';
import { count, plural, share } from './number.ts';

/** "Said about 70%: 8 predictions, 5 happened; 3–8 would be normal if these odds are right". No bands, no lines. */
export function saidVersusHappened(bands: readonly Bin[], look: Look): string[] {
  const dash = look.unicode ? '–' : '-';
  return bands.map((band) => {
    const range = band.range90IfCalibrated;
    const normal = range ? `; ${range[0]}${dash}${range[1]} would be normal if these odds are right` : '';
    return `Said about ${share(band.meanForecast)}: ${plural(band.n, 'prediction')}, ${count(band.happened)} happened${normal}.`;
  });
}
