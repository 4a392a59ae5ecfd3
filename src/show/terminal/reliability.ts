// The reliability diagram on a terminal: what was said against what happened, as little as n allows.
import type { Band, ScoreObject } from '../../score/score-object.ts';
import { canvas } from '../plot/canvas.ts';
import { bandText, happenedText, pointSentence, reliabilityOf } from '../plot/reliability.ts';
import type { Reliability } from '../plot/reliability.ts';
import { percent } from '../words/number.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';
import { pad, wrapBehind } from './width.ts';

const LETTERS = 'ABCDEFGHIJ';
const GUTTER = 6;

/** A ruler from 0 to 100% for one group: the interval of its share, where the forecaster put it, what happened. */
function ruler(point: Band, columns: number, look: Look): string {
  const at = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * (columns - 1));
  const signs = look.unicode ? ['·', '─', '╎', '●', '◎'] : ['.', '-', '|', 'o', '@'];
  const cells = Array.from({ length: columns }, () => signs[0]!);
  if (point.wilson95)
    for (let column = at(point.wilson95[0]); column <= at(point.wilson95[1]); column++) cells[column] = signs[1]!;
  const said = at(point.meanForecast);
  const happened = at(point.happened / point.n);
  cells[said] = signs[2]!;
  cells[happened] = said === happened ? signs[4]! : signs[3]!;
  return cells.join('');
}

function bandLines(view: Reliability, look: Look): string[] {
  const style = styleOf(look);
  const counts = view.points.map(happenedText);
  const dash = look.unicode ? '–' : '-';
  const names = view.points.map((point) => `said ${bandText(point).replace('–', dash)}`);
  const nameWidth = Math.max(...names.map((name) => name.length));
  const countWidth = Math.max(...counts.map((text) => text.length)) + ' happened'.length;
  const columns = Math.min(61, look.width - nameWidth - countWidth - 6);
  const axis = `0%${' '.repeat(Math.max(1, Math.floor(columns / 2) - 4))}50%`;
  const legend = look.unicode ? '╎ said on average   ● happened   ◎ both' : '| said on average   o happened   @ both';
  const rest = view.points.some((point) => point.wilson95)
    ? look.unicode
      ? '   ─ 95% interval'
      : '   - 95% interval'
    : '';
  return [
    `${' '.repeat(nameWidth + 2)}${style.quiet(`${axis}${' '.repeat(Math.max(1, columns - axis.length - 4))}100%`)}`,
    ...view.points.map(
      (point, index) => `${pad(names[index]!, nameWidth)}  ${ruler(point, columns, look)}  ${counts[index]} happened`,
    ),
    ...wrapBehind('', `${legend}${rest}`, look.width).map((text) => style.quiet(text)),
    ...view.points.flatMap((point) => wrapBehind('  ', `${pointSentence(point)}.`, look.width)),
  ];
}

/** The band is told by cells whose middle lies between its edges, interpolated between the places it is known at. */
function bandAt(view: Reliability, x: number): { low: number; high: number } | undefined {
  const next = view.band.findIndex((point) => point.x >= x);
  const right = view.band[next];
  const left = view.band[next - 1] ?? (right && right.x - x < 1e-9 ? right : undefined);
  if (!right || !left) return undefined;
  const part = right.x === left.x ? 0 : (x - left.x) / (right.x - left.x);
  return { low: left.low + part * (right.low - left.low), high: left.high + part * (right.high - left.high) };
}

/** Shares that the axes name. */
const AXIS = [0, 0.25, 0.5, 0.75, 1];

/** The row, counted from the top, that a share of what happened stands in. */
const rowAt = (share: number, rows: number): number => Math.min(rows - 1, Math.floor((1 - share) * rows));

/** The column that a share said stands in. */
const columnAt = (share: number, columns: number): number => Math.min(columns - 1, Math.floor(share * columns));

