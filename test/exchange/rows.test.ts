import { describe, expect, it } from 'vitest';
import { Desk, imported, lossWords } from './desk.ts';

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: me } }\npredictions:\n';
const ENTRY = '  - id: xx\n    claim: X happens.\n    said: 2025-01-05\n    due: 2025-12-31\n    probability: 60%\n';

/** A ledger of one entry through a table and back. */
async function back(format: string, entry: string): Promise<{ before: Desk; after: Desk; losses: string[] }> {
  const before = new Desk({ 'ledger.yaml': `${HEAD}${entry}` });
  const { text, losses } = await before.export(format);
  const after = new Desk({ 'ledger.yaml': HEAD, 'x.csv': text });
  const report = await after.import('csv', ['x.csv']);
  return { before, after, losses: [...lossWords(losses), ...lossWords(report.losses)] };
}

describe('a resolution that took itself back', () => {
  const open = '    resolutions:\n      - { outcome: open, charitable: yes, known: 2026-01-01, by: bob, why: important, evidence: [{ url: "https://e.org" }] }\n'; // prettier-ignore

  it('stands in a row a prediction, but for its evidence', async () => {
    const { after, before, losses } = await back('csv-predictions', ENTRY + open);
    expect(losses).toEqual(['lost evidence']);
    expect(after.predictions[0]!.resolutions).toEqual([{ ...before.predictions[0]!.resolutions[0], evidence: [] }]);
  });

  it('stands in a row a forecast, without who said it', async () => {
    const { after, losses } = await back('csv-forecasts', ENTRY + open);
    expect(losses).toEqual(['lost evidence', 'lost charitable reading', 'lost who resolved it and why']);
    expect(after.predictions[0]!.resolutions).toMatchObject([{ outcome: 'open', known: '2026-01-01' }]);
  });

  it('leaves out what it took back, and that is said', async () => {
    const yes = open.replace('      - ', '      - { outcome: yes, known: 2025-12-31, by: bob }\n      - ');
    const { after, losses } = await back('csv-predictions', ENTRY + yes);
    expect(losses).toEqual(['lost resolutions', 'lost evidence']);
    expect(after.predictions[0]!.resolutions.map(({ outcome }) => outcome)).toEqual(['open']);
  });
});

describe('one row a forecast', () => {
  it('says which of a saying and of a due day it leaves out', async () => {
    const entry =
      '  - id: xx\n    claim: X\n    said: { date: 2025-01-05, speaker: host }\n    due: { date: 2025-12-31, basis: stated, why: w }\n    recorded: 2025-01-05\n';
    expect((await back('csv-forecasts', entry)).losses).toEqual(['lost speaker', 'lost reason of the due day']);
  });

  it.each([
    ['late', 'partial', 'fraction: 0.5, happened: 2026-01-02'],
    ['no', 'late', 'happened: 2026-01-02'],
    ['yes', 'void', 'reason: retracted'],
    ['partial', 'late', 'fraction: 0.5, happened: 2026-01-02'],
  ])('is taken back with %s, charitable %s', async (outcome, charitable, more) => {
    const resolution = `    resolutions:\n      - { outcome: ${outcome}, charitable: ${charitable}, ${more}, known: 2026-01-03 }\n`;
    const { before, after, losses } = await back('csv-forecasts', ENTRY + resolution);
    const [old, now] = [before, after].map((desk) => desk.predictions[0]!.resolutions[0]!);
    expect([now!.outcome, now!.known, now!.recorded, now!.charitable]).toEqual([outcome, old!.known, old!.recorded, undefined]); // prettier-ignore
    expect(losses).toEqual(['lost charitable reading', 'lost who resolved it and why']);
  });
});

describe('a prediction that began without a number', () => {
  const bare = '  - id: xx\n    claim: X happens.\n    said: 2025-01-05\n    recorded: 2025-01-06\n    forecasts:\n';

  it.each([
    ['a later number of its own', '      - { by: me, date: 2025-04-01, probability: 70% }\n'],
    ['one on the day it was said', '      - { by: me, date: 2025-01-05, probability: 70% }\n'],
    ['one of somebody else', '      - { by: you, date: 2025-01-05, probability: 70% }\n'],
    ['a withdrawal', '      - { by: me, date: 2025-02-01, withdrawn: true }\n'],
  ])('and has %s comes back from csv-forecasts', async (_what, forecasts) => {
    const head = HEAD.replace('} }', '}, you: { name: you } }');
    const before = new Desk({ 'ledger.yaml': `${head}${bare}${forecasts}` });
    const after = new Desk({ 'ledger.yaml': head, 'x.csv': (await before.export('csv-forecasts')).text });
    expect((await after.import('csv', ['x.csv'])).losses).toEqual([]);
    expect(after.predictions).toEqual(before.predictions);
  });

  it("in anybody's table begins with the row without a number where that is the older one", async () => {
    const table = (first: string, second: string): string =>
      `claim,forecaster,said,p\nA,me,${first},\nA,me,${second},0.6\n`;
    const early = await imported('csv', 'x.csv', table('2025-01-01', '2025-02-01'));
    expect(early.predictions[0]).toMatchObject({ said: { date: '2025-01-01' }, forecasts: [{ date: '2025-02-01', probability: { central: 0.6 } }] }); // prettier-ignore
    expect(early.predictions[0]!.probability).toBeUndefined();
    expect(early.report.losses).toEqual([]);
    for (const first of ['2025-02-01', '2025-03-01']) {
      const late = await imported('csv', 'x.csv', table(first, '2025-02-01'));
      expect(late.predictions[0]).toMatchObject({ said: { date: '2025-02-01' }, probability: { central: 0.6 } });
      expect(lossWords(late.report.losses)).toEqual(first === '2025-03-01' ? ['lost row without a number'] : []);
    }
  });

  it('names the rows that nothing is made of', async () => {
    const table = 'claim,forecaster,said,p\nA,me,2025-01-01,0.6\nA,me,2025-02-01,\nA,you,2025-01-01,\nA,,,\n';
    const desk = await imported('csv', 'x.csv', table);
    expect(desk.report.losses.map(({ what, at }) => [what, at])).toEqual([['row without a number', ['line 3', 'line 4']]]); // prettier-ignore
  });
});

describe('a table without graders', () => {
  it('adds no second vote to the ledger that it comes from, and a new one where it says something else', async () => {
    const vote = '    resolutions:\n      - { outcome: partial, fraction: 0.5, known: 2026-01-03, by: bob }\n';
    const desk = new Desk({ 'ledger.yaml': `${HEAD}${ENTRY}${vote}` });
    const before = desk.read('ledger.yaml');
    const { text } = await desk.export('csv-forecasts');
    desk.write('x.csv', text);
    expect((await desk.import('csv', ['x.csv'])).extended).toEqual([]);
    expect(desk.read('ledger.yaml')).toBe(before);
    desk.write('x.csv', text.replace(',0.5,', ',0.4,'));
    await desk.import('csv', ['x.csv']);
    expect(desk.predictions[0]!.resolutions.map(({ by, fraction }) => [by, fraction])).toEqual([['bob', 0.5], ['keeper', 0.4]]); // prettier-ignore
  });
});
