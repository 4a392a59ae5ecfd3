// A table without ids tells its rows by claim and due day: what comes in a second time for that is said.
import { describe, expect, it } from 'vitest';
import { Desk } from './desk.ts';
import type { Report } from './desk.ts';

type Pair = { id: string; due: string | null; other: { id: string; due: string | null; isInFiles: boolean } };

const HEAD = 'claim,said,due,p\n';
const SNOW = 'It snows in London.,2025-01-05,2025-02-28,0.3\n';
const SHIP = 'We ship version 2.,2025-01-05,2025-06-30,0.65\n';
const LATER = SHIP.replace('2025-06-30', '2025-09-30');

/** Every file in turn, the last of which is looked at. */
async function importsOf(...files: string[]): Promise<{ desk: Desk; pairs: Pair[]; report: Report }> {
  const desk = new Desk();
  let report!: Report;
  for (const [index, text] of files.entries()) {
    desk.write(`${index}.csv`, text);
    report = await desk.import('csv', [`${index}.csv`]);
  }
  return { desk, report, pairs: (report as Report & { sameClaims: Pair[] }).sameClaims };
}

/** `new ~ other`, by the due days and where the other stands. */
const days = (pairs: readonly Pair[]): string[] =>
  pairs.map(({ due, other }) => `${due} ~ ${other.due}${other.isInFiles ? ' in the files' : ''}`);

describe('a row whose due day was moved', () => {
  it('is said to claim what the entry of before does', async () => {
    const { desk, pairs, report } = await importsOf(HEAD + SNOW + SHIP, HEAD + SNOW + LATER);
    expect(days(pairs)).toEqual(['2025-09-30 ~ 2025-06-30']);
    expect(pairs[0]!.id).toBe(report.added[0]);
    expect(desk.err).toContain(
      `same claim: 1 new entry has the claim of one of the ledger, with another due day: ${pairs[0]!.id} (${pairs[0]!.other.id})\n` +
        "hint: a prediction that is there twice counts twice: predict -f ledger.yaml undo, then import with the ledger's ids in a column (--map id=COLUMN)\n",
    );
  });

  it.each([
    ['capitals, white space and signs', 'we ship  version 2,2025-01-05,2025-09-30,0.65\n', 1],
    ['other words', 'We ship version 3.,2025-01-05,2025-09-30,0.65\n', 0],
  ])('with %s in its claim', async (_what, row, count) => {
    expect((await importsOf(HEAD + SHIP, HEAD + row)).pairs).toHaveLength(count);
  });

  it('is found again by the id of the ledger', async () => {
    const { desk } = await importsOf(HEAD + SHIP);
    const { id } = desk.predictions[0]!;
    desk.write('ids.csv', `id,${HEAD}${id},${LATER}`);
    expect((await desk.import('csv', ['ids.csv'])).added).toEqual([]);
  });

  it('is not the prediction of somebody else', async () => {
    const row = (name: string, due: string): string => `claim,said,due,p,forecaster\nIt snows.,2025-01-05,${due},0.3,${name}\n`;
    expect((await importsOf(row('ann', '2025-02-28'), row('bob', '2025-03-31'))).pairs).toEqual([]);
  }); // prettier-ignore

  it('is nothing to say where the entry of before is void as a duplicate', async () => {
    const { desk } = await importsOf(HEAD + SHIP);
    const voided = `    resolutions: [{ outcome: void, reason: duplicate, known: 2025-02-01, by: me, why: Twice. }]\n`;
    desk.write('ledger.yaml', desk.read('ledger.yaml') + voided);
    desk.write('later.csv', HEAD + LATER);
    expect(await desk.import('csv', ['later.csv'])).toMatchObject({ added: [expect.any(String)], sameClaims: [] });
  });

  it('is said in a dry run, without anything to undo', async () => {
    const { desk } = await importsOf(HEAD + SHIP);
    desk.write('later.csv', HEAD + LATER);
    await desk.import('csv', ['later.csv'], { dryRun: true });
    expect(desk.err).toContain("counts twice: import with the ledger's ids");
  });
});

