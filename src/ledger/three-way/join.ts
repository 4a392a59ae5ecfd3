// Two versions of a ledger that began as one, put together: what one side changed is taken, what both changed goes
// further in, and where it cannot, both stay for somebody to choose.
import { isFields } from '../read/plain-value.ts';
import type { Fields } from '../read/plain-value.ts';
import { appended } from './appended.ts';
import { forcedIn } from './bound.ts';
import type { Forced } from './bound.ts';
import type { Conflict, Joined, Part, Pick } from './conflict.ts';
import { forcedDefaults } from './defaults.ts';
import { inOrder } from './in-order.ts';
import { NOTHING, commentsOf, insideEntry, insideKey, insideOf, saidOf, textOf } from './pieces.ts';
import type { Inside, Piece } from './pieces.ts';
import { ROOT, shapeAt } from './shape.ts';
import type { EntryShape, MapShape, Shape } from './shape.ts';
import { renamedIn, twinsOf } from './twins.ts';
import { each, settled, whole } from './versions.ts';
import type { Versions } from './versions.ts';

/** Entries are told apart by their id. */
type Keyed = MapShape | Extract<Shape, { kind: 'entries' }>;

/** The line of the key, from whoever has pieces; undefined where the other put a comment there. */
function headOf({ base, ours, theirs }: Versions<Inside>): string | undefined {
  if ((ours.column === undefined) === (theirs.column === undefined))
    return settled({ base: base.head, ours: ours.head, theirs: theirs.head })?.is;
  const [full, empty] = ours.column === undefined ? [theirs, ours] : [ours, theirs];
  return empty.head === base.head || !empty.head?.includes('#') ? full.head : undefined;
}

/** `ship-before-june: due` in an entry, `sources.talk` elsewhere. */
function nameOf(where: string, key: string): string {
  if (where === '') return key;
  return /^(?:forecasters|sources)(?:\.|$)/.test(where) ? `${where}.${key}` : `${where}: ${key}`;
}

/** An object as the reader makes it. */
function fieldsOf(members: readonly (readonly [string, unknown])[]): Fields {
  return Object.assign(Object.create(null) as object, Object.fromEntries(members)) as Fields;
}

/** What stands above; where both changed it, it is the comments that count. */
function leadOf(leads: Versions<string | undefined>): { is: string | undefined } | undefined {
  const comments = settled(each(leads, (lead) => lead && commentsOf(lead)));
  return (
    settled(leads) ??
    (comments && { is: comments.is === (leads.ours && commentsOf(leads.ours)) ? leads.ours : leads.theirs })
  );
}

/** Both sides' lines, for somebody to choose. */
function open(where: string, ours: Piece | undefined, theirs: Piece | undefined, why?: string): Joined {
  const conflict: Conflict = { where, ...(why !== undefined && { why }), ours: textOf(ours), theirs: textOf(theirs) };
  return { parts: [conflict], value: { ours: ours?.value, theirs: theirs?.value } };
}

/** One side's lines, or none. */
function taken(piece: Piece | undefined): Joined {
  return { parts: piece ? [textOf(piece)] : [], value: { ours: piece?.value, theirs: piece?.value } };
}

/** True where the two claim something else, or somebody else claims it. */
function areDifferent({ value: one }: Piece, { value: other }: Piece): boolean {
  if (!isFields(one) || !isFields(other)) return isFields(one) !== isFields(other);
  return one['claim'] !== other['claim'] || one['forecaster'] !== other['forecaster'];
}

class Join {
  /** Ids of the entries that both sides changed, put together without a conflict. */
  readonly together: string[] = [];

