// What the command line says of itself, and of words that it has no place for.
import { describe, expect, it } from 'vitest';
import { BY_FIELDS } from '../src/commands/sections.ts';
import { predict, testWorld } from './commands/world.ts';

describe('the command line', () => {
  it('says how a claim of several words is written', async () => {
    const world = testWorld();
    expect(await predict(world, 'add', 'We', 'ship', 'v2', '65%')).toBe(2);
    expect(world.printed.err).toContain('too many arguments');
    expect(world.printed.err).toContain('\nhint: a claim of several words stands in quotes: predict add "We ship version 2 before June." 65% 2025-05-31\n'); // prettier-ignore
    world.printed.err = '';
    expect(await predict(world, 'tags', 'one')).toBe(2);
    expect(world.printed.err).not.toContain('claim');
  });

  it('offers every field that a scorecard can be parted by, and no other', async () => {
    const world = testWorld();
    expect(await predict(world, 'scorecard', '--by', 'nonsense')).toBe(2);
    const [, choices] = /Allowed choices are (.*)\./.exec(world.printed.err)!;
    expect(choices!.split(', ')).toEqual([...BY_FIELDS]);
  });

  it('names every reason for the exit status 1', async () => {
    const world = testWorld();
    expect(await predict(world, 'help', 'exit-status')).toBe(0);
    for (const reason of ['check --strict', 'due --exit-code']) expect(world.printed.out).toContain(reason);
  });
});
