import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText } from '../../src/exchange/write/write-fatebook.ts';
import { Desk, golden, imported, lossWords, problemOf } from './desk.ts';

const HEADER = golden('fatebook-forecasts.csv').split('\n')[0]!;
const row = (cells: Partial<Record<'p' | 'at' | 'created' | 'resolution' | 'resolved' | 'by', string>>): string =>
  `${HEADER}\n"Q?",,"Ada",${cells.p ?? '0.5'},${cells.at ?? '2024-01-01 09:00:0'},"Ada",${cells.created ?? '2024-01-01 09:00:0'},${cells.by ?? '2024-12-31 00:00:0'},${cells.resolution ?? ''},${cells.resolved ?? ''},,,"","",false,"",""\n`;

describe("Fatebook's CSV", () => {
  it('gives entries with forecasts, people, tags, notes and outcomes', async () => {
    const desk = await imported('fatebook', 'f.csv', golden('fatebook-forecasts.csv'));
    const [bridge, owls, larks, open, formula] = desk.predictions;
    expect(desk.predictions).toHaveLength(5);
    expect([...desk.ledger.forecasters]).toEqual([
      ['ada-quill', { id: 'ada-quill', name: 'Ada Quill' }],
      ['ben', { id: 'ben', name: 'Ben' }],
    ]);
    // The first forecast was made at 23:59:05 of 31 January, the last at 00:00:59 of 1 March: no day shifts.
    expect(bridge).toMatchObject({
      claim: 'Will the bridge over the Tarn open by June?', said: { date: '2024-01-31' }, due: { date: '2024-06-30', basis: 'stated' },
      probability: { central: 0.7, basis: 'stated' }, forecaster: 'ada-quill', tags: ['building', 'tarn-bridge'], recorded: '2026-11-22',
      resolutions: [{ outcome: 'yes', known: '2024-05-12', recorded: '2026-11-22', by: 'fatebook' }],
    }); // prettier-ignore
    expect(bridge!.forecasts.map(({ by, date, probability }) => [by, date, probability!.central])).toEqual([
      ['ben', '2024-02-10', 0.4],
      ['ada-quill', '2024-03-01', 0.85],
    ]);
    expect(bridge!.note).toBe(
      'The "new" one,\nnot the old.\n\nComments on Fatebook: Ben: looks late; or not; Ada Quill: no',
    );
    expect([owls!.claim, owls!.resolutions[0]!.outcome, larks!.resolutions[0]!.outcome]).toEqual([
      'Who wins the Brindle fair? — The Owls',
      'yes',
      'no',
    ]);
    expect(owls!.group).toBe(larks!.group);
    // A blank resolution is open.
    expect(open!.resolutions).toEqual([]);
    expect(formula!.claim).toBe('=1+1 is a title?');
    expect(formula!.probability!.central).toBe(1);
    expect(lossWords(desk.report.losses)).toEqual([
      'lost Your Brier score for this question', 'lost Question shared with', 'lost Question shared publicly', 'changed comments', 'lost hidden forecast', 'lost question without a forecast', 'changed tag',
    ]); // prettier-ignore
  });

  it('is the same ledger after a second run, on a later day too', async () => {
    const desk = await imported('fatebook', 'f.csv', golden('fatebook-forecasts.csv'));
    const before = desk.read('ledger.yaml');
    desk.today = '2027-05-05';
    const report = await desk.import('fatebook', ['f.csv']);
    expect(desk.read('ledger.yaml')).toBe(before);
    expect(report).toMatchObject({ added: [], extended: [], unchanged: 5 });
    expect(desk.err).not.toContain('written: ledger.yaml');
  });

  it('takes words in any case and stamps of one day for the same in all rows of a question', async () => {
    const second = row({
      p: '0.2',
      at: '2024-02-01 09:00:0',
      resolution: '"no"',
      resolved: '2024-11-05 23:00:0',
      by: '2024-12-31 12:00:0',
    });
    const text = `${row({ resolution: '"NO"', resolved: '2024-11-05 10:00:3' })}${second.split('\n')[1]}\n`;
    const { predictions } = await imported('fatebook', 'f.csv', text);
    expect(predictions[0]).toMatchObject({
      due: { date: '2024-12-31' },
      resolutions: [{ outcome: 'no', known: '2024-11-05' }],
    });
  });

  it('adds what is new to an entry and leaves the rest alone', async () => {
    const desk = await imported('fatebook', 'f.csv', row({}));
    const more = `${row({ resolution: '"NO"', resolved: '2024-11-05 10:00:3' })}${row({ p: '0.2', at: '2024-02-01 09:00:0', resolution: '"NO"', resolved: '2024-11-05 10:00:3' }).split('\n')[1]}\n`;
    desk.write('f.csv', more);
    const report = await desk.import('fatebook', ['f.csv']);
    expect(report.extended).toEqual([desk.predictions[0]!.id]);
    expect(desk.predictions[0]).toMatchObject({
      probability: { central: 0.5 },
      forecasts: [{ by: 'ada', date: '2024-02-01', probability: { central: 0.2 } }],
      resolutions: [{ outcome: 'no', known: '2024-11-05', recorded: '2026-11-22' }],
    });
  });

  it('counts its own stamps as the day of recording only when told to', async () => {
    const desk = await imported('fatebook', 'f.csv', row({ resolution: '"NO"', resolved: '2024-11-05 10:00:3' }), {
      recorded: 'said',
    });
    expect(desk.predictions[0]).toMatchObject({ recorded: '2024-01-01', resolutions: [{ recorded: '2024-11-05' }] });
  });

  it('maps a person of the export to a forecaster of the ledger', async () => {
    const desk = await imported('fatebook', 'f.csv', golden('fatebook-forecasts.csv'), { forecaster: 'ben=me' });
    expect(desk.predictions[0]).toMatchObject({
      forecaster: 'me',
      said: { date: '2024-02-10' },
      probability: { central: 0.4 },
    });
    expect(desk.ledger.forecasters.get('me')!.name).toBe('Ben');
    // Ada's forecast of 31 January is earlier than Ben's first.
    expect(lossWords(desk.report.losses)).toContain('lost forecast before the prediction');
    expect(await problemOf(() => imported('fatebook', 'f.csv', row({}), { forecaster: 'Adda' }))).toContain(
      'did you mean "Ada"?',
    );
  });

  it.each([
    [row({ p: '70' }), 'f.csv:2:1: the forecast is "70", not a number from 0 to 1'],
    [row({ p: '-0.1' }), 'f.csv:2:1: the forecast is "-0.1"'],
    [row({ at: '1/2/2024' }), 'f.csv:2:1: Forecast created at is "1/2/2024", not a time stamp'],
    [row({ at: '2027-01-01 00:00:0' }), 'f.csv:2:1: the day it was said, 2027-01-01, lies in the future'],
    [row({ at: '2026-11-24 03:00:0' }), 'hint: --today DAY sets today'],
    [
      row({ at: '2026-11-23 03:00:0' }),
      'hint: where that is a stamp in UTC: import it tomorrow, or now with --today 2026-11-23',
    ],
    [row({ resolution: '"MAYBE"' }), 'f.csv:2:1: the resolution is "MAYBE"'],
    [`${row({})}"Q?",,"Ada"\n`, 'f.csv:3:1: this row has 3 cells, the header 17'],
    ['a,b\n1,2\n', 'f.csv:1:1: this is not a CSV export of Fatebook: there is no column "Question title"'],
  ])('refuses a malformed row with its line and writes nothing', async (text, message) => {
    const desk = new Desk({ 'f.csv': text });
    const problem = await problemOf(() => desk.import('fatebook', ['f.csv']));
    expect(problem).toMatch(/^1 /);
    expect(problem).toContain(message);
    expect([desk.has('ledger.yaml'), desk.has('loss.json')]).toEqual([false, false]);
  });

  it('reads older exports without tags, and says so', async () => {
    const cut = (line: string): string => line.slice(0, line.lastIndexOf(','));
    const desk = await imported('fatebook', 'f.csv', row({}).trim().split('\n').map(cut).join('\n')); // prettier-ignore
    expect(desk.predictions).toHaveLength(1);
    expect(lossWords(desk.report.losses)).toContain('lost tags');
  });

  it('leaves a due day out that is before the first forecast', async () => {
    const desk = await imported('fatebook', 'f.csv', row({ by: '2023-12-31 00:00:0' }));
    expect(desk.predictions[0]!.due).toBeUndefined();
    expect(lossWords(desk.report.losses)).toContain('lost due day');
  });
});