  /** What stands under one key in some of the versions. */
  #one(all: Versions<Piece | undefined>, shape: Shape | undefined, where: string): Joined {
    const { ours, theirs } = all;
    const only = ours ?? theirs;
    if (!ours || !theirs) {
      const left = settled(each(all, (piece) => piece && saidOf(piece)));
      return left
        ? taken(left.is === undefined ? undefined : only)
        : open(where, ours, theirs, `${ours ? 'theirs' : 'ours'} took it out`);
    }
    // Both have to stay, one of them under another id: to take them apart again would be the user's work.
    if (!all.base && shape?.kind === 'entry' && areDifferent(ours, theirs))
      return open(where, ours, theirs, 'each side added another prediction under this id');
    const body = settled(each(all, (piece) => piece?.body));
    const lead = leadOf(each(all, (piece) => piece?.lead));
    if (body && lead) return taken({ ...(body.is === ours.body ? ours : theirs), lead: lead.is ?? '' });
    const inner = lead && shape && this.#further(all, ours, shape, where);
    return inner ? { ...inner, parts: [lead.is ?? '', ...inner.parts] } : open(where, ours, theirs);
  }

  /** Piece by piece; undefined where that cannot be done. */
  #further(all: Versions<Piece | undefined>, ours: Piece, shape: Shape, where: string): Joined | undefined {
    if (shape.kind === 'entry') return this.#entry(all, ours, shape, where);
    const kind = shape.kind === 'map' ? 'map' : 'list';
    return this.#inside(whole(each(all, (piece) => (piece ? insideKey(piece, kind) : NOTHING))), shape, where);
  }

  #entry(
    all: Versions<Piece | undefined>,
    { body }: Piece,
    { bound, members }: EntryShape,
    where: string,
  ): Joined | undefined {
    const inside = whole(each(all, (piece) => (piece ? insideEntry(piece) : NOTHING)));
    const joined = this.#inside(inside, { kind: 'map', bound, members }, where);
    const [first, ...rest] = joined?.parts.filter((part) => part !== '') ?? [];
    const dash = body.indexOf('-');
    // The dash goes beside the first key.
    if (!joined || typeof first !== 'string' || first.slice(0, dash + 1).trim() !== '') return undefined;
    if (joined.parts.every((part) => typeof part === 'string')) this.together.push(where);
    return { ...joined, parts: [`${body.slice(0, dash + 1)}${first.slice(dash + 1)}`, ...rest] };
  }

  #inside(all: Versions<Inside> | undefined, shape: Exclude<Shape, EntryShape>, where: string): Joined | undefined {
    if (!all) return undefined;
    const { base, ours, theirs } = all;
    const columns = [base, ours, theirs].flatMap(({ column }) => column ?? []);
    const head = headOf(all);
    if (new Set(columns).size !== 1 || head === undefined) return undefined;
    const tails = each(all, (version) => version.tail);
    const tail = leadOf(tails)?.is ?? {
      where: nameOf(where, 'the comment at the end'),
      ours: tails.ours,
      theirs: tails.theirs,
    };
    const joined = shape.kind === 'list' ? appended(all, shape, where) : this.#keyed(all, shape, where);
    return joined && { ...joined, parts: [head, ...joined.parts, tail] };
  }

  /** Keys that have to be chosen together with what the other side changed. */
  #forced(found: Versions<ReadonlyMap<string, Piece>>, { bound }: MapShape, where: string): Forced {
    const values = each(found, (pieces) => new Map([...pieces].map(([key, { value }]) => [key, value])));
    const forced = forcedIn(values, bound ?? []);
    return where === '' ? new Map([...forced, ...forcedDefaults(each(values, (map) => fieldsOf([...map])))]) : forced;
  }

  #keyed(all: Versions<Inside>, shape: Keyed, where: string): Joined | undefined {
    const isMap = shape.kind === 'map';
    const keyOf = ({ key, value }: Piece): string => (isMap ? key : String(isFields(value) && value['id']));
    const found = each(all, ({ pieces }) => new Map(pieces.map((piece) => [keyOf(piece), piece])));
    if (found.base.size < all.base.pieces.length || found.ours.size < all.ours.pieces.length || found.theirs.size < all.theirs.pieces.length) return undefined; // prettier-ignore
    const forced = isMap ? this.#forced(found, shape, where) : new Map<string, string>();
    const twins = isMap ? new Map<string, string>() : twinsOf(found);
    const renamed = isMap ? new Map<string, string>() : renamedIn(found);
    const alsoOurs = new Set(twins.values());
    const parts: Part[] = [];
    const held: Record<Pick, (readonly [string, unknown])[]> = { ours: [], theirs: [] };
    for (const key of inOrder(each(found, (pieces) => [...pieces.keys()]))) {
      if (alsoOurs.has(key)) continue;
      const inner = isMap ? shapeAt(shape, key) : shape.each;
      const name = isMap ? nameOf(where, key) : key;
      const twin = twins.get(key);
      const why = twin === undefined ? forced.get(key) : `theirs has it as ${twin}`;
      const versions = each(found, (pieces) => pieces.get(key));
      const one = why === undefined ? this.#one(versions, inner, name) : open(name, versions.ours, found.theirs.get(twin ?? key), why); // prettier-ignore
      const now = renamed.get(key);
      for (const part of one.parts) parts.push(typeof part === 'string' || now === undefined ? part : { ...part, why: now }); // prettier-ignore
      for (const pick of ['ours', 'theirs'] as const)
        if (one.value[pick] !== undefined) held[pick].push([key, one.value[pick]]);
    }
    // A key with nothing left below it has no value.
    const valueOf = (members: readonly (readonly [string, unknown])[]): unknown => {
      if (members.length === 0) return undefined;
      return isMap ? fieldsOf(members) : members.map(([, value]) => value);
    };
    return { parts, value: { ours: valueOf(held.ours), theirs: valueOf(held.theirs) } };
  }

  ledger(all: Versions<{ text: string; value: unknown }>): Joined | undefined {
    const inside = whole(each(all, ({ text, value }) => insideOf('', text, value, 'map')));
    // Of a ledger that one side emptied, what the other changed would stand without the rest.
    const isEmptied = [inside?.ours, inside?.theirs].some((side) => side?.pieces.length === 0);
    return isEmptied ? undefined : this.#inside(inside, ROOT, '');
  }
}

/**
 * Puts two versions of a ledger together; `value` is what yaml makes of a text. `together` names the entries that both
 * sides changed. Undefined where the lines do not tell what stands where.
 */
export function joinLedgers(
  all: Versions<{ text: string; value: unknown }>,
): { joined: Joined; together: readonly string[] } | undefined {
  const join = new Join();
  const joined = join.ledger(all);
  return joined && { joined, together: join.together };
}
