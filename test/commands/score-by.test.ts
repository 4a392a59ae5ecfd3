// A bare table by the values of a column, and what is said of its ids and its form.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duck } from '../exchange/parquet-fixture.ts';
import type { Duck } from '../exchange/parquet-fixture.ts';
import { predict, testWorld } from './world.ts';

let made: Duck;
beforeAll(async () => {
  made = await duck();
});
afterAll(() => made.close());

interface Told {
  status: number;
  out: string;
  err: string;
}

async function scored(file: string, content: string | Uint8Array, ...flags: string[]): Promise<Told> {
  const world = testWorld({ ledger: undefined });
  if (file === '-') world.stdinChunks = () => [Buffer.from(content)];
  else writeFileSync(join(world.folder, file), content);
  const status = await predict(world, 'score', file, ...flags);
  return { status, ...world.printed };
}

async function document(
  file: string,
  content: string | Uint8Array,
  ...flags: string[]
): Promise<Record<string, unknown>> {
  const { out } = await scored(file, content, '--format', 'json', ...flags);
  return JSON.parse(out) as Record<string, unknown>;
}

/** Twelve rows of ann, two of bob, one of nobody; ann has one without an outcome besides. */
const ROWS: [p: number, y: string, who: string, cluster: string][] = [
  ...Array.from({ length: 12 }, (_, i): [number, string, string, string] => [0.5 + (i % 5) / 10, i % 3 === 0 ? '0' : '1', 'ann', `c${i}`]),
  [0.2, '0', 'bob', 'c1'], [0.9, '0.5', ' bob', 'c1'], [0.7, '1', '', 'c3'], [0.8, '', 'ann', 'c4'],
]; // prettier-ignore
// ann's Brier score: (0.25 + 0.16 + 0.09 + ...) / 12 = 3.11 / 12.
const csvOf = (rows: typeof ROWS): string => `p,y,cluster,team\n${rows.map(([p, y, who, cluster]) => `${p},${y},${cluster},${who}\n`).join('')}`; // prettier-ignore
const CSV = csvOf(ROWS);

