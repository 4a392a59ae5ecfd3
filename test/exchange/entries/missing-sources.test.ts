// A table names its sources by id; their records have to be in the ledger that it comes into.
import { describe, expect, it } from 'vitest';
import { Desk, problemOf } from '../desk.ts';

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: me } }\n';
const TABLE =
  'id,claim,said,due,p,source\na1,A.,2025-01-05,2025-12-31,0.6,talk\na2,B.,2025-01-05,2025-12-31,0.6,talk\na3,C.,2025-01-06,2025-12-31,0.6,letter\n';

describe('sources without a record', () => {
  it('are each named once, with the command that writes the record, and nothing is written', async () => {
    const desk = new Desk({ 'ledger.yaml': `${HEAD}sources: { tall: { title: T } }\npredictions:\n`, 'x.csv': TABLE });
    const before = desk.read('ledger.yaml');
    const problem = await problemOf(() => desk.import('csv', ['x.csv']));
    expect(problem.match(/^.*(?:predict:|hint:).*$/gm)).toEqual([
      '1 predict: x.csv:2:1: there is no record of the source "talk", which 2 entries name (a1, a2) [unknown-source]',
      'hint: did you mean tall?',
      'hint: predict source "ITS TITLE" --id talk --said DAY -f ledger.yaml writes its record',
      'predict: x.csv:4:1: there is no record of the source "letter", which a3 names [unknown-source]',
      'hint: predict source "ITS TITLE" --id letter --said DAY -f ledger.yaml writes its record',
    ]);
    expect(desk.read('ledger.yaml')).toBe(before);
    // Where the ledger is found without being named, so is that of the command.
    desk.write('predictions.yaml', before);
    expect(await problemOf(() => desk.import('csv', ['x.csv'], {}, { ledgers: [] }))).toContain('--said DAY writes');
  });

  it('are said beside what else is wrong', async () => {
    const desk = new Desk({ 'ledger.yaml': `${HEAD}predictions:\n`, 'x.csv': TABLE.replace('p,source', 'p,source,dueBasis').replaceAll('talk', 'talk,').replace('letter', 'letter,guess') });
    const problem = await problemOf(() => desk.import('csv', ['x.csv']));
    expect(problem.match(/\[[a-z-]+\]$/gm)).toEqual(['[unknown-source]', '[unknown-source]', expect.stringMatching(/^.bad-/)]);
  }); // prettier-ignore

  it('need a ledger to stand in, where there is none yet', async () => {
    const desk = new Desk({ 'x.csv': TABLE });
    const problem = await problemOf(() => desk.import('csv', ['x.csv'], {}, { ledgers: ['my new.yaml'] }));
    expect(problem).toContain("hint: predict init 'my new.yaml' starts the ledger");
    expect(problem).toContain("--said DAY -f 'my new.yaml' writes its record");
    expect(problem.match(/predict init/g)).toHaveLength(1);
    expect(desk.has('my new.yaml')).toBe(false);
  });
});
