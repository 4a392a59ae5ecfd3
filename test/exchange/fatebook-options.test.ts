// What Fatebook's answers say, and do not say, of the options of a multiple choice and of forecasts that are hidden.
import { describe, expect, it } from 'vitest';
import { Desk, lossWords, problemOf } from './desk.ts';

const ANN = { user: { id: 'u1', name: 'Ann' }, userId: 'u1' };
const DAY = '2026-01-01T10:00:00.000Z';
const QUESTION = {
  createdAt: DAY,
  resolveBy: '2026-02-01T00:00:00.000Z',
  resolvedAt: '2026-02-02T00:00:00.000Z',
  ...ANN,
};

/** A multiple choice as getQuestion answers it: options on the forecasts only, and none of their outcomes. */
const choice = (resolution: string | null, options: Record<string, string | null | undefined>): object => ({
  ...QUESTION,
  title: 'Who wins?',
  type: 'MULTIPLE_CHOICE',
  resolution,
  forecasts: Object.entries(options).map(([text, own]) => ({
    forecast: 0.5,
    createdAt: DAY,
    ...ANN,
    option: { id: `id${text}`, text, ...(own === undefined ? {} : { resolution: own }) },
  })),
});

async function outcomes(question: object): Promise<{ outcomes: (string | undefined)[]; losses: string[] }> {
  const desk = new Desk({ 'f.json': JSON.stringify(question) });
  const { losses } = await desk.import('fatebook', ['f.json']);
  return { outcomes: desk.predictions.map(({ resolutions }) => resolutions[0]?.outcome), losses: lossWords(losses) };
}

describe('the options of a multiple choice', () => {
  it.each([
    ['its own word', 'YES', { Red: 'YES', Blue: 'NO' }, ['yes', 'no'], []],
    ['a YES that names none of them', 'YES', { Red: undefined, Blue: undefined }, [undefined, undefined], ['lost resolution']],
    ['none of them', 'NO', { Red: undefined, Blue: undefined }, ['no', 'no'], []],
    ['ambiguous, which Fatebook marks as NO of each', 'AMBIGUOUS', { Red: 'NO', Blue: 'NO' }, ['ambiguous', 'ambiguous'], []],
    ['open, one of them over', null, { Red: 'NO', Blue: null }, ['no', undefined], []],
  ] as const)('come out by %s', async (_what, resolution, options, expected, losses) => {
    expect(await outcomes(choice(resolution, options))).toEqual({ outcomes: expected, losses });
  }); // prettier-ignore

  it.each([
    ['MAYBE', { Red: undefined, Blue: undefined }],
    ['YES', { Red: 'yes', Blue: 'NO' }],
  ])('are not all NO by a word that Fatebook does not write: %s, %j', async (resolution, options) => {
    expect(await problemOf(() => outcomes(choice(resolution, options)))).toContain('resolution is no resolution');
  });

  it('may be named by the resolution of the question', async () => {
    const found = await outcomes(choice('Red', { Red: undefined, Blue: undefined }));
    expect(found.outcomes).toEqual(['yes', 'no']);
  });
});

describe('forecasts that are not shown', () => {
  const hidden = { forecast: null, createdAt: DAY, user: null, userId: null };
  const binary = { ...QUESTION, id: 'q1', title: 'Rain?', type: 'BINARY', resolution: 'YES' };

  it('are left out and named, beside those that are', async () => {
    const own = { forecast: '0.6', createdAt: DAY, ...ANN };
    const found = await outcomes({ items: [{ ...binary, forecasts: [own, hidden] }] });
    expect(found).toEqual({ outcomes: ['yes'], losses: ['lost hidden forecast'] });
  });

  it('make no prediction of a question', async () => {
    const other = { ...binary, id: 'q2', forecasts: [{ forecast: 0.2, createdAt: DAY, ...ANN }] };
    const found = await outcomes({
      items: [{ ...binary, forecasts: [hidden] }, { ...binary, id: 'q3', forecasts: [] }, other],
    });
    expect(found).toEqual({ outcomes: ['yes'], losses: ['lost hidden forecast', 'lost question without a forecast'] });
  });
});

describe("Fatebook's CSV", () => {
  const header =
    'Question title,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,Resolution';

  it('gives the number of somebody without a name to nobody of the ledger', async () => {
    const row = (name: string, p: string): string =>
      `Rain?,${name},${p},2026-01-02 10:00:1,Ann,2026-01-01 09:00:0,YES\n`;
    const desk = new Desk({
      'ledger.yaml': 'predict: 1\nforecaster: ann\nforecasters: { ann: { name: Ann } }\npredictions: []\n',
      'f.csv': `${header}\n${row('Ann', '0.6')}${row('', '0.1')}`,
    });
    await desk.import('fatebook', ['f.csv']);
    const [rain] = desk.predictions;
    expect(rain).toMatchObject({
      forecaster: 'ann',
      probability: { central: 0.6 },
      forecasts: [{ by: 'somebody-without-a-name' }],
    });
  });

  it('says that several without a name are taken for one person', async () => {
    const row = (name: string, day: string): string =>
      `Rain?,${name},0.6,2026-01-0${day} 10:00:1,,2026-01-01 09:00:0,YES\n`;
    const report = async (...rows: string[]): Promise<string[]> => {
      const desk = new Desk({ 'f.csv': `${header}\n${rows.join('')}` });
      return lossWords((await desk.import('fatebook', ['f.csv'])).losses);
    };
    expect(await report(row('', '2'), row('', '3'))).toContain('changed forecasts without a name');
    expect(await report(row('Ann', '2'), row('', '3'), row('', '4'))).toContain('changed forecasts without a name');
    // One alone is one person's.
    expect(await report(row('Ann', '2'), row('', '3'))).not.toContain('changed forecasts without a name');
  });

  it.each([
    ['', '', undefined, 'me'],
    ['', '', 'Ann', 'ann'],
    ['Ann', '', 'Somebody without a name=cat', 'cat'],
  ])(
    'is of whoever exported it where it names nobody: asked by "%s", beside "%s", %s',
    async (asker, other, who, id) => {
      const row = (name: string, p: string): string =>
        `Rain?,${name},${p},2026-01-02 10:00:1,${asker},2026-01-01 09:00:0,YES\n`;
      const desk = new Desk({ 'f.csv': `${header}\n${row('', '0.6')}${row(other, '0.6')}` });
      await desk.import('fatebook', ['f.csv'], who === undefined ? {} : { forecaster: who });
      expect(desk.predictions).toMatchObject([{ forecaster: id, probability: { central: 0.6 } }]);
    },
  );

  it.each([
    ['NO', ['changed outcome of a multiple choice']],
    ['YES', []],
  ])('says that no option came true where Fatebook may mean ambiguous: the other one has %s', async (other, losses) => {
    const header =
      'Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,Resolution,Resolved at,Question tags';
    const row = (option: string, word: string): string =>
      `Who wins?,${option},Ann,0.5,2026-01-02 10:00:1,Ann,2026-01-01 09:00:0,${word},2026-02-02 10:00:1,\n`;
    const desk = new Desk({ 'f.csv': `${header}\n${row('Red', 'NO')}${row('Blue', other)}` });
    expect(lossWords((await desk.import('fatebook', ['f.csv'])).losses)).toEqual(losses);
  });
});
