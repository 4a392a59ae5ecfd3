// A bare table through the command: its forms, its hash, what a terminal is told meanwhile.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duck } from '../exchange/parquet-fixture.ts';
import type { Duck } from '../exchange/parquet-fixture.ts';
import { predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

let made: Duck;
beforeAll(async () => {
  made = await duck();
});
afterAll(() => made.close());

/** Standard input as it comes from a pipe: pieces in a memory that is used again. */
function* piped(bytes: Uint8Array, size: number): Generator<Uint8Array, void> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    memory.fill(0).set(part);
    yield memory.subarray(0, part.length);
  }
}

async function scored(file: string, bytes: Uint8Array, ...flags: string[]): Promise<TestWorld> {
  const world = testWorld({ ledger: undefined });
  if (file === '-') world.stdinChunks = () => piped(bytes, 3);
  else writeFileSync(join(world.folder, file), bytes);
  expect(await predict(world, 'score', file, ...flags)).toBe(0);
  return world;
}

async function document(file: string, bytes: Uint8Array): Promise<Record<string, unknown>> {
  const { printed } = await scored(file, bytes, '--format', 'json');
  const { predict: envelope, ...score } = JSON.parse(printed.out) as Record<string, unknown>;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(envelope).toMatchObject({ command: 'score', input: { name: file === '-' ? 'stdin' : file, sha256 } });
  return score;
}

describe('score', () => {
  const folder = join(import.meta.dirname, '../golden/score');

  it.each(readdirSync(folder).filter((file) => file.endsWith('.csv')))(
    '%s is the same table in every form',
    async (name) => {
      const bytes = readFileSync(join(folder, name));
      const [head, ...rows] = bytes.toString().trim().split('\n').map((line) => line.split(',')); // prettier-ignore
      const lines = rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, at) => [head![at], /^[\d.]+$/.test(cell) ? Number(cell) : cell])))); // prettier-ignore
      const csv = await document('t.csv', bytes);
      expect(await document('t.jsonl', Buffer.from(lines.join('\n')))).toEqual(csv);
      const parquet = await made.parquet(`SELECT * FROM read_csv('${join(folder, name)}')`);
      expect(await document('t.parquet', parquet)).toEqual(csv);
      for (const form of [bytes, parquet]) expect(await document('-', form)).toEqual(csv);
    },
  );

  it('explains with the ids, or rows where there are none', async () => {
    const query = `SELECT * FROM (VALUES (0.7, 1, 'a'), (0.2, 0, NULL)) t(p, y, id)`;
    const parquet = await scored('t.parquet', await made.parquet(query), '--explain', 'brier');
    expect(parquet.printed.out).toMatch(/^ *a .*\n *row 2 /m);
    const csv = await scored('t.csv', Buffer.from('p,y,id\n0.7,1,a\n0.2,0,\n'), '--explain', 'brier');
    expect(csv.printed.out).toMatch(/^ *a .*\n *line 3 /m);
  });

  it('says what it cannot read', async () => {
    const world = testWorld({ ledger: undefined });
    mkdirSync(join(world.folder, 'folder'));
    writeFileSync(join(world.folder, 'cut.parquet'), 'PAR1\u0015\u0004');
    writeFileSync(join(world.folder, 'bare'), Buffer.from('PAR1\u0015\u0004 and so on'));
    const wrong = async (file: string): Promise<string> => {
      world.printed.err = '';
      expect(await predict(world, 'score', file)).toBe(1);
      return world.printed.err.split('\n')[0]!;
    };
    expect(await wrong('no.csv')).toContain('there is no file');
    expect(await wrong('folder')).toContain('is a folder');
    expect(await wrong('cut.parquet')).toBe(
      'predict: cut.parquet is not a sound Parquet file: it does not begin as one [bad-table]',
    );
    expect(await wrong('bare')).toBe('predict: bare is not a sound Parquet file: its end is missing [bad-table]');
  });
});

