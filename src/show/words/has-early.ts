import type { Scorecard } from '../../score/scorecard.ts';

/** What was settled before its due day counts, since somebody asked for it. */
export function hasEarly({ cautions }: Scorecard): boolean {
  return cautions.some(({ code }) => code === 'early_included');
}
