// The columns of our own CSV exports. They are a contract: names stay, new ones come behind.

const PROBABILITY = ['p', 'low', 'high', 'typed', 'basis', 'wording', 'row', 'pWhy'] as const;

/** One row a prediction. */
export const PREDICTION_COLUMNS = [
  'id', 'forecaster', 'claim', 'said', 'due', 'dueBasis', 'dueWhy', ...PROBABILITY, 'condition', 'criteria', 'charitableCriteria',
  'criteriaWritten', 'tags', 'group', 'recorded', 'source', 'at', 'quote', 'speaker', 'outcome', 'charitable', 'known', 'happened',
  'fraction', 'reason', 'resolutionRecorded', 'grader', 'why', 'note',
] as const; // prettier-ignore

/** One row a forecast; the rows of one id belong together, the prediction's own number first. */
export const FORECAST_COLUMNS = [
  'id', 'forecaster', 'date', ...PROBABILITY, 'withdrawn', 'forecastWhy', 'claim', 'due', 'recorded', 'outcome', 'known', 'happened', 'fraction', 'reason', 'resolutionRecorded',
] as const; // prettier-ignore

/** Columns with texts in somebody's own words, which begin and end as they did. */
export const TEXT_COLUMNS: ReadonlySet<string> = new Set([
  'claim', 'dueWhy', 'typed', 'wording', 'row', 'pWhy', 'forecastWhy', 'condition', 'criteria', 'charitableCriteria', 'at', 'quote', 'speaker',
  'grader', 'why', 'note',
]); // prettier-ignore

/** True for a table that this program wrote. */
export function isOwnHeader(header: readonly string[]): boolean {
  const same = (columns: readonly string[]): boolean =>
    columns.length === header.length && columns.every((name, index) => name === header[index]);
  return same(PREDICTION_COLUMNS) || same(FORECAST_COLUMNS);
}
