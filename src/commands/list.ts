import { misuse } from '../errors.ts';
import { numberOf } from '../ledger/item.ts';
import type { Item } from '../ledger/item.ts';
import { listingOf } from '../ledger/listing.ts';
import type { Listing } from '../ledger/listing.ts';
import { oddsOf } from '../ledger/odds.ts';
import { select } from '../ledger/select.ts';
import { choiceHints } from '../nearest.ts';
import type { Envelope } from '../show/data/json.ts';
import { listTotals, predictionList } from '../show/terminal/prediction-list.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import { sayEmpty } from './deliver/say-empty.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { withCached } from './open/open-cached.ts';

export interface ListInput {
  terms: readonly string[];
  sort?: string;
  reverse?: boolean;
  limit?: string;
}

type Key = (item: Item) => string | number | undefined;

/** What a list is sorted by; loaded where it takes more than a look. */
const SORTS: Record<string, () => Key | Promise<Key>> = {
  due: () => (item) => item.prediction.due?.date,
  said: () => (item) => item.prediction.said.date,
  p: () => numberOf,
  score: async () => (await import('./scores/brier-of.ts')).brierOf,
};

/** Stable; what lacks the key comes last, also when reversed. */
async function sorted(items: readonly Item[], input: ListInput): Promise<Item[]> {
  if (input.sort !== undefined && !Object.hasOwn(SORTS, input.sort))
    throw misuse(`--sort: there is no key "${input.sort}"`, ...choiceHints(input.sort, 'keys', Object.keys(SORTS)));
  const key = input.sort === undefined ? undefined : await SORTS[input.sort]!();
  const sign = input.reverse ? -1 : 1;
  if (!key) return input.reverse ? [...items].reverse() : [...items];
  return [...items].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return left < right ? -sign : left > right ? sign : 0;
  });
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^0*[1-9]\d*$/.test(text)) throw misuse(`--limit: "${text}" is no count from 1 on`, 'write --limit 10');
  return Number(text);
}

async function rowsOf(items: readonly Item[], envelope: Envelope, globals: Globals): Promise<string> {
  if (globals.format === 'md') return (await import('../show/markdown/markdown-list.ts')).markdownList(items, oddsOf);
  const { LIST_KEYS, listRow } = await import('../show/data/list-rows.ts');
  const { brierOf } = await import('./scores/brier-of.ts');
  const rows = items.map((item) => listRow(item, brierOf(item) ?? null));
  return rowsFor(envelope, 'predictions', rows, LIST_KEYS, globals);
}

/** The list, and what is said below it. */
function inText(listing: Listing, all: number, globals: Globals): { text: string; totals: string } {
  const totals = listing.length > 0 ? listTotals(listing, all, globals.remarks) : '';
  return { text: predictionList(listing, globals.look), totals };
}

/** `predict list`: the predictions that the terms select, a line each. Returns the exit status, always 0. */
export async function list(input: ListInput, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'list');
  const limit = limitOf(input.limit);
  return withCached('list', globals, world, async (opened) => {
    const isText = globals.format === 'text';
    const isWhole = input.terms.length === 0 && input.sort === undefined && !input.reverse && limit === Infinity;
    // Then no item need be made, where the ledger is in columns.
    const whole = isText && isWhole ? opened.listing() : undefined;
    if (whole && whole.length > 0) {
      const { text, totals } = inText(whole, whole.length, globals);
      deliver(text, globals, world);
      world.err(totals);
      return 0;
    }
    const { items: all, envelope } = opened;
    const selection = select(all, input.terms, globals.today);
    const items = (await sorted(selection.items, input)).slice(0, limit);
    const { text, totals } = isText
      ? inText(listingOf(items), all.length, globals)
      : { text: await rowsOf(items, envelope, globals), totals: '' };
    deliver(text, globals, world);
    sayEmpty(selection, opened, world);
    if (selection.unknown.length > 0)
      (await import('./open/known-forecaster.ts')).sayAnswers(selection, all, globals, world);
    if (totals !== '') world.err(totals);
    return 0;
  });
}
