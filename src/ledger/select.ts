// The filter language: which items a command is about. Terms are ANDed; nothing needs quoting in a shell.
import { parsePeriod } from '../day.ts';
import type { Day } from '../day.ts';
import { failure } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { basisOf, isImputed, numberOf } from './item.ts';
import type { Item } from './item.ts';
import { OUTCOMES, PROBABILITY_BASES } from './prediction.ts';
import { STATUSES } from './standing.ts';

type Test = (item: Item) => boolean;

/** One term as typed, with its test; `names` is set where the value names what a ledger may lack (tag:, source:…). */
export interface Term {
  typed: string;
  test: Test;
  names?: { field: Field; values: readonly string[] };
}

export const FIELDS = [
  'id', 'forecaster', 'grader', 'source', 'tag', 'group', 'status', 'outcome', 'basis', 'due', 'said', 'resolved', 'p', 'is',
] as const; // prettier-ignore
type Field = (typeof FIELDS)[number];

const IS: Record<string, Test> = {
  matured: (item) => item.standing.matured,
  early: (item) => item.standing.status === 'early',
  retrospective: (item) => item.standing.retrospective,
  contested: (item) => item.standing.strict.contested,
  sealed: (item) => item.prediction.sealed !== undefined,
  imputed: isImputed,
};

/** What `FIELD:VALUE` looks at, for the fields whose values are words. */
const WORDS: Partial<Record<Field, (item: Item) => readonly (string | undefined)[]>> = {
  id: (item) => [item.prediction.id],
  forecaster: (item) => [item.prediction.forecaster],
  grader: (item) => item.prediction.resolutions.map((resolution) => resolution.by),
  source: (item) => [item.prediction.said.source, ...item.prediction.restated.map((saying) => saying.source)],
  tag: (item) => item.prediction.tags,
  group: (item) => [item.prediction.group],
  status: (item) => [item.standing.status],
  outcome: (item) => [item.standing.strict.outcome ?? 'none'],
  basis: (item) => [basisOf(item)],
};

const CLOSED: Partial<Record<Field, readonly string[]>> = {
  status: [...STATUSES, 'overdue'],
  outcome: [...OUTCOMES.filter((outcome) => outcome !== 'open'), 'none'],
  basis: [...PROBABILITY_BASES, 'none'],
  is: Object.keys(IS),
};

/** The values that a field is limited to; undefined for one that takes whatever the ledger has, and for no field. */
export function fieldValues(field: string): readonly string[] | undefined {
  return Object.hasOwn(CLOSED, field) ? CLOSED[field as Field] : undefined;
}

function badValue(typed: string, field: string, value: string, allowed: readonly string[]): never {
  const close = nearest(value, allowed, 1)[0];
  const hints = close ? [`did you mean ${field}:${close}?`] : [];
  throw failure(
    'bad-filter',
    `"${typed}": ${field} cannot be "${value}"`,
    [...hints, `${field} takes: ${allowed.join(', ')}`],
    2,
  );
}

function dayOfField(field: Field, item: Item): Day | undefined {
  if (field === 'due') return item.prediction.due?.date;
  return field === 'said' ? item.prediction.said.date : item.standing.strict.known;
}

/** `A..B`, `A..`, `..B`, or one value as both ends; a second `..` stays in the upper end, which then cannot be read. */
function endsOf(value: string): [string, string] {
  const at = value.indexOf('..');
  return at === -1 ? [value, value] : [value.slice(0, at), value.slice(at + 2)];
}

function backwards(typed: string): never {
  throw failure('bad-filter', `"${typed}": the range ends before it begins`, ['write the lower end first'], 2);
}

