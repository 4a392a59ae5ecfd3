// A small made-up record for the outputs, built as plain data and scored by the real score room.
import { addDays } from '../../src/day.ts';
import { coverageOf } from '../../src/ledger/coverage.ts';
import { itemsOf } from '../../src/ledger/item.ts';
import type { Item } from '../../src/ledger/item.ts';
import type { Ledger, Prediction, Probability, Source } from '../../src/ledger/prediction.ts';
import { bandsOf, shownBands } from '../../src/score/bands.ts';
import { graderPairs, gradersOf, judgedAlone } from '../../src/score/graders.ts';
import { lazyItemsScore } from '../../src/score/score-items.ts';
import type { Band } from '../../src/score/score-object.ts';
import { scorecardOf } from '../../src/score/scorecard.ts';
import type { Scorecard } from '../../src/score/scorecard.ts';
import { verdict } from '../../src/score/verdict.ts';
import type { PageInput } from '../../src/show/html/page.ts';
import { VIEW_KEYS } from '../../src/show/html/score-view.ts';
import type { ReportView, ViewKey } from '../../src/show/html/score-view.ts';
import { gradersSentence } from '../../src/show/words/graders-sentence.ts';
import type { About } from '../../src/show/words/scorecard-about.ts';

export const AS_OF = '2026-11-21';
const LEXICON = 'survey-169';

export interface Report extends PageInput {
  asOf: string;
  bands: readonly Band[];
}

/** Everything that the outputs take, for a ledger as of a day. */
export function reportOf(ledger: Ledger, asOf = AS_OF): Report {
  const items: Item[] = itemsOf(ledger, asOf);
  const card: Scorecard = scorecardOf(items, { includeEarly: false, lexicon: LEXICON, forecaster: 'ada' });
  const whatIf = card.statedOnly.n === 0;
  const stated = card.items.filter((item) => item.basis === 'stated');
  const view = (key: ViewKey): ReportView => {
    const reading = key.startsWith('strict') ? 'strict' : 'charitable';
    const kept = key.endsWith('stated') ? stated : card.items;
    const rows = kept.flatMap((item) => (item[reading] ? [item[reading]] : []));
    const { score, topics } = lazyItemsScore(
      kept.filter((item) => item[reading] !== null),
      reading,
      LEXICON,
    );
    const independent = topics?.independent;
    return { score, independent, bands: shownBands(bandsOf(rows), score, independent) };
  };
  const views = Object.fromEntries(VIEW_KEYS.map((key) => [key, view(key)])) as Record<ViewKey, ReportView>;
  const about: About = {
    title: ledger.title ?? ledger.name,
    forecaster: 'Ada Example',
    asOf,
    sources: [...ledger.sources.values()].map((source) => source.title),
    verdict: verdict(whatIf ? card.strict : card.statedOnly, {
      cautions: card.cautions.map((caution) => caution.code),
      independent: card.independent,
      dependentLuck: () => card.dependentLuck,
      power: () => card.power,
    }),
    whatIf,
  };
  const bands = views[whatIf ? 'strict-all' : 'strict-stated'].bands;
  const known = gradersOf(items);
  const graders = gradersSentence(known, graderPairs(items, known), judgedAlone(items));
  return { ledger, items, card, views, coverage: coverageOf(ledger), about, graders, asOf, bands };
}

export function stated(central: number): Probability {
  return { central, value: central, basis: 'stated', usable: true };
}

export function prediction(id: string, more: Partial<Prediction> = {}): Prediction {
  return {
    id,
    claim: `The event ${id} happens.`,
    forecaster: 'ada',
    said: { date: '2024-03-01', source: 'talk', at: 'line 3', quote: 'it will happen' },
    restated: [],
    due: { date: '2025-03-01', basis: 'stated' },
    criteria: { written: '2024-03-01', strict: 'It happens.' },
    tags: ['weather'],
    recorded: '2024-03-01',
    forecasts: [],
    resolutions: [],
    ...more,
  };
}

const TALK: Source = {
  id: 'talk',
  title: 'A talk on the weather',
  publisher: 'Example Society',
  kind: 'transcript',
  url: 'https://example.org/talk',
  said: '2024-03-01',
  statements: [
    { at: 'line 3', gist: 'it will rain', tracked: ['rain-in-march'] },
    { at: 'line 9', gist: 'rain is wet', tracked: [], leftOut: 'a truism' },
  ],
};

