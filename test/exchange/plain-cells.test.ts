import { describe, expect, it } from 'vitest';
import { Desk, imported, lossWords, problemOf } from './desk.ts';

/** What is wrong with a table of one CSV text. */
const refused = (text: string, more: object = {}): Promise<string> =>
  problemOf(() => imported('csv', 'x.csv', text, more));

describe('cells that say the same thing twice', () => {
  it.each([
    ['p,typed', '0.9,10%', 'p is "0.9", but typed is "10%"'],
    ['p,typed,low,high', '0.9,10%,0.05,0.3', 'p is "0.9", but typed is "10%"'],
    ['p,typed', '0.7,60-70%', 'p is "0.7", but typed is "60-70%"'],
    ['p,typed', '60-80%,60-70%', 'p is "60-80%", but typed is "60-70%"'],
    ['p,typed', '60-70%,0.65', 'p is "60-70%", but typed is "0.65"'],
    ['p,low,high', '60-70%,0.5,0.7', 'p is "60-70%", but low is "0.5"'],
    ['typed,low,high', '60-70%,0.6,0.8', 'typed is "60-70%", but high is "0.8"'],
    ['p,low,high', '0.5,60-70%,80%', 'low is "60-70%", a range'],
    ['p,typed', '0.5,likely', 'typed: "likely" is not a probability'],
  ])('%s: %s is refused with its line', async (columns, cells, message) => {
    const problem = await refused(`claim,said,${columns}\nA,2025-01-01${','.repeat(columns.split(',').length)}\nB,2025-01-01,${cells}\n`); // prettier-ignore
    expect(problem).toMatch(/^1 predict: x\.csv:3:1: /);
    expect(problem).toContain(message);
  });

  it.each([
    ['p,typed', '0.333333333,1:2', { central: 1 / 3, typed: '1:2' }],
    ['p,typed', '0.65,60-70%', { low: 0.6, high: 0.7, typed: '60-70%' }],
    ['p,typed,low,high', '0.65,60-70%,0.6,0.7', { low: 0.6, high: 0.7, typed: '60-70%' }],
    ['p,low,high', '0.2,0.1,0.4', { central: 0.2, low: 0.1, high: 0.4 }],
    ['p,typed', '0,0%', { central: 0, typed: '0%' }],
  ])('%s: %s mean one number', async (columns, cells, meant) => {
    const desk = await imported('csv', 'x.csv', `claim,said,${columns}\nB,2025-01-01,${cells}\n`);
    expect(desk.predictions[0]!.probability).toMatchObject(meant);
  });

  it('is told by percentages as by shares', async () => {
    const table = (typed: string): string => `claim,said,p,typed\nB,2025-01-01,65,${typed}\n`;
    expect((await imported('csv', 'x.csv', table('65'), { percent: true })).predictions[0]!.probability!.central).toBe(0.65); // prettier-ignore
    expect(await refused(table('0.65'), { percent: true })).toContain('p is "65", but typed is "0.65"');
  });

  it('finds a number that was changed in our own table', async () => {
    const ledger =
      'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n  - id: xx\n    claim: X.\n    said: 2025-01-05\n    probability: 60%\n';
    const desk = new Desk({ 'ledger.yaml': ledger });
    const { text } = await desk.export('csv-predictions');
    desk.write('x.csv', text.replace(',0.6,,,60%', ',0.9,,,60%'));
    expect(await problemOf(() => desk.import('csv', ['x.csv']))).toContain('x.csv:2:1: p is "0.9", but typed is "60%"');
  });
});

describe('a decimal comma', () => {
  const table = (mark: string, rows: string[][]): string =>
    [['claim', 'said', 'p', 'outcome', 'known'], ...rows].map((cells) => `${cells.join(mark)}\n`).join('');

  it.each([';', '\t'])('is one in cells that %j parts', async (mark) => {
    const rows = [
      ['Rain, 1,5 mm', '2025-01-01', '0,65', '0,4', '2025-02-01'],
      ['Snow', '2025-01-01', '65,5%', 'no', '2025-02-01'],
      ['Wind', '2025-01-01', ',5', '', ''],
    ];
    const { predictions } = await imported('csv', 'x.csv', table(mark, rows));
    expect(predictions.map(({ claim, probability }) => [claim, probability!.central])).toEqual([
      ['Rain, 1,5 mm', 0.65],
      ['Snow', 0.655],
      ['Wind', 0.5],
    ]);
    expect(predictions[0]!.resolutions[0]).toMatchObject({ outcome: 'partial', fraction: 0.4 });
    const percent = await imported('csv', 'x.csv', table(mark, [['Hail', '2025-01-01', '12,5', '', '']]), {
      percent: true,
    });
    expect(percent.predictions[0]!.probability!.central).toBe(0.125);
  });

  it.each(['0,65,', '1,2,3', '0,6-0,7', '0, 65'])('is none in %s', async (p) => {
    expect(await refused(table(';', [['A', '2025-01-01', p, '', '']]))).toMatch(/^1 predict: x\.csv:2:1: p: /);
  });

  it('is none where commas part the cells', async () => {
    expect(await refused('claim,said,p\nA,2025-01-01,"0,65"\n')).toMatch(/^1 predict: x\.csv:2:1: p: /);
  });
});

