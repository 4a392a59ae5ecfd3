// The parts of a bare table for --by, scored.
import type { TablePart } from '../../exchange/table/table-parts.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import { lazyScore } from '../../score/score-table.ts';
import { tableCautions } from '../../score/table-cautions.ts';
import type { TableCautionCode } from '../../score/table-cautions.ts';

export interface ScoredPart {
  /** The value of the column; `(no team)` for rows without a value in the column `team`. */
  key: string;
  unresolved: number;
  /** Its values are worked out when they are looked at. */
  score: ScoreObject;
  cautions: TableCautionCode[];
}

/** The parts by the values of `column`, in their order. */
export function scoredParts(column: string, parts: readonly TablePart[]): ScoredPart[] {
  return parts.map(({ key, table, unresolved }) => ({
    key: key === '' ? `(no ${column})` : key,
    unresolved,
    score: lazyScore(table.n, () => table).score,
    cautions: tableCautions(table),
  }));
}

/**
 * As the scorecard has its parts: the field, and for each value a score object; `begin` hears of each, as they may take
 * half a second each.
 */
export function partsJson(
  field: string,
  parts: readonly ScoredPart[],
  begin: (part: number) => void,
): Record<string, unknown> {
  const groups = parts.map(({ key, unresolved, score, cautions }, index) => {
    begin(index + 1);
    return { key, unresolved, ...score, cautions };
  });
  return { field, groups };
}