export function ledgerOf(predictions: readonly Prediction[], more: Partial<Ledger> = {}): Ledger {
  return {
    name: 'sample',
    title: 'Ada Example on the weather',
    keeper: 'editor',
    forecaster: 'ada',
    forecasters: new Map([['ada', { id: 'ada', name: 'Ada Example' }]]),
    sources: new Map([['talk', TALK]]),
    predictions,
    ...more,
  };
}

export const graded = (outcome: 'yes' | 'no' | 'ambiguous' | 'void' | 'late' | 'partial', by = 'editor') => ({
  outcome,
  known: '2025-03-01',
  recorded: '2025-03-02',
  by,
  why: `Read as ${outcome}.`,
  evidence: [
    { url: 'https://example.org/for', publisher: 'Gazette', date: '2025-02-28', side: 'for' as const, shows: 'rain' },
    { url: 'https://example.org/against', side: 'against' as const, shows: 'no rain elsewhere' },
  ],
});

/** One prediction of each kind: every status, outcome, basis and mark. Five are scored, two on numbers of his own. */
export const KINDS: Ledger = ledgerOf([
  prediction('rain-in-march', { probability: stated(0.7), resolutions: [graded('yes')], tags: ['weather', 'rain'] }),
  prediction('dry-april', {
    probability: { ...stated(0.65), low: 0.6, high: 0.7, typed: '60-70%' },
    resolutions: [graded('no')],
  }),
  prediction('likely-storm', {
    probability: {
      central: 0.7,
      low: 0.6,
      high: 0.85,
      basis: 'worded',
      wording: 'quite likely',
      row: 'likely',
      usable: true,
    },
    resolutions: [{ ...graded('no'), charitable: 'yes' }],
    recorded: '2025-06-01',
    criteria: { written: '2025-06-01', strict: 'A storm of force ten.', charitable: 'Any storm.' },
  }),
  prediction('late-frost', {
    probability: { central: 0.8, basis: 'assigned', why: 'he sounded sure', usable: true },
    resolutions: [{ ...graded('late'), happened: '2025-04-01', known: '2025-04-01', recorded: '2025-04-02' }],
  }),
  prediction('half-a-drought', {
    probability: { central: 0.9, basis: 'worded', wording: 'very likely', usable: true },
    resolutions: [{ ...graded('partial'), fraction: 0.5 }],
  }),
  prediction('flat-claim', { resolutions: [graded('yes')] }),
  prediction('contested-hail', { probability: stated(0.4), resolutions: [graded('yes'), graded('no', 'reader')] }),
  prediction('cannot-tell', { resolutions: [graded('ambiguous')] }),
  prediction('condition-failed', {
    condition: 'If the dam holds.',
    resolutions: [{ ...graded('void'), reason: 'condition-unmet' }],
  }),
  prediction('nobody-graded', { probability: stated(0.55) }),
  prediction('early-spring', {
    due: { date: '2027-12-31', basis: 'assigned', why: 'no date given' },
    resolutions: [{ ...graded('yes'), known: '2026-05-01', recorded: '2026-05-02' }],
  }),
  prediction('still-open', {
    due: { date: '2030-01-01', basis: 'inferred' },
    probability: stated(0.3),
    sealed: { date: '2024-03-01', sha256: 'a'.repeat(64) },
  }),
  (() => {
    const { due: _, ...rest } = prediction('no-day', {
      said: { date: '2024-05-22', source: 'talk', speaker: 'summariser', quote: 'some day' },
    });
    return rest;
  })(),
]);

/** `n` scored predictions with numbers of his own, spread over the scale, a little over-confident; nothing random. */
export function scoredLedger(n: number): Ledger {
  return ledgerOf(
    Array.from({ length: n }, (_, index) => {
      const p = [0.05, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95][index % 9]!;
      const turn = (Math.floor(index / 9) * 0.37 + (index % 9) * 0.11) % 1;
      return prediction(`claim-${String(index).padStart(3, '0')}`, {
        said: { date: addDays('2024-01-05', index * 3), source: 'talk', at: 'line 3', quote: 'a quote' },
        recorded: addDays('2024-01-05', index * 3),
        criteria: { written: addDays('2024-01-05', index * 3), strict: 'It happens.' },
        probability: stated(p),
        resolutions: [graded(turn < 0.25 + p / 2 ? 'yes' : 'no')],
        tags: [index % 2 === 0 ? 'weather' : 'tides'],
      });
    }),
  );
}