describe('cells that mean nothing without another one', () => {
  it.each([
    ['outcome,known', ',2025-02-02', 'known is "2025-02-02", but there is no outcome'],
    ['outcome,why', ',because', 'why is "because", but there is no outcome'],
    ['charitable', 'yes', 'charitable is "yes", but there is no outcome'],
    ['happened', '2025-02-02', 'happened is "2025-02-02", but there is no outcome'],
    ['fraction', '0.4', 'fraction is "0.4", but there is no outcome'],
    ['reason', 'retracted', 'reason is "retracted", but there is no outcome'],
    ['resolutionRecorded', '2025-02-02', 'resolutionRecorded is "2025-02-02", but there is no outcome'],
    ['outcome,known,charitable', 'yes,2025-02-02,nope', 'charitable is "nope", not an outcome'],
    ['outcome,known,fraction', 'partial,2025-02-02,abc', 'fraction is "abc", not a number'],
    ['outcome,known,fraction', '0.4,2025-02-02,0.5', 'fraction is "0.5", but outcome is "0.4"'],
    ['outcome,charitable,known,fraction', 'no,0.3,2025-02-02,0.5', 'fraction is "0.5", but charitable is "0.3"'],
    ['charitableCriteria', 'cc', 'charitableCriteria is "cc", but there is no criteria'],
    ['criteriaWritten', '2025-01-01', 'criteriaWritten is "2025-01-01", but there is no criteria'],
    ['dueBasis', 'assigned', 'dueBasis is "assigned", but there is no due'],
    ['dueWhy', 'dw', 'dueWhy is "dw", but there is no due'],
    ['withdrawn', 'maybe', 'withdrawn is "maybe"'],
    ['withdrawn', 'true', 'the forecast is withdrawn, but it has a number'],
  ])('%s: %s is refused with its line', async (columns, cells, message) => {
    const problem = await refused(`claim,said,p,${columns}\nA,2025-01-01,0.5${',' .repeat(columns.split(',').length)}\nB,2025-01-01,0.5,${cells}\n`); // prettier-ignore
    expect(problem).toMatch(/^1 predict: x\.csv:3:1: /);
    expect(problem).toContain(message);
  });

  it('takes a share from whichever column has it', async () => {
    const table = 'claim,said,p,outcome,charitable,known,fraction\nA,2025-01-01,0.5,no,0.4,2025-02-02,\nB,2025-01-01,0.5,0.4,,2025-02-02,0.4\n'; // prettier-ignore
    const desk = await imported('csv', 'x.csv', table);
    expect(desk.predictions.map(({ resolutions: [one] }) => [one!.outcome, one!.charitable, one!.fraction])).toEqual([['no', 'partial', 0.4], ['partial', undefined, 0.4]]); // prettier-ignore
  });

  it('names what is harmless: a grader, a basis, an id that a ledger cannot have', async () => {
    const table = 'id,claim,said,p,grader,basis\nQ 1,A,2025-01-01,0.5,bob,\nrain,B,2025-01-01,,,stated\n';
    const desk = await imported('csv', 'x.csv', table);
    const [a, b] = desk.predictions.map(({ id }) => id);
    expect(desk.report.losses.map(({ kind, what, at }) => [kind, what, at])).toEqual([['changed', 'id', [a]], ['lost', 'grader', [a]], ['lost', 'basis', ['line 3']]]); // prettier-ignore
    expect(b).toBe('rain');
  });

  it('puts the reason of a row without a number into the note', async () => {
    const desk = await imported('csv', 'x.csv', 'claim,said,p,forecastWhy,note\nA,2025-01-01,,because,n\n');
    expect(desk.predictions[0]!.note).toBe('n\n\nbecause');
    expect(lossWords(desk.report.losses)).toEqual(['changed reason of a forecast']);
  });
});

