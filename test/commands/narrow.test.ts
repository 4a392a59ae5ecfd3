// On a terminal nothing is wider than it, but for words that are; in a pipe an entry of list, log and diff is a line.
import { describe, expect, it } from 'vitest';
import { width } from '../../src/show/terminal/width.ts';
import { predict, testWorld } from './world.ts';

const LONG = 'harbour-bridge-opens-before-the-summer';

/** Two forecasters on the same questions, two graders who differ, and ids wider than the narrowest terminal. */
const LEDGER = `predict: 1
keeper: editor-in-chief
forecaster: margaret-of-the-surveyors
forecasters:
  margaret-of-the-surveyors: { name: Margaret Anne Featherstonehaugh }
  bartholomew-of-the-clerks: { name: Bartholomew }
predictions:
${[LONG, 'fair', 'rain'].map((id, index) => `  - id: ${id}
    claim: It is a rather long claim number ${index} about what happens, with a word or two more than there is room for.
    said: 2025-01-05
    due: 2025-02-28
    probability: 65%
    tags: [buildings-and-roads]
    forecasts:
      - { by: bartholomew-of-the-clerks, date: 2025-01-06, probability: 30% }
    resolutions:
      - { outcome: yes, known: 2025-02-01, by: editor-in-chief, charitable: yes, why: It was seen and counted by the surveyor on the day. }
      - { outcome: ${index === 0 ? 'no, charitable: yes' : 'yes'}, known: 2025-02-01, by: second-reader-of-the-guild, why: Counted. }
`).join('')}`; // prettier-ignore

const COMMANDS = [
  'list', `show ${LONG}`, 'log', 'log --no-git', `log ${LONG}`, 'tags', 'forecasters', 'graders', 'compare', 'diff --from 2025', 'due',
  'scorecard', 'scorecard --by tag', 'report', 'sources', 'sources light-cone-2025-06', 'lexicon', 'lexicon likely', 'quotes --help', '--help', 'graders tag:none', 'compare tag:none', 'help resolve',
  ...['filters', 'formats', 'dates', 'environment', 'exit-status'].map((topic) => `help ${topic}`),
]; // prettier-ignore

async function printed(command: string, columns: number, ledger: string | undefined, terminal = true): Promise<string> {
  const world = { ...testWorld({ ledger, terminal }), width: terminal ? columns : 80 };
  expect(
    await predict(world, ...command.split(' '), '--no-input', '--no-color'),
    `${command}: ${world.printed.err}`,
  ).toBe(0);
  return world.printed.out;
}

/** Lines that are too long although no single word of them is; commands that are to be copied are not broken. */
const tooLong = (text: string, columns: number): string[] =>
  text.split('\n').filter((line) => {
    const longest = Math.max(...line.split(/\s+/).map(width));
    return width(line) > columns && longest <= columns - 14 && !/^ +\$ predict|^Usage/.test(line);
  });

describe.each([80, 60, 40, 30])('a terminal of %d columns', (columns) => {
  it.each(COMMANDS)('%s', async (command) => {
    const shipped = /^(sources|show none)/.test(command);
    expect(tooLong(await printed(command, columns, shipped ? undefined : LEDGER), columns)).toEqual([]);
  });

  it('shows every id whole', async () => {
    for (const command of ['list', 'log', 'diff --from 2025', 'graders'])
      expect(await printed(command, columns, LEDGER), command).toContain(LONG);
  });
});

describe('a pipe', () => {
  it('has one line a row, as wide as it takes', async () => {
    for (const command of ['list', 'diff --from 2025 --to 2025-12', 'forecasters', 'sources']) {
      const lines = (await printed(command, 80, LEDGER, false)).trimEnd().split('\n');
      for (const line of lines) expect(line, command).toMatch(/^\S/);
    }
    const log = await printed('log', 80, LEDGER, false);
    expect(log).toContain(`2025-01-05  entered   ${LONG}  predicted by margaret-of-the-surveyors: 65%\n`);
  });

  it('keeps kinds and ids of a diff under each other where a terminal has room for them', async () => {
    const text = await printed('diff --from 2025', 60, LEDGER);
    expect(text).toContain(`entered   ${LONG}\n  It is a rather long claim`);
    expect(text).toContain(`resolved  ${LONG}\n  second-reader-of-the-guild: no (charitable: yes)\n`);
  });

  it('is never told less than a grader said', async () => {
    expect(await printed('diff --from 2025', 80, LEDGER, false)).toContain(
      `resolved  ${LONG}  second-reader-of-the-guild: no (charitable: yes)\n`,
    );
  });
});
