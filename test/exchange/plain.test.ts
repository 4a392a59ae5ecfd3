import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/exchange/read/outcome-word.ts';
import { likelyMap, parseMap } from '../../src/exchange/read/plain-map.ts';
import { Desk, imported, lossWords, problemOf } from './desk.ts';

describe('a table of anybody', () => {
  it('is read with a map; what no field is mapped to is named', async () => {
    const text =
      'Question,Prob,Created,Until,Result,Known on,Mood\n"Rain, again","65%",2024-01-05 23:30,2024-02-01,Yes,2024-01-30,good\nSnow,1 in 20,2024-01-06,,,,\n';
    const desk = await imported('csv', 'x.csv', text, {
      map: ['claim=Question,p=Prob, said=Created', 'due=Until,outcome=Result,known=Known on'],
    });
    const [rain, snow] = desk.predictions;
    expect(rain).toMatchObject({
      claim: 'Rain, again', forecaster: 'me', said: { date: '2024-01-05' }, due: { date: '2024-02-01', basis: 'stated' },
      probability: { central: 0.65, typed: '65%' }, resolutions: [{ outcome: 'yes', known: '2024-01-30' }],
    }); // prettier-ignore
    expect(snow).toMatchObject({ probability: { central: 0.05, typed: '1 in 20' } });
    expect(desk.report.losses).toEqual([
      {
        kind: 'lost',
        what: 'column "Mood"',
        why: 'no field is mapped to it (--map FIELD=COLUMN)',
        count: 1,
        at: ['line 2'],
      },
    ]);
    const before = desk.read('ledger.yaml');
    await desk.import('csv', ['x.csv'], {
      map: ['claim=Question,p=Prob,said=Created,due=Until,outcome=Result,known=Known on'],
    });
    expect(desk.read('ledger.yaml')).toBe(before);
  });

  it('may have rows of empty cells below it, as spreadsheets write them', async () => {
    const desk = await imported('csv', 'x.csv', 'claim,said,p\nA,2024-01-05,0.4\n,,\n , ,,\n');
    expect(desk.report.added).toHaveLength(1);
    expect(await problemOf(() => imported('csv', 'x.csv', 'claim,said,p\n,,0.4\n'))).toContain(
      'x.csv:2:1: there is no',
    );
  });

  it('knows a day again however it is written', async () => {
    const table = 'claim,said,due,p,known,outcome\nA,2024-01-05,2024-02-01,0.4,,\n';
    const desk = await imported('csv', 'x.csv', table);
    const before = desk.read('ledger.yaml');
    desk.write('x.csv', 'claim;said;due;p;known;outcome\nA;05/01/2024;01/02/2024;0.4;;\n');
    await desk.import('csv', ['x.csv'], { dates: 'dmy' });
    expect(desk.read('ledger.yaml')).toBe(before);

    const again = await imported(
      'csv',
      'x.csv',
      `${table}A,2024-01-09,1.2.2024,0.5,2024-02-03,yes\nA,2024-01-10,2024-02-01 12:00,0.6,3.02.2024,yes\n`,
      { dates: 'dmy' },
    );
    expect(again.predictions.map(({ forecasts }) => forecasts.length)).toEqual([2]);
    expect(
      await problemOf(() =>
        imported('csv', 'x.csv', `id,${table.replace('\nA', '\n1,A')}1,A,2024-01-06,2024-02-02,0.4,,\n`),
      ),
    ).toContain('due is "2024-02-02" here, "2024-02-01" in another row');
  });

  it('says which field a column that is left out may hold', async () => {
    const desk = await imported(
      'csv',
      'x.csv',
      'claim,said,Due Date,p,note,Comment\nA,2024-01-05,2024-02-01,0.4,n,c\n',
    );
    expect(desk.predictions[0]!.due).toBeUndefined();
    expect(desk.report.losses.map(({ what, why }) => [what, why])).toEqual([
      ['column "Due Date"', "no field is mapped to it (--map 'due=Due Date' if it means that)"],
      ['column "Comment"', 'no field is mapped to it (--map FIELD=COLUMN)'],
    ]);
  });

  it('has no gap where an older forecast names nobody', async () => {
    const text = 'id,claim,said,p,forecaster\na-b,A,2024-02-01,0.4,ann\na-b,A,2024-01-01,0.5,\n';
    expect((await imported('csv', 'x.csv', text)).report.losses.map(({ why }) => why)).toContain(
      "a forecast without a name of 2024-01-01 is earlier than the forecaster's own first of 2024-02-01",
    );
  });

  it('says how to make lines of a JSON list', async () => {
    expect(await problemOf(() => imported('jsonl', 'x.json', '[\n{"claim": "A", "said": "2024-01-05"}]'))).toContain(
      "jq -c '.[]'",
    );
  });

  it('keeps fractions and percentages apart', async () => {
    const table = (p: string): string => `claim,said,p\nA,2024-01-05,0.4\nB,2024-01-05,${p}\n`;
    expect(await problemOf(() => imported('csv', 'x.csv', table('70')))).toContain(
      'x.csv:3:1: p: a probability is at most 1, not 70',
    );
    expect(await problemOf(() => imported('csv', 'x.csv', table('70')))).toContain(
      '--percent reads the whole column as percentages',
    );
    const percent = await imported('csv', 'x.csv', table('70'), { percent: true });
    expect(percent.predictions.map(({ probability }) => probability!.central)).toEqual([0.004, 0.7]);
    const range = await imported('csv', 'x.csv', table('60-70%'));
    expect(range.predictions[1]!.probability).toMatchObject({ low: 0.6, high: 0.7, central: 0.65 });
    const words = await problemOf(() => imported('csv', 'x.csv', table('likely')));
    expect(words).toContain('x.csv:3:1: p: "likely" is not a probability');
    expect(words).toContain('words stand in a column of their own, wording (or --map wording=COLUMN), and p is empty');
    // Done so, with no more than that.
    const done = await imported('csv', 'x.csv', 'claim,said,p,wording\nA,2024-01-05,0.4,\nB,2024-01-05,,likely\n');
    expect(done.predictions[1]!.probability).toMatchObject({ basis: 'worded', wording: 'likely', central: 0.7 });
    expect(await problemOf(() => imported('csv', 'x.csv', table('170'), { percent: true }))).toContain('at most 100%');
  });

  it('has days that are told which number is which', async () => {
    const table = 'claim,said,p\nA,3/4/2024,0.4\n';
    expect(await problemOf(() => imported('csv', 'x.csv', table))).toContain('--dates dmy or --dates mdy');
    expect((await imported('csv', 'x.csv', table, { dates: 'dmy' })).predictions[0]!.said.date).toBe('2024-04-03');
    expect((await imported('csv', 'x.csv', table, { dates: 'mdy' })).predictions[0]!.said.date).toBe('2024-03-04');
    expect(await problemOf(() => imported('csv', 'x.csv', table.replace('3/4', '13/14'), { dates: 'dmy' }))).toContain(
      'x.csv:2:1: said is "13/14/2024"',
    );
    const told = (day: string, dates: string): Promise<string> =>
      problemOf(() => imported('csv', 'x.csv', table.replace('3/4', day), { dates }));
    expect(await told('3/14', 'dmy')).toContain('hint: try --dates mdy');
    expect(await told('14/3', 'mdy')).toContain('hint: try --dates dmy');
    expect(await told('13/14', 'dmy')).toContain('hint: write days as 2026-01-31');
  });

  it('may have semicolons or tabs, JSON lines, and line ends in cells', async () => {
    const semicolons = await imported(
      'csv',
      'x.csv',
      'claim;said;p;tags\n"a;b\nc";2024-01-05;0,5\n'.replace('0,5', '0.5;x, y'),
    );
    expect(semicolons.predictions[0]).toMatchObject({ claim: 'a;b\nc', tags: ['x', 't-y'] });
    expect((await imported('csv', 'x.csv', 'claim\tsaid\tp\nA\t2024-01-05\t50%\n')).predictions).toHaveLength(1);
    const lines = await imported(
      'jsonl',
      'x.jsonl',
      '{"claim":"A","said":"2024-01-05","p":0.5,"tags":["x","y z"],"extra":{"a":1}}\n\n{"claim":"B","said":"2024-01-05","p":0.25}\n',
    );
    expect(lines.predictions.map(({ claim, tags, probability }) => [claim, tags, probability!.central])).toEqual([['A', ['x', 'y-z'], 0.5], ['B', [], 0.25]]); // prettier-ignore
    expect(lossWords(lines.report.losses)).toEqual(['lost column "extra"', 'changed tag']);
    expect(
      await problemOf(() => imported('jsonl', 'x.jsonl', '{"claim":"A","said":"2024-01-05","p":0.5}\n{"claim":"B",\n')),
    ).toContain('x.jsonl:2:');
    expect(
      await problemOf(() =>
        imported('jsonl', 'x.jsonl', '{"claim":"A","said":"2024-01-05","p":0.5}\n\n{"claim":"B","said":"x"}\n'),
      ),
    ).toContain('x.jsonl:3:');
  });

  it('makes one prediction of the rows of one id, and of one claim with one due day', async () => {
    const desk = await imported(
      'csv',
      'x.csv',
      'id,claim,forecaster,said,p,due\nrain,Rain,ada,2024-01-05,0.5,2024-02-01\nrain,Rain,ben,2024-01-05,0.7,2024-02-01\nrain,Rain,ada,2024-01-10,0.8,\n,Snow,ada,2024-01-05,0.1,2024-02-01\n,Snow,ada,2024-01-06,0.2,2024-02-01\n,Snow,ada,2025-01-06,0.3,2025-02-01\n',
    );
    expect(
      desk.predictions.map(({ id, claim, forecasts }) => [
        id.replace(/x[0-9a-f]{10}$/, 'x'),
        claim,
        forecasts.map(({ by, probability }) => `${by} ${probability!.central}`),
      ]),
    ).toEqual([
      ['rain', 'Rain', ['ben 0.7', 'ada 0.8']],
      ['snow-x', 'Snow', ['ada 0.2']],
      ['snow-x', 'Snow', []],
    ]);
    const clash = 'id,claim,said,p,outcome\nrain,Rain,2024-01-05,0.5,yes\nrain,Rain,2024-01-06,0.5,no\n';
    expect(await problemOf(() => imported('csv', 'x.csv', clash))).toContain(
      'x.csv:3:1: outcome is "no" here, "yes" in another row',
    );
  });

  it('says at the row what the ledger would not take', async () => {
    const late = 'claim,said,p,due,outcome,known\nRain,2024-01-05,0.5,2024-02-01,late,2024-03-01\n';
    expect(await problemOf(() => imported('csv', 'x.csv', late))).toMatch(
      /^1 predict: x\.csv:2:1: rain-x[0-9a-f]{10}: a late outcome needs the day it happened \[late-without-happened\]/,
    );
    const source = 'claim,said,p,source\nRain,2024-01-05,0.5,talk\n';
    expect(await problemOf(() => imported('csv', 'x.csv', source))).toContain(
      'x.csv:2:1: there is no record of the source "talk", which rain-x',
    );
    expect(await problemOf(() => imported('csv', 'x.csv', 'claim,said,p,outcome\nA,2024-01-05,0.5,wrong\n'))).toContain(
      'outcome is "wrong", not an outcome',
    );
    expect(
      await problemOf(() => imported('csv', 'x.csv', 'claim,said,p,outcome,known\nA,2024-01-05,0.5,yes,2027-01-01\n')),
    ).toContain('lies in the future');
    expect(await problemOf(() => imported('csv', 'x.csv', 'claim,p\nA,0.5\n'))).toContain(
      'there is no day on which it was said',
    );
    expect(await problemOf(() => imported('csv', 'x.csv', 'Question,p\nA,0.5\n'))).toContain(
      '--map claim=Question if the names mean that; columns: Question, p',
    );
    expect(await problemOf(() => imported('csv', 'x.csv', 'claim,said,p\n,2024-01-05,0.5\n'))).toContain(
      'x.csv:2:1: there is no claim',
    );
  });

  it('writes no control character raw', async () => {
    const desk = await imported(
      'csv',
      'x.csv',
      'claim,said,p,note\nA \u001b[31mred\u202e,2024-01-05,0.5,"tab\tand\u0007bell"\n',
    );
    expect(desk.predictions[0]).toMatchObject({ claim: 'A \\x1b[31mred\\u202e', note: 'tab\tand\\x07bell' });
    // oxlint-disable-next-line no-control-regex
    expect(desk.read('ledger.yaml')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(lossWords(desk.report.losses)).toEqual(['changed control characters', 'changed control characters']);
  });

  it('is not taken for one of ours: apostrophes of others stay', async () => {
    expect((await imported('csv', 'x.csv', "claim,said,p\n'=A,2024-01-05,0.5\n")).predictions[0]!.claim).toBe("'=A");
  });
});

describe('the map', () => {
  it.each([
    ['claim', '"claim" is not FIELD=COLUMN'],
    ['clam=Question', 'did you mean claim?'],
    ['claim=', 'is not FIELD=COLUMN'],
  ])('%s', async (typed, message) => {
    expect(await problemOf(() => parseMap([typed]))).toContain(message);
  });

  it('takes the other names of a field, and a field once', async () => {
    const map = ['claim=Question,date=Made,probability=Prob,y=Result'];
    const desk = await imported('csv', 'x.csv', 'Question,Made,Prob,Result\nA,2024-01-05,0.5,yes\n', { map });
    const [only] = desk.predictions;
    expect([only!.said.date, only!.probability!.central, only!.resolutions[0]!.outcome]).toEqual([
      '2024-01-05',
      0.5,
      'yes',
    ]);
    expect(await problemOf(() => parseMap(['said=Made,date=When']))).toContain('said is mapped twice');
    expect(parseMap(['said=Made,date=Made']).get('said')).toBe('Made');
  });

  it('names a column that is not there, with the nearest', async () => {
    const problem = await problemOf(() =>
      imported('csv', 'x.csv', 'Question,said,p\nA,2024-01-05,0.5\n', { map: ['claim=Questoin'] }),
    );
    expect(problem).toMatch(/^2 /);
    expect(problem).toContain('did you mean "Question"?');
  });

  it('proposes a map for columns whose names say what they may hold', async () => {
    expect(likelyMap(['Question', 'Prob', 'Deadline', 'Result', 'Made on', 'Colour'])).toBe(
      'claim=Question,said=Made on,due=Deadline,p=Prob,outcome=Result',
    );
    // One column for each field, the likelier one; what has the field's own name needs no map.
    expect(likelyMap(['Title', 'question', 'p', 'due_date'])).toBe('claim=question,due=due_date');
    expect(likelyMap(['Who', 'What, in words'])).toBeUndefined();
    const read = (text: string): Promise<unknown> => imported('csv', 'x.csv', text);
    expect(await problemOf(() => read('Question,Prob\nIt rains,0.3\n'))).toContain('--map claim=Question,p=Prob if the names mean that; columns: Question, Prob'); // prettier-ignore
    expect(await problemOf(() => read('Made on,Prediction\n2025-01-05,It rains\n'))).toContain("--map 'claim=Prediction,said=Made on' if the"); // prettier-ignore
    expect(await problemOf(() => read('Prob,Sum\n0.3,1\n'))).toContain(
      '--map claim=COLUMN names it; columns: Prob, Sum',
    );
  });

  it('may hold columns with commas and equals signs', () => {
    expect([...parseMap(['claim=Q, the text,p=Odds (a=b)'])]).toEqual([['claim', 'Q, the text'], ['p', 'Odds (a=b)']]); // prettier-ignore
  });

  it('reads outcomes of the event, not of the forecaster', () => {
    expect(['yes', 'No', 'TRUE', '0', 'late', '0.25', 'void'].map((word) => outcomeOf(word))).toEqual([
      { outcome: 'yes' }, { outcome: 'no' }, { outcome: 'yes' }, { outcome: 'no' }, { outcome: 'late' }, { outcome: 'partial', fraction: 0.25 }, { outcome: 'void' },
    ]); // prettier-ignore
    expect(['right', 'wrong', 'correct', '2', '-1', ''].map((word) => outcomeOf(word))).toEqual(
      Array(6).fill(undefined),
    );
  });
});

describe('the command', () => {
  it('refuses flags that mean nothing there, and unknown formats', async () => {
    const desk = new Desk({ 'x.csv': 'claim,said,p\nA,2024-01-05,0.5\n' });
    const problem = (format: string, more: object): Promise<string> =>
      problemOf(() => desk.import(format, ['x.csv'], more));
    expect(await problem('fatbook', {})).toMatch(
      /^2 .*"fatbook" is not one of its values[\s\S]*did you mean fatebook\?/,
    );
    expect(await problem('csv-predictions', {})).toContain('hint: did you mean csv?');
    expect(await problemOf(() => desk.export('csv'))).toContain('hint: did you mean csv-predictions or csv-forecasts?');
    expect(await problem('fatebook', { map: ['claim=x'] })).toContain('--map belongs to predict import csv and jsonl');
    expect(await problem('csv', { as: 'forecast' })).toContain('--as belongs to predict import manifold');
    expect(await problem('csv', { for: 'x' })).toContain('--for belongs to --as forecast');
    expect(await problem('csv', { for: 'x' })).toContain('hint: leave --for out');
    expect(await problem('manifold', { for: 'x' })).toContain('hint: add --as forecast, or leave --for out');
    expect(await problem('csv', { said: '2024-01-01' })).toContain('--said belongs to predict import magoo');
    expect(await problem('ics', {})).toMatch(/^2 /);
    expect(desk.has('ledger.yaml')).toBe(false);
  });

  it('shows what would come with --dry-run and writes neither a new ledger nor into one', async () => {
    const desk = new Desk({ 'x.csv': 'claim,said,p\nA,2024-01-05,0.5\n' });
    await desk.import('csv', ['x.csv'], { dryRun: true });
    expect(desk.out).toContain('+    claim: A');
    expect([desk.has('ledger.yaml'), desk.err.includes('would be: 1 new prediction')]).toEqual([false, true]);
    await desk.import('csv', ['x.csv']);
    const before = desk.read('ledger.yaml');
    desk.write('x.csv', 'claim,said,p\nB,2024-01-05,0.5\n');
    await desk.import('csv', ['x.csv'], { dryRun: true });
    expect(desk.out).toContain('+    claim: B');
    expect(desk.read('ledger.yaml')).toBe(before);
  });

  it('merges into a ledger kept by hand without touching another byte of it, and undo takes it back', async () => {
    const text =
      '# mine\npredict: 1\nforecaster: ada\nforecasters: { ada: { name: Ada } } # people\npredictions:\n  # first\n  - id: old\n    claim:   Old   # odd spacing\n    said: 2024-01-01\n';
    const desk = new Desk({ 'ledger.yaml': text, 'x.csv': 'claim,said,p,forecaster\nA,2024-01-05,0.5,Ben\n' });
    await desk.import('csv', ['x.csv']);
    expect(desk.read('ledger.yaml').startsWith(text.replace(' } } #', ' }, ben: { name: Ben } } #'))).toBe(true);
    expect(desk.predictions[1]).toMatchObject({ forecaster: 'ben', claim: 'A' });
    const { undo } = await import('../../src/commands/undo.ts');
    await undo({}, desk.globals(), desk.world);
    expect(desk.read('ledger.yaml')).toBe(text);
  });

  it('refuses to write for another day than today', async () => {
    const desk = new Desk({ 'x.csv': 'claim,said,p\nA,2024-01-05,0.5\n' });
    await desk.import('csv', ['x.csv']);
    expect(await problemOf(() => desk.import('csv', ['x.csv'], {}, { asOf: '2025-01-01' }))).toContain(
      '--as-of is for reading',
    );
  });
});
