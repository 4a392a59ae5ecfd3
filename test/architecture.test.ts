// The house rules, read off the imports: which room may know which, and one library for one room.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../src/command-names.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gm)) {
    found.push({ from: file, to: match[2]!, typeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g))
    found.push({ from: file, to: match[1]!, typeOnly: false });
  for (const match of text.matchAll(/^import\s+'([^']+)'/gm))
    found.push({ from: file, to: match[1]!, typeOnly: false });
  return found;
}

/** Path of an import of ours, relative to src; undefined for a library. */
function ours({ from, to }: Import): string | undefined {
  return to.startsWith('.') ? relative(SRC, resolve(dirname(join(SRC, from)), to)) : undefined;
}

/** A folder, or the name of a single file beside them; `cli.ts` is the door of the room `cli`. */
function roomOf(path: string): string {
  return path.split('/')[0]!.replace(/\.ts$/, '');
}

/** The part of a room that a file is in; the room's own name for the files that stand in no part. */
function partOf(path: string): { room: string; part: string } {
  const [room, part, file] = path.split('/');
  return { room: room!, part: file === undefined ? room! : part! };
}

const all = files.flatMap(importsOf);

/** Rooms that each room may use at run time. Types of ledger and score flow up to every room but these two never down. */
const MAY: Record<string, readonly string[]> = {
  day: [],
  errors: [],
  nearest: [],
  often: ['decimals'],
  'command-names': [],
  decimals: [],
  'formula-start': [],
  grouped: [],
  slug: [],
  'score-terms': [],
  'too-late': ['day'],
  'nameless-keeper': [],
  'widest-range': [],
  version: [],
  pager: [],
  'shell-word': [],
  'open-file': [],
  streams: ['errors'],
  'typed-day': ['day', 'errors'],
  world: ['day', 'errors', 'streams', 'typed-day'],
  ledger: [
    'ledger',
    'claim-words',
    'day',
    'errors',
    'grouped',
    'nameless-keeper',
    'nearest',
    'shell-word',
    'too-late',
    'widest-range',
  ],
  score: ['score', 'claim-words', 'day', 'decimals', 'grouped', 'often', 'score-terms'],
  show: [
    'show',
    'day',
    'decimals',
    'errors',
    'formula-start',
    'nameless-keeper',
    'often',
    'score-terms',
    'too-late',
    'widest-range',
  ],
  exchange: [
    'exchange',
    'ledger',
    'score',
    'claim-words',
    'day',
    'errors',
    'formula-start',
    'grouped',
    'nearest',
    'shell-word',
    'slug',
    'widest-range',
  ],
  ask: ['ask', 'day', 'errors', 'show', 'nearest'],
  commands: [
    'commands',
    'ledger',
    'score',
    'show',
    'exchange',
    'ask',
    'day',
    'errors',
    'grouped',
    'nameless-keeper',
    'nearest',
    'open-file',
    'pager',
    'shell-word',
    'slug',
    'too-late',
    'version',
    'widest-range',
    'world',
  ],
  index: ['ledger', 'score', 'day', 'errors'],
  // The cache's folder and files are those of the ledger room.
  'code-cache': ['ledger'],
  start: ['code-cache', 'command-names', 'ledger', 'streams', 'version'],
  // What `check` runs on another processor.
  'check-worker': ['ledger'],
  cli: [
    'cli',
    'command-names',
    'commands',
    'day',
    'errors',
    'nearest',
    'streams',
    'typed-day',
    'version',
    'world',
    'show',
  ],
};
const TYPES_FROM: Record<string, readonly string[]> = {
  score: ['ledger'],
  show: ['ledger', 'score'],
  'score-terms': ['score'],
  world: ['ledger'],
  ask: ['ledger'],
  commands: ['world'],
};

