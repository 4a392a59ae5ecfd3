// The reliability diagram on a terminal: what was said against what happened, as little as n allows.
import type { Band, ScoreObject } from '../../score/score-object.ts';
import { canvas } from '../plot/canvas.ts';
import { bandText, happenedText, pointSentence, reliabilityOf } from '../plot/reliability.ts';
import type { Reliability, ReliabilityPoint } from '../plot/reliability.ts';
import { percent } from '../words/number.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import { pad, wrapBehind } from './width.ts';

const LETTERS = 'ABCDEFGHIJ';
const GUTTER = 6;

/** A ruler from 0 to 100% for one group: the interval of its share, where the forecaster put it, what happened. */
function ruler(point: ReliabilityPoint, columns: number, look: Look): string {
  const at = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * (columns - 1));
  const signs = look.unicode ? ['·', '─', '╎', '●', '◎'] : ['.', '-', '|', 'o', '@'];
  const cells = Array.from({ length: columns }, () => signs[0]!);
  if (point.interval)
    for (let column = at(point.interval[0]); column <= at(point.interval[1]); column++) cells[column] = signs[1]!;
  const said = at(point.said);
  const happened = at(point.happened / point.n);
  cells[said] = signs[2]!;
  cells[happened] = said === happened ? signs[4]! : signs[3]!;
  return cells.join('');
}

function bandLines(view: Reliability, look: Look, style: Style): string[] {
  const counts = view.points.map(happenedText);
  const dash = look.unicode ? '–' : '-';
  const names = view.points.map((point) => `said ${bandText(point).replace('–', dash)}`);
  const nameWidth = Math.max(...names.map((name) => name.length));
  const countWidth = Math.max(...counts.map((text) => text.length)) + ' happened'.length;
  const columns = Math.min(61, look.width - nameWidth - countWidth - 6);
  const axis = `0%${' '.repeat(Math.max(1, Math.floor(columns / 2) - 4))}50%`;
  const legend = look.unicode ? '╎ said on average   ● happened   ◎ both' : '| said on average   o happened   @ both';
  const rest = view.points.some((point) => point.interval)
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

function curveLines(view: Reliability, look: Look, style: Style): string[] {
  const columns = Math.min(64, look.width - GUTTER - 9);
  const rows = Math.round(columns / 3) | 1;
  const grid = canvas(columns, rows, look.unicode);
  const column = (share: number): number => Math.min(columns - 1, Math.floor(share * columns));
  const row = (share: number): number => Math.min(rows - 1, Math.floor((1 - share) * rows));
  for (let c = 0; c < columns; c++) {
    const x = (c + 0.5) / columns;
    const band = bandAt(view, x);
    const height = (r: number): number => 1 - (r + 0.5) / rows;
    const inside = band
      ? Array.from({ length: rows }, (_, r) => r).filter((r) => height(r) >= band.low && height(r) <= band.high)
      : [];
    for (const r of inside) grid.put(c, r, look.unicode ? '░' : ':');
    grid.put(c, row(x), look.unicode ? '·' : '.');
  }
  const last = 1e-9;
  for (const [index, point] of view.curve.entries()) {
    const from = view.curve[index - 1] ?? point;
    const place = ({ x, y }: { x: number; y: number }): [number, number] => [
      Math.min(columns - last, x * columns),
      Math.min(rows - last, (1 - y) * rows),
    ];
    grid.line(...place(from), ...place(point));
  }
  for (const [index, point] of view.points.entries())
    grid.put(column(point.said), row(point.happened / point.n), LETTERS[index]!);
  const axis = [0, 0.25, 0.5, 0.75, 1];
  const labels = new Map(axis.map((share) => [row(share), percent(share)]));
  const rule = look.unicode ? ['│', '└', '─'] : ['|', '+', '-'];
  const bottom = Array.from({ length: columns + 3 }, () => ' ');
  for (const share of axis) {
    const text = percent(share);
    const start = Math.max(0, Math.min(columns + 3 - text.length, column(share) - (share === 0 ? 0 : 1)));
    for (const [offset, sign] of [...text].entries()) bottom[start + offset] = sign;
  }
  const signs = look.unicode ? ['⠒', '░', '·'] : ['*', ':', '.'];
  const legend = [
    `${signs[0]} what happened (CORP curve)`,
    ...(view.band.length > 0
      ? [
          `${signs[1]} where a calibrated forecaster's curve would lie 90% of the time at each place: about one place in ten may stick out by luck`,
        ]
      : []),
    `${signs[2]} perfect calibration`,
  ];
  return [
    style.quiet('happened'),
    ...grid
      .lines()
      .map(
        (line, index) =>
          `${style.quiet(`${pad(labels.get(index) ?? '', GUTTER - 1, true)}${rule[0]}`)}${line.trimEnd()}`,
      ),
    style.quiet(`${' '.repeat(GUTTER - 1)}${rule[1]}${rule[2]!.repeat(columns)}`),
    style.quiet(`${' '.repeat(GUTTER)}${bottom.join('').trimEnd()}  said`),
    ...legend.flatMap((text) => wrapBehind('  ', text, look.width)),
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
  const style = styleOf(look);
  const view = reliabilityOf(score, bands);
  if (view.stage === 'none') return [];
  const lines = view.stage === 'bands' ? bandLines(view, look, style) : curveLines(view, look, style);
  return lines.map((line) => line.trimEnd());
}
