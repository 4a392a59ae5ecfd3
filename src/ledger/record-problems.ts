// What is wrong or weak in the source records of a ledger, beside its entries.
import type { Problem } from '../errors.ts';
import { CODES } from './codes.ts';
import type { Code } from './codes.ts';
import type { Ledger } from './prediction.ts';
import { shown } from './read/lines.ts';
import type { Path } from './read/node.ts';
import type { Reading } from './read/read.ts';
import { Suggestions } from './read/suggest.ts';

/** Ids that a record tracks and no entry has, and records in files of their own that account for nothing yet. */
export function recordProblems(ledger: Ledger, reading: Pick<Reading, 'placeInSource'>, predict: string): Problem[] {
  const problems: Problem[] = [];
  const add = (code: Code, source: string, path: Path, message: string, hints: string[]): void => {
    const place = reading.placeInSource(source, path);
    problems.push({ code, severity: CODES[code], message, ...(place && { place }), hints });
  };
  const ids = new Set(ledger.predictions.map((prediction) => prediction.id));
  const suggestions = new Suggestions();
  for (const source of ledger.sources.values()) {
    source.statements.forEach((statement, i) => {
      statement.tracked.forEach((id, j) => {
        if (ids.has(id)) return;
        const close = suggestions.for(id, ids);
        const hints =
          close.length > 0 ? close : ['add the entry, or leave the statement out with left_out: and the reason'];
        add('unknown-tracked-id', source.id, ['statements', i, 'tracked', j], `no prediction ${shown(id)}`, hints);
      });
    });
    // One in the ledger itself may be no more than an address.
    if (source.file === undefined || source.statements.length > 0) continue;
    add(
      'no-statements',
      source.id,
      ['id'],
      `the record of ${shown(source.id)} accounts for none of its statements yet`,
      [`${predict} statement ${source.id} "WHAT IS SAID" --at PLACE --tracked ID, or --left-out WHY, adds one`],
    );
  }
  return problems;
}
