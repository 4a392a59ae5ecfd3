import { OUTCOMES } from '../ledger/prediction.ts';
import { select } from '../ledger/select.ts';
import { graderPairs, gradersOf } from '../score/graders.ts';
import { gradersPage } from '../show/terminal/graders-page.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText, rowsText } from './deliver/fields.ts';
import { sayEmpty } from './deliver/say-empty.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { openCached } from './open/open-cached.ts';

const KEYS = ['id', 'predictions', ...OUTCOMES, 'amended', 'first', 'last'];

/** The graders of what the terms select, and how far every two of them agree. */
export async function graders(input: { terms: readonly string[] }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'graders');
  const opened = await openCached('graders', globals, world);
  const selection = select(opened.items, input.terms, globals.today);
  const rows = gradersOf(selection.items);
  sayEmpty(selection, opened, world);
  if (globals.format === 'csv' || globals.format === 'jsonl') {
    deliver(await rowsText(rows.map((row) => ({ ...row })), KEYS, globals), globals, world); // prettier-ignore
    return 0;
  }
  const pairs = graderPairs(selection.items, rows);
  if (globals.format === 'json')
    deliver(documentText(opened.envelope, { graders: rows, pairs }, globals), globals, world);
  else deliver(gradersPage(rows, pairs, globals.look), globals, world);
  return 0;
}