/** Band, diagonal, curve and groups, each over the one before. */
function curveGrid(view: Reliability, columns: number, rows: number, unicode: boolean): string[] {
  const grid = canvas(columns, rows, unicode);
  for (let column = 0; column < columns; column++) {
    const x = (column + 0.5) / columns;
    const band = bandAt(view, x);
    for (let row = 0; row < rows; row++) {
      const height = 1 - (row + 0.5) / rows;
      if (band && height >= band.low && height <= band.high) grid.put(column, row, unicode ? '░' : ':');
    }
    grid.put(column, rowAt(x, rows), unicode ? '·' : '.');
  }
  const last = 1e-9;
  const place = ({ x, y }: { x: number; y: number }): [number, number] => [
    Math.min(columns - last, x * columns),
    Math.min(rows - last, (1 - y) * rows),
  ];
  for (const [index, point] of view.curve.entries())
    grid.line(...place(view.curve[index - 1] ?? point), ...place(point));
  for (const [index, { meanForecast, happened, n }] of view.points.entries())
    grid.put(columnAt(meanForecast, columns), rowAt(happened / n, rows), LETTERS[index]!);
  return grid.lines();
}

/** The shares below the grid, each in the middle of its column. */
function axisBelow(columns: number): string {
  const cells = Array.from({ length: columns + 3 }, () => ' ');
  for (const share of AXIS) {
    const text = percent(share);
    const start = Math.max(0, Math.min(columns + 3 - text.length, columnAt(share, columns) - (share === 0 ? 0 : 1)));
    for (const [offset, sign] of [...text].entries()) cells[start + offset] = sign;
  }
  return cells.join('').trimEnd();
}

function curveLegend(view: Reliability, unicode: boolean): string[] {
  const [curve, band, diagonal] = unicode ? ['⠒', '░', '·'] : ['*', ':', '.'];
  const calibrated = `${band} where a calibrated forecaster's curve would lie 90% of the time at each place: about one place in ten may stick out by luck`;
  return [
    `${curve} what happened (CORP curve)`,
    ...(view.band.length > 0 ? [calibrated] : []),
    `${diagonal} perfect calibration`,
  ];
}

function curveLines(view: Reliability, look: Look): string[] {
  const style = styleOf(look);
  const columns = Math.min(64, look.width - GUTTER - 9);
  const rows = Math.round(columns / 3) | 1;
  const labels = new Map(AXIS.map((share) => [rowAt(share, rows), percent(share)]));
  const [side, corner, foot] = look.unicode ? ['│', '└', '─'] : ['|', '+', '-'];
  const left = (row: number): string => style.quiet(`${pad(labels.get(row) ?? '', GUTTER - 1, true)}${side}`);
  return [
    style.quiet('happened'),
    ...curveGrid(view, columns, rows, look.unicode).map((line, row) => `${left(row)}${line.trimEnd()}`),
    style.quiet(`${' '.repeat(GUTTER - 1)}${corner}${foot!.repeat(columns)}`),
    style.quiet(`${' '.repeat(GUTTER)}${axisBelow(columns)}  said`),
    ...curveLegend(view, look.unicode).flatMap((text) => wrapBehind('  ', text, look.width)),
    ...view.points.flatMap((point, index) =>
      wrapBehind(`  ${LETTERS[index]} `, `${pointSentence(point)}.`, look.width),
    ),
  ];
}

/**
 * Lines of the diagram: none under 10 scored predictions (list them instead), three rulers without a curve from 10 to
 * 29, the CORP curve with the band of a calibrated forecaster from 30. `bands` as in `reliabilityOf`.
 */
export function reliabilityTerminal(score: ScoreObject, look: Look, bands: readonly Band[]): string[] {
  const view = reliabilityOf(score, bands);
  if (view.stage === 'none') return [];
  const lines = view.stage === 'bands' ? bandLines(view, look) : curveLines(view, look);
  return lines.map((line) => line.trimEnd());
}