function dayTest(typed: string, field: Field, value: string, today: Day): Test {
  if (value === 'none') return (item) => dayOfField(field, item) === undefined;
  const [from, to] = endsOf(value);
  const first = from ? parsePeriod(from, today)?.first : '';
  const last = to ? parsePeriod(to, today)?.last : '9999-12-31';
  if (first === undefined || last === undefined || (!from && !to)) {
    throw failure(
      'bad-filter',
      `"${typed}": "${value}" is not a day or range`,
      [`write ${field}:2025, ${field}:2025-Q1.., ${field}:..2025-06-30 or ${field}:none`],
      2,
    );
  }
  if (first > last) backwards(typed);
  return (item) => {
    const day = dayOfField(field, item);
    return day !== undefined && day >= first && day <= last;
  };
}

function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(text);
  if (!match) return undefined;
  const value = match[2] ? Number(`${match[1]}e-2`) : Number(match[1]);
  return value <= 1 ? value : undefined;
}

function shareTest(typed: string, value: string): Test {
  if (value === 'none') return (item) => numberOf(item) === undefined;
  const [from, to] = endsOf(value);
  const low = from ? parseShare(from) : 0;
  const high = to ? parseShare(to) : 1;
  if (low === undefined || high === undefined || (!from && !to)) {
    throw failure(
      'bad-filter',
      `"${typed}": "${value}" is no probability or range`,
      ['write p:0.7.., p:..30%, p:0.6..0.8 or p:none'],
      2,
    );
  }
  if (low > high) backwards(typed);
  return (item) => {
    const p = numberOf(item);
    return p !== undefined && p >= low && p <= high;
  };
}

/** How a word can be typed: as it is, and in several ledgers also without the ledger's name before it. */
function namesOf(word: string): string[] {
  const name = word.toLowerCase();
  const at = name.lastIndexOf('/');
  return at === -1 ? [name] : [name, name.slice(at + 1)];
}

function fieldTerm(typed: string, field: Field, values: readonly string[], today: Day): Term {
  const any =
    (tests: readonly Test[]): Test =>
    (item) =>
      tests.some((test) => test(item));
  if (field === 'due' || field === 'said' || field === 'resolved')
    return { typed, test: any(values.map((value) => dayTest(typed, field, value, today))) };
  if (field === 'p') return { typed, test: any(values.map((value) => shareTest(typed, value))) };
  const closed = CLOSED[field];
  if (values.includes('')) badValue(typed, field, '', closed ?? ['a value, e.g. tag:agents']);
  const words = values.map((value) => value.toLowerCase());
  if (closed) for (const word of words) if (!closed.includes(word)) badValue(typed, field, word, closed);
  if (field === 'is') return { typed, test: any(words.map((word) => IS[word]!)) };
  const wanted = new Set(words.map((word) => (field === 'status' && word === 'overdue' ? 'due' : word)));
  const look = WORDS[field]!;
  const test: Test = (item) =>
    look(item).some((word) => word !== undefined && namesOf(word).some((name) => wanted.has(name)));
  return closed ? { typed, test } : { typed, test, names: { field, values: words } };
}

function textTerm(typed: string, text: string): Term {
  const wanted = text.toLowerCase();
  const test: Test = ({ prediction }) =>
    [prediction.claim, prediction.id, prediction.said.quote, ...prediction.restated.map((saying) => saying.quote)].some(
      (field) => field !== undefined && field.toLowerCase().includes(wanted),
    );
  return { typed, test };
}

function isTerm(typed: string, today: Day): boolean {
  try {
    parseTerm(typed, today);
    return true;
  } catch {
    return false;
  }
}

