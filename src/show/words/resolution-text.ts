import type { Resolution } from '../../ledger/prediction.ts';

/** What a resolution says: `partial 0.4`, `late, happened 2026-01-05; charitable reading: yes`. */
export function resolutionText({ outcome, fraction, reason, happened, charitable }: Resolution): string {
  return [
    outcome,
    fraction === undefined ? '' : ` ${fraction}`,
    reason ? ` (${reason})` : '',
    happened ? `, happened ${happened}` : '',
    charitable && charitable !== outcome ? `; charitable reading: ${charitable}` : '',
  ].join('');
}
