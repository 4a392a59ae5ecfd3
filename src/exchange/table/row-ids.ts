// The ids of a bare table: which of them repeat, and which came out in two ways.
import type { Codes } from '../text/text-blocks.ts';
import { NameNumbers } from './name-numbers.ts';
import { PairSet } from './pair-set.ts';

/** So many ids are named at most. */
const NAMED = 3;

/** Stands for the outcome of an id that has two. */
const TWOFOLD = -1;

/** Stands for nobody in particular; forecasters are numbered from 1. */
const NOBODY = 0;

/**
 * What is remembered of an id beside its characters is an outcome, a forecaster, and further forecasters where it has
 * any.
 */
export class RowIds {
  /** Rows whose id, by the same forecaster, was met before. */
  repeated = 0;
  /** Rows with an outcome whose id another forecaster had with one before: they share what came of it. */
  shared = 0;
  /** Ids with more than one outcome, whoever forecast them. */
  contradicted = 0;
  /** The first of these. */
  readonly contradictedIds: string[] = [];
  readonly #ids = new NameNumbers();
  readonly #forecasters = new NameNumbers();
  /** By the number of the id: who forecast it first, and its outcome, NaN while unresolved. */
  #firsts = new Int32Array(64);
  #outcomes = new Float64Array(64);
  /** The number of an id, and of each forecaster but the first. */
  readonly #others = new PairSet();

  /** Meets a row; y NaN = unresolved, forecaster '' = nobody in particular. */
  meet(id: string, forecaster: string, y: number): void {
    const known = this.#ids.size;
    const number = this.#ids.number(id);
    const by = forecaster === '' ? NOBODY : this.#forecasters.number(forecaster) + 1;
    if (number === known) this.#begin(number, by, y);
    else if (!this.#again(number, by, y)) this.#contradict(number, id);
  }

  /** `meet` for an id that stands in `codes`, by nobody in particular. */
  meetAt(codes: Codes, from: number, to: number, y: number): void {
    const known = this.#ids.size;
    const number = this.#ids.numberAt(codes, from, to);
    if (number === known) this.#begin(number, NOBODY, y);
    else if (!this.#again(number, NOBODY, y))
      this.#contradict(number, Array.from(codes.subarray(from, to), (code) => String.fromCharCode(code)).join(''));
  }

  #begin(number: number, by: number, y: number): void {
    if (number === this.#outcomes.length) {
      const [firsts, outcomes] = [new Int32Array(2 * number), new Float64Array(2 * number)];
      firsts.set(this.#firsts);
      outcomes.set(this.#outcomes);
      this.#firsts = firsts;
      this.#outcomes = outcomes;
    }
    this.#firsts[number] = by;
    this.#outcomes[number] = y;
  }

  /** Meets a known id; false where its outcome is another one for the first time. */
  #again(number: number, by: number, y: number): boolean {
    const before = this.#outcomes[number]!;
    if (this.#firsts[number] === by || !this.#others.add(number, by)) this.repeated += 1;
    else if (!Number.isNaN(y) && !Number.isNaN(before)) this.shared += 1;
    if (before === y || before === TWOFOLD || Number.isNaN(y)) return true;
    if (!Number.isNaN(before)) return false;
    this.#outcomes[number] = y;
    return true;
  }

  #contradict(number: number, id: string): void {
    this.#outcomes[number] = TWOFOLD;
    this.contradicted += 1;
    if (this.contradictedIds.length < NAMED) this.contradictedIds.push(id);
  }
}
