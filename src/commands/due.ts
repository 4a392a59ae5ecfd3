import { dayOrder, parseDay } from '../day.ts';
import { failure } from '../errors.ts';
import { Losses } from '../exchange/loss.ts';
import type { Item } from '../ledger/item.ts';
import { oddsOf } from '../ledger/odds.ts';
import { select } from '../ledger/select.ts';
import { LIST_KEYS, listRow } from '../show/data/list-rows.ts';
import { dueWorksheet } from '../show/terminal/due-worksheet.ts';
import { wrap } from '../show/terminal/width.ts';
import { plural } from '../show/words/number.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import { sayEmpty } from './deliver/say-empty.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { predictWith } from './line/predict-with.ts';
import { refuseFallback } from './open/ledger-files.ts';
import { openCached } from './open/open-cached.ts';

export interface DueInput {
  terms: readonly string[];
  within?: string;
  exitCode?: boolean;
}

const byDue = (a: Item, b: Item): number => dayOrder(a.prediction.due!.date, b.prediction.due!.date);

/**
 * `predict due`: what is overdue and what soon falls due. Returns the exit status: 1 with
 * `--exit-code` and something overdue.
 */
export async function due(input: DueInput, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'due');
  const span = input.within ?? '90d';
  const until = parseDay(/^\d+[dwmy]$/.test(span) ? `+${span}` : span, globals.asOf);
  if (until === undefined)
    throw failure('bad-day', `--within: "${span}" is not a span or a day`, ['write 90d, 6m, eoy or 2026-12-31'], 2);
  if (input.exitCode) refuseFallback('predict due --exit-code', globals, world);
  const opened = await openCached('due', globals, world);
  const selection = select(opened.items, input.terms, globals.today);
  const unsettled = selection.items.filter((item) => item.prediction.due !== undefined && !item.standing.settled);
  const matured = unsettled.filter((item) => item.standing.matured).sort(byDue);
  const overdue = matured.filter((item) => !item.standing.strict.contested);
  const contested = matured.filter((item) => item.standing.strict.contested);
  const soon = unsettled.filter((item) => !item.standing.matured && item.prediction.due!.date <= until).sort(byDue);
  const rows = [...overdue, ...contested, ...soon].map((item) => listRow(item, null));
  if (globals.format === 'text') {
    const parts = { overdue, contested, soon, sources: opened.ledger.sources };
    deliver(dueWorksheet(parts, oddsOf, globals.asOf, globals.look, predictWith(globals)), globals, world);
    const tied = contested.length > 0 ? `, ${contested.length} contested` : '';
    const totals = `${plural(overdue.length, 'prediction')} overdue${tied}, ${soon.length} due by ${until}`;
    world.err(`${wrap(totals, globals.remarks.width).join('\n')}\n`);
  } else if (globals.format === 'ics') {
    const { calendar } = await import('../exchange/write/write-ics.ts');
    const { ledger } = opened;
    const items = [...overdue, ...contested, ...soon];
    deliver(calendar(ledger.name, ledger.title ?? ledger.name, items, globals.asOf, new Losses()), globals, world);
  } else deliver(await rowsFor(opened.envelope, 'predictions', rows, LIST_KEYS, globals), globals, world);
  sayEmpty(selection, opened, world);
  return input.exitCode && overdue.length > 0 ? 1 : 0;
}
