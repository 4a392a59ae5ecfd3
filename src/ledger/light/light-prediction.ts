// The predictions of a ledger whose light part stands in columns: what each is made of is looked up
// when it is asked for.
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
} from '../prediction.ts';
import type { ColumnName, LightResolution } from './light-cells.ts';
import type { Column } from './light-columns.ts';

/** `yes 2025-05-01 2025-05-02 editor`, or what JSON says. */
function resolutionsOf(cell: string): LightResolution[] {
  if (cell.startsWith('[')) return JSON.parse(cell) as LightResolution[];
  const at = cell.indexOf(' ');
  const [known, recorded] = [cell.slice(at + 1, at + 11), cell.slice(at + 12, at + 22)];
  return [{ outcome: cell.slice(0, at) as Outcome, known, recorded, by: cell.slice(at + 23) }];
}

const NONE: readonly never[] = [];

/** The columns of a ledger, and the whole of it where that has to be read. */
export class LightRows {
  readonly columns: Readonly<Record<ColumnName, Column>>;
  readonly #whole: () => Ledger;
  #ledger: Ledger | undefined;

  constructor(columns: Readonly<Record<ColumnName, Column>>, whole: () => Ledger) {
    this.columns = columns;
    this.#whole = whole;
  }

  ledger(): Ledger {
    return (this.#ledger ??= this.#whole());
  }

  prediction(row: number): Prediction {
    return this.ledger().predictions[row]!;
  }
}

// The classes below stand in for plain objects. What they give is looked up each time and is no property of their own,
// so they are not to be spread; as JSON they are whole.

class LightPart {
  protected readonly rows: LightRows;
  protected readonly index: number;

  constructor(rows: LightRows, index: number) {
    this.rows = rows;
    this.index = index;
  }

  protected whole(): Prediction {
    return this.rows.prediction(this.index);
  }
}

class LightSaid extends LightPart {
  get date(): string {
    return this.rows.columns.said.at(this.index);
  }

  get source(): string | undefined {
    return this.rows.columns.source.text(this.index);
  }

  get at(): string | undefined {
    return this.rows.columns.at.text(this.index);
  }

  get quote(): string | undefined {
    return this.rows.columns.quote.text(this.index);
  }

  get speaker(): string | undefined {
    return this.rows.columns.speaker.text(this.index);
  }

  toJSON(): unknown {
    return this.whole().said;
  }
}

class LightDue extends LightPart {
  get date(): string {
    return this.rows.columns.due.at(this.index);
  }

  get basis(): string {
    return this.rows.columns.dueBasis.at(this.index);
  }

  get why(): string | undefined {
    return this.whole().due!.why;
  }

  toJSON(): unknown {
    return this.whole().due;
  }
}

class LightNumber extends LightPart {
  get central(): number {
    return Number(this.rows.columns.central.at(this.index));
  }

  get basis(): string {
    return this.rows.columns.basis.at(this.index);
  }

  get usable(): boolean {
    return !this.rows.columns.unusable.has(this.index);
  }

  get value(): number | undefined {
    return this.rows.columns.value.number(this.index);
  }

  get low(): number | undefined {
    return this.rows.columns.low.number(this.index);
  }

  get high(): number | undefined {
    return this.rows.columns.high.number(this.index);
  }

  get typed(): string | undefined {
    return this.rows.columns.typed.text(this.index);
  }

  get wording(): string | undefined {
    return this.rows.columns.wording.text(this.index);
  }

  get row(): string | undefined {
    return this.rows.columns.row.text(this.index);
  }

  get why(): string | undefined {
    return this.whole().probability!.why;
  }

  toJSON(): unknown {
    return this.whole().probability;
  }
}

class LightResolved implements Resolution {
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
export class LightPrediction extends LightPart {
  /** Compared with each other, and so the same each time. */
  declare private made?: readonly Resolution[];

  get id(): string {
    return this.rows.columns.id.at(this.index);
  }

  get claim(): string {
    return this.rows.columns.claim.at(this.index);
  }

  get forecaster(): string {
    return this.rows.columns.forecaster.at(this.index);
  }

  get recorded(): string {
    return this.rows.columns.recorded.at(this.index);
  }

  get group(): string | undefined {
    return this.rows.columns.group.text(this.index);
  }

  get tags(): readonly string[] {
    return this.rows.columns.tags.text(this.index)?.split(' ') ?? NONE;
  }

  get said(): LightSaid {
    return new LightSaid(this.rows, this.index);
  }

  get restated(): readonly Saying[] {
    const cell = this.rows.columns.restated.text(this.index);
    return cell === undefined ? NONE : (JSON.parse(cell) as Saying[]);
  }

  get due(): LightDue | undefined {
    return this.rows.columns.due.has(this.index) ? new LightDue(this.rows, this.index) : undefined;
  }

  get probability(): LightNumber | undefined {
    return this.rows.columns.central.has(this.index) ? new LightNumber(this.rows, this.index) : undefined;
  }

  get forecasts(): readonly Forecast[] {
    const cell = this.rows.columns.forecasts.text(this.index);
    return cell === undefined ? NONE : (JSON.parse(cell) as Forecast[]);
  }

  get resolutions(): readonly Resolution[] {
    if (this.made) return this.made;
    const cell = this.rows.columns.resolutions.text(this.index);
    if (cell === undefined) return NONE;
    return (this.made = resolutionsOf(cell).map(
      (light, place) => new LightResolved(light, () => this.whole().resolutions[place]!),
    ));
  }

  get sealed(): { date: string; sha256: string } | undefined {
    const cell = this.rows.columns.sealed.text(this.index);
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
