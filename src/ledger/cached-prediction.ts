// The predictions of a ledger that is kept in columns: what each is made of is looked up when it is asked for.
import type { Columns } from './light-columns.ts';
import type { LightHead, LightResolution } from './light-ledger.ts';
import type {
  Criteria,
  Due,
  DueBasis,
  Evidence,
  Forecast,
  Ledger,
  Outcome,
  Prediction,
  Probability,
  ProbabilityBasis,
  Resolution,
  Said,
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

type Whole = () => Prediction;

// The classes below stand in for plain objects: what is read the long way is no property of their own, so they are not to be
// spread; as JSON they are whole.

class CachedDue implements Due {
  readonly date: string;
  readonly basis: DueBasis;
  readonly #whole: Whole;

  constructor(cell: string, whole: Whole) {
    this.date = cell.slice(0, 10);
    this.basis = cell.slice(11) as DueBasis;
    this.#whole = whole;
  }

  get why(): string {
    return this.#whole().due!.why!;
  }

  toJSON(): unknown {
    return this.#whole().due;
  }
}

class CachedProbability implements Probability {
  readonly central: number;
  readonly basis: ProbabilityBasis;
  readonly usable: boolean;
  declare value?: number;
  declare low?: number;
  declare high?: number;
  declare typed?: string;
  declare wording?: string;
  declare row?: string;
  readonly #whole: Whole;

  constructor(central: number, basis: ProbabilityBasis, usable: boolean, whole: Whole) {
    this.central = central;
    this.basis = basis;
    this.usable = usable;
    this.#whole = whole;
  }

  get why(): string {
    return this.#whole().probability!.why!;
  }

  toJSON(): unknown {
    return this.#whole().probability;
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
export class CachedPrediction {
  readonly #light: Columns<LightHead>;
  readonly #row: number;
  readonly #ledger: () => Ledger;
  #said: Said | undefined;
  #due: Due | undefined;
  #probability: Probability | undefined;
  #resolutions: readonly Resolution[] | undefined;

  constructor(light: Columns<LightHead>, row: number, ledger: () => Ledger) {
    this.#light = light;
    this.#row = row;
    this.#ledger = ledger;
  }

  #whole: Whole = () => this.#ledger().predictions[this.#row]!;

  get id(): string {
    return this.#light.text('id', this.#row)!;
  }

  get claim(): string {
    return this.#light.text('claim', this.#row)!;
  }

  get forecaster(): string {
    return this.#light.text('forecaster', this.#row)!;
  }

  get recorded(): string {
    return this.#light.lines('recorded')[this.#row]!;
  }

  get group(): string | undefined {
    return this.#light.text('group', this.#row);
  }

  get tags(): readonly string[] {
    const cell = this.#light.lines('tags')[this.#row]!;
    return cell === '' ? NONE : cell.split(' ');
  }

  get said(): Said {
    if (this.#said) return this.#said;
    const light = this.#light;
    const row = this.#row;
    const said: Said = { date: light.lines('said')[row]! };
    for (const key of ['source', 'at', 'quote', 'speaker'] as const) {
      const text = light.text(key, row);
      if (text !== undefined) said[key] = text;
    }
    return (this.#said = said);
  }

  get restated(): readonly Saying[] {
    const cell = this.#light.lines('restated')[this.#row]!;
    return cell === '' ? NONE : (JSON.parse(cell) as Saying[]);
  }

  get due(): Due | undefined {
    const cell = this.#light.lines('due')[this.#row]!;
    if (cell === '' || this.#due) return this.#due;
    return (this.#due = new CachedDue(cell, this.#whole));
  }

  get probability(): Probability | undefined {
    const light = this.#light;
    const row = this.#row;
    const cell = light.lines('central')[row]!;
    if (cell === '' || this.#probability) return this.#probability;
    const basis = light.lines('basis')[row] as ProbabilityBasis;
    const isUsable = light.lines('unusable')[row] === '';
    const probability = new CachedProbability(Number(cell), basis, isUsable, this.#whole);
    for (const key of ['value', 'low', 'high'] as const) {
      const number = light.lines(key)[row]!;
      if (number !== '') probability[key] = Number(number);
    }
    for (const key of ['typed', 'wording', 'row'] as const) {
      const text = light.text(key, row);
      if (text !== undefined) probability[key] = text;
    }
    return (this.#probability = probability);
  }

  get forecasts(): readonly Forecast[] {
    const cell = this.#light.lines('forecasts')[this.#row]!;
    return cell === '' ? NONE : (JSON.parse(cell) as Forecast[]);
  }

  get resolutions(): readonly Resolution[] {
    const cell = this.#light.text('resolutions', this.#row);
    if (cell === undefined || this.#resolutions) return this.#resolutions ?? NONE;
    const whole = this.#whole;
    return (this.#resolutions = resolutionsOf(cell).map(
      (light, index) => new CachedResolution(light, () => whole().resolutions[index]!),
    ));
  }

  get sealed(): { date: string; sha256: string } | undefined {
    const cell = this.#light.lines('sealed')[this.#row]!;
    return cell === '' ? undefined : { date: cell.slice(0, 10), sha256: cell.slice(11) };
  }

  get condition(): string | undefined {
    return this.#whole().condition;
  }

  get criteria(): Criteria | undefined {
    return this.#whole().criteria;
  }

  get note(): string | undefined {
    return this.#whole().note;
  }

  toJSON(): Prediction {
    return this.#whole();
  }
}