/** Reads one TERM. Throws a status-2 failure with the nearest field or value where it cannot be meant. */
export function parseTerm(typed: string, today: Day): Term {
  // A variable of the shell that is not set: a text that every prediction has would take them all.
  if (typed.trim() === '')
    throw failure(
      'bad-filter',
      'a term is empty',
      ['was a variable not set? leave the term out to take everything'],
      2,
    );
  const match = /^([a-z]+):(.*)$/s.exec(typed);
  if (!match) return textTerm(typed, typed);
  const [, word, rest] = match as unknown as [string, string, string];
  if (word === 'text') return textTerm(typed, rest);
  if (word === 'not') {
    if (rest === '')
      throw failure('bad-filter', `"${typed}": nothing is negated`, ['write not:TERM, e.g. not:tag:agents'], 2);
    const { names, test } = parseTerm(rest, today);
    return { typed, test: (item) => !test(item), ...(names && { names }) };
  }
  if (!(FIELDS as readonly string[]).includes(word)) {
    const near = nearest(word, [...FIELDS, 'not', 'text']);
    const close = near.find((field) => isTerm(`${field}:${rest}`, today));
    // A field of one letter is near to every letter.
    const field = word.length > 1 ? near[0] : undefined;
    const hints = close ? [`did you mean ${close}:${rest}?`] : field ? [`did you mean ${field}:…?`] : [];
    throw failure(
      'bad-filter',
      `"${typed}": there is no field "${word}"`,
      [...hints, `fields: ${FIELDS.join(', ')}; text:${typed} searches for the words`],
      2,
    );
  }
  return fieldTerm(typed, word as Field, rest.split(','), today);
}

export interface Selection {
  items: Item[];
  /** The first term that left nothing, where the selection is empty and the ledger is not. */
  emptiedBy?: string;
  /** The term with a field that the term which left nothing may have meant: `status:open` for `open`. */
  meant?: string;
  /** Terms that were taken for texts and name a state, with it: `open`, `status:open`; none where nothing is left. */
  states: readonly { typed: string; term: string }[];
  /** Values of tag:, source: … that no item of the ledger has, with the nearest ones that there are. */
  unknown: readonly { field: string; value: string; near: readonly string[] }[];
}

const STATES = ['status', 'outcome', 'is'];

/** A text with `=` for `:`, or a bare value, as a term that an item passes; undefined where there is none. */
function meantTerm(
  typed: string,
  items: readonly Item[],
  today: Day,
  fields: readonly string[] = ['status', 'outcome', 'tag', 'source', 'group', 'forecaster', 'grader', 'is'],
): string | undefined {
  if (typed.includes(':')) return undefined;
  const word = typed.toLowerCase();
  const terms = typed.includes('=') ? [word.replace('=', ':')] : fields.map((field) => `${field}:${word}`);
  const term = terms.find((one) => isTerm(one, today) && items.some(parseTerm(one, today).test));
  if (term !== undefined || !fields.includes('forecaster')) return term;
  // Somebody may be called by one of their names.
  const named = items.find(({ prediction }) => prediction.forecaster.split('-').includes(word))?.prediction;
  return named && `forecaster:${named.forecaster}`;
}

/** What a term names that no item has, with the nearest that there is. */
function unknownNames({ names }: Term, items: readonly Item[]): Selection['unknown'] {
  if (!names) return [];
  const { field, values } = names;
  const there = new Set<string>();
  for (const item of items)
    for (const word of WORDS[field]!(item)) if (word !== undefined) for (const name of namesOf(word)) there.add(name);
  return values.filter((value) => !there.has(value)).map((value) => ({ field, value, near: nearest(value, there) }));
}

/** Keeps the items that pass every term: `select(items, ['tag:agents', 'status:resolved'], today)`. */
export function select(items: readonly Item[], typed: readonly string[], today: Day): Selection {
  const terms = typed.map((term) => parseTerm(term, today));
  let left = [...items];
  let emptiedBy: string | undefined;
  for (const term of terms) {
    const before = left.length;
    left = left.filter(term.test);
    if (left.length === 0 && before > 0) emptiedBy ??= term.typed;
  }
  const meant = left.length === 0 && emptiedBy !== undefined ? meantTerm(emptiedBy, items, today) : undefined;
  const states = left.length === 0 ? [] : typed.flatMap((text) => {
    const term = meantTerm(text, items, today, STATES);
    return term === undefined ? [] : [{ typed: text, term }];
  }); // prettier-ignore
  return {
    items: left,
    states,
    ...(emptiedBy === undefined ? {} : { emptiedBy }),
    ...(meant === undefined ? {} : { meant }),
    unknown: terms.flatMap((term) => unknownNames(term, items)),
  };
}