describe('score FILE --by COLUMN', () => {
  const parts = [
    ['(no team)', 0, csvOf(ROWS.filter(([, , who]) => who === ''))],
    ['ann', 1, csvOf(ROWS.filter(([, , who]) => who === 'ann'))],
    ['bob', 0, csvOf(ROWS.filter(([, , who]) => who.trim() === 'bob'))],
  ] as const;

  it('scores each part as the table of its rows, beside the whole, in every form of a table', async () => {
    const { predict: _envelope, ...whole } = await document('t.csv', CSV);
    const groups = await Promise.all(
      parts.map(async ([key, unresolved, text]) => {
        const { predict: _own, ...alone } = await document('t.csv', text);
        return { key, unresolved, ...alone };
      }),
    );
    const lines = ROWS.map(([p, y, team, cluster]) => JSON.stringify({ p, y: y === '' ? null : Number(y), cluster, ...(team === '' ? {} : { team }) }));
    const values = ROWS.map(([p, y, team, cluster]) => `(${p}::DOUBLE, ${y || 'NULL'}::DOUBLE, '${cluster}', ${team === '' ? 'NULL' : `'${team}'`})`).join(', ');
    const parquet = await made.parquet(`SELECT * FROM (VALUES ${values}) t(p, y, cluster, team)`);
    const forms: [string, string | Uint8Array][] = [['t.csv', CSV], ['t.csv', CSV.replaceAll(',', ';')], ['-', CSV], ['t.jsonl', lines.join('\n')], ['t.parquet', parquet]];
    for (const [file, content] of forms) {
      const { predict: _it, ...found } = await document(file, content, '--by', 'team');
      expect(found, file).toEqual({ ...whole, by: { field: 'team', groups } });
    }
  }); // prettier-ignore

  it('takes a column that means something to the score as well', async () => {
    const { by } = (await document('t.csv', CSV, '--by', 'cluster')) as {
      by: { groups: { key: string; n: number }[] };
    };
    expect(by.groups.find(({ key }) => key === 'c1')!.n).toBe(3);
    // A part whose rows are all unresolved is there.
    const open = (await document('t.csv', 'p,y,team\n0.5,,x\n', '--by', 'team')) as { by: unknown };
    expect(open.by).toMatchObject({ groups: [{ key: 'x', unresolved: 1, n: 0, brier: null }] });
  });

  it('has a row a part in text, an average only from ten rows on', async () => {
    const { out, err } = await scored('t.csv', CSV, '--by', 'team');
    const rows = out.slice(out.indexOf('By team')).split('\n').slice(0, 6);
    expect(rows.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['By team'],
      ['team', 'rows', 'scored', 'happened', 'said on average', 'Brier'],
      ['(no team)', '1', '1', '1'],
      ['ann', '13', '12', '8', '68%', '0.259'],
      ['bob', '2', '2', '0.5'],
      ['Averages only from ten scored rows on.'],
    ]);
    expect(out).toContain('All numbers');
    expect(err).not.toContain('ignored');
  });

  it('keeps what could steer a terminal in its place', async () => {
    const world = testWorld({ ledger: undefined });
    writeFileSync(join(world.folder, 't.jsonl'), '{"p":0.5,"y":1,"team":"a\\u001b[31m"}\n');
    await predict(world, 'score', 't.jsonl', '--by', 'team');
    expect(world.printed.out).not.toContain('\u001b');
  });

  it('takes the counts that a database gives', async () => {
    const counts = 'part,p,n,happened,fractional\nann,0.7,10,7,0\nbob,0.7,3,3,0\nann,0.2,4,1,0\n';
    const { by, n } = (await document('c.csv', counts, '--counts', '--by', 'part')) as { n: number; by: { groups: { key: string; n: number; baseRate: number }[] } };
    expect(n).toBe(17);
    expect(by.groups.map((one) => [one.key, one.n, one.baseRate])).toEqual([['ann', 14, 8 / 14], ['bob', 3, 1]]);
    expect((await scored('c.csv', counts, '--counts', '--by', 'prat')).err).toContain('hint: did you mean part?');
  }); // prettier-ignore

  it.each([['t.csv', CSV], ['t.jsonl', '{"p":0.5,"y":1,"team":"a"}\n'], ['t.parquet', '']])('says which columns there are: %s', async (file, content) => {
    const bytes = file.endsWith('parquet') ? await made.parquet(`SELECT 0.5::DOUBLE AS p, 1.0::DOUBLE AS y, 'a' AS team`) : content;
    const { status, err, out } = await scored(file, bytes, '--by', 'taem');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^predict: --by taem: the table has no such column \[bad-table\]\nhint: did you mean team\?\nhint: its columns are p, y,.*team\n$/);
  }); // prettier-ignore

  it('refuses more than 1,000 values, and takes as many', async () => {
    const rows = (count: number): string => `p,y,id\n${Array.from({ length: count }, (_, i) => `0.5,1,q${i}\n`).join('')}`;
    const { by } = (await document('t.csv', rows(1000), '--by', 'id', '--json', 'by')) as { by: { groups: unknown[] } };
    expect(by.groups).toHaveLength(1000);
    const { status, err } = await scored('t.csv', rows(1001), '--by', 'id');
    expect([status, err]).toEqual([1, expect.stringMatching(/^predict: --by id: the column has more than 1000 values .*\nhint: .*--sql/)]);
  }); // prettier-ignore

  it('leads nowhere that is a dead end', async () => {
    const sql = await scored('t.csv', CSV, '--sql', '--by', 'team');
    expect([sql.status, sql.out]).toEqual([2, '']);
    expect(sql.err).toContain('hint: predict score t.csv --by team scores it');
    expect((await scored('t.csv', CSV, '--columns', 'p,y')).err).toContain(
      'predict score --sql forecasts --columns p,y',
    );
    expect((await scored('t.csv', CSV, '--by', 'team', '--explain', 'brier')).status).toBe(2);
    const then = await scored('t.csv', CSV, '--as-of', '2025-01-01');
    expect(then).toMatchObject({ status: 2, out: '' });
    expect(then.err).toContain('--as-of is about ledgers');
  });
});

