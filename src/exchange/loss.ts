// What an exchange could not carry, in words: nothing is left out in silence.

/** `lost`: not carried. `changed`: carried in another form. `kept`: the ledger says otherwise and is left as it is. */
export type LossKind = 'lost' | 'changed' | 'kept';

/** One sort of loss, with the entries (or lines) it concerns. `what` is short and stable, `why` a sentence. */
export interface Loss {
  kind: LossKind;
  what: string;
  why: string;
  count: number;
  /** Where: ids of entries, or `line 12`, in the order they came. */
  at: readonly string[];
}

/** Collects losses; the same kind, `what` and `why` is one loss with a count. */
export class Losses {
  readonly #all = new Map<string, { kind: LossKind; what: string; why: string; at: string[] }>();

  #add(kind: LossKind, what: string, why: string, at: string): void {
    const key = JSON.stringify([kind, what, why]);
    const known = this.#all.get(key);
    if (known) known.at.push(at);
    else this.#all.set(key, { kind, what, why, at: [at] });
  }

  lost(what: string, why: string, at: string): void {
    this.#add('lost', what, why, at);
  }

  changed(what: string, why: string, at: string): void {
    this.#add('changed', what, why, at);
  }

  kept(what: string, why: string, at: string): void {
    this.#add('kept', what, why, at);
  }

  /** Takes over what another report has; `named` gives a place the name it is known by here. */
  take(other: Losses, named: (at: string) => string = (at) => at): void {
    for (const { kind, what, why, at } of other.list()) for (const one of at) this.#add(kind, what, why, named(one));
  }

  /** All losses in the order they first came up. */
  list(): Loss[] {
    return [...this.#all.values()].map((loss) => ({ ...loss, count: loss.at.length }));
  }
}

/** At most this many places are named on a line of the report. */
const NAMED = 3;

/** One line a loss: `lost: comments (2: rain-fb12, snow-fb34): …`. The caller makes the texts safe. */
export function lossLines(losses: readonly Loss[]): string[] {
  return losses.map(({ kind, what, why, count, at }) => {
    const named = [...new Set(at)];
    const more = named.length > NAMED ? ', …' : '';
    return `${kind}: ${what} (${count}: ${named.slice(0, NAMED).join(', ')}${more}): ${why}`;
  });
}
