// The table of all predictions in a page: one line each, which opens to the whole chain.
import type { Item } from '../../ledger/item.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { escaped } from '../markup-escape.ts';
import { hindsight } from '../words/hindsight.ts';
import { markWord } from '../words/mark-word.ts';
import { score } from '../words/number.ts';
import { probabilityText } from '../words/probability-text.ts';
import { htmlChain } from './prediction.ts';

/** What a reader must know about an entry before believing its line; words, so that no colour is needed. */
function marksOf(item: Item, isBroken: boolean): string[] {
  const { prediction, standing } = item;
  return [
    ...(standing.strict.contested ? ['contested'] : []),
    ...(standing.status === 'due' ? ['overdue'] : []),
    ...(standing.status === 'early' ? ['settled early'] : []),
    ...(standing.retrospective ? ['recorded in retrospect'] : []),
    ...(hindsight(item) ? ['hindsight criteria'] : []),
    ...(prediction.said.speaker ? [`words of the ${prediction.said.speaker}`] : []),
    ...(prediction.condition ? ['conditional'] : []),
    ...(prediction.sealed ? [isBroken ? 'changed after sealing' : 'sealed'] : []),
  ];
}

/** `yes`; with the other reading where it differs: `no (charitable: yes)`. */
function outcomeWords({ standing }: Item): string {
  const strict = markWord(standing);
  const { charitable } = standing;
  const loose = charitable.contested ? 'contested' : charitable.outcome;
  const own = standing.strict.contested ? 'contested' : standing.strict.outcome;
  return loose === undefined || loose === own ? strict : `${strict} (charitable: ${loose})`;
}

/** The words the filters know an item by. */
export function facetsOf(item: Item): { status: string; outcome: string; basis: string } {
  return {
    status: item.standing.status === 'due' ? 'overdue' : item.standing.status,
    outcome: item.standing.strict.outcome ?? 'none',
    // A range that is too wide counts as no number.
    basis: item.prediction.probability?.usable ? item.prediction.probability.basis : 'none',
  };
}

const COLUMNS = [
  ['claim', 'Prediction'],
  ['said', 'Said'],
  ['due', 'Due'],
  ['p', 'Probability'],
  ['outcome', 'Outcome'],
  ['brier', 'Brier score'],
] as const;

function row(item: Item, scored: ScoredItem, ledger: Ledger, brokenSeals: ReadonlySet<string>): string {
  const { prediction } = item;
  const isBroken = brokenSeals.has(prediction.id);
  const id = escaped(prediction.id);
  const facets = facetsOf(item);
  const probability = prediction.probability;
  const number = probability ? escaped(probabilityText(probability, { unicode: true })) : 'none';
  const brier = scored.strict ? escaped(score(scored.strict.brier)) : '–';
  const marks = marksOf(item, isBroken)
    .map((mark) => `<em>${escaped(mark)}</em>`)
    .join(' ');
  const outcome = outcomeWords(item);
  const data = [
    ['tags', prediction.tags.join(' ')],
    ['status', facets.status],
    ['outcome', facets.outcome],
    ['basis', facets.basis],
    ['p', probability?.usable ? String(probability.central) : ''],
    ['brier', scored.strict ? String(scored.strict.brier) : ''],
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` data-${name}="${escaped(value!)}"`)
    .join('');
  return `<tbody${data}><tr><th scope="row"><a href="#p-${id}">${escaped(prediction.claim)}</a>${marks ? `<br>${marks}` : ''}<td>${prediction.said.date}<td>${prediction.due?.date ?? 'undated'}<td>${number}<td class="o-${facets.outcome}">${outcome}<td>${brier}<tr class="chain"><td colspan="6"><details><summary>Quote, criteria, resolutions<span class="sr"> of ${id}</span></summary><div id="p-${id}">${htmlChain(item, scored, ledger, isBroken)}</div></details>
`;
}

/** All predictions in the order of the ledger. The anchor of each is `#p-ID`. */
export function htmlPredictions(
  items: readonly Item[],
  scored: readonly ScoredItem[],
  ledger: Ledger,
  brokenSeals: readonly string[] = [],
): string {
  const broken = new Set(brokenSeals);
  const byId = new Map(scored.map((one) => [one.id, one]));
  const head = COLUMNS.map(([key, title]) => `<th scope="col" data-sort="${key}">${title}`).join('');
  const rows = items.flatMap((item) => {
    const one = byId.get(item.prediction.id);
    return one ? [row(item, one, ledger, broken)] : [];
  });
  return `<table id="all"><caption class="sr">All predictions in the order of the ledger</caption><thead><tr>${head}\n${rows.join('')}</table>`;
}
