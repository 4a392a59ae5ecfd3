// Two versions of a ledger that began as one, put together: what one side changed is taken, what both changed goes
// further in, and where it cannot, both stay for somebody to choose.
import { appended } from './appended.ts';
import type { Conflict, Joined, Part, Pick } from './conflict.ts';
import { NOTHING, insideEntry, insideKey, insideOf, isFields, textOf } from './pieces.ts';
import type { Fields, Inside, Piece } from './pieces.ts';
import { ROOT, shapeAt } from './shape.ts';
import type { EntryShape, MapShape, Shape } from './shape.ts';
import { each, settled, whole } from './versions.ts';
import type { Versions } from './versions.ts';

/** Entries are told apart by their id. */
type Keyed = MapShape | Extract<Shape, { kind: 'entries' }>;

/** The line of the key, from whoever has pieces. */
function headOf({ base, ours, theirs }: Versions<Inside>): string | undefined {
  if (ours.head === undefined || theirs.head === undefined) return ours.head ?? theirs.head;
  return settled({ base: base.head, ours: ours.head, theirs: theirs.head })?.is;
}

/** The keys of both: those of `theirs` alone behind the one they follow there, and behind what ours has new there. */
function inOrder(ours: Iterable<string>, theirs: Iterable<string>): string[] {
  const [own, other] = [new Set(ours), new Set(theirs)];
  const behind = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const key of other) {
    const waiting = behind.get(last);
    if (own.has(key)) last = key;
    else if (waiting) waiting.push(key);
    else behind.set(last, [key]);
  }
  const order: string[] = [];
  let waiting = behind.get(undefined) ?? [];
  for (const key of own) {
    if (other.has(key)) {
      for (const one of waiting) order.push(one);
      waiting = behind.get(key) ?? [];
    }
    order.push(key);
  }
  return [...order, ...waiting];
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

/** Comments without the empty lines around them. */
const commentsOf = (lead: string | undefined): string | undefined => lead?.replace(/^\s*\n/gm, '');

/** What stands above; where both changed it, it is the comments that count. */
function leadOf(leads: Versions<string | undefined>): { is: string | undefined } | undefined {
  const comments = settled(each(leads, commentsOf));
  return settled(leads) ?? (comments && { is: comments.is === commentsOf(leads.ours) ? leads.ours : leads.theirs });
}

/** One side's lines, or none. */
function taken(piece: Piece | undefined): Joined {
  return { parts: piece ? [textOf(piece)] : [], value: { ours: piece?.value, theirs: piece?.value } };
}

class Join {
  /** Ids of the entries that both sides changed, put together without a conflict. */
  readonly together: string[] = [];

  /** What stands under one key in some of the versions. */
  #one(all: Versions<Piece | undefined>, shape: Shape | undefined, where: string): Joined {
    const { ours, theirs } = all;
    const only = ours ?? theirs;
    const conflict: Conflict = { where, ours: textOf(ours), theirs: textOf(theirs) };
    const open = { parts: [conflict], value: { ours: ours?.value, theirs: theirs?.value } };
    if (!ours || !theirs) {
      const left = settled(each(all, (piece) => piece && `${commentsOf(piece.lead)}${piece.body}`));
      return left ? taken(left.is === undefined ? undefined : only) : open;
    }
    const body = settled(each(all, (piece) => piece?.body));
    const lead = leadOf(each(all, (piece) => piece?.lead));
    if (body && lead) return taken({ ...(body.is === ours.body ? ours : theirs), lead: lead.is ?? '' });
    const inner = lead && shape && this.#further(all, ours, shape, where);
    return inner ? { ...inner, parts: [lead.is ?? '', ...inner.parts] } : open;
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
    { members }: EntryShape,
    where: string,
  ): Joined | undefined {
    const inside = whole(each(all, (piece) => (piece ? insideEntry(piece) : NOTHING)));
    const joined = this.#inside(inside, { kind: 'map', members }, where);
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
    const tail = settled(each(all, (version) => version.tail));
    if (new Set(columns).size !== 1 || head === undefined || !tail) return undefined;
    const joined = shape.kind === 'list' ? appended(all, shape) : this.#keyed(all, shape, where);
    return joined && { ...joined, parts: [head, ...joined.parts, tail.is] };
  }

  #keyed(all: Versions<Inside>, shape: Keyed, where: string): Joined | undefined {
    const isMap = shape.kind === 'map';
    const keyOf = ({ key, value }: Piece): string => (isMap ? key : String(isFields(value) && value['id']));
    const found = each(all, ({ pieces }) => new Map(pieces.map((piece) => [keyOf(piece), piece])));
    if (found.base.size < all.base.pieces.length || found.ours.size < all.ours.pieces.length || found.theirs.size < all.theirs.pieces.length) return undefined; // prettier-ignore
    const parts: Part[] = [];
    const held: Record<Pick, (readonly [string, unknown])[]> = { ours: [], theirs: [] };
    for (const key of inOrder(found.ours.keys(), found.theirs.keys())) {
      const inner = isMap ? shapeAt(shape, key) : shape.each;
      const one = this.#one(each(found, (pieces) => pieces.get(key)), inner, isMap ? nameOf(where, key) : key); // prettier-ignore
      for (const part of one.parts) parts.push(part);
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
    return this.#inside(whole(each(all, ({ text, value }) => insideOf('', text, value, 'map'))), ROOT, '');
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
