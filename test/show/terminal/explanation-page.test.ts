import { describe, expect, it } from 'vitest';
import { CARD_NAMES, cardExplanation } from '../../../src/score/card-explanation.ts';
import { METHODS } from '../../../src/score/explain-methods.ts';
import { explanation } from '../../../src/score/explanation.ts';
import type { Scorecard } from '../../../src/score/scorecard.ts';
import { shownExplanation } from '../../../src/score/shown-explanation.ts';
import { verdict } from '../../../src/score/verdict.ts';
import { explanationPage } from '../../../src/show/terminal/explanation-page.ts';
import { judgedBasis } from '../../../src/show/words/hits-text.ts';
import { cardOf, scored, update } from '../../score/record.ts';
import { LOOK, oneLine } from '../pages.ts';

/** Eight in ten of `n` at 80% come true; `topics` of them share each topic, where they do. */
const record = (n: number, topics?: number): Scorecard =>
  cardOf(
    Array.from({ length: n }, (_, index) =>
      scored(`p${index}`, 0.8, index % 5 < 4 ? 'yes' : 'no', topics ? { group: `t${Math.floor(index / topics)}` } : {}),
    ),
  );

function page(name: string, card: Scorecard): string {
  const score = card.statedOnly;
  const basis = { n: score.n, independent: card.independent, score };
  const own = cardExplanation(name, card, score, verdict(score));
  const rows = card.items.map(({ id, strict }) => ({ label: id, p: strict!.p, y: strict!.y }));
  const text = explanationPage(
    shownExplanation(own ?? explanation(name, score, rows)!, {
      ...basis,
      ...(name === 'hits' || name === 'charitableHits' ? judgedBasis(name, card) : {}),
    }),
    LOOK,
  );
  return oneLine(text.slice(0, text.search(/\n\d+ rows? behind it|\nNo rows/)));
}

describe('an explanation of nothing', () => {
  it('names no method, which is not a number that is undefined', () => {
    const text = page('corp.miscalibration', record(0));
    expect(text).toContain('Value undefined: nothing to score Says');
    expect(text).toContain('method.miscalibrationTail = none');
  });

  it('is an explanation under every name', () => {
    for (const name of [...Object.keys(METHODS), ...CARD_NAMES, 'bin:0.8'])
      expect(page(name, record(0)), name).toMatch(/Value \S/);
  });
});

describe('the numbers of an explanation', () => {
  it('are not rounded to certain or perfect', () => {
    const items = Array.from({ length: 12 }, (_, index) => scored(`p${index}`, 0.99999999, 'yes'));
    expect(page('counts.expectedYes', cardOf(items))).toContain('Value 11.99999988 Says');
    expect(page('bin:0.95', cardOf(items))).toContain('meanForecast 0.99999999,');
  });
});

describe('an explanation of fewer than ten predictions', () => {
  const card = record(5);

  it('has counts and what the sum is, and no rate, interval or test', () => {
    expect(page('brier', card)).toContain(
      'Value not shown: 5 predictions are too few for an average; the sum is 0.8 Says',
    );
    expect(page('skill', card)).toContain('Value not shown: 5 predictions are too few; --format json has it Says');
    expect(page('hits', card)).toContain('Value happened 4, n 5 Says');
    expect(page('bin:0.8', card)).toContain('Value from 0.8, to 0.9, n 5, meanForecast 0.8, happened 4 Says');
    expect(page('bins.wilson95', card)).toContain('Value from 0.8, to 0.9, n 5, meanForecast 0.8, happened 4 Says');
    expect(page('bounds.imputedBest', card)).toContain('too few for an average; the sum is 0.8 Says');
    expect(page('counts.expectedYes', card)).toContain('Value 4 Says');
    expect(page('scored', card)).toContain('Value 5 Says');
    expect(page('verdict', card)).toMatch(
      / Inputs code = too_few n = 5 independent = undefined cautions = small_sample $/,
    );
  });

  it('prints under no name a number that the JSON alone has', () => {
    const counts = /^(n|log\.clip|log\.clipped|murphy\.groups|confidence\.atHalf|counts\.expectedYes|cox\.status)$/;
    for (const name of Object.keys(METHODS)) {
      const value = /Value (.*?) Says/.exec(page(name, card))![1]!;
      if (counts.test(name)) {
        expect(value, name).not.toContain('not shown');
        continue;
      }
      if (name.startsWith('bins')) expect(value, name).not.toMatch(/frequency|wilson|range/);
      else expect(value, name).toMatch(/^(not shown|undefined): /);
      const inputs = page(name, card).split(' Inputs ')[1] ?? '';
      expect(inputs, name).not.toMatch(/(^| )(brier\.|corp\.|baseRate|meanForecast|confidence\.(mean|hitRate))\w* = /);
    }
    for (const name of CARD_NAMES) expect(page(name, card), name).not.toMatch(/interval \d|0\.16\b/);
  });
});

