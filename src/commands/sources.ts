import { failure } from '../errors.ts';
import { coverageOf } from '../ledger/coverage.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { nearest } from '../nearest.ts';
import { jsonDocument } from '../show/data/json.ts';
import { sourcePage, sourcesTable } from '../show/terminal/sources-page.ts';
import type { World } from '../world.ts';
import { deliver, inFormat, pickRows, rowsFor } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { openLedgers } from './open/open-ledger.ts';

const KEYS = [
  'id',
  'title',
  'publisher',
  'author',
  'kind',
  'url',
  'archiveUrl',
  'said',
  'published',
  'text',
  'statements',
  'tracked',
  'leftOut',
  'predictions',
];

/** `predict sources [ID]`: how much of each source is tracked, or one source whole. Returns status 0. */
export async function sources(input: { id?: string | undefined }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'sources', ['text', 'json', 'jsonl', 'csv']);
  const opened = await openLedgers('sources', globals, world);
  const coverage = coverageOf(ledgerAsOf(opened.ledger, globals.asOf));
  if (input.id !== undefined) {
    const ids = coverage.map((row) => row.source.id);
    const typed = input.id;
    const whole = coverage.filter((row) => row.source.id.endsWith(`/${typed}`));
    const begun =
      whole.length > 0
        ? whole
        : coverage.filter(
            (row) => row.source.id.startsWith(typed) || row.source.id.split('/').at(-1)!.startsWith(typed),
          );
    const found = coverage.find((row) => row.source.id === typed) ?? (begun.length === 1 ? begun[0] : undefined);
    if (!found) {
      const near =
        begun.length > 1
          ? begun.map((row) => row.source.id)
          : nearest(input.id, ids).map((id) => `did you mean ${id}?`);
      throw failure(
        'unknown-source',
        `no source has the id "${input.id}"`,
        near.length > 0
          ? near
          : [ids.length > 0 ? `sources: ${ids.join(', ')}` : 'the ledger has no record of a source'],
      );
    }
    if (globals.format === 'text') deliver(sourcePage(found, globals.look), globals, world);
    else
      deliver(
        jsonDocument(opened.envelope, {
          source: pickRows([{ ...found.source }], Object.keys(found.source), globals)[0],
        }),
        globals,
        world,
      );
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
