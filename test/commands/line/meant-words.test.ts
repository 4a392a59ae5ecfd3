import { describe, expect, it } from 'vitest';
import { predict, testWorld } from '../world.ts';

async function told(...words: string[]): Promise<string> {
  const world = testWorld();
  expect(await predict(world, ...words)).toBe(2);
  return world.printed.err;
}

describe('a command that there is not', () => {
  it.each([
    [['lst'], 'hint: did you mean list?'],
    [['forecaster'], 'hint: did you mean forecasters?'],
    [['scores'], 'hint: did you mean score?'],
    [['ls'], 'hint: did you mean list?'],
    [['new', 'It rains.', '50%'], 'hint: did you mean add?'],
    [['stats'], 'hint: did you mean scorecard?'],
    [
      ['delete', 'snow'],
      'hint: an entry stays: predict undo takes back what was just written, predict resolve ID void --reason duplicate --why TEXT what fell away',
    ],
    [['explain', 'brier'], 'hint: did you mean scorecard --explain?'],
    [['brier'], 'hint: did you mean scorecard?'],
    [['calendar'], 'hint: did you mean export ics -o due.ics?'],
    [['correct', 'snow'], 'hint: did you mean resolve --amend?'],
    [['version'], 'hint: did you mean --version?'],
    [['share'], 'hint: did you mean report -o report.html?'],
    [['withdraw', 'snow'], 'hint: did you mean forecast ID withdraw?'],
  ])('%j', async (words, hint) => {
    expect(await told(...words)).toContain(hint);
  });

  it('is not taken for another that merely has some of its letters', async () => {
    expect(await told('banana')).not.toContain('did you mean');
    expect(await told('status')).not.toContain('tags');
    expect(await told('constructor')).not.toContain('did you mean');
  });
});

describe('a flag that there is not', () => {
  it.each([
    [['-v'], 'hint: did you mean --version?'],
    [['list', '--frmat', 'json'], 'hint: did you mean --format?'],
    [['list', '--csv'], 'hint: did you mean --format csv?'],
    [['add', 'It rains.', '--tags', 'a'], 'hint: did you mean --tag?'],
    [['add', 'It rains.', '--prob', '30%'], 'hint: did you mean --probability?'],
    [['add', 'It rains.', '--odds', '30%'], 'hint: did you mean --p?'],
    [['list', '--status', 'open'], 'hint: a filter has no dashes: status:VALUE; predict help filters has them'],
    [
      ['forecast', 'snow', '--withdraw'],
      'hint: withdraw stands where the probability does: predict forecast ID withdraw',
    ],
    [['scorecard', '--tags=work'], 'hint: a filter has no dashes: tag:VALUE'],
    [
      ['add', '-5 degrees are measured', '30%'],
      'hint: what begins with - and is no flag stands behind --, after the flags',
    ],
    [['add', 'It rains.', '-5%'], 'hint: what begins with - and is no flag stands behind --'],
  ])('%j', async (words, hint) => {
    expect(await told(...words)).toContain(hint);
  });

  it('gets no advice that would not work', async () => {
    expect(await told('show', 'snow', '--status')).not.toContain('filter');
    expect(await told('list', '--banana')).not.toContain('did you mean');
  });
});
