import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/ledger/prediction.ts';
import { CARD_NAMES, cardExplanation } from '../../src/score/card-explanation.ts';
import { METHODS } from '../../src/score/explain-methods.ts';
import { explanation, valueAt } from '../../src/score/explanation.ts';
import type { Row } from '../../src/score/explanation.ts';
import type { Scorecard } from '../../src/score/scorecard.ts';
import { verdict } from '../../src/score/verdict.ts';
import { cardOf, judged, prediction, scored, stated, undated, update, worded } from './record.ts';

const RECORD = [
  scored('a', 0.8, 'yes'),
  scored('b', 0.7, 'no'),
  scored('c', 0.7, 'yes'),
  scored('d', 0.1, 'no'),
  scored('changed', 0.8, 'no', { forecasts: [update('ada', '2025-01-06', 0.3)] }),
];
const rowsOf = (card: Scorecard): Row[] =>
  card.items.flatMap(({ id, strict, updated }) =>
    strict ? [{ label: id, p: strict.p, y: strict.y, ...(updated ? { averaged: { brier: strict.brier, logNats: strict.logNats.clipped } } : {}) }] : [],
  ); // prettier-ignore

it('lists what the charitable reading judges, with or without a number, and what came of it', () => {
  const read = (id: string, strict: Outcome, charitable: Outcome) =>
    prediction(id, { resolutions: [judged(strict, { charitable })] });
  const ahead = { ...read('ahead', 'open', 'yes'), due: { date: '2030-01-01', basis: 'stated' as const } };
  const card = cardOf([read('a', 'no', 'yes'), read('b', 'open', 'no'), read('c', 'yes', 'ambiguous'), ahead, scored('d', 0.7, 'late')]); // prettier-ignore
  const { rows, value } = cardExplanation('charitableHits', card, card.strict, verdict(card.strict))!;
  expect(rows.map(({ label, y }) => [label, y])).toEqual([
    ['a', 1],
    ['b', 0],
    ['d', 0],
  ]);
  expect(value).toMatchObject({ happened: 1, n: 3 });
});