describe('the ids of a table', () => {
  const err = async (...rows: string[]): Promise<string> =>
    (await scored('t.csv', `id,forecaster,p,y\n${rows.join('\n')}\n`, '--json')).err;

  it('that repeat are counted, in grammar', async () => {
    expect(await err('a,,0.7,1', 'a,,0.6,1')).toBe(
      'predict: caution: 1 row repeats an id by the same forecaster; each is scored as a prediction of its own\n',
    );
    expect(await err('a,m,0.7,1', 'a,m,0.6,1', 'a,m,0.5,1', 'a,n,0.5,1')).toMatch(
      /^predict: caution: 2 rows repeat an id/,
    );
  });

  it('that came out in two ways are named, whoever forecast them', async () => {
    const words = (ids: string): string => `rows with different outcomes (${ids}): one of them must be wrong; each row is scored with its own`; // prettier-ignore
    expect(await err('a,,0.7,1', 'a,,0.6,0')).toContain(`predict: caution: 1 id has ${words('a')}\n`);
    expect(await err('a,m,0.7,1', 'a,n,0.6,0')).toMatch(
      /^predict: caution: 1 id has .*\npredict: caution: 1 row is about the outcome of another/,
    );
    expect(await err('a,m,0.7,1', 'a,,0.6,0.5', 'a,n,0.6,0')).toContain(`1 id has ${words('a')}`);
    expect(await err(...['d', 'c', 'b', 'a'].flatMap((id) => [`${id},m,0.7,yes`, `${id},n,0.6,no`]))).toContain(`4 ids have ${words('d, c, b, …')}`); // prettier-ignore
    expect(await err('a,m,0.7,1', 'a,n,0.6,', 'a,o,0.6,yes')).toMatch(
      /^predict: 1 row without an outcome: not scored\npredict: caution: 1 row is about [^\n]*\n$/,
    );
    expect(await err('a,m,0.7,', 'a,n,0.6,1', 'a,o,0.6,no')).toContain('1 id has');
  });

  it('counts the rows without an outcome in the document', async () => {
    expect(await document('t.csv', 'p,y\n0.7,1\n0.6,\n0.2,\n')).toMatchObject({ n: 1, unresolved: 2 });
  });

  it('are cautions of the document', async () => {
    const cautions = async (text: string): Promise<unknown> => (await document('t.csv', text))['cautions'];
    expect(await cautions('id,p,y\na,0.7,1\na,0.6,0\n')).toEqual(['contradicting_outcomes', 'repeated_ids']);
    expect(await cautions('id,p,y,cluster\na,0.7,1,x\nb,0.6,0,x\n')).toEqual(['few_clusters', 'shared_topics']);
    expect(await cautions('id,forecaster,p,y\na,m,0.7,1\na,n,0.6,1\n')).toEqual(['shared_ids']);
    expect(await cautions('id,forecaster,p,y,cluster\na,m,0.7,1,x\na,n,0.6,1,y\n')).toEqual(['few_clusters']);
    expect(await cautions('id,p,y\na,0.7,1\nb,0.6,0\n')).toEqual([]);
  });
});

describe('the form of a table', () => {
  it.each([';', '\t'])('may have %j between its cells', async (mark) => {
    const { predict: _one, ...commas } = await document('t.csv', CSV);
    const { predict: _two, ...others } = await document('t.csv', CSV.replaceAll(',', mark));
    expect(others).toEqual(commas);
    const { predict: _three, ...decimal } = await document('t.csv', `${CSV.replaceAll(',', mark).replaceAll('.', ',')}${mark}\n`);
    expect(decimal).toEqual(commas);
    expect((await scored('t.csv', `p${mark}y\n0.7${mark}1${mark}2\n`)).err).toMatch(/hint: a text with a (semicolon|tab) needs quotes/);
  }); // prettier-ignore

  it('is one object a line where it is JSON, from standard input too', async () => {
    expect(await document('-', '{"p":0.7,"y":1}\n')).toMatchObject({ n: 1 });
    for (const text of ['[{"p":0.7,"y":1}]\n', '\ufeff[\n  {"p":0.7,"y":1}\n]\n', '[]', '[[0.7,1]]']) {
      const { status, err } = await scored('-', text);
      expect([status, err], text).toEqual([1, expect.stringMatching(/^predict: <stdin>:1:1: this is a JSON list, not a table .*\n[^]*hint: .*jq -c '\.\[\]' FILE \| predict score -/)]); // prettier-ignore
    }
  });
});
