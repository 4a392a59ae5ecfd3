import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORECAST_COLUMNS, PREDICTION_COLUMNS } from '../../src/exchange/read/own-columns.ts';
import { guardable, unguarded } from '../../src/exchange/text/formula-guard.ts';
import { percentText } from '../../src/exchange/write/write-fatebook.ts';
import { itemsOf } from '../../src/ledger/item.ts';
import type { Item } from '../../src/ledger/item.ts';
import type { Ledger, Prediction } from '../../src/ledger/prediction.ts';
import { standing } from '../../src/ledger/standing.ts';
import { csvText } from '../../src/show/data/csv.ts';
import { Desk, lossWords, problemOf, TODAY } from './desk.ts';
import { ledgers, text, trimmed } from './ledger-arbitrary.ts';

const MADE_UP = readFileSync(join(import.meta.dirname, '../../docs/example/predictions.yaml'), 'utf8');

/** The same in meaning: everything but the order of keys and where a record stood. */
function meaning(ledger: Ledger): unknown {
  return {
    ...ledger,
    forecasters: Object.fromEntries(ledger.forecasters),
    sources: Object.fromEntries([...ledger.sources].map(([id, source]) => [id, { ...source, file: undefined }])),
  };
}

async function through(
  format: string,
  back: string,
  text: string,
): Promise<{ before: Ledger; after: Desk; losses: string[] }> {
  const desk = new Desk({ 'ledger.yaml': text });
  const { text: exported, losses } = await desk.export(format);
  const after = new Desk({ out: exported });
  const report = await after.import(back, ['out']);
  return { before: desk.ledger, after, losses: [...lossWords(losses), ...lossWords(report.losses)] };
}

