// A source record of a ledger that is kept in columns: its id and title are, the rest is read when it is asked for.
import type { Day } from '../../day.ts';
import type { Source, SourceKind, Statement } from '../prediction.ts';
import type { LightRows } from './light-prediction.ts';

/** Like a light prediction not to be spread; as JSON it is whole. */
export class LightSource implements Source {
  readonly id: string;
  readonly title: string;
  readonly #rows: LightRows;

  constructor(rows: LightRows, id: string, title: string) {
    this.id = id;
    this.title = title;
    this.#rows = rows;
  }

  #whole(): Source {
    return this.#rows.ledger().sources.get(this.id)!;
  }

  get publisher(): string {
    return this.#whole().publisher!;
  }

  get author(): string {
    return this.#whole().author!;
  }

  get kind(): SourceKind {
    return this.#whole().kind!;
  }

  get url(): string {
    return this.#whole().url!;
  }

  get archiveUrl(): string {
    return this.#whole().archiveUrl!;
  }

  get said(): Day {
    return this.#whole().said!;
  }

  get published(): Day {
    return this.#whole().published!;
  }

  get text(): { file: string; sha256: string; bytes: number } {
    return this.#whole().text!;
  }

  get about(): string {
    return this.#whole().about!;
  }

  get statements(): readonly Statement[] {
    return this.#whole().statements;
  }

  get file(): string {
    return this.#whole().file!;
  }

  toJSON(): unknown {
    return this.#whole();
  }
}
