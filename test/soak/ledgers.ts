// The ledger that soak tests work on.
import type { EmitItem } from '../../src/ledger/edit/emit.ts';

export function resolutionBy(by: string): EmitItem {
  return {
    outcome: 'yes',
    known: '2025-12-31',
    by,
    why: `What was claimed came about: two newspapers of record said so ${'and said so again '.repeat(4)}that week.`,
    evidence: [{ url: 'https://example.org/report', publisher: 'Somebody', date: '2026-01-04', side: 'for' }],
  };
}

/** An entry to be added; the empty id is to be made up from the claim. */
export function entryWith(id: string): EmitItem {
  return {
    claim: 'One more thing happens in 2026, whatever it may be.',
    ...(id === '' ? {} : { id }),
    due: '2026-12-31',
    probability: '65%',
    criteria: `Two newspapers of record say so ${'and say so again '.repeat(6)}that year.`,
  };
}

export function ledgerOf(count: number): string {
  const entries = Array.from({ length: count }, (_, index) => [
    '',
    `  - id: a-${index}`,
    `    claim: Claim number ${index} comes true, whatever it may be, before the year is out.`,
    `    said: 2025-01-05 # the day of number ${index}`,
    '    due: 2025-12-31',
    '    probability: 65%',
    '    criteria: >-',
    `      What exactly must be true of number ${index} on the due day, and who decides that it is.`,
    '      And a second line of it.',
  ]);
  return [
    'predict: 1',
    'forecaster: me',
    'forecasters: { me: { name: Me } }',
    'predictions:',
    ...entries.flat(),
    '',
  ].join('\n');
}