describe('our own JSON', () => {
  it.each(['json', 'jsonl'])('%s brings back every ledger exactly', async (format) => {
    await fc.assert(
      fc.asyncProperty(ledgers(), async (text) => {
        const { before, after, losses } = await through(format, format, text);
        expect(meaning(after.ledger)).toEqual(meaning(before));
        expect(losses).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('brings back the made-up ledger, and a second import changes nothing', async () => {
    const { before, after } = await through('json', 'json', MADE_UP);
    expect(meaning(after.ledger)).toEqual(meaning(before));
    const text = after.read('ledger.yaml');
    const report = await after.import('json', ['out']);
    expect([report.added, report.extended, report.unchanged]).toEqual([[], [], before.predictions.length]);
    expect(after.read('ledger.yaml')).toBe(text);
  });

  it('merges into another ledger, with its people, and refuses to take two people for one', async () => {
    const desk = new Desk({ 'ledger.yaml': MADE_UP });
    const { text } = await desk.export('json', ['tag:farming']);
    const other = (name: string): string =>
      `predict: 1\nforecaster: ada\nforecasters: { ada: { name: ${name} } }\npredictions:\n  - id: old\n    claim: Old\n    said: 2024-01-01\n`;
    const into = new Desk({ out: text, 'ledger.yaml': other('Ada Quill') });
    await into.import('json', ['out']);
    expect(into.predictions.slice(1)).toEqual(desk.predictions.filter(({ tags }) => tags.includes('farming')));
    const clash = new Desk({ out: text, 'ledger.yaml': other('Ada Other') });
    expect(await problemOf(() => clash.import('json', ['out']))).toContain(
      '"ada" is Ada Other in the ledger and Ada Quill in the export',
    );
    expect(clash.read('ledger.yaml')).toBe(other('Ada Other'));
  });

  it('leaves to no other ledger whose an entry without a name is, and who judged it', async () => {
    const head = { keeper: 'kay', forecaster: 'ann', forecasters: { ann: { name: 'Ann' } } };
    const entry = {
      id: 'rain',
      claim: 'Rain.',
      said: '2026-01-01',
      probability: 0.6,
      resolutions: [{ outcome: 'yes', known: '2026-02-01' }],
    };
    const desk = new Desk({
      'ledger.yaml': 'predict: 1\nkeeper: bea\nforecaster: bob\nforecasters: { bob: { name: Bob } }\npredictions: []\n',
      'own.json': JSON.stringify({ ledger: head, predictions: [entry] }),
    });
    await desk.import('json', ['own.json']);
    expect(desk.predictions).toMatchObject([{ forecaster: 'ann', resolutions: [{ by: 'kay' }] }]);
  });

  it('tells what the ledger says otherwise, and leaves it', async () => {
    const desk = new Desk({ 'ledger.yaml': MADE_UP });
    desk.write(
      'out',
      (await desk.export('json')).text
        .replace('feeds the grid', 'feeds the net')
        .replace('"2024-09-30"', '"2024-10-30"'),
    );
    const before = desk.read('ledger.yaml');
    const report = await desk.import('json', ['out']);
    expect(report.losses.map(({ kind, what, at }) => [kind, what, at])).toEqual([['kept', 'claim', ['reactor-online']], ['kept', 'due day', ['bridge-opens']]]); // prettier-ignore
    expect(desk.read('ledger.yaml')).toBe(before);
  });

  it.each([
    ['"forecasters": {', '"forecasters": { "nobody": null,', 'ledger.forecasters.nobody is null, not an object'],
    [
      '"forecasters": {',
      '"forecasters": { "nobody": { "name": {} },',
      'ledger.forecasters.nobody.name is {}, not a text',
    ],
    ['"sources": {', '"sources": { "nothing": null', 'ledger.sources.nothing is null, not an object'],
    ['"forecasts": [', '"forecasts": 5, "restated": [', '].forecasts is 5, not a list'],
    ['"resolutions": [', '"resolutions": [5,', 'resolutions[0] is 5, not an object'],
  ])('refuses what is of another kind, into a ledger that has the entry: %s', async (from, to, told) => {
    const desk = new Desk({ 'ledger.yaml': MADE_UP });
    const { text } = await desk.export('json');
    expect(text).toContain(from);
    expect(
      await problemOf(() => new Desk({ 'ledger.yaml': MADE_UP, out: text.replace(from, to) }).import('json', ['out'])),
    ).toContain(told.replace(/(?<=is )(.*)(?=, not)/, (is) => `"${is}"`));
  });

  it('says where a document is damaged', async () => {
    const desk = new Desk({ 'ledger.yaml': MADE_UP });
    const { text } = await desk.export('json');
    const problem = async (from: string, to: string): Promise<string> =>
      problemOf(() => new Desk({ out: text.replace(from, to) }).import('json', ['out']));
    expect(await problem('"claim": "The Aldermere reactor feeds', '"clam": "The Aldermere reactor feeds')).toMatch(
      /^1 predict: out:\d+:\d+: an entry has no key "clam"/,
    );
    expect(await problem('"date": "2024-01-10"', '"date": "2024-01-32"')).toMatch(/out:\d+:\d+: reactor-online: /);
    expect(await problem('"id": "reactor-full-power"', '"id": "reactor-online"')).toContain(
      'reactor-online stands in the export twice',
    );
    expect(await problem('"predictions": [', '"predictions": {')).toContain('not JSON');
    expect(await problemOf(() => new Desk({ out: '{}' }).import('json', ['out']))).toContain(
      'this is not what predict export json writes',
    );
  });
});

describe('our own CSV', () => {
  it('quotes every line end, so that a row stays a row', async () => {
    const desk = new Desk({ 'ledger.yaml': `${MADE_UP.trimEnd()}\n    note: "one\\ntwo"\n` });
    const { text } = await desk.export('csv-predictions');
    expect(text).toContain('"one\ntwo"');
    expect(text.replace(/"(?:[^"]|"")*"/g, '').split('\n').every((line) => line === '' || line.endsWith('\r'))).toBe(true); // prettier-ignore
  });

  it('one row a prediction brings back what a row can hold, formulas and all', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers({ words: text.filter((one) => !/\r/.test(one)), plain: true }), async (text) => {
        const desk = new Desk({ 'ledger.yaml': text });
        const { text: csv, losses } = await desk.export('csv-predictions');
        expect([...new Set(losses.map(({ what }) => what))]).toEqual(['names of forecasters', 'source records']);
        if (desk.predictions.length === 0) return;
        // Into a ledger with the same people and sources: names and records are no part of the rows.
        const empty = text.slice(0, text.indexOf('predictions:')) + 'predictions:\n';
        const after = new Desk({ out: csv, 'ledger.yaml': empty });
        await after.import('csv', ['out']);
        expect(after.predictions).toEqual(desk.predictions);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no cell that a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(), async (text) => {
        const desk = new Desk({ 'ledger.yaml': text });
        for (const format of ['csv-predictions', 'csv-forecasts', 'fatebook']) {
          const { text: csv } = await desk.export(format);
          const cells = (parse(csv, { record_delimiter: '\r\n' }) as string[][]).flat();
          for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d*\.?\d*(?:e-?\d+)?$)/);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('one row a forecast brings back every number and outcome', async () => {
    const { before, after, losses } = await through('csv-forecasts', 'csv', MADE_UP);
    for (const old of before.predictions) {
      const now = after.predictions.find(({ id }) => id === old.id)!;
      const numbers = ({ forecasts }: typeof old) =>
        forecasts.map(({ by, date, withdrawn, probability, why }) => [by, date, withdrawn, probability, why]);
      expect(now).toMatchObject({
        claim: old.claim,
        forecaster: old.forecaster,
        said: old.said,
        recorded: old.recorded,
      });
      expect([now.due?.date, now.probability, numbers(now)]).toEqual([old.due?.date, old.probability, numbers(old)]);
      expect(now.resolutions.map(({ outcome, known, fraction, reason, recorded }) => [outcome, known, fraction, reason, recorded])).toEqual(
        // One vote of those who agree; two who do not agree are none.
        old.resolutions.slice(0, standing(old, TODAY).strict.contested ? 0 : 1).map(({ outcome, known, fraction, reason, recorded }) => [outcome, known, fraction, reason, recorded]),
      ); // prettier-ignore
    }
    expect(losses).toContain('lost criteria');
  });

  it('one row a forecast brings back days, numbers and outcomes of any ledger', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers(), async (ledger) => {
        const desk = new Desk({ 'ledger.yaml': ledger });
        const { text: csv } = await desk.export('csv-forecasts');
        if (desk.predictions.length === 0) return;
        const empty = `${ledger.slice(0, ledger.indexOf('predictions:'))}predictions:\n`;
        const after = new Desk({ out: csv, 'ledger.yaml': empty });
        expect((await after.import('csv', ['out'])).losses).toEqual([]);
        const kept = ({ id, claim, forecaster, said, due, probability, recorded, forecasts }: Prediction) => ({
          id, claim, forecaster, said: said.date, due: due?.date, probability, recorded,
          forecasts: forecasts.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
        }); // prettier-ignore
        expect(after.predictions.map(kept)).toEqual(desk.predictions.map(kept));
        const verdict = ({ standing: { strict } }: Item): unknown[] => [strict.outcome, strict.y];
        expect(itemsOf(after.ledger, TODAY).map(verdict)).toEqual(itemsOf(desk.ledger, TODAY).map(verdict));
        for (const [index, { resolutions }] of after.predictions.entries())
          for (const { outcome, known, recorded, fraction, reason } of resolutions)
            expect(desk.predictions[index]!.resolutions).toContainEqual(expect.objectContaining({ outcome, known, recorded, ...(fraction === undefined ? {} : { fraction }), ...(reason === undefined ? {} : { reason }) })); // prettier-ignore
      }),
      { numRuns: 60 },
    );
  });

  it('has columns that stay', () => {
    expect(PREDICTION_COLUMNS.join()).toBe('id,forecaster,claim,said,due,dueBasis,dueWhy,p,low,high,typed,basis,wording,row,pWhy,condition,criteria,charitableCriteria,criteriaWritten,tags,group,recorded,source,at,quote,speaker,outcome,charitable,known,happened,fraction,reason,resolutionRecorded,grader,why,note'); // prettier-ignore
    expect(FORECAST_COLUMNS.join()).toBe('id,forecaster,date,p,low,high,typed,basis,wording,row,pWhy,withdrawn,forecastWhy,claim,due,recorded,outcome,known,happened,fraction,reason,resolutionRecorded'); // prettier-ignore
  });

  it('takes off exactly the apostrophe that was put on', () => {
    const inFile = (text: string): string =>
      (parse(csvText(['a', 'b'], [{ a: guardable(text), b: 1 }])) as string[][])[1]![0]!;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '＝', '-', '@', 'a', '\t', '\n', '+') }), (text) => {
        expect(unguarded(inFile(text))).toBe(text);
      }),
    );
  });
});

