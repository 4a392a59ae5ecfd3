import { describe, expect, it } from 'vitest';
import { asciiText } from '../../../src/show/ascii.ts';
import { oddsOf } from '../../../src/ledger/odds.ts';
import { dueWorksheet } from '../../../src/show/terminal/due-worksheet.ts';
import { width } from '../../../src/show/terminal/width.ts';
import { headline } from '../../../src/show/words/headline.ts';
import { AS_OF, itemsFrom, judged, prediction, scored, stated, undated, update, worded } from '../../score/record.ts';
import { LOOK, oneLine, partOf, record, reportText, scorecardText } from '../pages.ts';

/** Both pages with every number that --full adds. */
const pages = (n: number) => [scorecardText(record(n)), reportText(record(n))];

/** Never right to say, or not of so few. */
const NEVER = /well[- ]calibrated|NaN|undefined,|Infinity|null/;
const BELOW_TEN =
  /\bcalibrated\b|Average|95% interval|of the time|0 perfect|Skill against|Miscalibration|Discrimination|Log score|Murphy|AUC|Cox|Spherical/;
const BELOW_THIRTY = /CORP curve|\bAUC\b|\bCox\b|no sign of miscalibration/;

describe('what so many predictions allow to say', () => {
  it('of none: that there is nothing to score, the counts, and no number', () => {
    const open = [
      prediction('a', { due: { date: '2030-01-01', basis: 'stated' }, probability: stated(0.7) }),
      undated('b'),
    ];
    for (const text of [scorecardText(open), reportText(open), scorecardText([]), reportText([])]) {
      expect(text).toMatch(/nothing to score yet/i);
      expect(text).not.toMatch(NEVER);
      expect(text).not.toMatch(BELOW_TEN);
      expect(text).not.toMatch(/\d\.\d/);
    }
  });

  it.each([1, 2, 9])('of %i: the items, the total and what to expect', (n) => {
    for (const text of pages(n)) {
      expect(text).not.toMatch(NEVER);
      expect(text).not.toMatch(BELOW_TEN);
      expect(text).not.toMatch(/Said about|mean said/);
      expect(oneLine(text)).toMatch(/total Brier score \d\.\d\d, where \d\.\d\d is to be expected/);
      expect(text).toContain('p-000');
    }
  });

  it.each([10, 29])('of %i: three bands, an interval, exact probabilities, no curve', (n) => {
    for (const text of pages(n)) {
      expect(text).not.toMatch(NEVER);
      expect(text).not.toMatch(BELOW_THIRTY);
      expect(oneLine(text)).toContain('95% interval');
      expect(oneLine(text)).toMatch(/a score this bad or worse would come up \d+(\.\d)?% of the time/);
    }
    expect(scorecardText(record(n)).match(/^Said about/gm)).toHaveLength(3);
    expect(reportText(record(n)).match(/^\d+–\d+% /gm)).toHaveLength(3);
  });

  it.each([30, 99])('of %i: five bands and the curve with its band', (n) => {
    for (const text of pages(n)) expect(text).not.toMatch(NEVER);
    expect(scorecardText(record(n)).match(/^Said about/gm)).toHaveLength(5);
    expect(reportText(record(n)).match(/^\d+–\d+% /gm)).toHaveLength(5);
    expect(reportText(record(n))).toContain('CORP curve');
    expect(oneLine(reportText(record(n)))).toContain(
      '90% of the time at each place: about one place in ten may stick out by luck',
    );
    expect(reportText(record(n))).toContain('AUC');
    expect(/\bCox\b/.test(reportText(record(n)))).toBe(n >= 50);
    expect(oneLine(reportText(record(n)))).toMatch(/misses about \d of 10 clearly over-confident forecasters/);
  });

  it('of 100: ten bands', () => {
    expect(scorecardText(record(100)).match(/^Said about/gm)).toHaveLength(10);
    expect(reportText(record(100)).match(/^\d+–\d+% /gm)).toHaveLength(10);
    for (const text of pages(100)) expect(text).not.toMatch(NEVER);
  });

  it('gives no rate of hits below ten, whatever has a number', () => {
    const flat = (n: number) => Array.from({ length: n }, (_, index) => prediction(`f-${index}`, { resolutions: [judged(index % 3 === 0 ? 'yes' : 'no')] })); // prettier-ignore
    expect(oneLine(scorecardText(flat(9)))).toContain('3 of 9 happened. 9 judged predictions are too few for a rate.');
    expect(scorecardText(flat(9))).not.toMatch(/\d%/);
    expect(oneLine(scorecardText(flat(12)))).toContain('4 of 12 happened (33%; 95% interval');
  });
});

