import { failure } from '../errors.ts';
import { coverageOf } from '../ledger/coverage.ts';
import type { Coverage } from '../ledger/coverage.ts';
import { meantById } from '../ledger/find-item.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { nearest } from '../nearest.ts';
import { jsonDocument } from '../show/data/json.ts';
import { sourcePage, sourcesTable } from '../show/terminal/sources-page.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { pickRows, rowsFor } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { openLedgers } from './open/open-ledger.ts';

const KEYS = [
  'id', 'title', 'publisher', 'author', 'kind', 'url', 'archiveUrl', 'said', 'published', 'text',
  'statements', 'tracked', 'leftOut', 'predictions',
]; // prettier-ignore

/** The source with this id or unique beginning of an id. Throws `unknown-source`, with those that can be meant. */
function sourceCalled(typed: string, coverage: readonly Coverage[]): Coverage {
  const idOf = ({ source }: Coverage): string => source.id;
  const { found } = meantById(coverage, idOf, typed);
  const one = coverage.find((row) => idOf(row) === typed) ?? (found.length === 1 ? found[0] : undefined);
  if (one) return one;
  const ids = coverage.map(idOf);
  const near = found.length > 1 ? found.map(idOf) : nearest(typed, ids).map((id) => `did you mean ${id}?`);
  const all = ids.length > 0 ? `sources: ${ids.join(', ')}` : 'the ledger has no record of a source';
  throw failure('unknown-source', `no source has the id "${typed}"`, near.length > 0 ? near : [all]);
}

/** `predict sources [ID]`: how much of each source is tracked, or one source whole. Returns status 0. */
export async function sources(input: { id?: string | undefined }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'sources');
  const opened = await openLedgers('sources', globals, world);
  const coverage = coverageOf(ledgerAsOf(opened.ledger, globals.asOf));
  if (input.id !== undefined) {
    const found = sourceCalled(input.id, coverage);
    if (globals.format === 'text') deliver(sourcePage(found, globals.look), globals, world);
    else {
      const [source] = pickRows([{ ...found.source }], Object.keys(found.source), globals);
      deliver(jsonDocument(opened.envelope, { source }), globals, world);
    }
    return 0;
  }
  const rows = coverage.map(({ source, statements, tracked, leftOut, predictions }) => ({
    ...Object.fromEntries(KEYS.map((key) => [key, (source as unknown as Record<string, unknown>)[key] ?? null])),
    text: source.text?.sha256 ?? null,
    statements,
    tracked,
    leftOut,
    predictions,
  }));
  if (globals.format === 'text') deliver(sourcesTable(coverage, globals.look), globals, world);
  else deliver(await rowsFor(opened.envelope, 'sources', rows, KEYS, globals), globals, world);
  return 0;
}
