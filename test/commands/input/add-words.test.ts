import { describe, expect, it } from 'vitest';
import { ADD_EXAMPLE } from '../../../src/commands/input/add-words.ts';
import { LEDGER, predict, testWorld } from '../world.ts';

const CLAIM = 'We ship version 2 before June.';

async function added(...words: string[]): Promise<{ lines: string[]; err: string; status: number }> {
  const world = testWorld();
  const before = world.text();
  const status = await predict(world, 'add', ...words);
  expect(world.text().startsWith(before)).toBe(true);
  return { lines: world.text().slice(before.length).trim().split('\n'), err: world.printed.err, status };
}

describe('add without flags', () => {
  const written = [
    '- id: ship-version-2',
    '    claim: We ship version 2 before June.',
    '    said: 2026-03-10',
    '    due: 2026-12-31',
    '    probability: 65%',
  ];

  it.each([[['65%', 'eoy']], [['eoy', '65%']]])('takes claim, probability and due day: %j', async (words) => {
    expect(await added(CLAIM, ...words)).toMatchObject({ status: 0, lines: written });
  });

  it.each(['2026-03-10', '2026-12-31', '2031-06-30'])('does on %s what its own help says', async (today) => {
    const world = testWorld({ ledger: LEDGER, today });
    expect(await predict(world, 'add', '--help')).toBe(0);
    expect(world.printed.out).toContain(`$ ${ADD_EXAMPLE}\n`);
    const [, claim, odds, due] = /\$ predict add "(.*)" (\S+) (\S+)\n/.exec(world.printed.out)!;
    expect(await predict(world, 'add', claim!, odds!, due!), world.printed.err).toBe(0);
  });

  it('takes as much as there is, and flags for the rest', async () => {
    expect((await added(CLAIM, '--due', 'eoy', '--p', '65%')).lines).toEqual(written);
    expect((await added(CLAIM, '65%', '--due', 'eoy')).lines).toEqual(written);
    expect((await added('--claim', CLAIM, '65%', 'eoy')).lines).toEqual(written);
    expect((await added(CLAIM)).lines).toEqual(written.slice(0, 3));
    // A year is a day by which it must have happened, and odds are read as everywhere.
    expect((await added(CLAIM, '1 in 20', '2027')).lines.slice(3)).toEqual([
      '    due: 2027-12-31',
      '    probability: 1 in 20',
    ]);
  });

  it('takes one probability, whatever its flag is called', async () => {
    const twice = await added(CLAIM, '--p', '50%', '--probability', '60%', '--due', 'eoy');
    expect(twice).toMatchObject({ status: 2, lines: [''] });
    expect(twice.err).toContain('the probability is given twice: "60%" and "50%"');
  });

  it('takes words of the lexicon for a number, which is then nobody’s own', async () => {
    expect((await added(CLAIM, 'very likely', 'eoy')).lines.slice(3)).toEqual([
      '    due: 2026-12-31',
      '    probability: { basis: worded, wording: very likely }',
    ]);
  });

  it.each([
    [[CLAIM, 'very likly'], 'did you mean "very likely"?'],
    [[CLAIM, 'likely', 'unlikely'], 'the wording is given twice'],
    [['65%', CLAIM], '"65%" is not a claim'],
    [['eoy'], 'the claim comes first: predict add "We ship'],
    [['2026-05-31', '65%'], 'is not a claim'],
    [[CLAIM, 'soon'], '"soon" is neither a probability nor a day'],
    [['We', 'ship', '65%'], 'a claim of several words stands in quotes'],
    [[CLAIM, '65%', '70%'], 'the probability is given twice: "65%" and "70%"'],
    [[CLAIM, 'eoy', '2026'], 'the due day is given twice'],
    [[CLAIM, '65%', '--p', '70%'], 'the probability is given twice: "70%" and "65%"'],
    [[CLAIM, '--claim', 'x'], 'is neither a probability nor a day'],
    [[CLAIM, '7/10'], 'write 7 in 10 for the share'],
    // What stands in quotes already needs other advice, and odds near enough to be told are told.
    [
      [CLAIM, 'may'],
      'hint: a probability is 65%, 60-70%, 3:2, 1 in 20 or words that predict lexicon has; a day is 2026-12-31, 2026-Q4, 2026, tomorrow, +6m or eoy',
    ],
    [[CLAIM, 'in a few years'], 'hint: a vague one: leave it out (undated, never scored)'],
    [[CLAIM, '--due', 'a few years'], 'hint: a vague one: leave it out (undated, never scored)'],
    [[CLAIM, '65%', 'end of summer'], 'hint: a probability is 65%'],
    [['東京で開かれる', 'soon'], 'hint: a probability is 65%'],
    [[CLAIM, '70 percent'], 'hint: write 70%'],
    [[CLAIM, '7.5 per cent'], 'hint: write 7.5%'],
    [[CLAIM, '0,7'], 'hint: write 0.7'],
    [[CLAIM, '70,5 %'], 'hint: write 70.5 %'],
    [[CLAIM, '3 to 2'], 'hint: write 3:2'],
    [[CLAIM, '60 to 70%'], 'hint: write 60-70%'],
    [[CLAIM, '60% to 70 percent'], 'hint: write 60-70%'],
    [[CLAIM, '1 out of 20'], 'hint: write 1 in 20'],
    [[CLAIM, '~70%'], 'hint: write 70%'],
    [[CLAIM, '--due', 'end of 2027'], 'hint: write 2026-12-31, 2026-Q4, 2026, tomorrow, +6m or eoy'],
    [[CLAIM, '--said', 'last week'], 'hint: write 2026-01-31, today, yesterday, -2w, 2026-Q2 or eoy'],
    [[CLAIM, '2026-02-30'], 'bad-day'],
  ])('refuses %j', async (words, message) => {
    const { status, err, lines } = await added(...words);
    expect(err).toContain(message);
    expect([status, lines]).toEqual([2, ['']]);
  });
});