describe('the headline', () => {
  const imputed = record(12).map((one) => ({
    ...one,
    id: `i-${one.id}`,
    probability: stated(0.7, { basis: 'assigned' as const }),
  }));

  it("is of the forecaster's own numbers, where one is scored", () => {
    const { card, about } = partOf([...record(2), ...imputed]);
    expect(headline(card, about).n).toBe(2);
    expect(about.whatIf).toBe(false);
    expect(about.verdict.code).toBe('too_few');
  });

  it('says whose numbers they are not, where none of his is', () => {
    const text = oneLine(scorecardText(imputed));
    expect(text).toContain("The forecaster gave no numbers. If the imputed numbers were the forecaster's own:");
    expect(text).toMatch(/What if the imputed numbers were [^.]*own\? Average Brier/);
    expect(text).toContain("Biggest surprises, if the imputed numbers were the forecaster's own");
    const open = prediction('open', { due: { date: '2030-01-01', basis: 'stated' }, probability: stated(0.7) });
    expect(oneLine(scorecardText([...imputed, open]))).toContain(
      "None of the forecaster's own numbers has come due and been settled",
    );
    expect(oneLine(scorecardText(record(12)))).not.toMatch(/imputed numbers|If the imputed/);
  });

  it('marks an imputed number wherever it stands', () => {
    const mixed = scorecardText([...record(3), ...imputed]);
    for (const line of mixed.split('\n').filter((one) => /^ {2}i-p-\d+ {2}/.test(one))) expect(line).toContain('~70%');
    expect(mixed).toContain('~70%');
    expect(reportText(imputed.slice(0, 5)).match(/~70%/g)!.length).toBeGreaterThanOrEqual(5);
  });

  it('puts no probability into words with fewer than five independent topics', () => {
    const one = record(12, { group: 'one' });
    for (const text of [scorecardText(one), reportText(one)].map(oneLine)) {
      expect(text).toContain('share too few independent topics');
      expect(text).not.toMatch(/badly or worse|well or better/);
      expect(text).not.toContain('would come up');
      expect(text).not.toMatch(/and this much or more \d/);
    }
    // His own twelve share a topic: that the imputed ones do not is no help.
    expect(partOf([...one, ...imputed]).about.verdict.code).toBe('dependent');
  });
});

