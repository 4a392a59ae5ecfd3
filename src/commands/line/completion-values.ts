// What can stand at a place of the command line: the words of the program, and those of the ledger in use.
import { basename, join, resolve } from 'node:path';
import type { Direction } from '../../exchange/formats.ts';
import { LEXICON } from '../../ledger/lexicon.ts';
import { ledgerNames } from '../../ledger/merge.ts';
import { DUE_BASES, OUTCOMES, SOURCE_KINDS, VOID_REASONS } from '../../ledger/prediction.ts';
import { decode } from '../../ledger/read/decode.ts';
import { ledgerWords, noWords, recordId } from '../../ledger/read/ledger-words.ts';
import type { LedgerWords } from '../../ledger/read/ledger-words.ts';
import { FIELDS, fieldValues } from '../../ledger/select.ts';
import { findLedger, listYaml } from '../../ledger/store/find.ts';
import { regularSize } from '../../ledger/store/open.ts';
import { readFileBytes } from '../../ledger/store/store.ts';
import { LIST_KEYS } from '../../show/data/list-rows.ts';
import { PACKAGE_FOLDER, SHIPPED_LEDGER } from '../../world.ts';
import type { World } from '../../world.ts';
import { FORMATS } from './globals.ts';
import { SHELLS } from './shells.ts';

/** A word that can be typed, and what it is, in a few words; empty where the word says it. */
export interface Suggestion {
  value: string;
  about: string;
}

/** Kinds of which all values are known, or a few that show the form. */
const WORDS = {
  outcome: OUTCOMES,
  reason: VOID_REASONS,
  'source-kind': SOURCE_KINDS,
  'due-basis': DUE_BASES,
  format: FORMATS,
  'date-order': ['dmy', 'mdy'],
  'import-as': ['entries', 'forecast'],
  'import-recorded': ['import', 'said'],
  sort: ['due', 'said', 'p', 'score'],
  color: ['auto', 'always', 'never'],
  day: ['today', 'yesterday', 'eoy'],
  span: ['30d', '90d', '1y'],
  schema: ['ledger', 'source'],
  shell: SHELLS,
  withdraw: ['withdraw'],
} as const;

/** Kinds of which the ledger has the values, and where they stand among its words. */
const SETS = { tag: 'tags', source: 'sources', forecaster: 'forecasters', grader: 'graders', group: 'groups' } as const;
type LedgerKind = 'id' | keyof typeof SETS;

/** The kinds of values that can be told; `free` is anything, `files` and `folders` are for the shell to complete. */
export type ValueKind =
  | keyof typeof WORDS
  | LedgerKind
  | 'term' | 'fields' | 'import-format' | 'export-format' | 'explain' | 'phrase' | 'files' | 'folders' | 'free'; // prettier-ignore

/** A ledger as large as this is not looked through while somebody waits for the Tab key. */
const LARGEST = 16 * 1024 * 1024;

const plain = (values: Iterable<string>): Suggestion[] => [...values].map((value) => ({ value, about: '' }));

function wordsOf(path: string): LedgerWords {
  const size = regularSize(path);
  // What is no plain file may never end, such as the terminal that somebody types on.
  if (size === 0 || size > LARGEST) return noWords();
  const words = ledgerWords(decode(readFileBytes(path), path));
  if (words.sourcesFolder !== undefined) {
    for (const file of listYaml(resolve(path, '..', words.sourcesFolder))) {
      words.sources.add(recordId(decode(readFileBytes(file), file)) ?? basename(file).replace(/\.ya?ml$/, ''));
    }
  }
  return words;
}

/** The words of the ledgers that the command line means; ids and sources qualified where there are several ledgers. */
function wordsInUse(paths: readonly string[], world: World): LedgerWords {
  const { home } = world;
  const { files } = findLedger({
    paths: paths.map((path) => (home !== undefined && path.startsWith('~/') ? join(home, path.slice(2)) : path)),
    env: world.env,
    cwd: world.cwd,
    shipped: SHIPPED_LEDGER,
    packageFolder: PACKAGE_FOLDER,
  });
  if (files.length === 1) return wordsOf(files[0]!);
  const all = noWords();
  const names = ledgerNames(files);
  files.forEach((file, index) => {
    const words = wordsOf(file);
    for (const [id, claim] of words.ids) all.ids.set(`${names[index]}/${id}`, claim);
    for (const source of words.sources) all.sources.add(`${names[index]}/${source}`);
    for (const set of ['forecasters', 'graders', 'tags', 'groups'] as const)
      for (const word of words[set]) all[set].add(word);
  });
  return all;
}

