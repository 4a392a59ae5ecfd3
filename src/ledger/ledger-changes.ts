// What one copy of a ledger says that another does not, field by field. The days written in it play no part: whoever
// rewrites an entry can rewrite its days as well.
import { grouped } from '../grouped.ts';
import type { NamedLedger } from './merge.ts';
import type { Ledger, Prediction, Probability, Resolution } from './prediction.ts';
import { isFields } from './read/plain-value.ts';
import type { Fields } from './read/plain-value.ts';
import { sameValue } from './read/same-value.ts';

/**
 * One difference. `id` is that of an entry, null where the ledger itself, its forecasters or its sources differ;
 * `field` is where, as in `criteria.strict`, and null where a whole entry came or went. Of what stands in a list
 * `added` and `gone` give one member; `changed` gives a value before and after, null where there was or is none.
 */
export interface LedgerChange {
  kind: 'added' | 'changed' | 'gone';
  id: string | null;
  field: string | null;
  from: unknown;
  to: unknown;
}

/** What may come into an entry later without altering what it says: a remark, and the seal of what stands there. */
const ADDED_LATER = new Set(['note', 'sealed']);

/** A forecaster may be called `constructor`, which every object has. */
function valueAt(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
}

/** Lists of more than words, whose members count one by one. */
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.some(isFields);

/** What the ledger has of a probability: not how it is typed, nor what follows from it. */
function numbers({ value, low, high, basis, wording, row, why }: Probability): Fields {
  return { value, low, high, basis, wording, row, why };
}

/** In the order in which it is written; readers build it in orders of their own. */
function resolutionFields(resolution: Resolution): Fields {
  const { outcome, charitable, known, happened, fraction, reason, by, recorded, why, evidence } = resolution;
  return { outcome, charitable, known, happened, fraction, reason, by, recorded, why, evidence };
}

/** The fields of an entry as they are compared; tags have no order. */
function fieldsOf({ probability, forecasts, resolutions, tags, ...others }: Prediction): Fields {
  return {
    ...others,
    probability: probability && numbers(probability),
    tags: [...tags].sort(),
    forecasts: forecasts.map((forecast) => ({
      ...forecast,
      probability: forecast.probability && numbers(forecast.probability),
    })),
    resolutions: resolutions.map(resolutionFields),
  };
}

/** Without keys that have no value, at any depth. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept.map(([key, one]) => [key, plain(one)]));
}

/** The same text for the same member, in whatever order its keys are. */
function textOf(member: unknown): string {
  return JSON.stringify(member, (_key, value: unknown) =>
    isFields(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((key) => [key, value[key]]),
        )
      : value,
  );
}

/** A member of a list, and who says it where somebody does: the order of what one person says counts, and no other. */
interface Member {
  text: string;
  by: string;
  value: unknown;
}

function memberOf(value: unknown): Member {
  const by = isFields(value) ? valueAt(value, 'by') : null;
  return { text: textOf(value), by: typeof by === 'string' ? by : '', value };
}

/** Members of a list, by whether another list has them, each as often as it stands there. */
function split(all: readonly Member[], others: readonly Member[]): { shared: Member[]; missing: Member[] } {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  const [shared, missing]: [Member[], Member[]] = [[], []];
  for (const member of all) {
    const times = left.get(member.text) ?? 0;
    (times === 0 ? missing : shared).push(member);
    left.set(member.text, Math.max(0, times - 1));
  }
  return { shared, missing };
}

/** True where those of `some` by one person stand among `all` in this order, others between them or not. */
function standIn(some: readonly Member[], all: readonly Member[]): boolean {
  // The first to be found stands last.
  const waiting = grouped(some.toReversed(), ({ by }) => by);
  for (const { text, by } of all) {
    const theirs = waiting.get(by);
    if (theirs?.at(-1)?.text === text) theirs.pop();
  }
  return [...waiting.values()].every(({ length }) => length === 0);
}

/** A new forecaster or source alters nothing; a number that an entry did not have alters it. */
function kindOf(id: string | null, field: string, before: unknown, after: unknown): LedgerChange['kind'] {
  if (after === null) return 'gone';
  const isNew = before === null && (id === null ? field.includes('.') : ADDED_LATER.has(field));
  return isNew ? 'added' : 'changed';
}

/** What was written below a note that is still there. */
function addedToNote(field: string, before: unknown, after: unknown): string | undefined {
  if (field !== 'note' || typeof before !== 'string' || typeof after !== 'string') return undefined;
  const above = before.endsWith('\n') ? before : `${before}\n`;
  return after.startsWith(above) ? after.slice(above.length) : undefined;
}

class Comparison {
  readonly changes: LedgerChange[] = [];

