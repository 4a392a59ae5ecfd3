// Graders who do not agree, in formats that hold one outcome.
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/ledger/item.ts';
import type { Item } from '../../src/ledger/item.ts';
import { Desk, TODAY } from './desk.ts';

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: me } }\npredictions:\n';
const vote = (by: string, rest: string): string =>
  `      - { by: ${by}, known: 2026-01-02, recorded: 2026-02-01, ${rest} }\n`;
const entry = (id: string, ...votes: string[]): string =>
  `  - id: ${id}\n    claim: ${id} happens.\n    said: 2025-01-05\n    due: 2025-12-31\n    probability: 60%\n    recorded: 2025-01-05\n${votes.length > 0 ? `    resolutions:\n${votes.join('')}` : ''}`;

/** What stands in another ledger after a table. */
async function through(
  format: string,
  ...entries: string[]
): Promise<{ before: Item[]; after: Item[]; losses: string[]; err: string }> {
  const before = new Desk({ 'ledger.yaml': HEAD + entries.join('\n') });
  const { text, losses } = await before.export(format);
  const { err } = before;
  const after = new Desk({ 'ledger.yaml': HEAD, 'x.csv': text });
  await after.import('csv', ['x.csv']);
  return {
    before: itemsOf(before.ledger, TODAY), after: itemsOf(after.ledger, TODAY), err,
    losses: losses.map(({ kind, what, at }) => `${kind} ${what}: ${at.join(' ')}`),
  }; // prettier-ignore
}

const TIED = [
  entry('aa', vote('ann', 'outcome: yes'), vote('bob', 'outcome: no')),
  entry('bb', vote('ann', 'outcome: partial, fraction: 0.3'), vote('bob', 'outcome: partial, fraction: 0.4')),
];

describe.each(['csv-predictions', 'csv-forecasts'])('%s', (format) => {
  it('has no outcome for a contested prediction, and names it', async () => {
    const { after, losses, err } = await through(format, ...TIED, entry('cc', vote('ann', 'outcome: yes')));
    expect(after.map(({ standing }) => [standing.status, standing.strict.y])).toEqual([
      ['due', undefined],
      ['due', undefined],
      ['resolved', 1],
    ]);
    expect(losses).toContain('lost contested outcome: aa bb');
    expect(err).toContain(
      'lost: contested outcome (2: aa, bb): a row holds one resolution and the graders do not agree',
    );
  });

  it.each([
    ['no', [vote('ann', 'outcome: yes'), vote('bob', 'outcome: no'), vote('cy', 'outcome: no')]],
    ['late with no', [vote('ann', 'outcome: yes'), vote('bob', 'outcome: late, happened: 2026-01-01'), vote('cy', 'outcome: no')]],
    ['one of two shares', [vote('ann', 'outcome: partial, fraction: 0.3'), vote('bob', 'outcome: partial, fraction: 0.4'), vote('cy', 'outcome: partial, fraction: 0.4')]],
    ['one that came back to it', [vote('ann', 'outcome: yes'), vote('bob', 'outcome: no'), vote('ann', 'outcome: no').replace('02-01', '03-01')]],
  ])('holds a vote of the side that wins: %s', async (_what, votes) => {
    const { before, after, losses } = await through(format, entry('aa', ...votes));
    const verdicts = [before, after].map(([item]) => {
      const { outcome, y, known } = item!.standing.strict;
      return { outcome, y, known };
    });
    expect(verdicts[1]).toEqual(verdicts[0]);
    expect(losses).toContain('lost resolutions: aa');
  }); // prettier-ignore

  it('takes of the votes that win the one with the day that counts, or says that there is none', async () => {
    const early = vote('cy', 'outcome: no').replace('01-02', '01-01');
    const { after, losses } = await through(format, entry('aa', vote('ann', 'outcome: no'), early));
    expect(after[0]!.standing.strict).toMatchObject({ outcome: 'no', known: '2026-01-01' });
    expect(losses).not.toContain('changed known: aa');
    const late = early.replace('outcome: no', 'outcome: late, happened: 2026-01-01');
    const other = await through(format, entry('aa', vote('ann', 'outcome: no'), late));
    expect(other.after[0]!.standing.strict).toMatchObject({ outcome: 'no', known: '2026-01-02' });
    expect(other.losses).toContain('changed known: aa');
  });
});

describe('the charitable reading in a row', () => {
  it('is that of the vote that agrees with all graders under it', async () => {
    const votes = [vote('ann', 'outcome: no, charitable: yes'), vote('bob', 'outcome: no'), vote('cy', 'outcome: no')];
    const { after, losses } = await through('csv-predictions', entry('aa', ...votes));
    expect(after[0]!.standing.charitable.outcome).toBe('no');
    expect(losses).not.toContain('changed charitable reading: aa');
  });

  it('is said to be one vote where the graders tie under it', async () => {
    const votes = [vote('ann', 'outcome: no, charitable: yes'), vote('bob', 'outcome: no')];
    const { losses } = await through('csv-predictions', entry('aa', ...votes));
    expect(losses).toContain('changed charitable reading: aa');
  });

  it('is named where a row has no place for it', async () => {
    const { losses } = await through('csv-forecasts', entry('aa', vote('ann', 'outcome: no, charitable: yes')));
    expect(losses).toEqual(['lost charitable reading: aa', 'lost who resolved it and why: aa']);
  });
});

describe('programs with one outcome', () => {
  const exported = (format: string, ...entries: string[]): ReturnType<Desk['export']> =>
    new Desk({ 'ledger.yaml': HEAD + entries.join('\n') }).export(format);

  it('get nothing contested: Fatebook, Metaculus', async () => {
    const fatebook = await exported('fatebook', ...TIED);
    expect(fatebook.text.trim().split('\n')).toHaveLength(1);
    expect(fatebook.losses).toEqual([
      { kind: 'lost', what: 'prediction', why: 'its graders do not agree; Fatebook has one outcome', count: 2, at: ['aa', 'bb'] },
    ]); // prettier-ignore
    const metaculus = await exported('metaculus', TIED[0]!.replaceAll('aa', 'aa-mc12'));
    expect(JSON.parse(metaculus.text)).toEqual([]);
    expect(metaculus.losses[0]!.why).toMatch(/do not agree/);
  });

  it('get the outcome that wins, and the votes beside it are named: Fatebook', async () => {
    const votes = [vote('ann', 'outcome: yes'), vote('bob', 'outcome: no'), vote('cy', 'outcome: no')];
    const { text, losses } = await exported('fatebook', entry('aa', ...votes));
    expect(text).toContain(',NO,');
    expect(losses.map(({ what }) => what)).toContain('resolutions');
  });

  it('say contested: ics, markdown; and have every vote: json', async () => {
    const { text, losses } = await exported('ics', ...TIED);
    expect(text.match(/SUMMARY:(contested|Due)/g)).toEqual(['SUMMARY:contested', 'SUMMARY:contested']);
    expect(losses.map(({ what, count }) => [what.slice(0, 14), count])).toEqual([['everything but', 2]]);
    expect((await exported('markdown', ...TIED)).text.match(/contested/g)).toHaveLength(2);
    const back = new Desk({ 'x.json': (await exported('json', ...TIED)).text });
    await back.import('json', ['x.json']);
    expect(itemsOf(back.ledger, TODAY).map(({ standing }) => standing.status)).toEqual(['contested', 'contested']);
  });
});
