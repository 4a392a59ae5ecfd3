// What every command is told besides its own input: the flags that hold everywhere, already checked.
import type { Day } from '../../day.ts';
import type { Look } from '../../show/terminal/look.ts';

export const FORMATS = ['text', 'json', 'jsonl', 'csv', 'md', 'svg', 'html', 'ics'] as const;
export type Format = (typeof FORMATS)[number];

/** Commands that take what they write from `--json -`. */
export const FROM_JSON = ['add', 'resolve', 'reopen'];

export interface Globals {
  /** Paths given with --ledger, as typed; empty: look for one. */
  ledgers: readonly string[];
  today: Day;
  /** The ledger is read as it stood at the end of this day. */
  asOf: Day;
  format: Format;
  /** The format that the ending of -o FILE stands for; left out where a format is named, or it stands for none. */
  ending?: Format;
  /** Fields picked with --json FIELDS; empty: all. */
  fields: readonly string[];
  /** `--json -`: what the command is to write comes as JSON from standard input. */
  jsonInput?: boolean;
  /** File for the result instead of stdout. */
  output?: string;
  /** How stdout and stderr can show text. */
  look: Look;
  remarks: Look;
  /** Neither use nor keep what was read before. */
  noCache: boolean;
  /** Questions may be asked: a terminal is there and --no-input is not. */
  mayAsk: boolean;
  pager: boolean;
}
