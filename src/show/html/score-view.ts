// One way of scoring the record in a page: a reading of the criteria and whose numbers count.
import { CURVE_FROM, isAveraged, isIndependent } from '../../score-terms.ts';
import type { ItemScore } from '../../score/item-score.ts';
import type { Band, ScoreObject } from '../../score/score-object.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { escaped } from '../markup-escape.ts';
import { bandText, behind, happenedText, reliabilityOf } from '../plot/reliability.ts';
import type { Reliability } from '../plot/reliability.ts';
import { reliabilityKey, svgReliability } from '../svg/reliability.ts';
import { aboutShare, percent, score, share } from '../words/number.ts';
import { confidenceLines, skillLines } from '../words/score-lines.ts';
import { brierSentence, changedPart, luckLines, WHAT_IF } from '../words/score-sentence.ts';

/** The reading and the numbers that a view scores; the key is used in addresses. */
export const VIEW_KEYS = ['strict-stated', 'strict-all', 'charitable-stated', 'charitable-all'] as const;
export type ViewKey = (typeof VIEW_KEYS)[number];

/** `bands`: the groups that n can carry, made from the same predictions; empty below ten. */
export interface ReportView {
  score: ScoreObject;
  /** As many independent predictions as its topics make; undefined without topics. */
  independent: number | undefined;
  bands: readonly Band[];
}

interface Shown extends ReportView {
  key: ViewKey;
  items: readonly ScoredItem[];
}

function readingOf(key: ViewKey): 'strict' | 'charitable' {
  return key.startsWith('strict') ? 'strict' : 'charitable';
}

function statedOnly(key: ViewKey): boolean {
  return key.endsWith('stated');
}

function viewTitle(key: ViewKey): string {
  return `${readingOf(key) === 'strict' ? 'Strict' : 'Charitable'} reading, ${statedOnly(key) ? "the forecaster's own numbers" : 'all numbers, imputed ones too'}`;
}

/** `70%`, `~50% on average` where it is imputed and changed over time. */
function saidOnAverage({ basis }: ScoredItem, own: ItemScore): string {
  return escaped(`${basis === 'stated' ? '' : '~'}${percent(own.p)}${isAveraged(own) ? ' on average' : ''}`);
}

function entry(item: ScoredItem, key: ViewKey): string {
  const own = item[readingOf(key)]!;
  const outcome = readingOf(key) === 'strict' ? item.outcome : item.charitableOutcome;
  const number = saidOnAverage(item, own);
  return `<li><a href="#p-${escaped(item.id)}">${escaped(item.id)}</a> ${number}, ${escaped(outcome ?? '')}</li>`;
}

function pointId(key: ViewKey, index: number): string {
  return `pt-${key}-${index}`;
}

/** A title, and what stands of a point below it. */
type Column = readonly [title: string, textOf: (point: Band) => string];

/** No column for what is not to be said of any point. */
function columnsOf({ points }: Reliability): readonly Column[] {
  const interval: Column = ['95% interval', (point) => point.wilson95?.map(share).join(' to ') ?? '–'];
  const normal: Column = ['Normal if the numbers are right', (point) => point.range90IfCalibrated?.join(' to ') ?? '–'];
  return [
    ['Said on average', (point) => (point.n === 1 ? percent(point.meanForecast) : aboutShare(point.meanForecast))],
    ['Happened', happenedText],
    ...(points.some((point) => point.wilson95) ? [interval] : []),
    ...(points.some((point) => point.range90IfCalibrated) ? [normal] : []),
  ];
}

