// Bins or bands of a score as a table; a bin of one says "1 of 1", never "100%".
import type { Band } from '../../score/score-object.ts';
import { count, percent, share } from '../words/number.ts';
import type { Look } from './look.ts';
import { table } from './table.ts';

/**
 * One row a bin that is not empty: said, counts, Wilson 95%, and where a calibrated forecaster would land. Of
 * predictions that hang together only the counts.
 */
export function binsTable(bins: readonly Band[], look: Look): string[] {
  const dash = look.unicode ? '–' : '-';
  const columns = [
    { title: 'said' }, { title: 'n', right: true }, { title: 'mean said', right: true }, { title: 'happened', right: true },
    { title: 'share', right: true }, { title: '95% interval' }, { title: 'normal if right' },
  ]; // prettier-ignore
  const rows = bins.map((bin) => [
    `${Math.round(bin.from * 100)}${dash}${Math.round(bin.to * 100)}%`,
    String(bin.n),
    percent(bin.meanForecast),
    `${count(bin.happened)} of ${bin.n}`,
    bin.n === 1 || bin.wilson95 === null ? '' : share(bin.frequency),
    bin.wilson95 ? `${share(bin.wilson95[0])} to ${share(bin.wilson95[1])}` : '',
    bin.range90IfCalibrated ? `${bin.range90IfCalibrated[0]}${dash}${bin.range90IfCalibrated[1]}` : '',
  ]);
  // What is not to be said of any of them has no column.
  const isSaid = columns.map((_, column) => rows.some((row) => row[column] !== ''));
  const said = <T>(row: readonly T[]): T[] => row.filter((_, column) => isSaid[column]);
  return table(said(columns), rows.map(said));
}
