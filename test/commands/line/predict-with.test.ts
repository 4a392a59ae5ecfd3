import { describe, expect, it } from 'vitest';
import { aboutSameLedgers, undoWith } from '../../../src/commands/line/predict-with.ts';
import { failure } from '../../../src/errors.ts';
import { predict, testWorld } from '../world.ts';

describe('advice', () => {
  const hints = (...all: string[]): readonly string[] =>
    aboutSameLedgers(failure('unknown-id', 'there is none', all, 1), { ledgers: ['my work.yaml'] }).problems[0]!.hints;

  it('is about the ledger that was named', () => {
    expect(hints('predict list shows the ids', 'did you mean snow?')).toEqual([
      "predict -f 'my work.yaml' list shows the ids",
      'did you mean snow?',
    ]);
  });

  it('is so wherever in a sentence its command stands, and whichever it is', () => {
    const all = [
      'mend that first: predict check shows the place',
      'run predict edit again and take over your changes from the draft',
      'a forecast with a day of its own, or a note: predict forecast, predict note',
      'predict statement talk "agents reach consumers within a year" …',
      'predict diff --from 2026-01-01',
      'predict undo takes back what was just written',
    ];
    expect(hints(...all)).toEqual(all.map((hint) => hint.replaceAll('predict ', "predict -f 'my work.yaml' ")));
  });

  it('stays where it names one, or needs none', () => {
    const all = ['predict source X --said DAY -f a.yaml writes it', 'predict init starts one', 'predict score --help'];
    all.push('no file that predict writes, or that predict checks');
    expect(hints(...all)).toEqual(all);
  });

  it('can be followed as it is printed', async () => {
    const world = testWorld();
    expect(await predict(world, 'show', 'none', '-f', 'predictions.yaml')).toBe(1);
    expect(world.printed.err).toContain('predict -f predictions.yaml list shows the ids');
    world.printed.err = '';
    expect(await predict(world, 'show', 'none')).toBe(1);
    expect(world.printed.err).toContain('hint: predict list shows the ids');
  });
});

it('undo is a line that no name of a file steers', () => {
  expect(undoWith({ ledgers: ['a\u001b[31m.yaml'] }, true)).toBe("predict -f 'a\\x1b[31m.yaml' undo");
  expect(undoWith({ ledgers: [] }, false)).toBeUndefined();
});
