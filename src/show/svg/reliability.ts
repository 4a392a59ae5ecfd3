// The reliability diagram as SVG, for cards and pages: rulers from 10 scored predictions, the CORP curve from 30.
import type { Band } from '../../score/score-object.ts';
import { escaped } from '../markup-escape.ts';
import { bandPath, linePath } from '../plot/curve.ts';
import { bandText, happenedText, pointSentence } from '../plot/reliability.ts';
import type { Reliability } from '../plot/reliability.ts';
import { linearScale } from '../plot/scale.ts';
import { percent } from '../words/number.ts';
import type { Block } from './block.ts';
import { round, svgText, textWidth } from './text.ts';

const LEFT = 62;
/** Room for the number above the largest mark at 100%. */
const TOP = 26;
const BOTTOM = 44;
const RIGHT = 16;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Gives a point its link, for pages: the row that lists the predictions behind it. Cards have none. */
export type PointLink = (index: number) => string | undefined;

function linked(point: Band, index: number, link: PointLink | undefined, body: string): string {
  const target = link?.(index);
  const title = `<title>${escaped(pointSentence(point))}</title>`;
  return target === undefined
    ? `<g>${title}${body}</g>`
    : `<a href="#${escaped(target)}" data-point="${escaped(target)}" aria-label="${escaped(pointSentence(point))}">${title}${body}</a>`;
}

/** Three rulers: what was said on average as a tick, what happened as a dot, its 95% interval as a line. */
function rulers(view: Reliability, width: number, link: PointLink | undefined): Block {
  const labels = Math.max(...view.points.map((point) => textWidth(`said ${bandText(point)}`, 13))) + 12;
  const counts = Math.max(...view.points.map((point) => textWidth(`${happenedText(point)} happened`, 13))) + 16;
  const x = linearScale([0, 1], [labels, width - counts]);
  const step = 40;
  const height = view.points.length * step;
  const grid = TICKS.map(
    (tick) =>
      `<path class="p-rule" d="M${round(x(tick))},20V${height + 16}"/>${svgText(x(tick), 12, percent(tick), { size: 12, quiet: true, anchor: 'middle' })}`,
  );
  const rows = view.points.map((point, index) => {
    const y = 40 + index * step;
    const happened = x(point.happened / point.n);
    const interval = point.wilson95
      ? `<path class="p-blue-line" stroke-width="3" d="M${round(x(point.wilson95[0]))},${y}H${round(x(point.wilson95[1]))}"/>`
      : '';
    return [
      svgText(labels - 12, y + 5, `said ${bandText(point)}`, { size: 13, anchor: 'end' }),
      linked(
        point,
        index,
        link,
        `<rect class="p-target" fill="none" pointer-events="all" x="${round(labels)}" y="${y - 16}" width="${round(width - counts - labels)}" height="32"/>${interval}<path class="p-orange-line" stroke-width="3" d="M${round(x(point.meanForecast))},${y - 11}v22"/><circle class="p-blue" cx="${round(happened)}" cy="${y}" r="6"/>`,
      ),
      svgText(width - counts + 16, y + 5, `${happenedText(point)} happened`, { size: 13 }),
    ].join('');
  });
  const y = height + 40;
  const key = [
    `<path class="p-orange-line" stroke-width="3" d="M${round(labels + 4)},${y - 14}v20"/>`,
    svgText(labels + 14, y, 'said on average', { size: 12, quiet: true }),
    `<circle class="p-blue" cx="${round(labels + 128)}" cy="${y - 4}" r="6"/>`,
    svgText(labels + 140, y, view.points.some((point) => point.wilson95) ? 'happened, with 95% interval' : 'happened', {
      size: 12,
      quiet: true,
    }),
  ];
  return { height: y + 8, body: [...grid, ...rows, ...key].join('\n') };
}

