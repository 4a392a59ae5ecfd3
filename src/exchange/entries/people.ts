// People of an export → forecasters of the ledger. Two people never become one because their names look alike.
import type { Forecaster } from '../../ledger/prediction.ts';
import { idFault, MAX_ID } from '../../ledger/read/leaf-form.ts';
import { nameSlug } from '../../slug.ts';
import type { Person } from '../question.ts';
import { visibleLine } from '../text/visible-text.ts';
import { fingerprint } from './stable-id.ts';

/** Gives each person an id: a name the ledger has means that forecaster, everybody else is new. */
export class People {
  readonly #known: ReadonlyMap<string, Forecaster>;
  readonly #ids = new Map<string, string>();
  /** Names that several people of the export have. */
  readonly #shared = new Set<string>();
  /** Who comes in: id → name. */
  readonly added = new Map<string, string>();

  constructor(known: ReadonlyMap<string, Forecaster>, everybody: Iterable<Person>) {
    this.#known = known;
    const keys = new Map<string, string>();
    for (const { key, name } of everybody) {
      const shown = visibleLine(name);
      if ((keys.get(shown) ?? key) !== key) this.#shared.add(shown);
      keys.set(shown, key);
    }
  }

  /** Says that a person of the export is this forecaster, by id. */
  is(person: Person, id: string): void {
    this.#ids.set(person.key, id);
    if (!this.#known.has(id)) this.added.set(id, visibleLine(person.name) || id);
  }

  idOf(person: Person): string {
    const before = this.#ids.get(person.key);
    if (before !== undefined) return before;
    if (person.id !== undefined && this.#known.has(person.id)) return person.id;
    const name = this.#nameOf(person);
    const same = [...this.#known.values()].find((one) => one.name === name);
    const id = same?.id ?? this.#freeId(name, person.id);
    this.#ids.set(person.key, id);
    if (!same) this.added.set(id, name);
    return id;
  }

  /** The name, with the key behind it where somebody else has it too. */
  #nameOf({ key, name }: Person): string {
    const shown = visibleLine(name);
    if (shown === '') return `Somebody (${visibleLine(key)})`;
    return this.#shared.has(shown) ? `${shown} (${visibleLine(key)})` : shown;
  }

  #freeId(name: string, wanted: string | undefined): string {
    const slug = nameSlug(wanted ?? name, MAX_ID - 16);
    const base = idFault(slug) === undefined ? slug : `forecaster-${fingerprint(name, 6)}`;
    const isFree = (id: string): boolean => !this.#known.has(id) && !this.added.has(id);
    if (isFree(base)) return base;
    for (let number = 2; ; number++) if (isFree(`${base}-${number}`)) return `${base}-${number}`;
  }
}