describe('what could move it', () => {
  it('warns of overdue predictions above the headline', () => {
    const overdue = [1, 2, 3].map((index) => prediction(`o-${index}`, { probability: stated(0.7) }));
    for (const text of [scorecardText([...record(12), ...overdue]), reportText([...record(12), ...overdue])]) {
      expect(text.indexOf('Caution: 3 predictions came due and are not settled')).toBeGreaterThan(0);
      expect(text.indexOf('Caution:')).toBeLessThan(text.indexOf('Over 12 predictions'));
      expect(text.match(/came due and are not/g)).toHaveLength(1);
      expect(oneLine(text)).toMatch(/3 overdue predictions with a number: settled in the forecaster's favour the average Brier score would be 0\.\d{3} over 15 predictions, settled against 0\.\d{3}/);
    } // prettier-ignore
  });

  it('warns above the headline when early ones are counted', () => {
    const early = scored('early', 0.7, 'yes', { due: { date: '2030-01-01', basis: 'stated' } });
    const text = scorecardText([...record(12), early], LOOK, true);
    expect(text.indexOf('Caution: 1 prediction settled before the due day is included')).toBeGreaterThan(0);
    expect(text.indexOf('Caution:')).toBeLessThan(text.indexOf('Over 13 predictions'));
    // It stands in the list below "12 judged" and is none of them.
    expect(scorecardText([...record(12), early])).toMatch(/^ {2}✓ yes .* early .*settled early$/m);
    expect(scorecardText(record(12))).not.toContain('settled early');
    expect(oneLine(scorecardText([...record(12), early]))).toContain(
      '1 prediction settled before the due day waits for it',
    );
  });

  const twelve = (outcome: 'yes' | 'no', low: number, high: number) =>
    Array.from({ length: 12 }, (_, index) => scored(`w-${index}`, 0, outcome, { probability: worded(0.7, low, high) }));

  it('says whether the conclusion holds with any number in the ranges', () => {
    // Yes at 60 to 80%: 0.04 to 0.16, on one side of 0.25. No: 0.36 to 0.64, on the other. Yes at 40 to 80%: 0.04 to 0.36, on both.
    expect(oneLine(scorecardText(twelve('yes', 0.6, 0.8)))).toContain('anywhere in them, from 0.040 to 0.160: better than always saying 50% with any number in these ranges.');
    expect(oneLine(scorecardText(twelve('no', 0.6, 0.8)))).toContain('anywhere in them, from 0.360 to 0.640: worse than always saying 50% with any number in these ranges.');
    const both = oneLine(scorecardText(twelve('yes', 0.4, 0.8)));
    expect(both).toContain('anywhere in them, from 0.040 to 0.360');
    expect(both).toContain('whether that is better or worse than always saying 50% depends on where in these ranges');
    expect(both).not.toContain('with any number in these ranges');
    expect(scorecardText(record(12))).not.toContain('these ranges');
  }); // prettier-ignore

  it('names imputed numbers that have no range to move in', () => {
    const fixed = scored('fixed', 0.6, 'yes', { probability: stated(0.6, { basis: 'assigned' }) });
    expect(oneLine(scorecardText([...twelve('yes', 0.6, 0.8), fixed]))).toContain(
      'with any number in these ranges (1 imputed number without a range stands as it is).',
    );
  });

  it('says when bounds hold more than the headline', () => {
    const mixed = [...record(12), ...twelve('yes', 0.6, 0.8), prediction('overdue', { probability: stated(0.7) })];
    expect(oneLine(scorecardText(mixed))).toContain('over 25 predictions, imputed numbers included');
    expect(oneLine(scorecardText([...record(12), prediction('overdue', { probability: stated(0.7) })]))).not.toContain(
      'imputed numbers included',
    );
  });

  it('gives both ends of what is ambiguous', () => {
    // Twelve right at 100% score 0; the ambiguous 70% adds 0.09 or 0.49: over 13, 0.007 or 0.038.
    const sure = Array.from({ length: 12 }, (_, index) => scored(`s-${index}`, 1, 'yes'));
    const text = oneLine(scorecardText([...sure, scored('unclear', 0.7, 'ambiguous'), prediction('flat', { resolutions: [judged('ambiguous')] })])); // prettier-ignore
    expect(text).toContain(
      "2 ambiguous predictions could have gone either way and are in no score: with the one that is due and has a number decided in the forecaster's favour the average Brier score would be 0.007 over 13 predictions, decided against 0.038.",
    );
  });
});

describe('on the page', () => {
  const tie = [judged('yes'), judged('no', { by: 'b', charitable: 'yes' })];
  const mixed = [
    ...record(12), prediction('tied-up', { resolutions: tie, group: 'g' }), undated('some-day', { group: 'g' }),
    scored('changed', 0.8, 'no', { forecasts: [update('ada', '2025-01-06', 0.3)] }),
    prediction('part', { probability: stated(0.5), resolutions: [judged('partial', { fraction: 0.1 })] }),
    prediction('void', { resolutions: [judged('void', { reason: 'condition-unmet' })] }),
  ]; // prettier-ignore

  it('stand the forecaster, the day and the groups, which add up', () => {
    const text = scorecardText(mixed);
    expect(text).toContain('A record: scorecard as of 2026-11-22');
    expect(oneLine(text)).toContain('17 predictions by Ada on 16 separate topics.');
    const counts = [...text.matchAll(/^ +(\d+) {2}(?!predictions)[a-z]/gm)].map((match) => Number(match[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(17);
    expect(text).toMatch(/^ +17 {2}predictions$/m);
    expect(text).toContain('condition-unmet');
  });

  it('is nothing wider than the terminal, down to 60 columns', () => {
    for (const columns of [60, 80, 100, 120, 200]) {
      for (const text of [scorecardText(mixed, { ...LOOK, width: columns }), scorecardText(record(40), { ...LOOK, width: columns })]) {
        for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
      }
    } // prettier-ignore
  });

  it('is ASCII alone with --ascii', () => {
    const look = { ...LOOK, unicode: false };
    for (const n of [0, 5, 12, 40, 120])
      for (const text of [scorecardText(record(n), look), reportText(record(n), look), scorecardText(mixed, look)])
        expect(asciiText(text)).toMatch(/^[\n\u0020-\u007e]*$/); // prettier-ignore
  });

  it('is the same without colour but for the colours', () => {
    // oxlint-disable-next-line no-control-regex
    const plain = (text: string) => text.replaceAll(/\u001b\[\d+m/g, '');
    expect(plain(scorecardText(mixed, { ...LOOK, colour: true }))).toBe(scorecardText(mixed));
    expect(plain(reportText(mixed, { ...LOOK, colour: true }))).toBe(reportText(mixed));
    expect(scorecardText(mixed, { ...LOOK, colour: true })).not.toBe(scorecardText(mixed));
  });

  it('says which score changed over time, and what that adds', () => {
    expect(scorecardText(mixed)).toContain('changed  80% said at first, no: Brier 0.365');
    expect(oneLine(reportText(mixed))).toMatch(
      /Brier = miscalibration − discrimination \+ uncertainty \+ 0\.\d{3} for numbers that changed over time\./,
    );
    expect(oneLine(reportText(record(12)))).toContain('Brier = miscalibration − discrimination + uncertainty.');
  });
});

it('counts numbers by the first that stood, whatever the updates are, and topics', () => {
  const later = (basis: 'stated' | 'assigned') => [update('ada', '2025-01-03', 0.5, { basis })];
  const text = oneLine(
    scorecardText([
      scored('a', 0.7, 'yes', { group: 'steel', forecasts: later('assigned') }),
      scored('b', 0.7, 'no', { group: 'steel' }),
      prediction('c', { probability: worded(0.7, 0.6, 0.8), forecasts: later('stated') }),
      prediction('d', { forecasts: later('stated') }),
      prediction('e'),
      // Too wide a range is no number, and neither is one that was taken back the same day.
      prediction('f', { probability: stated(0.5, { low: 0.2, high: 0.8, usable: false }) }),
      scored('g', 0.5, 'yes', { forecasts: [update('ada', '2025-01-01', null)] }),
    ]),
  );
  expect(text).toContain('7 predictions by Ada on 6 separate topics');
  expect(text).toContain("3 with a number of the forecaster's own, 1 with an imputed one, 3 without any.");
});

describe("a summariser's words", () => {
  const said = { date: '2025-01-01', source: 'talk', quote: 'it will rain', speaker: 'summariser' };

  it('are marked in every list of the pages, beside the quote too', () => {
    const items = [scored('a', 0.7, 'no', { said }), scored('b', 0.7, 'yes')];
    expect(scorecardText(items)).toMatch(/ a +2025-01-11 +70% +\[summariser\]$/m);
    expect(reportText(items)).toMatch(/no +a +70% +0\.490 +\[summariser\]$/m);
    for (const text of [scorecardText(items), reportText(items)])
      expect(oneLine(text)).toContain('“it will rain” [summariser] (2025-01-01, talk)');
    expect(scorecardText([scored('b', 0.7, 'yes')])).not.toContain('[');
  });

  it('are marked where they fall due', () => {
    const items = itemsFrom([prediction('a', { said })]);
    expect(
      dueWorksheet({ overdue: items, contested: [], soon: [], sources: new Map() }, oddsOf, AS_OF, LOOK, 'predict'),
    ).toContain('Claim        [summariser] a happens.');
  });
});

describe('numbers put on words beside numbers of their own', () => {
  const put = (id: string, outcome: 'yes' | 'no') =>
    prediction(id, { probability: worded(0.9, 0.75, 0.96), resolutions: [judged(outcome)] });
  const flat = prediction('c', { probability: stated(0.8, { basis: 'assigned' }), resolutions: [judged('no')] });

  it('are a second line: their score, then what their ranges allow', () => {
    const { card } = partOf([...record(12), put('a', 'no'), put('b', 'yes')]);
    const mean = card.strict.brier!.mean.toFixed(3);
    for (const text of [scorecardText, reportText])
      expect(oneLine(text([...record(12), put('a', 'no'), put('b', 'yes')]))).toContain(
        `With 2 imputed numbers the average Brier score would be ${mean} over 14 predictions. All ranges at their lower end, imputed numbers included:`,
      );
  });

  it('are one without a range, too, and a sum below ten', () => {
    expect(oneLine(scorecardText([scored('a', 0.7, 'yes'), flat]))).toContain(
      'With 1 imputed number the Brier scores would add up to 0.73 over 2 predictions.',
    );
  });

  it('are none where there is nothing else, or nothing of theirs is scored', () => {
    for (const items of [[flat], [scored('a', 0.7, 'yes'), { ...flat, resolutions: [] }]])
      expect(oneLine(scorecardText(items))).not.toMatch(/With \d/);
  });
});

describe('what has no due day', () => {
  const settled = undated('sooner-or-later', { probability: stated(0.7), resolutions: [judged('yes')] });

  it('and came true is listed, and in no count but its own', () => {
    const text = scorecardText([scored('a', 0.7, 'yes'), settled, undated('still-ahead')]);
    expect(text).toMatch(/yes +sooner-or-later +70% +no due day$/m);
    expect(text).not.toContain('still-ahead');
    expect(text).toContain('Strictly read, 1 of 1 happened');
  });
});
