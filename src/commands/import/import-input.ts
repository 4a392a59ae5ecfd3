import type { Day } from '../../day.ts';
import type { EntryOptions } from '../../exchange/entries/found-entries.ts';

/** What the command line says of an import. */
export interface ImportInput {
  format: string;
  files: readonly string[];
  /** FIELD=COLUMN, for csv and jsonl. */
  map?: readonly string[];
  percent?: boolean;
  dates?: string;
  /** NAME or NAME=ID. */
  forecaster?: string;
  /** `import` (default): recorded today. `said`: recorded when the export says it was said. */
  recorded?: string;
  said?: string;
  /** `entries` (default) or `forecast`. */
  as?: string;
  for?: string;
  by?: string;
  market?: string;
  answer?: string;
  loss?: string;
  dryRun?: boolean;
}

/** What decides whose the entries are, and which days stand in them. */
export function entryOptions({ forecaster, recorded }: ImportInput, today: Day): EntryOptions {
  return { today, forecaster, trustStamps: recorded === 'said' };
}
