// What words of probability mean to people: the table by which a forecaster's words are given a number.
// The numbers of a row are per cent. An unknown phrase is never guessed at.

/** What one standard or author gives for a phrase; `memory` marks what was quoted from memory, not looked up. */
export interface Usage {
  text: string;
  memory?: true;
}

export interface LexiconRow {
  /** The first phrase names the row; the others mean the same and stand in the same row of the survey. */
  phrases: readonly [string, ...string[]];
  /** P10, P25, median, P75 and P90 of the answers of 169 people; absent where nobody was asked for the phrase. */
  survey?: readonly [number, number, number, number, number];
  kent?: Usage;
  icd203?: Usage;
  ipcc?: Usage;
  phia?: Usage;
  nato?: Usage;
  note?: string;
}

/** Names this table in outputs; a change of any number changes the id. */
export const LEXICON_ID = 'survey-169';

export const LEXICON_SOURCES = {
  survey:
    'answers of 169 people, pooled here from two open data sets: zonination/perceptions, probly.csv (46 people, MIT licence), and wadefagen/datasets, Perception-of-Probability-Words (123 people)',
  kent: 'Sherman Kent, Words of Estimative Probability, 1964; "variant" marks a phrase that Kent lists as a variant of another, quoted from memory',
  icd203: 'Intelligence Community Directive 203, Analytic Standards (United States)',
  ipcc: 'IPCC, likelihood scale of the Fifth and Sixth Assessment Reports',
  phia: 'Professional Head of Intelligence Assessment, probability yardstick (United Kingdom); lower ends quoted from memory',
  nato: 'NATO, AJP-2.1; quoted from memory',
} as const;

const said = (text: string): Usage => ({ text });
const variant = (text: string): Usage => ({ text: `${text} (variant)`, memory: true });
const recalled = (text: string): Usage => ({ text, memory: true });

export const LEXICON: readonly LexiconRow[] = [
  {
    phrases: ['certain'],
    kent: said('100'),
    ipcc: said('over 99 "virtually certain"'),
    note: 'said as such; a flat "will" is no probability',
  },
  {
    phrases: ['almost certain', 'almost certainly'],
    survey: [80, 90, 95, 98, 99],
    kent: said('93 ± 6'),
    icd203: said('95–99'),
    ipcc: said('95–100 "extremely likely"'),
    phia: recalled('95–100'),
  },
  {
    phrases: ['very likely', 'highly likely'],
    survey: [75, 80, 90, 95, 96],
    kent: variant('93 ± 6'),
    icd203: said('80–95'),
    ipcc: said('90–100'),
    phia: recalled('80–90'),
    nato: recalled('over 90'),
  },
  { phrases: ['very good chance'], survey: [70, 75, 80, 85, 90] },
  { phrases: ['we believe'], survey: [51, 60, 75, 85, 95], kent: variant('75 ± 12') },
  {
    phrases: ['likely'],
    survey: [60, 65, 70, 75, 85],
    kent: variant('75 ± 12'),
    icd203: said('55–80'),
    ipcc: said('66–100'),
    phia: recalled('55–75'),
    nato: recalled('60–90'),
  },
  {
    phrases: ['probable'],
    survey: [51, 60, 70, 75, 84],
    kent: said('75 ± 12'),
    icd203: said('55–80'),
    phia: recalled('55–75'),
  },
  {
    phrases: ['probably'],
    survey: [54, 60, 70, 80, 85],
    kent: said('75 ± 12'),
    icd203: said('55–80'),
    phia: recalled('55–75'),
  },
  {
    phrases: ['better than even', 'more likely than not'],
    survey: [51, 55, 60, 60, 65],
    kent: variant('50 ± 10'),
    ipcc: said('over 50–100'),
  },
  {
    phrases: ['about even'],
    survey: [50, 50, 50, 50, 50],
    kent: said('50 ± 10'),
    icd203: said('45–55'),
    ipcc: said('33–66'),
    nato: recalled('40–60'),
  },
  {
    phrases: ['realistic possibility', 'real possibility', 'serious possibility'],
    kent: said("Kent's colleagues: 20–80"),
    phia: recalled('40–50'),
    note: 'Mauboussin and Mauboussin (HBR 2018, about 1,700 people): roughly 20–80, so it carries no number',
  },
  { phrases: ['probably not'], survey: [10, 15, 25, 33, 40], kent: said('30 ± 10'), icd203: said('20–45') },
  { phrases: ['we doubt'], survey: [5, 10, 20, 30, 40], kent: variant('30 ± 10') },
  {
    phrases: ['unlikely'],
    survey: [5, 10, 20, 30, 34],
    kent: variant('30 ± 10'),
    icd203: said('20–45'),
    ipcc: said('0–33'),
    phia: recalled('25–35'),
    nato: recalled('10–40'),
  },
  { phrases: ['improbable'], survey: [1, 5, 10, 25, 36], kent: variant('30 ± 10'), icd203: said('20–45') },
  { phrases: ['little chance'], survey: [5, 7, 10, 18, 20] },
  { phrases: ['chances are slight'], survey: [5, 10, 10, 20, 30], kent: variant('7 ± 5') },
  {
    phrases: ['very unlikely', 'highly unlikely'],
    survey: [2, 5, 5, 10, 20],
    kent: variant('7 ± 5'),
    icd203: said('5–20'),
    ipcc: said('0–10'),
    phia: recalled('10–20'),
    nato: recalled('under 10'),
  },
  {
    phrases: ['almost no chance', 'remote'],
    survey: [0, 1, 2, 5, 10],
    kent: said('7 ± 5'),
    icd203: said('1–5'),
    ipcc: said('0–1 "exceptionally unlikely"'),
    phia: recalled('0–5'),
  },
];

/** The numbers of a row as probabilities: P10, median and P90 of the survey. */
export interface Meaning {
  row: LexiconRow;
  low: number;
  mid: number;
  high: number;
}

function plain(phrase: string): string {
  return phrase.trim().replace(/\s+/g, ' ').toLowerCase();
}

const ROWS = new Map(LEXICON.flatMap((row) => row.phrases.map((phrase) => [phrase, row] as const)));

/** The row of a phrase, exact but for case and spaces; undefined for a phrase that is not listed. */
export function rowOf(phrase: string): LexiconRow | undefined {
  return ROWS.get(plain(phrase));
}

/**
 * What a phrase means in numbers, 0..1: lookup('Very  likely') is 0.75, 0.9, 0.96. Undefined for a phrase that is not
 * listed and for a row that nobody was asked about.
 */
export function lookup(phrase: string): Meaning | undefined {
  const row = rowOf(phrase);
  if (!row?.survey) return undefined;
  const [low, , mid, , high] = row.survey;
  return { row, low: low / 100, mid: mid / 100, high: high / 100 };
}

/** Every phrase that has a number, in the order of the table. */
export function phrases(): string[] {
  return LEXICON.flatMap((row) => (row.survey ? row.phrases : []));
}