describe("Fatebook's API", () => {
  it('gives entries: decimals as texts, users by id, options as a group', async () => {
    const desk = await imported('fatebook', 'f.json', golden('fatebook-api.json'));
    const [snow, owls, larks] = desk.predictions;
    expect(snow!.id).toBe('snow-brindle-fbclx0abc123');
    expect(snow).toMatchObject({
      said: { date: '2024-01-05' },
      due: { date: '2024-02-29' },
      probability: { central: 0.8 },
      resolutions: [{ outcome: 'no', known: '2024-03-01' }],
      tags: ['weather-watch'],
    });
    // Two people of one name stay two.
    expect(snow!.forecasts.map(({ by, probability }) => [by, probability!.central])).toEqual([
      ['ada-quill-u2', 0.25],
      ['ada-quill-u1', 0.055],
    ]);
    expect(snow!.note).toBe('Comments on Fatebook:\nAda Quill: cold\\x1b[31m');
    expect([owls!.resolutions[0]!.outcome, larks!.resolutions[0]!.outcome]).toEqual(['no', 'yes']);
    expect([owls!.group, larks!.group]).toEqual(['fbclx0abc999', 'fbclx0abc999']);
    expect(lossWords(desk.report.losses)).toEqual([
      'changed comments',
      'lost scores',
      'lost sharing',
      'changed control characters',
      'changed tag',
    ]);
    await desk.import('fatebook', ['f.json']);
    expect(desk.predictions).toHaveLength(3);
  });

  it('points at what is wrong', async () => {
    const text = golden('fatebook-api.json').replace('"0.055"', '"55%"');
    expect(await problemOf(() => imported('fatebook', 'f.json', text))).toMatch(
      /f\.json:10:\d+: items\[0\]\.forecasts\[2\]\.forecast is ""?\\?"?55%/,
    );
    // What every object has is no resolution either.
    const odd = golden('fatebook-api.json').replace('"resolution": "NO"', '"resolution": "constructor"');
    expect(await problemOf(() => imported('fatebook', 'f.json', odd))).toContain(
      'items[0].resolution is no resolution',
    );
  });
});

