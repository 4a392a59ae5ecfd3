// The day an outcome could be known, where the command line does not say it.
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../src/commands/resolve.ts';
import { LEDGER, TODAY, globals, predict, scripted, testWorld } from '../world.ts';

/** One entry that came into the ledger after its due day, and one that did so after its outcome was known. */
const LATE = `${LEDGER}
  - id: hail
    claim: It hails.
    said: { date: 2025-01-05, quote: hail }
    due: 2025-02-28
    probability: 90%
    recorded: 2026-02-01

  - id: frost
    claim: It freezes.
    said: { date: 2025-01-05, quote: frost }
    due: 2030-02-28
    recorded: 2026-02-01
    resolutions:
      - { outcome: yes, known: 2025-12-24, recorded: 2026-02-01, by: editor }
`;
const WHY = ['--why', 'Seen.'] as const;

describe('the day an outcome could be known', () => {
  it('has to be said of an entry that was recorded after the fact', async () => {
    for (const flags of [[], ['--dry-run'], ['--by', 'reader']]) {
      const world = testWorld({ ledger: LATE });
      expect(await predict(world, 'resolve', 'hail', 'yes', ...WHY, ...flags)).toBe(1);
      expect(world.printed.err).toBe(
        `predict: hail was recorded 2026-02-01, after the fact (due 2025-02-28): the day its outcome could be known has to be said [known-missing]\n` +
          'hint: give --known DAY: today would make it look as if it had been recorded in time\n',
      );
      expect(world.text()).toBe(LATE);
    }
  });

  it('has to be said again where an outcome known earlier is amended', async () => {
    const world = testWorld({ ledger: LATE });
    expect(await predict(world, 'resolve', 'frost', 'no', '--amend', ...WHY)).toBe(1);
    expect(world.printed.err).toContain('after the fact (known 2025-12-24)');
    expect(await predict(world, 'reopen', 'frost', ...WHY)).toBe(0);
  });

  it('has to be said in JSON too', async () => {
    const world = testWorld({ ledger: LATE, stdin: '{"id":"hail","outcome":"yes","why":"Seen."}' });
    expect(await predict(world, 'resolve', '--json', '-')).toBe(1);
    expect(world.printed.err).toContain('[known-missing]');
  });

  it('is always taken as it is said, and the mark stays', async () => {
    const world = testWorld({ ledger: LATE });
    expect(await predict(world, 'resolve', 'hail', 'yes', '--known', '2025-02-03', ...WHY)).toBe(0);
    expect(world.printed.err).toBe('written: predictions.yaml\n');
    expect(await predict(world, 'list', 'is:retrospective', '--format', 'csv', '--json', 'id')).toBe(0);
    expect(world.printed.out).toContain('hail');
    const other = testWorld({ ledger: LATE });
    expect(await predict(other, 'resolve', 'hail', 'yes', '--known', 'today', ...WHY)).toBe(0);
  });

  it('is today where the due day is over and the entry stood there before, which is said', async () => {
    const told = `rain-tomorrow: known ${TODAY} (today) was taken, though its due day 2025-01-06 is over\nhint: if the outcome could be known earlier: predict undo, then give --known DAY\n`;
    const world = testWorld({ ledger: LATE });
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', ...WHY)).toBe(0);
    expect(world.printed.err).toBe(`written: predictions.yaml\n${told}`);
    const dry = testWorld({ ledger: LATE });
    expect(await predict(dry, 'resolve', 'rain-tomorrow', 'yes', ...WHY, '--dry-run')).toBe(0);
    // What was not written is not to be undone.
    expect(dry.printed.err).toBe(told.replace('predict undo, then ', ''));
  });

  it('is today without a word until the due day is over', async () => {
    const world = testWorld({ ledger: LATE });
    expect(await predict(world, 'resolve', 'rain-forever', 'no', ...WHY)).toBe(0);
    expect(world.printed.err).toBe('written: predictions.yaml\n');
  });

  it('stands in the question already only where today can be true', async () => {
    const script = (day: string | true): ReturnType<typeof scripted> =>
      scripted([/known/, day], [/Evidence for/, ''], [/Evidence against/, ''], [/Why/, 'Seen.'], [/Write/, true]);
    const late = testWorld({ ledger: LATE, terminal: true });
    const typed = script('2025-02-03');
    await resolve({ id: 'hail', outcome: 'yes' }, globals(late), late, async () => typed);
    expect(late.text()).toContain('known: 2025-02-03');
    const world = testWorld({ ledger: LATE, terminal: true });
    const taken = scripted([/known/, true], [/known/, '2025-02-03'], ...[/Evidence for/, /Evidence against/].map((one): [RegExp, string] => [one, '']), [/Why/, 'Seen.'], [/Write/, true]); // prettier-ignore
    await resolve({ id: 'hail', outcome: 'yes' }, globals(world), world, async () => taken);
    expect(taken.refused).toHaveLength(1);
    const early = testWorld({ ledger: LATE, terminal: true });
    await resolve({ id: 'rain-tomorrow', outcome: 'yes' }, globals(early), early, async () => script(true));
    expect(early.text()).toContain(`known: ${TODAY}`);
  });
});