describe('an explanation of one prediction', () => {
  it('says so in the singular', () => {
    expect(page('brier', record(1))).toContain(
      'Value not shown: one prediction is too few for an average; the sum is 0.04 Says',
    );
  });
});

describe('an explanation of ten and more', () => {
  it('has what the pages have', () => {
    expect(page('bin:0.8', record(10))).toContain('frequency 0.8, wilson95');
    const card = record(20);
    expect(page('bins', card)).toMatch(/frequency 0\.8, wilson95 .*, range90IfCalibrated /);
    expect(page('brier', card)).toContain('Value 0.16 Says');
    expect(page('hits', card)).toMatch(/n 20, interval 0\.58\d+ to 0\.91\d+ Says/);
    expect(page('W', card)).toMatch(/Value 0\.\d+ Says/);
    expect(page('interval', card)).toMatch(/Value 0\.\d+ to 0\.\d+ Says/);
    expect(page('bin:0.8', card)).toContain('frequency 0.8, wilson95');
  });

  it('takes nothing for independent that shares topics', () => {
    const card = record(20, 5);
    expect(page('brier', card)).toContain('Value 0.16 Says');
    expect(page('hits', card)).toContain('Value happened 16, n 20 Says');
    expect(page('bin:0.8', card)).toContain('happened 16 Says');
    expect(page('W', card)).toContain('not shown: the topics of 20 predictions make too few independent ones;');
    expect(page('interval', card)).toContain('not shown: the topics of 20 predictions make too few');
    expect(page('verdict', card).split(' Inputs ')[1]).not.toMatch(/[WG] = /);
    expect(page('range90', card)).toContain('not shown: too few of 20 predictions are independent;');
    expect(page('auc.seDeLong', card)).toContain('not shown: too few of 20 predictions are independent;');
  });

  it('has no interval that the pages leave out for want of surprises', () => {
    const sure = cardOf(Array.from({ length: 12 }, (_, index) => scored(`p${index}`, 0.95 + index / 1000, 'yes')));
    expect(page('interval', sure)).toContain('not shown: too few surprises were seen or are to be expected;');
    const inPairs = cardOf(
      Array.from({ length: 24 }, (_, index) =>
        scored(`p${index}`, 0.95 + index / 1000, 'yes', { group: `t${Math.floor(index / 2)}` }),
      ),
    );
    expect(page('brier.clusterInterval', inPairs)).toContain(
      'not shown: too few surprises were seen or are to be expected;',
    );
  });

  it('compares with a market only where that has ten numbers, too', () => {
    const beside = (priced: number): Scorecard =>
      cardOf(
        Array.from({ length: 20 }, (_, index) =>
          scored(`p${index}`, 0.8, 'yes', index < priced ? { forecasts: [update('market', '2025-01-01', 0.7)] } : {}),
        ),
      );
    expect(page('skill.vsReference.meanDifference', beside(9))).toContain('not shown: 9 predictions are too few;');
    expect(page('skill.vsReference.n', beside(9))).toContain('Value 9 Says');
    expect(page('skill.vsReference.meanDifference', beside(10))).toContain('Value -0.05 Says');
  });

  it('has no standard error beside a market where topics are shared by all, as on the pages', () => {
    // 30 in pairs tell as much as 15, which is more than four in five of the 12 with a price, and not of all.
    const card = cardOf(
      Array.from({ length: 30 }, (_, index) =>
        scored(`p${index}`, 0.8, index % 5 < 4 ? 'yes' : 'no', {
          group: `t${Math.floor(index / 2)}`,
          ...(index < 12 ? { forecasts: [update('market', '2025-01-01', 0.7)] } : {}),
        }),
      ),
    );
    expect(page('skill.vsReference.seDifference', card)).toContain(
      'not shown: too few of 30 predictions are independent;',
    );
  });

  it('has the curve from 30 on, AUC from 30 with five of each, the recalibration line from 50 on, as the pages have them', () => {
    const spread = (n: number): Scorecard =>
      cardOf(
        Array.from({ length: n }, (_, index) => scored(`p${index}`, 0.3 + (index % 4) / 8, index % 3 ? 'yes' : 'no')),
      );
    for (const name of ['corp.blocks', 'corp.band', 'cox.slope', 'cox.slopeSe', 'cox.firth.slope'])
      expect(page(name, spread(29)), name).toContain('not shown: 29 predictions are too few; --format json has it');
    expect(page('mcb', record(29))).not.toContain('corp.blocks');
    expect(page('mcb', record(30))).toContain('corp.blocks = from 0.8');
    expect(page('corp.blocks', record(30))).toContain('Value from 0.8');
    expect(page('corp.band', record(30))).toContain('Value at 0.8');
    expect(page('auc', record(29))).toContain('not shown: too few of 29 predictions came out either way;');
    expect(page('auc', record(30))).toContain('Value 0.5 Says');
    const oneMiss = Array.from({ length: 40 }, (_, index) => scored(`p${index}`, 0.8, index > 3 ? 'yes' : 'no'));
    expect(page('auc', cardOf(oneMiss))).toContain('not shown: too few of 40 predictions came out either way;');
    expect(page('slope', spread(49))).toContain('not shown: 49 predictions are too few;');
    expect(page('slope', spread(50))).toMatch(/Value -?0\.\d+ Says/);
    expect(page('cox.slopeSe', spread(50))).toMatch(/Value 0\.\d+ Says/);
  });

  it('has no range or band by averages of numbers that changed, and no curve of luck where topics are shared', () => {
    const changed = cardOf(
      Array.from({ length: 60 }, (_, index) =>
        scored(`p${index}`, 0.3 + (index % 4) / 8, index % 3 ? 'yes' : 'no', {
          forecasts: [update('ada', '2025-01-06', 0.6)],
        }),
      ),
    );
    for (const name of ['range90', 'cox.slopeSe', 'cox.interceptSe', 'corp.band'])
      expect(page(name, changed), name).toContain('not shown: numbers changed over time;');
    expect(page('bins', changed)).toMatch(/Value .*wilson95 0\.\d+ to 0\.\d+ Says/);
    const inPairs = cardOf(
      Array.from({ length: 60 }, (_, index) =>
        scored(`p${index}`, 0.3 + (index % 4) / 8, index % 3 ? 'yes' : 'no', { group: `t${Math.floor(index / 2)}` }),
      ),
    );
    for (const name of ['cox.slopeSe', 'cox.interceptSe', 'corp.band'])
      expect(page(name, inPairs), name).toContain('not shown: too few of 60 predictions are independent;');
  });

  it('has small bins only where the pages have tenths', () => {
    const mixed = (n: number): Scorecard =>
      cardOf(Array.from({ length: n }, (_, index) => scored(`p${index}`, index % 30 === 0 ? 0.3 : 0.8, 'yes')));
    expect(page('bin:0.3', mixed(60))).not.toContain('frequency 1');
    expect(page('bin:0.3', mixed(120))).toContain('frequency 1, wilson95');
  });
});

