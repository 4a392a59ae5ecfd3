// Search and filters over the table of predictions; hidden until the script of the page runs.
import type { Item } from '../../ledger/item.ts';
import { escaped } from '../markup-escape.ts';
import { facetsOf } from './predictions.ts';

function select(name: string, label: string, values: readonly string[]): string {
  const options = [...new Set(values)].sort().map((value) => `<option>${escaped(value)}</option>`);
  return `<label>${label} <select name="${name}"><option value="">any</option>${options.join('')}</select></label>`;
}

/** The form; each list holds the values that occur. */
export function htmlFilter(items: readonly Item[]): string {
  const facets = items.map(facetsOf);
  return `<form id="filter" hidden role="search" aria-label="Filter the predictions">
<label>Search <input type="search" name="q" autocomplete="off"></label>
${select(
  'tag',
  'Tag',
  items.flatMap((item) => item.prediction.tags),
)}
${select(
  'status',
  'Status',
  facets.map((facet) => facet.status),
)}
${select(
  'outcome',
  'Outcome',
  facets.map((facet) => facet.outcome),
)}
${select(
  'basis',
  'Probability',
  facets.map((facet) => facet.basis),
)}
<button type="reset">Show all</button>
<output id="shown" aria-live="polite"></output>
</form>`;
}
