// The predictions of a ledger that is kept in columns: what each is made of is looked up when it is asked for.
import type { Column, Columns } from './light-columns.ts';
import type { LightHead, LightResolution } from './light-ledger.ts';
import type {
  Criteria,
  Evidence,
  Forecast,
  Ledger,
  Outcome,
  Prediction,
  Resolution,
  Saying,
  VoidReason,
} from './prediction.ts';

/** `yes 2025-05-01 2025-05-02 editor`, or what JSON says. */
function resolutionsOf(cell: string): LightResolution[] {
  if (cell.startsWith('[')) return JSON.parse(cell) as LightResolution[];
  const at = cell.indexOf(' ');
  const [known, recorded] = [cell.slice(at + 1, at + 11), cell.slice(at + 12, at + 22)];
  return [{ outcome: cell.slice(0, at) as Outcome, known, recorded, by: cell.slice(at + 23) }];
}

const NONE: readonly never[] = [];

/** The columns of a ledger, and the whole of it where that has to be read. */
export class Kept {
  readonly #columns: Columns<LightHead>;
  readonly #whole: () => Ledger;
  #ledger: Ledger | undefined;

  constructor(columns: Columns<LightHead>, whole: () => Ledger) {
    this.#columns = columns;
    this.#whole = whole;
  }

  ledger(): Ledger {
    return (this.#ledger ??= this.#whole());
  }

  prediction(row: number): Prediction {
    return this.ledger().predictions[row]!;
  }

  column(name: string): Column {
    return this.#columns.column(name);
  }

  has(column: string, row: number): boolean {
    return !this.#columns.column(column).isEmpty(row);
  }

  cell(column: string, row: number): string {
    return this.#columns.column(column).at(row);
  }

  text(column: string, row: number): string | undefined {
    return this.cell(column, row) || undefined;
  }

  number(column: string, row: number): number | undefined {
    return this.has(column, row) ? Number(this.cell(column, row)) : undefined;
  }
}

// The classes below stand in for plain objects. What they give is looked up each time and is no property of their own, so
// they are not to be spread; as JSON they are whole.

class CachedPart {
  protected readonly kept: Kept;
  protected readonly index: number;

  constructor(kept: Kept, index: number) {
    this.kept = kept;
    this.index = index;
  }

  protected text(column: string): string | undefined {
    return this.kept.text(column, this.index);
  }

  protected whole(): Prediction {
    return this.kept.prediction(this.index);
  }
}

class CachedSaid extends CachedPart {
  get date(): string {
    return this.kept.cell('said', this.index);
  }

  get source(): string | undefined {
    return this.text('source');
  }

  get at(): string | undefined {
    return this.text('at');
  }

  get quote(): string | undefined {
    return this.text('quote');
  }

  get speaker(): string | undefined {
    return this.text('speaker');
  }

  toJSON(): unknown {
    return this.whole().said;
  }
}

class CachedDue extends CachedPart {
  get date(): string {
    return this.kept.cell('due', this.index).slice(0, 10);
  }

  get basis(): string {
    return this.kept.cell('due', this.index).slice(11);
  }

  get why(): string | undefined {
    return this.whole().due!.why;
  }

  toJSON(): unknown {
    return this.whole().due;
  }
}

class CachedProbability extends CachedPart {
  get central(): number {
    return Number(this.kept.cell('central', this.index));
  }

  get basis(): string {
    return this.kept.cell('basis', this.index);
  }

  get usable(): boolean {
    return !this.kept.has('unusable', this.index);
  }

  get value(): number | undefined {
    return this.kept.number('value', this.index);
  }

  get low(): number | undefined {
    return this.kept.number('low', this.index);
  }

  get high(): number | undefined {
    return this.kept.number('high', this.index);
  }

  get typed(): string | undefined {
    return this.text('typed');
  }

  get wording(): string | undefined {
    return this.text('wording');
  }

  get row(): string | undefined {
    return this.text('row');
  }

  get why(): string | undefined {
    return this.whole().probability!.why;
  }

  toJSON(): unknown {
    return this.whole().probability;
  }
}

class CachedResolution implements Resolution {
  readonly by: string;
  readonly recorded: string;
  readonly outcome: Outcome;
  readonly known: string;
  declare charitable?: Outcome;
  declare happened?: string;
  declare fraction?: number;
  declare reason?: VoidReason;
  readonly #whole: () => Resolution;

  constructor(light: LightResolution, whole: () => Resolution) {
    this.by = light.by;
    this.recorded = light.recorded;
    this.outcome = light.outcome;
    this.known = light.known;
    if (light.charitable !== undefined) this.charitable = light.charitable;
    if (light.happened !== undefined) this.happened = light.happened;
    if (light.fraction !== undefined) this.fraction = light.fraction;
    if (light.reason !== undefined) this.reason = light.reason;
    this.#whole = whole;
  }

  get why(): string {
    return this.#whole().why!;
  }

  get evidence(): readonly Evidence[] {
    return this.#whole().evidence;
  }

  toJSON(): unknown {
    return this.#whole();
  }
}

/** A prediction that looks its parts up when it is asked for them. */
export class CachedPrediction extends CachedPart {
  /** Compared with each other, and so the same each time. */
  #resolutions: readonly Resolution[] | undefined;

  get id(): string {
    return this.kept.cell('id', this.index);
  }

  get claim(): string {
    return this.kept.cell('claim', this.index);
  }

  get forecaster(): string {
    return this.kept.cell('forecaster', this.index);
  }

  get recorded(): string {
    return this.kept.cell('recorded', this.index);
  }

  get group(): string | undefined {
    return this.text('group');
  }

  get tags(): readonly string[] {
    return this.text('tags')?.split(' ') ?? NONE;
  }

  get said(): CachedSaid {
    return new CachedSaid(this.kept, this.index);
  }

  get restated(): readonly Saying[] {
    const cell = this.text('restated');
    return cell === undefined ? NONE : (JSON.parse(cell) as Saying[]);
  }

  get due(): CachedDue | undefined {
    return this.kept.has('due', this.index) ? new CachedDue(this.kept, this.index) : undefined;
  }

  get probability(): CachedProbability | undefined {
    return this.kept.has('central', this.index) ? new CachedProbability(this.kept, this.index) : undefined;
  }

  get forecasts(): readonly Forecast[] {
    const cell = this.text('forecasts');
    return cell === undefined ? NONE : (JSON.parse(cell) as Forecast[]);
  }

  get resolutions(): readonly Resolution[] {
    if (this.#resolutions) return this.#resolutions;
    const cell = this.text('resolutions');
    if (cell === undefined) return NONE;
    return (this.#resolutions = resolutionsOf(cell).map(
      (light, place) => new CachedResolution(light, () => this.whole().resolutions[place]!),
    ));
  }

  get sealed(): { date: string; sha256: string } | undefined {
    const cell = this.text('sealed');
    return cell === undefined ? undefined : { date: cell.slice(0, 10), sha256: cell.slice(11) };
  }

  get condition(): string | undefined {
    return this.whole().condition;
  }

  get criteria(): Criteria | undefined {
    return this.whole().criteria;
  }

  get note(): string | undefined {
    return this.whole().note;
  }

  toJSON(): unknown {
    return this.whole();
  }
}