describe('a number of a score', () => {
  const card = cardOf(RECORD);
  const rows = rowsOf(card);
  const of = (name: string) => explanation(name, card.strict, rows)!;

  it('is explained by the rows that make it up', () => {
    for (const name of [
      'brier.mean',
      'log.bits',
      'log.nats',
      'meanForecast',
      'baseRate',
      'confidence.mean',
      'brier.expectedIfCalibrated',
    ]) {
      const { rows: parts, value } = of(name);
      const mean = parts.reduce((sum, row) => sum + row.part!, 0) / parts.length;
      expect(mean, name).toBeCloseTo(value as number, 12);
    }
  });

  it('has the clipped log loss of what was certain', () => {
    const sure = cardOf([scored('sure', 1, 'yes')]);
    expect(explanation('log.bits', sure.strict, rowsOf(sure))!.rows[0]!.part).toBeCloseTo(-Math.log2(0.999), 15);
  });

  it('has a value, words, formula, source and range under every name there is', () => {
    for (const name of Object.keys(METHODS)) {
      const found = of(name);
      for (const key of ['says', 'formula', 'source', 'range'] as const)
        expect(found[key], `${name} ${key}`).not.toBe('');
      if (!name.startsWith('bins')) expect(found.value).toEqual(valueAt(card.strict, name) ?? null);
      if (found.value === null) expect(found.reason, name).not.toBeNull();
    }
  });

  it('gives the reason where it is undefined, from the nearest part that has one', () => {
    const none = cardOf([]).strict;
    expect(explanation('brier.mean', none, [])).toMatchObject({ value: null, reason: 'empty', rows: [] });
    expect(explanation('skill.vsReference.skill', card.strict, rows)).toMatchObject({
      value: null,
      reason: 'no_reference',
    });
  });

  it('is a bin with the rows in it', () => {
    const bin = of('bin:0.7');
    expect(bin.name).toBe('bins, 0.7 to 0.8');
    expect(bin.rows.map((row) => row.label)).toEqual(['b', 'c']);
    expect(bin.value).toMatchObject({ n: 2, happened: 1 });
    expect(of('bin:0.75').rows).toHaveLength(2);
    expect(of('bin:0.2')).toMatchObject({ value: null, reason: 'empty', rows: [] });
    expect(of('bin:1').name).toBe('bins, 0.9 to 1');
  });

  it('is a bin however its number is written, whole words only', () => {
    for (const typed of ['bin:.7', 'bins:0.7', 'bin.0.7', 'bins.0.79']) expect(of(typed).name).toBe('bins, 0.7 to 0.8');
    expect(of('bin:0').name).toBe('bins, 0 to 0.1');
    expect(of('bin:1.0').name).toBe('bins, 0.9 to 1');
    for (const typed of ['xbin:0.7', 'bin:0.7x', 'bin:7', 'bin:0.']) expect(explanation(typed, card.strict, rows)).toBeUndefined(); // prettier-ignore
    expect(of('bin:0.7').rows[0]).toEqual({ label: 'b', p: 0.7, y: 0, part: null });
    expect(of('bin:0.7').reason).toBeNull();
    for (const key of ['wilson95', 'range90IfCalibrated']) expect(of('bin:0.7').inputs[key], key).toBe(METHODS[`bins.${key}`]!.formula); // prettier-ignore
  });

  it('is all the bins under their own name and those of their parts', () => {
    expect(of('bins').value).toBe(card.strict.bins);
    expect(of('bins.wilson95').value).toBe(card.strict.bins);
  });

  it('stands beside other numbers of the score, never itself', () => {
    for (const name of Object.keys(METHODS)) {
      const inputs = Object.entries(of(name).inputs);
      expect(inputs.length > 0, name).toBe(name !== 'n');
      for (const [path, value] of inputs) {
        expect(path).not.toBe(name);
        expect(value, path).toEqual(valueAt(card.strict, path));
      }
    }
    expect(of('spherical').inputs).toEqual({ n: 5 });
    expect(explanation('brier.mean', cardOf([]).strict, [])!.inputs).toMatchObject({
      n: 0,
      'brier.sdIfCalibrated': null,
    });
  });

  it('has rows without a part where it is no mean over rows', () => {
    expect(of('skill.vsHalf')).toMatchObject({
      reason: null,
      rows: [{ label: 'a', p: 0.8, y: 1, part: null }, {}, {}, {}, {}],
    });
  });

  it('is found by its path alone: not below a number, not in what every object has', () => {
    expect(valueAt(card.strict, 'brier.mean.more')).toBeUndefined();
    expect(valueAt(card.strict, 'method.brierTail.length')).toBeUndefined();
    expect(valueAt(card.strict, 'brier.nothing')).toBeUndefined();
    expect(valueAt(card.strict, 'brier.constructor')).toBeUndefined();
    expect(valueAt(cardOf([]).strict, 'brier.mean')).toBeNull();
  });

  it('is not there under a name nobody gave', () => {
    for (const name of ['', 'nonsense', 'brier.nonsense', 'bin:2', 'constructor', '__proto__']) expect(explanation(name, card.strict, rows)).toBeUndefined(); // prettier-ignore
  });
});

