/** What --by can part a scorecard or report by. */
export const BY_FIELDS = ['tag', 'source', 'forecaster', 'basis', 'year', 'horizon'] as const;
export type ByField = (typeof BY_FIELDS)[number];