  #list(id: string | null, field: string, from: readonly unknown[], to: readonly unknown[]): void {
    const [earlier, later] = [from.map(memberOf), to.map(memberOf)];
    const old = split(earlier, later);
    const now = split(later, earlier);
    for (const { value } of old.missing) this.changes.push({ kind: 'gone', id, field, from: value, to: null });
    for (const { value } of now.missing) this.changes.push({ kind: 'added', id, field, from: null, to: value });
    // Of two resolutions by one grader the later line counts. One that stood there already may come in again.
    if (!standIn(old.shared, later) && !standIn(now.shared, earlier))
      this.changes.push({ kind: 'changed', id, field, from, to });
  }

  fields(id: string | null, under: string, from: Fields, to: Fields): void {
    for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
      const [before, after] = [valueAt(from, key), valueAt(to, key)];
      const field = `${under}${key}`;
      if (sameValue(before, after)) continue;
      if (isList(before) || isList(after)) this.#list(id, field, (before ?? []) as [], (after ?? []) as []);
      else if (isFields(before) && isFields(after)) this.fields(id, `${field}.`, before, after);
      else {
        const remark = addedToNote(field, before, after);
        this.changes.push(
          remark === undefined
            ? { kind: kindOf(id, field, before, after), id, field, from: before, to: after }
            : { kind: 'added', id, field, from: null, to: remark },
        );
      }
    }
  }
}

/** The ledger's own values: who keeps it, its forecasters, its sources. */
function ownFields({ title, keeper, forecaster, forecasters, sources }: Ledger): Fields {
  const named = [...sources].map(([id, { file: _file, ...source }]) => [id, source] as const);
  return {
    title,
    keeper,
    forecaster,
    forecasters: Object.fromEntries(forecasters),
    sources: Object.fromEntries(named),
  };
}

/**
 * What `after` says otherwise than `before`, an earlier copy of it: first of the ledger itself, then entry by entry in
 * the order of `after`, then the entries that are gone. An entry whose due day was moved and that got an outcome gives
 * { kind: 'changed', field: 'due.date', … } and { kind: 'added', field: 'resolutions', … }.
 */
export function ledgerChanges(before: Ledger, after: Ledger): LedgerChange[] {
  const comparison = new Comparison();
  const { changes } = comparison;
  comparison.fields(null, '', plain(ownFields(before)) as Fields, plain(ownFields(after)) as Fields);
  const old = new Map(before.predictions.map((prediction) => [prediction.id, prediction]));
  for (const prediction of after.predictions) {
    const { id } = prediction;
    const was = old.get(id);
    old.delete(id);
    const now = plain(fieldsOf(prediction)) as Fields;
    if (was) comparison.fields(id, '', plain(fieldsOf(was)) as Fields, now);
    else changes.push({ kind: 'added', id, field: null, from: null, to: now });
  }
  for (const [id, prediction] of old)
    changes.push({ kind: 'gone', id, field: null, from: plain(fieldsOf(prediction)), to: null });
  return changes;
}

const NOTHING: Ledger = { name: '', keeper: '', forecasters: new Map(), sources: new Map(), predictions: [] };

/** A change in one ledger of several: its ids, and the fields of the ledger itself, with the ledger's name. */
function qualified(change: LedgerChange, name: string): LedgerChange {
  const { id, field, from, to } = change;
  if (id === null) return { ...change, field: `${name}/${field}` };
  const named = `${name}/${id}`;
  if (field !== null) return { ...change, id: named };
  const entry = (value: unknown): unknown => (value === null ? null : { ...(value as Fields), id: named });
  return { ...change, id: named, from: entry(from), to: entry(to) };
}

/**
 * The same for ledgers that are read together, each compared with the one of its name: read as one, a new ledger beside
 * them could give their people other ids, and of two keepers or descriptions one would be seen. One against one has no
 * names.
 */
export function changesOfLedgers(before: readonly NamedLedger[], after: readonly NamedLedger[]): LedgerChange[] {
  if (before.length === 1 && after.length === 1) return ledgerChanges(before[0]!.ledger, after[0]!.ledger);
  const [old, now] = [before, after].map((all) => new Map(all.map(({ name, ledger }) => [name, ledger])));
  return [...new Set([...now!.keys(), ...old!.keys()])].flatMap((name) => {
    const [was, is] = [old!.get(name), now!.get(name)];
    const changes = ledgerChanges(was ?? NOTHING, is ?? NOTHING).map((change) => qualified(change, name));
    // Whatever a new ledger says is added, and of one that is gone everything is.
    if (was && is) return changes;
    return changes.map((change): LedgerChange => was ? { ...change, kind: 'gone', to: null } : { ...change, kind: 'added', from: null }); // prettier-ignore
  });
}

/** True where what stood there is gone or says something else; false for what was added. */
export function isAltered({ kind }: LedgerChange): boolean {
  return kind !== 'added';
}
