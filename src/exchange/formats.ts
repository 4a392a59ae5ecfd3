// Every format of `predict import` and `predict export`, once: what it is, what is odd about it, what it cannot hold.

export type Direction = 'import' | 'export' | 'both';

export interface ExchangeFormat {
  name: string;
  about: string;
  direction: Direction;
  /** Oddities that a test holds. */
  quirks: readonly string[];
  /** What gets lost or changed on the way, as the loss report says in each case. */
  lost: readonly string[];
}

export const EXCHANGE_FORMATS: readonly ExchangeFormat[] = [
  {
    name: 'json',
    about: 'our own document of everything a ledger holds',
    direction: 'both',
    quirks: ['what was typed stays (60%, 3:2)', 'defaults are spelt out', 'a key twice is refused'],
    lost: [
      'comments and layout of the YAML file',
      'into a ledger that is there: title, keeper, what forecasters are about, people without an entry, records of sources; missing sources are refused',
    ],
  },
  {
    name: 'jsonl',
    about: "our own JSON lines (the first holds the head), or anybody's with --map",
    direction: 'both',
    quirks: ['a list becomes one text', 'a bad line is named by its number'],
    lost: ['as json; of a stranger: columns without a field'],
  },
  {
    name: 'csv',
    about: "a table, a row a prediction or a row a forecast: our own or anybody's with --map",
    direction: 'import',
    quirks: [
      'comma, semicolon or tab',
      'fractions, percentages with a sign, or --percent; 70 beside 0.7 is refused',
      'line ends and quotes in cells, lines counted where rows begin',
      '3/4/2024 is refused without --dates',
      'several rows of one id are its forecasts over time',
      'cells that contradict each other, or belong to an outcome, number or day that is not there, are refused',
      'the guard against formulas comes off, and white space stays, in our own tables only',
    ],
    lost: [
      'columns that no field is mapped to',
      'rows without a number but the first',
      'ids that a ledger cannot have',
    ],
  },
  {
    name: 'csv-predictions',
    about: 'one row a prediction, for a spreadsheet; import it as csv',
    direction: 'export',
    quirks: ['cells that a spreadsheet would run get an apostrophe, also those that begin with one already'],
    lost: [
      'later forecasts',
      'restatements',
      'evidence',
      'all but one resolution: a vote of the side that wins, none where the graders tie',
      'seals',
      'names of forecasters, source records (the ledger it comes into needs them)',
    ],
  },
  {
    name: 'csv-forecasts',
    about: "one row a forecast, the prediction's own number first; import it as csv",
    direction: 'export',
    quirks: ['withdrawals are rows without a number'],
    lost: [
      'criteria, condition, tags, group, source, note',
      'who resolved it and why, the charitable reading; contested outcomes',
      'restatements',
      'evidence',
      'seals',
    ],
  },
  {
    name: 'fatebook',
    about: "Fatebook's CSV export or API answers; export writes a table for its importer",
    direction: 'both',
    quirks: [
      'seconds with one digit, no zone: the day as written',
      'tags joined by "; " there and by "," in the table for its importer',
      'fractions in its export, percentages in its import',
      'a blank resolution is open, and is not exported',
      'no question id in the CSV: title and time of creation tell it',
      'decimals as texts in API answers',
      'options of a multiple choice become predictions of one group',
      'YES of a multiple choice (getQuestion) names no option, NO of each option (CSV) may be ambiguous',
      'older exports without tags',
      'rows of one question that name two outcomes are refused',
    ],
    lost: [
      'unknown columns, notes and tags that only later rows have',
      'scores',
      'sharing',
      'hidden forecasts, questions without a forecast',
      "forecasts of others before the forecaster's first",
      'whose a forecast without a name is: all of them become those of one person',
      'export: unresolved and contested predictions, votes of other graders, criteria go into notes, late is NO, partial and void are AMBIGUOUS',
    ],
  },
  {
    name: 'predictionbook',
    about: "PredictionBook's JSON, its CSV, or the scraped dump",
    direction: 'import',
    quirks: [
      'whole percentages; responses of all users',
      'responses without a number are comments',
      'judged "unknown" stays open',
      'the CSV has no probabilities: only a mean of everybody, which goes into the note',
      'Ruby stamps (2023-08-01 03:12:45 UTC)',
      'exactly 100 rows: the older ones are missing',
      'claims and deadlines that were changed: in the dump, what they were before goes into the note',
    ],
    lost: ['visibility', 'withdrawals without a day', 'HTML of comments in the dump'],
  },
  {
    name: 'metaculus',
    about: "Metaculus' ZIP or CSV files, or API answers; export writes the body for its forecast call",
    direction: 'both',
    quirks: [
      'Python lists with None',
      'rows one field short',
      'stamps with microseconds and an offset; epoch seconds with fractions in the API',
      '[p_no, p_yes]',
      'forecasts that run out are withdrawals, once they have',
      'numbers of options stand at the places of all there ever were',
      'aggregates without an id; the last number of a day stands for it',
      'annulled is void, ambiguous is ambiguous',
      'question id, not the number in the URL',
      'archives that lie about sizes, names or places are refused',
      'forecasts of a question that is not there are refused',
    ],
    lost: [
      'numeric, date and discrete questions, conditional pairs',
      'scores, comments, key factors',
      'project and weight',
      'the deadline in the ZIP: the scheduled close stands for it',
      'export: all but the latest probability on open questions of theirs that no grader has judged',
    ],
  },
  {
    name: 'manifold',
    about: "Manifold's markets and bets; with --as forecast --for ID the price of the day a thing was said",
    direction: 'import',
    quirks: [
      'epoch milliseconds; seconds are refused',
      'redemptions, sales and cancelled orders nobody took are no opinion',
      'limitProb before probAfter',
      'MKT is a share, CANCEL is void; resolved to several of its answers a market names no shares, and they stay open',
      'closeTime is moved to the resolution: the deadline is lost',
      'answers of a market become predictions, of one group where only one can come true',
    ],
    lost: ['amounts and shares', 'markets without a bet', 'numeric markets and polls'],
  },
  {
    name: 'dario-tracker',
    about: 'the YAML of the Dario Amodei prediction tracker',
    direction: 'import',
    quirks: ['months and years as days', 'pending and in_window are open', 'partially is 0.5'],
    lost: [
      'probabilities: it has none',
      'a wording of its own: the quote is the claim',
      'days of evidence that are a month',
    ],
  },
  {
    name: 'marcus',
    about: 'the JSON lines of the Marcus claims dataset',
    direction: 'import',
    quirks: ['clusters become groups', 'mixed is ambiguous, untestable is void'],
    lost: ['claims that are not predictive', 'horizons that name no day'],
  },
  {
    name: 'predictaifuture',
    about: "predictaifuture's data.csv",
    direction: 'import',
    quirks: ['semicolons; commas inside cells', 'range_end or date_to_check'],
    lost: ['probabilities and outcomes: it has none'],
  },
  {
    name: 'magoo',
    about: 'the .forecast files of magoo/forecast',
    direction: 'import',
    quirks: ['no day of the forecast: --said gives it', 'options become predictions of one group'],
    lost: ['intervals and distributions'],
  },
  {
    name: 'cleodora',
    about: "Cleodora's GraphQL answers",
    direction: 'import',
    quirks: [
      'percentages for each outcome, which must make 100',
      'yes and no are one prediction, more outcomes a group',
      'no day of the resolution',
    ],
    lost: ['the day of closing'],
  },
  {
    name: 'markdown',
    about: 'a table for a pull request or a newsletter',
    direction: 'export',
    quirks: ['text stays text: no mention, no link, no HTML'],
    lost: ['everything but id, claim, condition, days, probability and outcome'],
  },
  {
    name: 'ics',
    about: 'due days for a calendar, also from predict due',
    direction: 'export',
    quirks: [
      'the same UID in every export',
      'all-day in every zone',
      'commas, semicolons, line ends escaped; lines folded at 75 bytes',
    ],
    lost: ['undated predictions', 'everything but claim, condition, criteria, first number, due day, tags and outcome'],
  },
];

/** Names of the formats that can be imported or exported. */
export function formatNames(direction: 'import' | 'export'): string[] {
  return EXCHANGE_FORMATS.filter((format) => format.direction === direction || format.direction === 'both').map(
    ({ name }) => name,
  );
}
