// The columns of Metaculus' CSV files as it documents them; others are named in the loss report.

/** Of question_data.csv. */
export const QUESTION_COLUMNS = [
  'Question ID', 'Question URL', 'Question Title', 'Post ID', 'Post Curation Status', 'Post Published Time',
  'Default Project', 'Default Project ID', 'Categories', 'Leaderboard Tags', 'Label', 'Question Type',
  'MC Options', 'MC Options (Current)', 'MC Options (All)', 'MC Options History', 'Lower Bound',
  'Open Lower Bound', 'Upper Bound', 'Open Upper Bound', 'Continuous Range', 'Open Time', 'CP Reveal Time',
  'Scheduled Close Time', 'Actual Close Time', 'Resolution', 'Resolution Known Time',
  'Include Bots in Aggregates', 'Question Weight',
]; // prettier-ignore

/** Of forecast_data.csv. */
export const FORECAST_COLUMNS = [
  'Question ID', 'Forecaster ID', 'Forecaster Username', 'Forecaster (Anonymized)', 'Is Bot', 'Start Time',
  'End Time', 'Forecaster Count', 'Probability Yes', 'Probability Yes Per Category', 'Continuous CDF',
  'Probability Below Lower Bound', 'Probability Above Upper Bound', '5th Percentile', '25th Percentile',
  'Median', '75th Percentile', '95th Percentile', 'Probability of Resolution', 'PDF at Resolution',
]; // prettier-ignore