describe('several rows of a prediction', () => {
  it('are one: what stands on a later row counts as on the first', async () => {
    const columns = ['criteria', 'charitableCriteria', 'criteriaWritten', 'condition', 'recorded', 'outcome', 'charitable', 'known', 'why', 'grader', 'dueBasis', 'dueWhy', 'due']; // prettier-ignore
    const cells = ['crit', 'loose', '2025-01-02', 'cond', '2025-01-03', 'yes', 'no', '2025-02-02', 'because', 'bob', 'assigned', 'dw', '2025-03-01']; // prettier-ignore
    const row = (at: (index: number) => boolean): string =>
      cells.map((cell, index) => (at(index) ? cell : '')).join(',');
    const table = (first: string, second: string): string =>
      `id,claim,said,p,${columns.join(',')}\nxx,A,2025-01-01,0.5,${first}\nxx,,2025-01-02,0.6,${second}\n`;
    const whole = await imported('csv', 'x.csv', table(row(() => true), row(() => false))); // prettier-ignore
    expect(whole.predictions[0]).toMatchObject({
      criteria: { strict: 'crit', charitable: 'loose', written: '2025-01-02' }, condition: 'cond', recorded: '2025-01-03',
      due: { basis: 'assigned', why: 'dw' }, resolutions: [{ outcome: 'yes', charitable: 'no', why: 'because', by: 'bob' }],
    }); // prettier-ignore
    for (const at of [() => false, (index: number) => index % 2 === 0, (index: number) => index % 3 === 0]) {
      const split = await imported('csv', 'x.csv', table(row(at), row((index) => !at(index)))); // prettier-ignore
      expect(split.predictions).toEqual(whole.predictions);
    }
  });

  it.each([
    ['why,outcome,known', 'w1,yes,2025-02-02', 'w2,yes,2025-02-02', 'why is "w2" here, "w1" in another row'],
    ['grader,outcome,known', 'g1,yes,2025-02-02', 'g2,yes,2025-02-02', 'grader is "g2" here'],
    ['criteria', 'c1', 'c2', 'criteria is "c2" here'],
    ['condition', 'c1', 'c2', 'condition is "c2" here'],
    ['fraction,outcome,known', '0.4,partial,2025-02-02', '0.5,,', 'fraction is "0.5" here'],
  ])('that differ in %s are refused', async (columns, first, second, message) => {
    const problem = await refused(`id,claim,said,p,${columns}\nxx,A,2025-01-01,0.5,${first}\nxx,A,2025-01-02,0.6,${second}\n`); // prettier-ignore
    expect(problem).toContain('x.csv:3:1: ');
    expect(problem).toContain(message);
  });

  it('may each have the day on which its number was entered: the first is that of the prediction', async () => {
    const rows = 'xx,A,2025-01-02,0.6,2025-01-04\nxx,A,2025-01-01,0.5,2025-01-03\n';
    const { predictions, report } = await imported('csv', 'x.csv', `id,claim,said,p,recorded\n${rows}`);
    expect(predictions[0]).toMatchObject({ recorded: '2025-01-03', said: { date: '2025-01-01' } });
    expect(lossWords(report.losses)).toContain('lost day of recording of a later row');
  });

  it('may write a word in another way', async () => {
    const rows = 'xx,A,2025-01-01,0.5,Yes,2025-02-02\nxx,A,2025-01-02,0.6,yes,2025-02-02\n';
    const { predictions } = await imported('csv', 'x.csv', `id,claim,said,p,outcome,known\n${rows}`);
    expect(predictions[0]!.resolutions).toMatchObject([{ outcome: 'yes' }]);
  });
});

it('a number that the entry begins with is not added to it again by a file with an older row', async () => {
  const [old, later] = ['xx,A,2025-01-01,2027-12-31,\n', 'xx,A,2025-02-01,2027-12-31,70%\n'];
  const desk = new Desk({ one: `id,claim,said,due,p\n${later}`, both: `id,claim,said,due,p\n${old}${later}` });
  await desk.import('csv', ['one']);
  const before = desk.predictions;
  const { losses } = await desk.import('csv', ['both']);
  expect(desk.predictions).toEqual(before);
  expect(lossWords(losses)).toContain('kept day it was said');
});