describe('an explanation of numbers that changed', () => {
  const card = cardOf([
    scored('a', 0.8, 'no', { forecasts: [update('ada', '2025-01-06', 0.3)] }),
    scored('b', 0.6, 'yes'),
  ]);
  const score = card.statedOnly;
  const rows = card.items.map(({ id, strict }) => ({
    label: id,
    p: strict!.p,
    y: strict!.y,
    averaged: { brier: strict!.brier, logNats: strict!.logNats.clipped },
  }));
  const text = (name: string): string =>
    explanationPage(
      shownExplanation(explanation(name, score, rows)!, { n: 2, independent: card.independent, score }),
      LOOK,
      new Set(['a']),
    ).replaceAll(/\s+/g, ' ');

  // (0.8² + 0.3²) / 2 = 0.365, which is not the square of the mean 0.55.
  it('marks them, and says that what they add is no score of the mean', () => {
    expect(text('brier')).toContain('a 0.55* 0 0.3650 b 0.6 1 0.1600 * changed: said is the mean');
    expect(text('brier')).toContain(
      'and what it adds the mean of their scores over these days; predict show ID lists the numbers',
    );
    expect(text('bin:0.5')).toContain(
      'a 0.55* 0 * changed: said is the mean of its numbers over the days that each stood; predict show',
    );
  });
});
