import { describe, expect, it } from 'vitest';
import { ledgerNames, mergeLedgers } from '../../src/ledger/merge.ts';
import type { Ledger, Prediction } from '../../src/ledger/prediction.ts';

function prediction(id: string, more: Partial<Prediction> = {}): Prediction {
  return {
    id, claim: 'It happens.', forecaster: 'me', said: { date: '2025-01-01', source: 'talk' }, restated: [{ date: '2025-02-01', source: 'talk' }],
    tags: ['a'], group: 'g', recorded: '2025-01-01', forecasts: [{ by: 'market', date: '2025-01-01', withdrawn: true }], resolutions: [], ...more,
  }; // prettier-ignore
}

function ledger(title: string, me: string, predictions: Prediction[]): Ledger {
  return {
    name: title, title, keeper: 'k',
    forecasters: new Map([['me', { id: 'me', name: me }], ['market', { id: 'market', name: 'The market' }]]),
    sources: new Map([['talk', { id: 'talk', title: 'A talk', statements: [{ at: 'line 1', gist: 'x', tracked: ['p'] }] }]]),
    predictions,
  }; // prettier-ignore
}

describe('several ledgers', () => {
  it('have names of their own', () => {
    expect(ledgerNames(['x/wang.yaml', 'x/team.yml'])).toEqual(['wang', 'team']);
    expect(ledgerNames(['a/predictions.yaml', 'b/predictions.yaml'])).toEqual(['a-predictions', 'b-predictions']);
    expect(new Set(ledgerNames(['a/p.yaml', 'x/a/p.yaml', 'p.yaml'])).size).toBe(3);
  });

  it('keep the same id in two ledgers apart', () => {
    const merged = mergeLedgers([
      { name: 'one', ledger: ledger('One', 'Ada', [prediction('p')]) },
      { name: 'two', ledger: ledger('Two', 'Bob', [prediction('p')]) },
    ]);
    expect(merged.predictions.map(({ id }) => id)).toEqual(['one/p', 'two/p']);
    expect(merged.predictions.map(({ said }) => said.source)).toEqual(['one/talk', 'two/talk']);
    expect(merged.predictions[0]!.restated[0]!.source).toBe('one/talk');
    expect(merged.sources.get('two/talk')!.statements[0]!.tracked).toEqual(['two/p']);
  });

  it('keep two people of one id apart, and one person together', () => {
    const merged = mergeLedgers([
      { name: 'one', ledger: ledger('One', 'Ada', [prediction('p')]) },
      { name: 'two', ledger: ledger('Two', 'Bob', [prediction('q')]) },
    ]);
    expect([...merged.forecasters.keys()].sort()).toEqual(['market', 'one/me', 'two/me']);
    expect(merged.predictions.map(({ forecaster }) => forecaster)).toEqual(['one/me', 'two/me']);
    expect(merged.predictions[0]!.forecasts[0]!.by).toBe('market');
    const same = mergeLedgers([
      { name: 'one', ledger: ledger('One', 'Ada', []) },
      { name: 'two', ledger: ledger('Two', 'Ada', []) },
    ]);
    expect([...same.forecasters.keys()].sort()).toEqual(['market', 'me']);
  });
});