/** Room → its parts → the parts they may use, types too; what stands on the others comes first. */
const PARTS: Record<string, Record<string, readonly string[]>> = {
  commands: {
    // The commands themselves, none of which uses another.
    commands: ['import', 'input', 'change', 'scores', 'deliver', 'open', 'line'],
    import: ['import', 'input', 'change', 'deliver', 'open', 'line'],
    input: ['input', 'change', 'open', 'line'],
    change: ['change', 'deliver', 'open', 'line'],
    scores: ['scores', 'deliver', 'open', 'line'],
    deliver: ['deliver', 'open', 'line'],
    open: ['open', 'line'],
    line: ['line'],
  },
  exchange: {
    read: ['read', 'entries', 'table', 'text', 'exchange'],
    entries: ['entries', 'write', 'text', 'exchange'],
    write: ['write', 'text', 'exchange'],
    table: ['table', 'text'],
    sql: ['sql'],
    text: ['text', 'exchange'],
    exchange: ['exchange'],
  },
  show: {
    html: ['html', 'svg', 'plot', 'words', 'show'],
    svg: ['svg', 'plot', 'terminal', 'words', 'show'],
    markdown: ['markdown', 'plot', 'terminal', 'words', 'show'],
    terminal: ['terminal', 'plot', 'words', 'show'],
    plot: ['plot', 'words'],
    words: ['words', 'show'],
    data: ['data'],
    show: ['show'],
  },
};

/** Library → the files that may import it. */
const LIBRARIES: Record<string, RegExp> = {
  commander: /^cli(\.ts|\/)/,
  zod: /^ledger\//,
  yaml: /^ledger\//,
  chalk: /^show\/terminal\/style\.ts$/,
  'date-fns': /^day\.ts$/,
  'csv-stringify': /^show\/data\/csv\.ts$/,
  'csv-parse': /^exchange\/(text|table)\//,
  hyparquet: /^exchange\/table\/parquet-(file|codecs)\.ts$/,
  'hyparquet-compressors': /^exchange\/table\/parquet-codecs\.ts$/,
  // For tests only.
  '@duckdb/node-api': /^$/,
  'ical-generator': /^exchange\/write\/write-ics\.ts$/,
  'node:zlib': /^exchange\/(text\/unzip|table\/parquet-codecs)\.ts$/,
  'fast-string-width': /^show\/terminal\/width\.ts$/,
  'fast-wrap-ansi': /^show\/terminal\/width\.ts$/,
  'd3-scale': /^show\/plot\//,
  'd3-shape': /^show\/plot\//,
  '@clack/prompts': /^ask\//,
  'node:tty': /^world\.ts$/,
  'node:fs': /^(ledger\/(store|cache\/store-cache)|(world|streams|code-cache|start)\.ts)/,
  'node:vm': /^code-cache\.ts$/,
  'node:worker_threads': /^(world|check-worker)\.ts$/,
  'node:child_process': /^(pager\.ts|open-file\.ts|commands\/)/,
};