function isOfLedger(name: string): name is LedgerKind {
  return name === 'id' || Object.hasOwn(SETS, name);
}

function ofLedger(kind: LedgerKind, ledgers: readonly string[], world: World): Suggestion[] {
  const words = wordsInUse(ledgers, world);
  if (kind === 'id') return [...words.ids].map(([value, about]) => ({ value, about }));
  return plain([...words[SETS[kind]]].sort());
}

/** `not:tag:a,b` is the field's beginning, the values before, and the value that is being typed. */
const TERM = /^((?:not:)*)(?:([a-z]+):((?:[^,]*,)*))?/;

/** A filter term: fields first, then what the field can be; what stands before the value stays. */
function termSuggestions(typed: string, ledgers: readonly string[], world: World): Suggestion[] {
  const [whole, not = '', field] = TERM.exec(typed)!;
  if (field === undefined) {
    const fields = [...FIELDS, ...(not === '' ? ['not'] : []), 'text'];
    return fields.map((name) => ({ value: `${not}${name}:`, about: '' }));
  }
  const closed = fieldValues(field);
  const before = (suggestions: Suggestion[]): Suggestion[] =>
    suggestions.map(({ value, about }) => ({ value: `${whole}${value}`, about }));
  if (closed) return before(plain(closed));
  if (isOfLedger(field)) return before(ofLedger(field, ledgers, world));
  if (field === 'p') return before(plain(['0.7..', '..0.3', 'none']));
  if (field === 'due' || field === 'said' || field === 'resolved') {
    const year = world.today.slice(0, 4);
    return before(plain([year, `..${year}`, `${year}..`, 'none']));
  }
  return [];
}

/** `--json id,due` picks several: what stands before the last comma stays. */
function fieldSuggestions(typed: string): Suggestion[] {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1);
  const taken = new Set(before.split(','));
  return LIST_KEYS.filter((key) => !taken.has(key)).map((key) => ({ value: `${before}${key}`, about: '' }));
}

/** The formats of one direction, with what they are. */
async function exchangeFormats(direction: Direction): Promise<Suggestion[]> {
  const { EXCHANGE_FORMATS } = await import('../../exchange/formats.ts');
  const fit = EXCHANGE_FORMATS.filter((format) => format.direction === direction || format.direction === 'both');
  return fit.map(({ name, about }) => ({ value: name, about }));
}

async function explainNames(): Promise<string[]> {
  const { METHODS, METHOD_ALIASES } = await import('../../score/explain-methods.ts');
  const { CARD_NAMES } = await import('../../score/card-explanation.ts');
  return [...CARD_NAMES, ...Object.keys(METHOD_ALIASES), ...Object.keys(METHODS)];
}

/**
 * What can be typed at a place of the kind; `typed` is what stands there already, `ledgers` the paths of --ledger. Not
 * yet narrowed to what begins with `typed`. Throws a Failure where there is no ledger to look at.
 */
export async function valuesOfKind(
  kind: ValueKind,
  typed: string,
  ledgers: readonly string[],
  world: World,
): Promise<Suggestion[]> {
  if (kind in WORDS) return plain(WORDS[kind as keyof typeof WORDS]);
  if (isOfLedger(kind)) return ofLedger(kind, ledgers, world);
  if (kind === 'term') return termSuggestions(typed, ledgers, world);
  if (kind === 'fields') return fieldSuggestions(typed);
  if (kind === 'import-format') return exchangeFormats('import');
  if (kind === 'export-format') return exchangeFormats('export');
  if (kind === 'explain') return plain(await explainNames());
  if (kind === 'phrase') return plain(LEXICON.flatMap((row) => row.phrases));
  return [];
}
