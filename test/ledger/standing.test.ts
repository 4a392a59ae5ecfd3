import { describe, expect, it } from 'vitest';
import type { Ledger, Prediction, Resolution, Source } from '../../src/ledger/prediction.ts';
import { ledgerAsOf, standing } from '../../src/ledger/standing.ts';

const ASOF = '2026-11-22';

function resolution(by: string, outcome: Resolution['outcome'], more: Partial<Resolution> = {}): Resolution {
  return { by, outcome, known: '2026-01-10', recorded: '2026-02-01', evidence: [], ...more };
}

function prediction(resolutions: Resolution[], more: Partial<Prediction> = {}): Prediction {
  return {
    id: 'a', claim: 'It happens.', forecaster: 'me', said: { date: '2025-01-01' }, restated: [], due: { date: '2025-12-31', basis: 'stated' },
    tags: [], recorded: '2025-01-01', forecasts: [], resolutions, ...more,
  }; // prettier-ignore
}

const of = (resolutions: Resolution[], more: Partial<Prediction> = {}) => standing(prediction(resolutions, more), ASOF);

describe('a vote', () => {
  it('is the latest resolution of each grader', () => {
    expect(of([resolution('a', 'yes'), resolution('a', 'no', { recorded: '2026-03-01' })]).strict.outcome).toBe('no');
    expect(of([resolution('a', 'no', { recorded: '2026-03-01' }), resolution('a', 'yes')]).strict.outcome).toBe('no');
    expect(of([resolution('a', 'yes'), resolution('a', 'no')]).strict.outcome).toBe('no');
  });

  it('is withdrawn by open', () => {
    const withdrawn = of([resolution('a', 'yes'), resolution('a', 'open', { recorded: '2026-03-01' })]);
    expect(withdrawn).toMatchObject({ status: 'due', settled: false });
    expect(withdrawn.strict.votes).toEqual([]);
  });

  it('counts late with no, and shows the more frequent word', () => {
    const late = resolution('b', 'late', { happened: '2026-01-05' });
    expect(of([resolution('a', 'no'), late]).strict).toMatchObject({ outcome: 'no', y: 0, contested: false });
    expect(of([resolution('a', 'no'), late, { ...late, by: 'c' }]).strict).toMatchObject({
      outcome: 'late',
      y: 0,
      happened: '2026-01-05',
    });
    expect(of([resolution('a', 'yes'), late, resolution('c', 'no')]).strict.y).toBe(0);
  });

  it('is contested when two camps are level at the top, and settles nothing', () => {
    const tied = of([resolution('a', 'yes'), resolution('b', 'no')]);
    expect(tied).toMatchObject({ status: 'contested', settled: false });
    expect(tied.strict.outcome).toBeUndefined();
    expect(of([resolution('a', 'yes'), resolution('b', 'no'), resolution('c', 'yes')]).strict).toMatchObject({
      outcome: 'yes',
      contested: false,
    });
    expect(
      of([resolution('a', 'partial', { fraction: 0.5 }), resolution('b', 'partial', { fraction: 0.6 })]).strict
        .contested,
    ).toBe(true);
  });

  it('takes the earliest known day of the winning camp', () => {
    const votes = [
      resolution('a', 'yes', { known: '2026-01-20' }),
      resolution('b', 'yes', { known: '2026-01-08' }),
      resolution('c', 'no', { known: '2026-01-01' }),
    ];
    expect(of(votes).strict.known).toBe('2026-01-08');
  });

  it('is cast twice: strictly and charitably, a missing charitable outcome being the same', () => {
    const both = of([resolution('a', 'no', { charitable: 'yes' }), resolution('b', 'no')]);
    expect(both.strict.outcome).toBe('no');
    expect(both.charitable.contested).toBe(true);
    const half = of([resolution('a', 'open', { charitable: 'yes' })]);
    expect(half).toMatchObject({ status: 'due', charitable: { outcome: 'yes', y: 1 } });
  });
});

