import { describe, expect, it } from 'vitest';
import { Desk, imported, problemOf } from './desk.ts';

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
