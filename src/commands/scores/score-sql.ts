import { resolve } from 'node:path';
import { misuse } from '../../errors.ts';
import { scoreSql } from '../../exchange/sql/score-sql.ts';
import { regularSize } from '../../ledger/store/open.ts';
import { shellWord } from '../../shell-word.ts';
import type { World } from '../../world.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Globals } from '../line/globals.ts';
import { inFormat } from '../line/in-format.ts';

/** A name of this kind that stands for a file is no table of a database. */
const FILE_ENDING = /\.(?:csv|tsv|txt|jsonl?|ndjson|parquet)$/i;

/** Prints SQL that scores the table of this name; reads nothing. */
export function printScoreSql(
  input: { file: string | undefined; by?: string; columns?: string; explain?: string; counts?: boolean },
  globals: Globals,
  world: World,
): number {
  inFormat(globals, 'score --sql');
  if (input.file === '-') throw misuse('--sql takes the name of a table, not -', 'predict score --sql forecasts');
  for (const flag of ['explain', 'counts'] as const)
    if (input[flag] !== undefined) throw misuse(`--${flag} does not go with --sql`, 'leave out one of the two');
  const { file } = input;
  if (file !== undefined && FILE_ENDING.test(file) && regularSize(resolve(world.cwd, file)) > 0) {
    const by = input.by === undefined ? '' : ` --by ${shellWord(input.by)}`;
    const hints = [
      `predict score ${shellWord(file)}${by} scores it`,
      'predict score --sql lake.forecasts prints SQL for a table',
    ];
    throw misuse(`${file} is a file here; --sql takes the name of a table in a database`, ...hints);
  }
  const text = scoreSql({ table: input.file ?? 'forecasts', by: input.by, columns: input.columns });
  // A name is no prose: what --ascii does to texts would name another table.
  deliver(text, { ...globals, look: { ...globals.look, unicode: true } }, world);
  return 0;
}
