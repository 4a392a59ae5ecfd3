import { formatNames } from '../exchange/formats.ts';
import { Losses } from '../exchange/loss.ts';
import { FORECAST_COLUMNS, PREDICTION_COLUMNS } from '../exchange/read/own-columns.ts';
import { SHEET_COLUMNS } from '../exchange/read/read-fatebook-sheet.ts';
import { fatebookRows } from '../exchange/write/write-fatebook.ts';
import { metaculusForecasts } from '../exchange/write/write-metaculus.ts';
import { entryItem, headItem } from '../exchange/write/write-own.ts';
import { forecastRows, predictionRows } from '../exchange/write/write-rows.ts';
import type { Item } from '../ledger/item.ts';
import { oddsOf } from '../ledger/odds.ts';
import { select } from '../ledger/select.ts';
import { csvText } from '../show/data/csv.ts';
import { jsonDocument, jsonLines } from '../show/data/json.ts';
import { markdownList } from '../show/markdown/markdown-list.ts';
import { plural } from '../show/words/number.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { reportLosses } from './deliver/loss-report.ts';
import { sayEmpty } from './deliver/say-empty.ts';
import { wordOf } from './input/typed-value.ts';
import type { Globals } from './line/globals.ts';
import { onlyFormats } from './line/in-format.ts';
import { openLedger, openLedgers } from './open/open-ledger.ts';
import type { OpenedLedgers } from './open/open-ledger.ts';

export interface ExportInput {
  format: string;
  terms: readonly string[];
  loss?: string;
}

type Write = (
  items: readonly Item[],
  opened: OpenedLedgers,
  losses: Losses,
  globals: Globals,
) => string | Promise<string>;

function reportMarkdown(items: readonly Item[], losses: Losses): void {
  for (const { prediction } of items)
    losses.lost(
      'everything but id, claim, condition, days, probability and outcome',
      'the table has no columns for it',
      prediction.id,
    );
}

/** Rows have ids of people and sources, not what they stand for. */
function reportHead({ ledger }: OpenedLedgers, losses: Losses): void {
  for (const { id, name } of ledger.forecasters.values())
    if (name !== id) losses.lost('names of forecasters', 'rows have their ids', id);
  for (const id of ledger.sources.keys()) losses.lost('source records', 'rows have their ids', id);
}

const WRITERS: Readonly<Record<string, Write>> = {
  json: (items, { ledger, envelope }) =>
    jsonDocument(envelope, {
      ledger: headItem(ledger),
      predictions: items.map(({ prediction }) => entryItem(prediction)),
    }),
  jsonl: (items, { ledger }) =>
    jsonLines([{ ledger: headItem(ledger) }, ...items.map(({ prediction }) => entryItem(prediction))]),
  'csv-predictions': (items, opened, losses) => {
    reportHead(opened, losses);
    return csvText(PREDICTION_COLUMNS, predictionRows(items, losses));
  },
  'csv-forecasts': (items, opened, losses) => {
    reportHead(opened, losses);
    return csvText(FORECAST_COLUMNS, forecastRows(items, losses));
  },
  fatebook: (items, _opened, losses) => csvText(SHEET_COLUMNS, fatebookRows(items, losses)),
  metaculus: (items, _opened, losses) => `${JSON.stringify(metaculusForecasts(items, losses), null, 2)}\n`,
  markdown: (items, _opened, losses) => {
    reportMarkdown(items, losses);
    return markdownList(items, oddsOf);
  },
  ics: async (items, { ledger }, losses, globals) => {
    const { calendar } = await import('../exchange/write/write-ics.ts');
    return calendar(ledger.name, ledger.title ?? ledger.name, items, globals.asOf, losses);
  },
};

/** The names that can be written. A test holds them equal to the table of formats. */
export const WRITABLE: readonly string[] = Object.keys(WRITERS);

/** Formats that hold one ledger whole, with ids that can be read back. */
const WHOLE = ['json', 'jsonl', 'csv-predictions', 'csv-forecasts', 'metaculus'];

/** Writes what the terms select in another format; what it cannot hold is said on stderr. */
export async function exportTo(input: ExportInput, globals: Globals, world: World): Promise<number> {
  const format = wordOf('FORMAT', input.format, formatNames('export'));
  onlyFormats(globals, 'export');
  const opened = WHOLE.includes(format)
    ? await openLedger('export', globals, world)
    : await openLedgers('export', globals, world);
  const selection = select(opened.items, input.terms, globals.today);
  const losses = new Losses();
  const text = await WRITERS[format]!(selection.items, opened, losses, globals);
  // The bytes of another program's format: no pager, and --ascii is for texts that people read.
  const kind = format === 'json' || format === 'jsonl' ? format : 'csv';
  deliver(text, { ...globals, pager: false, format: kind }, world);
  sayEmpty(selection, opened, world);
  reportLosses(losses.list(), input.loss, { ...opened.envelope, format }, {}, globals, world);
  const left = new Set(losses.list().flatMap(({ what, at }) => (what === 'prediction' ? at : [])));
  world.err(`exported: ${plural(selection.items.length - left.size, 'prediction')}\n`);
  return 0;
}
