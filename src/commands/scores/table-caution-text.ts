// What is to be said of the rows of a bare table before its score is believed, in words.
import type { ForecastTable } from '../../exchange/table/forecast-table.ts';
import type { CautionCode } from '../../score/cautions.ts';
import { topicsOfRows } from '../../score/cluster.ts';
import type { LazyScore } from '../../score/score-table.ts';
import type { TableCautionCode } from '../../score/table-cautions.ts';
import { effectiveText } from '../../show/words/caution-text.ts';
import { plural } from '../../show/words/number.ts';

/** Said where forecasters answer the same questions and no clusters are named: their rows share outcomes. */
function sharedText({ shared, table }: ForecastTable, by: string | undefined): string | undefined {
  if (shared === 0 || topicsOfRows(table.cluster) !== undefined) return undefined;
  const is = shared === 1 ? 'is' : 'are';
  return `${plural(shared, 'row')} ${is} about the outcome of another forecaster's row, by the id: whatever assumes independence is surer than it should be; ${by === 'forecaster' ? '' : '--by forecaster scores each alone, '}a column cluster that repeats the id counts questions`;
}

export interface IdCaution {
  code: TableCautionCode;
  text: string;
}

/** What is to be said of the ids of a table; `by` is the column of --by. */
export function idCautions(read: ForecastTable, by: string | undefined): IdCaution[] {
  const { repeated } = read;
  const { count, ids } = read.contradicted;
  const shared = sharedText(read, by);
  const rows = `${plural(repeated, 'row')} ${repeated === 1 ? 'repeats' : 'repeat'} an id by the same forecaster; each is scored as a prediction of its own`;
  const named = `${ids.join(', ')}${count > ids.length ? ', …' : ''}`;
  const outcomes = `${plural(count, 'id')} ${count === 1 ? 'has' : 'have'} rows with different outcomes (${named}): one of them must be wrong; each row is scored with its own`;
  return [
    ...(count > 0 ? [{ code: 'contradicting_outcomes' as const, text: outcomes }] : []),
    ...(repeated > 0 ? [{ code: 'repeated_ids' as const, text: rows }] : []),
    ...(shared === undefined ? [] : [{ code: 'shared_ids' as const, text: shared }]),
  ];
}

/** What hangs together is surer than it should be; where it is told, with as many independent rows as there are. */
export function sharedTopicsText({ effectiveN }: LazyScore, n: number, cautions: readonly CautionCode[]): string {
  const isTold = effectiveN !== undefined && !cautions.includes('few_clusters');
  return `rows share clusters: whatever assumes independence is surer than it should be${isTold ? effectiveText(effectiveN, n) : ''}`;
}