function axes(x: (value: number) => number, y: (value: number) => number, side: number): string[] {
  return [
    ...TICKS.map(
      (tick) =>
        `<path class="p-rule" d="M${round(x(tick))},${round(y(0))}V${round(y(1))}M${round(x(0))},${round(y(tick))}H${round(x(1))}"/>${svgText(x(tick), y(0) + 17, percent(tick), { size: 12, quiet: true, anchor: tick === 1 ? 'end' : 'middle' })}${svgText(x(0) - 8, y(tick) + 4, percent(tick), { size: 12, quiet: true, anchor: 'end' })}`,
    ),
    svgText(LEFT + side / 2, y(0) + 36, 'said', { size: 13, anchor: 'middle' }),
    `<g transform="rotate(-90)">${svgText(-(TOP + side / 2), 12, 'happened', { size: 13, anchor: 'middle' })}</g>`,
  ];
}

/** In pixels, 4 to 10: 3 and the root of the number of predictions. */
function radius(point: Band): number {
  return Math.min(10, 3 + Math.sqrt(point.n));
}

function diagram(view: Reliability, width: number, link: PointLink | undefined): Block {
  const side = Math.min(width - LEFT - RIGHT, 420);
  const x = linearScale([0, 1], [LEFT, LEFT + side]);
  const y = linearScale([0, 1], [TOP + side, TOP]);
  const band = bandPath(view.band.map((point) => ({ x: x(point.x), low: y(point.low), high: y(point.high) })));
  const curve = linePath(view.curve.map((point) => ({ x: x(point.x), y: y(point.y) })));
  const right = LEFT + side;
  const points = view.points.map((point, index) => {
    const cx = x(point.meanForecast);
    const cy = y(point.happened / point.n);
    const interval = point.wilson95
      ? `<path class="p-strong" d="M${round(cx)},${round(y(point.wilson95[0]))}V${round(y(point.wilson95[1]))}"/>`
      : '';
    // Above the mark and beside its interval, clear of the curve; to the left where the right would leave the picture.
    const way = cx > right - 40 ? -1 : 1;
    const label = svgText(cx + way * 5, cy - radius(point) - 4, String(point.n), {
      size: 12,
      anchor: way < 0 ? 'end' : 'start',
    });
    const target = link
      ? `<circle class="p-target" fill="none" pointer-events="all" cx="${round(cx)}" cy="${round(cy)}" r="16"/>`
      : '';
    return linked(
      point,
      index,
      link,
      `${target}${interval}<circle class="p-hollow" stroke-width="1.5" cx="${round(cx)}" cy="${round(cy)}" r="${round(radius(point))}"/>${label}`,
    );
  });
  const body = [
    ...(band ? [`<path class="p-soft" d="${band}"/>`] : []),
    ...axes(x, y, side),
    `<path class="p-grey-line" stroke-dasharray="3 4" d="M${round(x(0))},${round(y(0))}L${round(x(1))},${round(y(1))}"/>`,
    `<path class="p-blue-line" stroke-width="2.5" stroke-linejoin="round" d="${curve}"/>`,
    ...points,
  ];
  return { height: TOP + side + BOTTOM, body: body.join('\n') };
}

/** The picture for a view whose stage is bands or curve; nothing for stage none. */
export function svgReliability(view: Reliability, width: number, link?: PointLink): Block {
  if (view.stage === 'none' || view.points.length === 0) return { height: 0, body: '' };
  return view.stage === 'bands' ? rulers(view, width, link) : diagram(view, width, link);
}

/** What the picture's parts mean, as one sentence. */
export function reliabilityKey(view: Reliability): string {
  if (view.stage !== 'curve') return '';
  const band =
    view.band.length > 0
      ? ' Shaded: where the curve of a perfectly calibrated forecaster would lie, 90% of the time at each place; about one place in ten may stick out by luck.'
      : '';
  const interval = view.points.some((point) => point.wilson95) ? ' and the 95% interval' : '';
  return `Solid line: what happened (CORP curve). Circles: groups of predictions with their number${interval}. Dashed: perfect calibration.${band}`;
}