describe('the status', () => {
  it.each([
    ['undated', [resolution('a', 'yes')], { due: undefined }],
    ['contested', [resolution('a', 'yes'), resolution('b', 'void', { reason: 'retracted' })], {}],
    ['void', [resolution('a', 'void', { reason: 'retracted' })], {}],
    ['ambiguous', [resolution('a', 'ambiguous')], { due: { date: '2030-01-01', basis: 'stated' } }],
    ['early', [resolution('a', 'yes')], { due: { date: '2030-01-01', basis: 'stated' } }],
    ['open', [], { due: { date: '2026-11-22', basis: 'stated' } }],
    ['due', [], { due: { date: '2026-11-21', basis: 'stated' } }],
    ['resolved', [resolution('a', 'no')], {}],
  ] as const)('%s', (status, resolutions, more) => {
    expect(of([...resolutions], more as Partial<Prediction>).status).toBe(status);
  });

  it('matures on the day after the due day', () => {
    const due = prediction([], { due: { date: '2026-11-22', basis: 'stated' } });
    expect(standing(due, '2026-11-22').matured).toBe(false);
    expect(standing(due, '2026-11-23').matured).toBe(true);
  });

  it('is retrospective when recorded after the outcome was knowable, or, unsettled, after the due day', () => {
    expect(of([resolution('a', 'no')], { recorded: '2026-01-11' }).retrospective).toBe(true);
    expect(of([resolution('a', 'no')], { recorded: '2026-01-10' }).retrospective).toBe(false);
    expect(of([], { recorded: '2026-01-01' }).retrospective).toBe(true);
    expect(of([], { recorded: '2026-01-01', due: { date: '2026-01-01', basis: 'stated' } }).retrospective).toBe(false);
    const { due, ...undated } = prediction([], { recorded: '2026-01-01' });
    expect(standing(undated, ASOF).retrospective).toBe(false);
    expect(due).toBeDefined();
  });
});

describe('the ledger as of a day', () => {
  const full = prediction([resolution('a', 'yes')], {
    restated: [{ date: '2025-03-01' }, { date: '2026-06-01' }],
    forecasts: [
      { by: 'me', date: '2025-05-01', withdrawn: true },
      { by: 'me', date: '2026-06-01', withdrawn: true },
    ],
    sealed: { date: '2026-05-01', sha256: 'x' },
  });
  const ledger: Ledger = {
    name: 'l',
    keeper: 'keeper',
    forecasters: new Map(),
    sources: new Map(),
    predictions: [full, { ...full, id: 'b', recorded: '2026-04-01' }],
  };

  it('hides what came later', () => {
    const [only, ...others] = ledgerAsOf(ledger, '2026-01-31').predictions;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ id: 'a', resolutions: [], restated: [{ date: '2025-03-01' }] });
    expect(only!.forecasts).toHaveLength(1);
    expect(only).not.toHaveProperty('sealed');
  });

  it('shows everything from the last day on', () => {
    expect(ledgerAsOf(ledger, '2026-06-01').predictions).toEqual(ledger.predictions);
  });

  it('has the sources said by then and those without a day', () => {
    const source = (id: string, said?: string): [string, Source] => [
      id,
      { id, title: id, statements: [], ...(said === undefined ? {} : { said }) },
    ];
    const ledger: Ledger = {
      name: 'x', keeper: 'k', forecasters: new Map(), predictions: [],
      sources: new Map([source('early', '2025-01-01'), source('late', '2025-01-02'), source('undated')]),
    }; // prettier-ignore
    expect([...ledgerAsOf(ledger, '2025-01-01').sources.keys()]).toEqual(['early', 'undated']);
    expect(ledgerAsOf(ledger, '2025-01-02').sources).toBe(ledger.sources);
    // What a prediction of then names is there.
    const naming = prediction([], { said: { date: '2024-12-31', source: 'late' }, recorded: '2025-01-01' });
    expect([...ledgerAsOf({ ...ledger, predictions: [naming] }, '2025-01-01').sources.keys()]).toEqual([
      'early',
      'late',
      'undated',
    ]);
  });
});