describe('a table that is read with another map', () => {
  it('is said to be the same before everything else that is lost', async () => {
    const desk = new Desk({ 'a.csv': `claim,said,Until,p,Mood\n${SNOW.replace('\n', ',good\n')}${SHIP.replace('\n', ',\n')}` });
    await desk.import('csv', ['a.csv']);
    const ids = desk.predictions.map(({ id }) => id);
    const { added } = await desk.import('csv', ['a.csv'], { map: ['due=Until'] });
    expect(desk.err.split('\n').slice(0, 4)).toEqual([
      'written: ledger.yaml',
      `same claims: none of these 2 predictions was found again, but 2 have the claim of an entry of the ledger: ${added[0]} (${ids[0]}), ${added[1]} (${ids[1]})`,
      'hint: if this is the same table with another --map, each counts twice: predict -f ledger.yaml undo, then import it with the --map of before, or into a new ledger',
      expect.stringMatching(/^lost: column "Mood"/),
    ]);
  }); // prettier-ignore

  it.each([
    ['that a ledger can have', 'a', 'b'],
    ['that a ledger cannot have', '7', '8'],
  ])('may have ids %s then', async (_what, first, second) => {
    const ids = `id,${HEAD}${first},${SNOW}${second},${SHIP}`;
    const { desk, pairs } = await importsOf(HEAD + SNOW + SHIP, ids);
    expect(days(pairs)).toEqual(['2025-02-28 ~ 2025-02-28', '2025-06-30 ~ 2025-06-30']);
    expect(desk.err).toContain('same claims: none of these 2 predictions was found again');
  });

  it('is told by most of it, where none of it was found again', async () => {
    const wind = 'The wind blows.,2025-01-05,2025-02-28,0.3\n';
    const rain = 'The rain falls.,2025-01-05,2025-02-28,0.3\n';
    const bare = (rows: string): string => `claim,said,Until,p\n${rows}`;
    const most = await importsOf(bare(SNOW + SHIP), HEAD + SNOW + SHIP + wind);
    expect(most.desk.err).toContain('same claims: none of these 3 predictions was found again, but 2 have the claim');
    const few = await importsOf(bare(SNOW + SHIP), HEAD + SNOW + SHIP + wind + rain);
    expect(few.desk.err).toContain('same claim: 2 new entries have the claim of one of the ledger, and one of the two');
    const found = await importsOf(HEAD + wind, bare(SNOW + SHIP), HEAD + SNOW + SHIP + wind);
    expect(found.desk.err).toContain(
      'same claim: 2 new entries have the claim of one of the ledger, and one of the two',
    );
  });

  it('names of a claim that is made for many days the entry of the same day', async () => {
    const months = ['01-31', '02-28', '03-31'].map((day) => SNOW.replace('02-28', day));
    const ids = months.map((row, index) => `${index},${row}`).join('');
    const { pairs } = await importsOf(HEAD + months.join(''), `id,${HEAD}${ids}`);
    expect(pairs.map(({ due, other }) => due === other.due && !other.isInFiles)).toEqual([true, true, true]);
  });

  it('names a few of many', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => `Claim number ${n}.,2025-01-05,2025-02-28,0.3\n`).join('');
    const { desk } = await importsOf(`claim,said,Until,p\n${rows}`, HEAD + rows);
    expect(desk.err).toMatch(/but 9 have the claim of an entry of the ledger: \S+ \(\S+\), \S+ \(\S+\), \S+ \(\S+\) and 6 more\n/);
  }); // prettier-ignore
});

describe('a claim that is made again', () => {
  const march = SNOW.replace('2025-02-28', '2025-03-31');

  it('for another day in a table of its own may be another prediction', async () => {
    const { desk, pairs } = await importsOf(HEAD + SNOW, HEAD + march);
    expect(days(pairs)).toEqual(['2025-03-31 ~ 2025-02-28']);
    expect(desk.err).not.toContain('same claims');
  });

  it('for another day in the same table counts by itself', async () => {
    const april = SNOW.replace('2025-02-28', '2025-04-30');
    const { desk, pairs } = await importsOf(HEAD + SNOW, HEAD + SNOW + march + april);
    expect(days(pairs)).toEqual(['2025-03-31 ~ 2025-02-28 in the files', '2025-04-30 ~ 2025-03-31 in the files']);
    expect(desk.err).toMatch(/2 new entries have the claim of another row, with another due day: /);
    expect(desk.err).not.toContain('hint: if');
  });

  it('in a new ledger is said as well', async () => {
    const { desk, pairs } = await importsOf(HEAD + SHIP + SHIP.toUpperCase() + march);
    expect(days(pairs)).toEqual(['2025-06-30 ~ 2025-06-30 in the files']);
    expect(desk.err).toContain('1 new entry has the claim and the due day of another row: ');
    expect(desk.err).toContain('hint: if they are one prediction, write its claim in one way');
  });

  it('by a row without a due day may be a forecast of the same', async () => {
    const { desk } = await importsOf(HEAD + SHIP + SHIP.replace('2025-06-30', ''));
    expect(desk.err).toContain('1 new entry has the claim of another row, and one of the two has no due day: ');
  });

  it('under an id of its own is another prediction', async () => {
    const ids = (id: string, row: string): string => `id,${HEAD}${id},${row}`;
    expect((await importsOf(ids('snow-2', SNOW), ids('snow-3', march))).pairs).toEqual([]);
    expect((await importsOf(ids('PROJ-2', SNOW), ids('PROJ-3', march))).pairs).toEqual([]);
  });
});

it('asks nothing about what has an id on its platform', async () => {
  const question = (id: string, due: string): string =>
    JSON.stringify({ id, title: 'Does it snow?', createdAt: '2025-01-05T00:00:00Z', resolveBy: due, forecasts: [{ forecast: '0.3', createdAt: '2025-01-05T00:00:00Z', user: { name: 'Ann', id: 'u' } }] });
  const desk = new Desk({ 'a.json': question('aa', '2025-02-28'), 'b.json': question('bb', '2025-02-28') });
  await desk.import('fatebook', ['a.json']);
  expect(await desk.import('fatebook', ['b.json'])).toMatchObject({ added: [expect.any(String)], sameClaims: [] });
}); // prettier-ignore