describe('through Fatebook and back', () => {
  it('every settled prediction with a number is the same up to the loss report', async () => {
    const words = trimmed.filter((one) => !/\r/.test(one));
    await fc.assert(
      fc.asyncProperty(ledgers({ words }), async (text) => {
        const desk = new Desk({ 'ledger.yaml': text });
        const { text: csv, losses } = await desk.export('fatebook');
        const left = new Set(losses.filter(({ what }) => what === 'prediction').flatMap(({ at }) => at));
        const sent = desk.predictions.filter(({ id }) => !left.has(id));
        if (csv.trim().split('\n').length < 2) {
          expect(sent).toEqual([]);
          return;
        }
        const after = new Desk({ out: csv });
        await after.import('fatebook', ['out']);
        expect(after.predictions).toHaveLength(sent.length);
        const changed = (id: string, what: string): boolean =>
          losses.some((loss) => loss.what === what && loss.at.includes(id));
        for (const [index, old] of sent.entries()) {
          const now = after.predictions[index]!;
          const central = (p: number): number => {
            const [digits, exponent = '0'] = percentText(p).split('e');
            return Number(`${digits}e${Number(exponent) - 2}`);
          };
          const own = [
            ...(old.probability?.usable ? [[old.said.date, old.probability.central] as const] : []),
            ...old.forecasts
              .filter(({ by, probability }) => by === old.forecaster && probability?.usable)
              .map(({ date, probability }) => [date, probability!.central] as const),
          ];
          own.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
          expect(now.claim).toBe(old.claim);
          expect([
            [now.said.date, now.probability!.central],
            ...now.forecasts.map(({ date, probability }) => [date, probability!.central]),
          ]).toEqual(own.map(([date, p]) => [date, central(p)]));
          if (old.due && !changed(old.id, 'due day') && old.due.date >= own[0]![0])
            expect(now.due!.date).toBe(old.due.date);
          expect(now.tags).toEqual(old.tags);
          expect(now.resolutions).toHaveLength(1);
          if (!changed(old.id, 'outcome')) expect(['yes', 'no', 'ambiguous']).toContain(now.resolutions[0]!.outcome);
        }
      }),
      { numRuns: 60 },
    );
  });
});