describe('progress', () => {
  const rows = (count: number): Buffer => Buffer.from(`p,y,note\n${'0.7,1,xxxxxxxxxxxx\n'.repeat(count)}`);
  const onTerminal = async (bytes: Uint8Array, terminal: boolean, file = 't.csv'): Promise<string> => {
    const world = testWorld({ ledger: undefined });
    world.isTerminal = { stdin: false, stdout: false, stderr: terminal };
    writeFileSync(join(world.folder, 't.csv'), bytes);
    world.stdinChunks = () => piped(bytes, 1 << 16);
    await predict(world, 'score', file, '--format', 'json');
    return world.printed.err;
  };
  /** What is left on the screen of a line that was written over. */
  const shown = (err: string): string[] =>
    err.split('\n').map((line) =>
      line.split('\r').reduce((screen, part) => part + screen.slice(part.length)).trimEnd(),
    ); // prettier-ignore

  it('is told of a large table on a terminal, and leaves nothing behind', async () => {
    const err = await onTerminal(rows(500_000), true);
    expect(err.split('\r').map((part) => part.trim())).toEqual([
      '', 'reading 4 of 10 MB', 'reading 8 of 10 MB', '',
      'predict: ignored 1 column: note', 'scoring 500,000 predictions', '', '',
    ]); // prettier-ignore
    expect(shown(err)).toEqual(['predict: ignored 1 column: note', '']);
  });

  it('knows no total on standard input', async () => {
    expect(await onTerminal(rows(300_000), true, '-')).toContain('\rreading 4 MB');
  });

  it('is gone before a fault is told', async () => {
    const err = await onTerminal(Buffer.concat([rows(300_000), Buffer.from('7,1,x\n')]), true);
    expect(err).toContain('reading 4 of');
    expect(shown(err)[0]).toBe('predict: t.csv:300002:1: p is "7", not a probability [bad-table]');
  });

  it('is not for small tables, nor for what is no terminal', async () => {
    expect(await onTerminal(rows(1000), true)).toBe('predict: ignored 1 column: note\n');
    expect(await onTerminal(rows(500_000), false)).toBe('predict: ignored 1 column: note\n');
  });
});

describe('rows that name clusters', () => {
  const rows = (cluster: (row: number) => string): Buffer =>
    Buffer.from(
      `p,y,cluster\n${Array.from({ length: 12 }, (_, i) => `0.${(i % 9) + 1},${i % 2},${cluster(i)}\n`).join('')}`,
    );
  const told = async (cluster: (row: number) => string): Promise<string> =>
    (await scored('m.csv', rows(cluster))).printed.out.replaceAll(/\s+/g, ' ');

  it('are told of where two share one, with what they are worth where there are enough of them', async () => {
    expect(await told((row) => `c${row >> 1}`)).toMatch(/• Rows share clusters: [^.]* should be; /);
    expect(await told((row) => `c${row % 4}`)).toMatch(/• Rows share clusters: [^.]* should be\. /);
    expect(await told((row) => `c${row}`)).not.toContain('share clusters');
    expect(await told(() => '')).not.toContain('share clusters');
  });
});

it('a key that stands twice in a row of JSON is refused, however it is written', async () => {
  const world = testWorld({ ledger: undefined });
  for (const row of [
    '{"p":0.7,"y":1,"p":0.2}',
    '{"p" : 0.7, "y":1, "id":"a:b", "p" :0.2}',
    '{"p":0.7,"y":1,"\\u0070":0.2}',
  ]) {
    writeFileSync(join(world.folder, 'm.jsonl'), `{"p":0.7,"y":1,"id":"a:b"}\n${row}\n`);
    expect(await predict(world, 'score', 'm.jsonl'), row).toBe(1);
    expect(world.printed.err, row).toMatch(/m\.jsonl:2:1: the key "p" stands here twice/);
    world.printed.err = '';
  }
});

describe('rows of several forecasters', () => {
  const told = async (head: string, cells: (id: number, by: string) => string): Promise<string> => {
    const rows = ['x', 'y'].flatMap((by) => [1, 2, 3].map((id) => cells(id, by)));
    const { out, err } = (await scored('t.csv', Buffer.from(`${head}\n${rows.join('\n')}\n`))).printed;
    expect(err).toBe('');
    return out.replaceAll(/\s+/g, ' ');
  };

  it('that answer the same questions are said to share outcomes', async () => {
    const text = await told('id,forecaster,p,y', (id, by) => `q${id},${by},0.7,${id % 2}`);
    expect(text).toContain(
      "• 3 rows are about the outcome of another forecaster's row, by the id: whatever assumes independence",
    );
  });

  it('are not advised to be scored one by one where they are', async () => {
    const world = testWorld({});
    writeFileSync(join(world.folder, 't.csv'), 'id,forecaster,p,y\nq,x,0.7,1\nq,y,0.7,1\n');
    expect(await predict(world, 'score', 't.csv', '--json', '--by', 'forecaster')).toBe(0);
    expect(world.printed.err).toContain('surer than it should be; a column cluster');
    expect(await predict(world, 'score', 't.csv', '--json')).toBe(0);
    expect(world.printed.err).toContain('surer than it should be; --by forecaster scores each alone, a column cluster');
  });

  it('need no such word where clusters are named, or questions differ', async () => {
    expect(await told('id,forecaster,p,y,cluster', (id, by) => `q${id},${by},0.7,${id % 2},q${id}`)).not.toContain(
      'by the id',
    );
    expect(await told('id,forecaster,p,y', (id, by) => `${by}${id},${by},0.7,${id % 2}`)).not.toContain('•');
  });
});
