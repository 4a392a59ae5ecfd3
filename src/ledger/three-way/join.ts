// Two versions of a ledger that began as one, put together: what one side changed is taken, what both changed goes
// further in, and where it cannot, both stay for somebody to choose.
import type { Conflict, Part, Pick } from './conflict.ts';
import { beginsWithDash, cut, firstColumn, headed, withoutDash } from './sections.ts';
import type { Section } from './sections.ts';
import { ROOT } from './shape.ts';
import type { EntryShape, ListShape, MapShape, Shape } from './shape.ts';

/** What both sides began with, and what each made of it; undefined where a version does not have it. */
export type Versions<T> = Readonly<Record<'base' | Pick, T>>;

/** Lines put together, and what they have to hold with one side's choice in every conflict. */
export interface Joined {
  parts: readonly Part[];
  value: Readonly<Record<Pick, unknown>>;
}

/** Lines, and the plain value that yaml makes of them. */
interface Piece extends Section {
  value: unknown;
}

/** What a list or map holds: the line of its key, its pieces, and what is left below them. */
interface Inside {
  /** Empty for the ledger and for an entry; absent where there are no pieces. */
  head?: string;
  column?: number;
  pieces: readonly Piece[];
  tail: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Entries are told apart by their id. */
type Keyed = MapShape | Extract<Shape, { kind: 'entries' }>;

const NOTHING: Inside = { pieces: [], tail: '' };

const textOf = (piece: Piece | undefined): string => (piece ? piece.lead + piece.body : '');

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one side changed; undefined where both changed it, each in its own way. */
function settled<T>({ base, ours, theirs }: Versions<T>): { is: T } | undefined {
  if (ours === theirs || theirs === base) return { is: ours };
  return ours === base ? { is: theirs } : undefined;
}

function each<T, U>({ base, ours, theirs }: Versions<T>, make: (version: T) => U): Versions<U> {
  return { base: make(base), ours: make(ours), theirs: make(theirs) };
}

/** The same where no version is undefined. */
function whole<T>({ base, ours, theirs }: Versions<T | undefined>): Versions<T> | undefined {
  return base === undefined || ours === undefined || theirs === undefined ? undefined : { base, ours, theirs };
}

/** The pieces with the values that they hold; undefined where they are not the same ones. */
function valued(sections: readonly Section[], value: unknown): Piece[] | undefined {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return items.length === sections.length ? sections.map((one, at) => ({ ...one, value: items[at] })) : undefined;
  }
  if (!isFields(value)) return undefined;
  const keys = new Set(sections.map(({ key }) => key));
  if (keys.size !== sections.length || Object.keys(value).some((key) => !keys.has(key))) return undefined;
  return sections.map((one) => ({ ...one, value: value[one.key] }));
}

/** What lines hold; undefined where they are laid out in another way. */
function insideOf(head: string, text: string, value: unknown, kind: 'map' | 'list'): Inside | undefined {
  const column = firstColumn(text);
  if (column === undefined) {
    const isEmpty = !isFields(value) && !Array.isArray(value) ? value === undefined : Object.keys(value).length === 0;
    return isEmpty ? { ...NOTHING, tail: text } : undefined;
  }
  if (beginsWithDash(text) !== (kind === 'list')) return undefined;
  const { sections, tail } = cut(text, column, kind) ?? {};
  const pieces = sections && valued(sections, value);
  return pieces && { head, column, pieces, tail: tail! };
}

/** What stands below a key. */
function insideKey({ body, value }: Piece, kind: 'map' | 'list'): Inside | undefined {
  const { head, below } = headed(body);
  return insideOf(head, below, value, kind);
}

/** The keys of an entry, the first of which stands beside its dash. */
function insideEntry({ body, value }: Piece): Inside | undefined {
  const map = withoutDash(body);
  return map === undefined ? undefined : insideOf('', map, value, 'map');
}

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

/** Who says it, where that is written. */
const speakerOf = ({ value }: Piece): unknown => (isFields(value) ? value['by'] : undefined);

/** True where somebody may speak in both lists: who is not named may be anybody. */
function shareSpeaker(some: readonly Piece[], others: readonly Piece[]): boolean {
  if (some.length === 0 || others.length === 0) return false;
  const speakers = new Set([...some, ...others].map(speakerOf));
  return speakers.has(undefined) || speakers.size < new Set(some.map(speakerOf)).size + new Set(others.map(speakerOf)).size; // prettier-ignore
}

/** The pieces that the other list does not have, or not as often. */
function missing(pieces: readonly Piece[], other: readonly Piece[]): Piece[] {
  const left = new Map<string, number>();
  for (const piece of other) left.set(textOf(piece), (left.get(textOf(piece)) ?? 0) + 1);
  return pieces.filter((piece) => {
    const times = left.get(textOf(piece)) ?? 0;
    left.set(textOf(piece), times - 1);
    return times <= 0;
  });
}

const beginsWith = (pieces: readonly Piece[], first: readonly Piece[]): boolean =>
  first.every((piece, at) => textOf(piece) === textOf(pieces[at]));

/**
 * A list to which both sides added: what ours added, then what theirs did, what both added once. Undefined where a side
 * changed what was there, or where one person speaks on both sides, since the last that they say counts.
 */
function appended({ base, ours, theirs }: Versions<Inside>, { hasSpeakers }: ListShape): Joined | undefined {
  if (!beginsWith(ours.pieces, base.pieces) || !beginsWith(theirs.pieces, base.pieces)) return undefined;
  const [own, others] = [ours, theirs].map(({ pieces }) => pieces.slice(base.pieces.length)) as [Piece[], Piece[]];
  let all = [...ours.pieces, ...missing(others, own)];
  // One side may have begun with what the other has.
  if (beginsWith(others, own)) all = [...theirs.pieces];
  else if (hasSpeakers && !beginsWith(own, others) && shareSpeaker(own, others)) return undefined;
  const value = all.map((piece) => piece.value);
  return { parts: [all.map(textOf).join('')], value: { ours: value, theirs: value } };
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
      const inner = isMap ? (shape.members[key] ?? shape.each) : shape.each;
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