describe('a table for its importer', () => {
  it('has percentages in the fewest digits that read back', () => {
    expect([0.07, 0.65, 1, 0, 0.29, 1 / 3, 0.0725].map(percentText)).toEqual([
      '7',
      '65',
      '100',
      '0',
      '29',
      '33.33333333333333',
      '7.25',
    ]);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        (p) => Math.abs(Number(`${percentText(p)}e-2`) - p) < 1e-15 || /e/.test(percentText(p)),
      ),
    );
  });

  it('does not let Fatebook merge two predictions of one claim and day', async () => {
    const entry = (id: string): string => `  - { id: ${id}, claim: Rain, said: 2024-01-01, probability: 0.5, resolutions: [{ outcome: no, known: 2024-02-01 }] }\n`; // prettier-ignore
    const desk = new Desk({
      'ledger.yaml': `predict: 1\nforecaster: a\nforecasters: { a: { name: A } }\npredictions:\n${entry('one')}${entry('two')}`,
    });
    const { text, losses } = await desk.export('fatebook');
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(losses.find(({ what }) => what === 'prediction')).toMatchObject({ at: ['two'] });
    expect(desk.err).toContain('exported: 1 prediction\n');
  });

  it('says which claims have an apostrophe before them', async () => {
    const entry = (id: string, claim: string): string => `  - { id: ${id}, claim: "${claim}", said: 2024-01-01, probability: 0.5, resolutions: [{ outcome: no, known: 2024-02-01 }] }\n`; // prettier-ignore
    const desk = new Desk({
      'ledger.yaml': `predict: 1\nforecaster: a\nforecasters: { a: { name: A } }\npredictions:\n${entry('sum', '=1+1 is a title?')}${entry('tis', "'tis the season")}${entry('plain', 'Rain')}`,
    });
    const { text, losses } = await desk.export('fatebook');
    expect(text).toContain("\r\n'=1+1 is a title?,");
    expect(losses.filter(({ what }) => what === 'claim')).toMatchObject([{ kind: 'changed', at: ['sum'] }]);
  });

  it('gets no number for a range that counts as none, and says so', async () => {
    const entry = (id: string, more: string): string => `  - { id: ${id}, claim: Rain ${id}, said: 2024-01-01, resolutions: [{ outcome: no, known: 2024-02-01 }], ${more} }\n`; // prettier-ignore
    const desk = new Desk({
      'ledger.yaml': `predict: 1\nforecaster: a\nforecasters: { a: { name: A } }\npredictions:\n${entry('wide', 'probability: 20-90%')}${entry('later', 'probability: 20-90%, forecasts: [{ by: a, date: 2024-01-09, probability: 0.3 }]')}`,
    });
    const { text, losses } = await desk.export('fatebook');
    expect(text).not.toContain('55%');
    expect(text.trim().split('\n')).toHaveLength(2);
    expect(text).toContain('Rain later,30%');
    const why = 'a range wider than 0.3 counts as no probability';
    expect(losses.filter(({ why: is }) => is.includes('wider'))).toMatchObject([
      { kind: 'lost', what: 'prediction', why: `Fatebook needs a probability; ${why}`, at: ['wide'] },
      { kind: 'lost', what: 'probability', why, at: ['later'] },
    ]);
  });

  it('has no unresolved row, which Fatebook would take for a resolved one', async () => {
    const desk = await imported('fatebook', 'f.csv', golden('fatebook-forecasts.csv'));
    const bare = '{ id: bare, claim: Hail., said: 2024-01-01, resolutions: [{ outcome: yes, known: 2024-02-01 }] }';
    desk.write('ledger.yaml', `${desk.read('ledger.yaml')}\n  - ${bare}\n`);
    const { text, losses } = await desk.export('fatebook');
    expect(text).not.toContain('Still open');
    expect(
      losses.filter(({ what }) => what === 'prediction').map(({ count, why }) => [count, why.slice(0, 30)]),
    ).toEqual([
      [1, 'Fatebook would mark an unresol'],
      [1, 'Fatebook needs a probability'],
    ]);
    expect(text.split('\r\n')[0]).toBe(
      'questionTitle,forecast,qCreatedAt,resolution,resolvedAt,resolveBy,fCreatedAt,tags,notes',
    );
    expect(text).toContain(
      '70%,2024-01-31T12:00:00Z,YES,2024-05-12T12:00:00Z,2024-06-30T12:00:00Z,2024-01-31T12:00:00Z,"building, tarn-bridge"',
    );
    // A title that a spreadsheet would run.
    expect(text).toContain("'=1+1 is a title?");
  });
});

