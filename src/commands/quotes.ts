import { basename, resolve } from 'node:path';
import { misuse } from '../errors.ts';
import { checkQuotes, sourceText } from '../ledger/coverage.ts';
import type { QuoteCheck } from '../ledger/coverage.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { listFiles } from '../ledger/store/find.ts';
import { readFileBytes } from '../ledger/store/store.ts';
import { quotesPage } from '../show/terminal/quotes-page.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { openLedgers } from './open/open-ledger.ts';

const KEYS = ['id', 'quote', 'source', 'at', 'finding', 'line', 'why'];

/** True where something is wrong, or a text that was recorded is not at hand as it was. */
function hasFailed({ finding, why }: QuoteCheck): boolean {
  return finding === 'missing' || finding === 'elsewhere' || why === 'text absent' || why === 'text changed';
}

/**
 * Status 1 when a quote is missing or stands elsewhere, or its text is not there as it was read; without a text
 * on record it is only said.
 */
export async function quotes(input: { texts?: string }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'quotes');
  if (input.texts === undefined) {
    throw misuse(
      'predict quotes needs --texts DIR',
      'the folder with the texts that the sources were read from; they are found by their SHA-256',
    );
  }
  const opened = await openLedgers('quotes', globals, world);
  const texts = listFiles(resolve(world.cwd, input.texts)).map((file) =>
    sourceText(basename(file), readFileBytes(file)),
  );
  const checks = checkQuotes(ledgerAsOf(opened.ledger, globals.asOf), texts);
  const rows = checks.map(({ id, quote, finding, ...check }) => ({
    id,
    quote,
    source: check.source ?? null,
    at: check.at ?? null,
    finding,
    line: check.line ?? null,
    why: check.why ?? null,
  }));
  if (globals.format === 'text') deliver(quotesPage(checks, globals.look), globals, world);
  else deliver(await rowsFor(opened.envelope, 'quotes', rows, KEYS, globals), globals, world);
  return checks.some(hasFailed) ? 1 : 0;
}