describe('a number of a card', () => {
  const tie = [judged('yes'), judged('no', { by: 'other' })];
  const card = cardOf([
    ...RECORD,
    scored('words', 0, 'no', { probability: worded(0.7, 0.6, 0.8) }),
    prediction('flat-part', { resolutions: [judged('partial', { fraction: 0.3 })] }),
    prediction('overdue', { probability: stated(0.7) }),
    prediction('tie', { probability: stated(0.7), resolutions: tie }),
    undated('some-day'),
    prediction('open', { due: { date: '2030-01-01', basis: 'stated' }, probability: worded(0.7, 0.6, 0.8) }),
    scored('vague', 0.7, 'ambiguous'),
    prediction('overdue-flat'),
  ]);
  const of = (name: string, headline = card.statedOnly) => cardExplanation(name, card, headline, verdict(headline))!;

  it('has every name', () => {
    for (const name of CARD_NAMES) expect(of(name).says, name).toMatch(/\.$/);
    expect(cardExplanation('nonsense', card, card.strict, verdict(card.strict))).toBeUndefined();
  });

  it('lists the predictions of a group', () => {
    expect(of('overdue')).toMatchObject({ value: 2, rows: [{ label: 'overdue' }, { label: 'overdue-flat' }] });
    expect(of('contested').rows.map((row) => row.label)).toEqual(['tie']);
    expect(of('noProbability').rows[0]).toMatchObject({ label: 'flat-part', y: 0.3 });
  });

  it('has the value of the card, what went in, and a reason only where there is none', () => {
    for (const key of ['brierBest', 'brierWorst', 'imputedBest', 'imputedWorst'] as const)
      expect(of(`bounds.${key}`)).toMatchObject({ name: `bounds.${key}`, value: card.bounds[key], reason: null });
    expect(of('bounds.brierBest').inputs).toEqual({ scored: 6, overdue: 1, 'brier.mean': card.strict.brier!.mean });
    expect(of('bounds.imputedWorst').inputs).toEqual({ scored: 6, ranges: 1 });
    expect(of('undated')).toMatchObject({ name: 'counts.undated', value: 1, reason: null, inputs: { total: 13 } });
    expect(of('hits')).toMatchObject({ reason: null, inputs: { ...card.hits } });
    expect(of('charitableHits')).toMatchObject({ reason: null, inputs: { ...card.charitableHits } });
    const { brier } = card.statedOnly;
    expect(of('verdict')).toMatchObject({ value: verdict(card.statedOnly).text, reason: null });
    expect(of('verdict').inputs).toEqual({
      code: 'too_few',
      n: 5,
      'brier.mean': brier!.mean,
      'brier.expectedIfCalibrated': brier!.expectedIfCalibrated,
      W: brier!.probabilityThisBadOrWorse,
      G: brier!.probabilityThisGoodOrBetter,
      independent: card.independent ?? null,
      cautions: card.cautions.map(({ code }) => code),
    });
    const none = cardOf([]);
    const explained = (name: string) => cardExplanation(name, none, none.strict, verdict(none.strict))!;
    expect(explained('bounds.brierBest')).toMatchObject({
      value: null,
      reason: 'empty',
      inputs: { 'brier.mean': null },
    });
    expect(explained('verdict').inputs).toMatchObject({ n: 0, 'brier.mean': null, W: null, G: null });
  });

  it('has rows with the first number and the outcome, not a number where there is none', () => {
    expect(of('overdue').rows[0]).toEqual({ label: 'overdue', p: 0.7, y: Number.NaN, part: null });
    expect(of('noProbability').rows).toEqual([{ label: 'flat-part', p: Number.NaN, y: 0.3, part: null }]);
    expect(of('verdict').rows[0]).toEqual({ label: 'a', p: 0.8, y: 1, part: null });
    expect(of('bounds.brierBest').rows.find(({ label }) => label === 'overdue')!.y).toBeNaN();
    const bounded = of('bounds.brierBest').rows.map(({ label }) => label);
    expect(bounded.filter((label) => ['tie', 'vague', 'open', 'overdue-flat'].includes(label))).toEqual([]);
    expect(of('bounds.brierBest').rows[0]).toMatchObject({ label: 'a', y: 1 });
    const names = of('hits').rows.map(({ label }) => label);
    expect(names).toEqual([...RECORD.map(({ id }) => id), 'words', 'flat-part']);
  });

  it('is no name of a score object, and bounds of nothing are not there', () => {
    for (const name of ['bounds.nothing', 'bounds.', 'brier.mean', 'constructor'])
      expect(cardExplanation(name, card, card.strict, verdict(card.strict)), name).toBeUndefined();
  });

  it('adds the hits up from their rows', () => {
    const { rows, value } = of('hits');
    expect(rows.reduce((sum, row) => sum + row.y, 0)).toBeCloseTo((value as { happened: number }).happened, 12);
    expect(rows).toHaveLength((value as { n: number }).n);
  });

  it('puts behind the verdict the rows it speaks of', () => {
    expect(of('verdict').rows).toHaveLength(card.statedOnly.n);
    expect(of('verdict', card.strict).rows).toHaveLength(card.strict.n);
    expect(card.strict.n).toBe(card.statedOnly.n + 1);
  });

  it('puts behind the bounds what enters them', () => {
    expect(of('bounds.brierWorst').rows.map((row) => row.label)).toContain('overdue');
    expect(of('bounds.brierWorst').rows).toHaveLength(card.strict.n + card.bounds.overdue);
    expect(of('bounds.imputedBest').rows).toHaveLength(card.strict.n);
  });
});
