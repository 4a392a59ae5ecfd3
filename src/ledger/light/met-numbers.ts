// The probabilities of a ledger's entries, most of which are met again and again: worked out once.
import type { Prediction } from '../prediction.ts';
import { type ProbabilityFields, parseOdds, probabilityOf } from '../probability.ts';
import { CELLS, type ColumnName } from './light-cells.ts';

/** A probability: its fields, and its cells with the columns they belong to. */
export interface Met {
  fields: ProbabilityFields | undefined;
  cells: readonly { column: string[]; cell: string }[];
}

/** The cells of each column that is filled. */
export type Cells = Readonly<Record<ColumnName, string[]>>;

const COLUMNS = [
  'central', 'basis', 'unusable', 'value', 'low', 'high', 'typed', 'wording', 'row', 'shown',
] as const satisfies ColumnName[]; // prettier-ignore

/** Entries with later numbers are not met here. */
const NONE: Prediction['forecasts'] = [];

export class MetNumbers {
  readonly #cells: Cells;
  readonly #typed = new Map<string, Met | undefined>();
  readonly #worded = new Map<string, Met | undefined>();

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  #met(fields: ProbabilityFields, typed?: string): Met | undefined {
    const probability = probabilityOf(fields, typed);
    if (probability === undefined) return undefined;
    const prediction = { probability, forecasts: NONE } as Prediction;
    const cells: Met['cells'][number][] = [];
    for (const name of COLUMNS) {
      const cell = CELLS[name](prediction);
      if (cell !== undefined) cells.push({ column: this.#cells[name], cell });
    }
    return { fields, cells };
  }

  /** A number as it is typed; undefined when it is no probability. */
  typed(text: string): Met | undefined {
    if (this.#typed.has(text)) return this.#typed.get(text);
    const odds = parseOdds(text);
    const met = 'error' in odds ? undefined : this.#met({ basis: 'stated', ...odds }, text);
    this.#typed.set(text, met);
    return met;
  }

  /** Words with the row of the lexicon that fits; undefined when it has no number. */
  worded(wording: string, row: string | undefined): Met | undefined {
    const key = JSON.stringify([wording, row]);
    if (this.#worded.has(key)) return this.#worded.get(key);
    const met = this.#met({ basis: 'worded', wording, ...(row !== undefined && { row }) });
    this.#worded.set(key, met);
    return met;
  }
}