describe('rows of one question', () => {
  const two = (first: string, second: string, more = ''): string => {
    const line = (at: string, rest: string): string =>
      `"Q?",,"Ada",0.5,${at} 09:00:0,"Ada",2024-01-01 09:00:0,${rest}\n`;
    return `${HEADER}${more}\n${line('2024-01-01', first)}${line('2024-01-02', second)}`;
  };

  it('name the texts of later rows, and columns of others', async () => {
    const table = two('2024-06-01 00:00:0,,,,,n1,,,c1,t1,precious', '2024-06-01 00:00:0,,,,,n2,,,c2,t2,', ',My column');
    const desk = await imported('fatebook', 'f.csv', table);
    expect(desk.predictions[0]).toMatchObject({ tags: ['t1'], note: 'n1\n\nComments on Fatebook: c1' });
    const found = desk.report.losses.map(({ kind, what, at }) => [kind, what, at]);
    for (const what of ['Question notes', 'Question comments', 'Question tags'])
      expect(found).toContainEqual(['lost', `${what} of a later row`, ['line 3']]);
    expect(found).toContainEqual(['lost', 'column "My column"', ['line 2']]);
  });

  it('say one outcome, wherever it stands', async () => {
    const open = '2024-06-01 00:00:0,,,,,,,,,';
    const yes = '2024-06-01 00:00:0,YES,2024-05-05 00:00:0,,,,,,,';
    const desk = await imported('fatebook', 'f.csv', two(open, yes));
    expect(desk.predictions[0]!.resolutions).toMatchObject([{ outcome: 'yes', known: '2024-05-05' }]);
    expect(await problemOf(() => imported('fatebook', 'f.csv', two(yes, yes.replace('YES', 'NO'))))).toContain('f.csv:3:1: Resolution is "NO" here, "YES" in another row'); // prettier-ignore
    expect(await problemOf(() => imported('fatebook', 'f.csv', two(open, open.replace('-06-', '-07-'))))).toContain('f.csv:3:1: Question resolve by is'); // prettier-ignore
  });

  it("are checked in a table for Fatebook's importer too", async () => {
    const table = (second: string): string =>
      `questionTitle,forecast,qCreatedAt,resolution,resolvedAt,resolveBy,fCreatedAt,tags,notes,notesExtra\nQ,60,2024-01-01,,,,2024-01-01,t,n,\nQ,70,2024-01-01,${second}\n`;
    const desk = await imported('fatebook', 'f.csv', table('YES,2024-02-02,,2024-01-02,u,m,x'));
    expect(desk.predictions[0]!.resolutions).toMatchObject([{ outcome: 'yes', known: '2024-02-02' }]);
    expect(lossWords(desk.report.losses)).toEqual(['lost column "notesExtra"', 'lost tags of a later row', 'lost notes of a later row']); // prettier-ignore
  });
});