describe('the rooms', () => {
  it('finds the imports it judges', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(all.length).toBeGreaterThan(100);
  });

  it('know only the rooms they may know', () => {
    const wrong = all.filter((entry) => {
      const target = ours(entry);
      if (target === undefined) return false;
      if (target === '../package.json') return roomOf(entry.from) !== 'version';
      const [from, to] = [roomOf(entry.from), roomOf(target)];
      if (entry.typeOnly && (TYPES_FROM[from] ?? []).includes(to)) return false;
      return !(MAY[from] ?? []).includes(to);
    });
    expect(wrong.map((entry) => `${entry.from} → ${entry.to}`)).toEqual([]);
  });

  it('know within their room only the parts they may know', () => {
    const wrong = all.filter((entry) => {
      const target = ours(entry);
      if (target === undefined) return false;
      const [from, to] = [partOf(entry.from), partOf(target)];
      const parts = from.room === to.room ? PARTS[from.room] : undefined;
      return parts !== undefined && !(parts[from.part] ?? []).includes(to.part);
    });
    expect(wrong.map((entry) => `${entry.from} → ${entry.to}`)).toEqual([]);
  });

  it('have one file for each command, and beside them nothing', () => {
    const verbs = files.filter((file) => partOf(file).part === 'commands').map((file) => file.slice(9, -3));
    // To open again is to resolve as open.
    expect([...verbs, 'reopen'].sort()).toEqual([...COMMAND_NAMES].sort());
  });

  it('keep each library in one room', () => {
    const wrong = all.filter((entry) => {
      if (ours(entry) !== undefined) return false;
      const name = Object.keys(LIBRARIES).find((library) => entry.to === library || entry.to.startsWith(`${library}/`));
      return name !== undefined && !LIBRARIES[name]!.test(entry.from);
    });
    expect(wrong.map((entry) => `${entry.from} → ${entry.to}`)).toEqual([]);
  });

  it('use only libraries that have a room', () => {
    const named = new Set(Object.keys(LIBRARIES));
    const free = /^node:(path|crypto|os|module|url|util|timers|readline)/;
    const wrong = all.filter((entry) => {
      if (ours(entry) !== undefined || free.test(entry.to)) return false;
      return ![...named].some((library) => entry.to === library || entry.to.startsWith(`${library}/`));
    });
    expect(wrong.map((entry) => `${entry.from} → ${entry.to}`)).toEqual([]);
  });

  it('keep DuckDB, which checks the printed SQL and makes Parquet files, to two files of the tests', () => {
    const users = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && /from '@duckdb\//.test(readFileSync(join(ROOT, 'test', name), 'utf8')),
    );
    expect(users).toEqual(['exchange/duckdb.ts', 'exchange/parquet-fixture.ts']);
    expect(all.filter((entry) => entry.to.startsWith('@duckdb/'))).toEqual([]);
  });

  it('touch `process` only in the world', () => {
    const wrong = files.filter(
      (file) => file !== 'world.ts' && /\bprocess\.(?!platform\b)/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('have no comment line over 120 columns; of the code prettier sees to it', () => {
    const long = files.flatMap((file) =>
      readFileSync(join(SRC, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          line.length > 120 && /^\s*(?:\/\/|\/\*|\*)/.test(line) ? [`${file}:${index + 1}`] : [],
        ),
    );
    expect(long).toEqual([]);
  });

  it('import in one order: Node, libraries, ours from far to near, each by path, values before types', () => {
    const placeOf = (path: string, typeOnly: boolean): string => {
      const ups = path.split('../').length - 1;
      const kind = path.startsWith('node:') ? '0' : path.startsWith('.') ? '2' : '1';
      return [kind, 9 - ups, path, typeOnly ? 1 : 0].join(' ');
    };
    const unordered = files.filter((file) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      const places = [...text.matchAll(/^import (type )?[^;]*?'([^']+)';$/gm)].map(([, type, path]) => placeOf(path!, type !== undefined)); // prettier-ignore
      return places.join('\n') !== places.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join('\n');
    });
    expect(unordered).toEqual([]);
  });

  it('stand in docs/code.md, every folder of them and every file it names', () => {
    const page = readFileSync(join(ROOT, 'docs/code.md'), 'utf8');
    const folders = new Set(files.map((file) => join('src', dirname(file), '/')));
    const rows = [...page.matchAll(/^\| `(src\/[^`]*)` +\|/gm)].map(([, folder]) => folder!);
    expect(rows.sort()).toEqual([...folders].sort());
    const named = [...page.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file]) => file!.replace(/^src\//, ''));
    const places = ['', 'commands/', '../'];
    expect(named.filter((file) => !places.some((place) => existsSync(join(SRC, place, file))))).toEqual([]);
  });

  it('stay small: no file over 300 lines, no room for leftovers', () => {
    const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
    expect(files.filter((file) => /(util|helper|common|misc)/.test(file))).toEqual([]);
  });
});