function pointTable(view: Reliability, shown: Shown): string {
  const columns = columnsOf(view);
  const titles = ['Said', ...columns.map(([title]) => title)];
  const rows = view.points.map((point, index) => {
    const list = behind(point, shown.items, readingOf(shown.key), statedOnly(shown.key)).map((item) =>
      entry(item, shown.key),
    );
    const cells = columns.map(([, textOf]) => `<td>${escaped(textOf(point))}</td>`);
    return `<tr id="${pointId(shown.key, index)}"><th scope="row">${bandText(point)}</th>${cells.join('')}</tr><tr><td colspan="${titles.length}"><details class="behind"><summary>${point.n === 1 ? 'The prediction' : `The ${point.n} predictions`} said at ${bandText(point)}</summary><ul>${list.join('')}</ul></details></td></tr>`;
  });
  return `<table class="points bands"><caption>Said against happened: ${escaped(viewTitle(shown.key))}</caption><thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Below ten there is neither chart nor rate: the predictions one by one. */
function itemTable(shown: Shown): string {
  const scored = shown.items.filter(
    (item) => item[readingOf(shown.key)] !== null && (!statedOnly(shown.key) || item.basis === 'stated'),
  );
  const rows = scored.map((item) => {
    const own = item[readingOf(shown.key)]!;
    const outcome = readingOf(shown.key) === 'strict' ? item.outcome : item.charitableOutcome;
    return `<tr><th scope="row"><a href="#p-${escaped(item.id)}">${escaped(item.prediction.claim)}</a></th><td>${saidOnAverage(item, own)}</td><td>${escaped(outcome ?? '')}</td><td>${escaped(score(own.brier))}</td></tr>`;
  });
  return `<table class="points"><caption>Fewer than ten scored predictions: no chart and no rates, each one by itself</caption><thead><tr><th scope="col">Prediction</th><th scope="col">Said</th><th scope="col">Outcome</th><th scope="col">Brier score</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function diagram(view: Reliability, shown: Shown): string {
  const width = 460;
  const block = svgReliability(view, width, (index) => pointId(shown.key, index));
  if (block.height === 0) return '';
  const height = Math.ceil(block.height);
  const key = reliabilityKey(view);
  return `<div class="plot"><svg role="group" aria-label="Said against happened, ${escaped(viewTitle(shown.key))}; the table below holds the same numbers" viewBox="0 0 ${width} ${height}">${block.body}</svg><div class="panel quiet" data-panel="${shown.key}" hidden>Point at a mark or move to it with the Tab key to see the predictions behind it.</div></div>${key ? `<p class="quiet">${escaped(key)}</p>` : ''}`;
}

function corpLines(object: ScoreObject, independent: number | undefined): string[] {
  const { corp, n } = object;
  if (n < CURVE_FROM || corp === null) return [];
  const expected =
    corp.expectedMiscalibrationIfCalibrated === null || !isIndependent(n, independent)
      ? ''
      : ` (a calibrated forecaster with these numbers would average ${score(corp.expectedMiscalibrationIfCalibrated)})`;
  return [
    `Brier score = miscalibration ${score(corp.miscalibration)}${expected} − discrimination ${score(corp.discrimination)} + uncertainty ${score(corp.uncertainty)}${changedPart(object)}.`,
  ];
}

/** A section that stands by itself; the script of the page shows one of the four at a time. */
export function htmlScoreView(
  key: ViewKey,
  { score: object, independent, bands }: ReportView,
  items: readonly ScoredItem[],
): string {
  const shown: Shown = { key, score: object, independent, bands, items };
  const view = reliabilityOf(object, bands);
  const imputed = !statedOnly(key) && items.some((item) => item[readingOf(key)] !== null && item.basis !== 'stated');
  const warning = imputed
    ? `<p class="warning"><b>${WHAT_IF}?</b> Numbers that the lexicon or the keeper put on the words are scored here, not the forecaster's own odds.</p>`
    : '';
  const lines = [
    ...luckLines(object, independent),
    ...skillLines(object, independent),
    ...confidenceLines(object, independent),
    ...corpLines(object, independent),
  ];
  const body =
    object.n === 0
      ? '<p>Nothing to score yet.</p>'
      : [
          warning,
          `<p>${escaped(brierSentence(object, independent))}</p>`,
          diagram(view, shown),
          ...lines.map((line) => `<p>${escaped(line)}</p>`),
          view.stage === 'none' ? itemTable(shown) : pointTable(view, shown),
        ].join('');
  return `<section class="view" data-view="${key}" aria-label="${escaped(viewTitle(key))}"><h3>${escaped(viewTitle(key))}: ${object.n} scored</h3>${body}</section>`;
}
