import type { LoadSources, RecordText } from '../../ledger/read/ledger-reading.ts';

/** The source records beside a ledger, read once however often the ledger is. */
export class Records {
  readonly #load: LoadSources;
  readonly #read = new Map<string, readonly RecordText[]>();

  constructor(load: LoadSources) {
    this.#load = load;
  }

  load: LoadSources = (folder) => {
    const known = this.#read.get(folder) ?? this.#load(folder);
    this.#read.set(folder, known);
    return known;
  };

  /** Those that were asked for. */
  all(): RecordText[] {
    return [...this.#read.values()].flat();
  }
}
