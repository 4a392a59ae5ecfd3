// Imported entries into a ledger that may have some of them: what is there stays as it is, what is new is added behind.
import { changeEach } from '../../ledger/edit/change-each.ts';
import type { EntryChange } from '../../ledger/edit/change-each.ts';
import { appendToEntry } from '../../ledger/edit/edit.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { appendEntries } from '../../ledger/edit/entries.ts';
import { addForecaster } from '../../ledger/edit/forecaster.ts';
import type { Forecast, Ledger, Prediction, Resolution } from '../../ledger/prediction.ts';
import { latestByGrader } from '../../ledger/standing.ts';
import type { Losses } from '../loss.ts';
import { keptBeside, reportDetails } from './kept-details.ts';
import type { Keys } from './kept-details.ts';
import { newOnes, pairsOf } from './pairs.ts';
import type { People } from './people.ts';
import type { ImportedEntry } from './question-entry.ts';
import { headOf, readEntries } from './read-entries.ts';
import { namedByRow, sameClaims } from './same-claims.ts';
import type { SameClaim } from './same-claims.ts';

export interface Merged {
  text: string;
  /** Ids of entries that are new, and of those that got something more. */
  added: readonly string[];
  extended: readonly string[];
  unchanged: number;
  /** New ones that claim what another entry does. */
  sameClaims: readonly SameClaim[];
  /** Who comes in. */
  forecasters: readonly { id: string; name: string }[];
}

const numberKey = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(9));

function forecastKey({ by, date, probability, withdrawn }: Forecast): string {
  return JSON.stringify([by, date, withdrawn, numberKey(probability?.central)]);
}

/** The number that the entry begins with, as a forecast. */
function beginning({ forecaster: by, said, probability }: Prediction): Forecast[] {
  return probability ? [{ by, date: said.date, withdrawn: false, probability }] : [];
}

/** What the ledger has of the forecasts in `now`; another file may have its beginning too, behind an older row. */
function known(old: Prediction, now: Prediction): Forecast[] {
  const [before, after] = [beginning(old), beginning(now)].map((first) => first.map(forecastKey).join());
  return before === after ? [...old.forecasts] : [...old.forecasts, ...beginning(old)];
}

/** Of a vote, whoever gave it: the file may not say. */
const voteKey = (one: Resolution): string => resolutionKey({ ...one, by: '' });

function resolutionKey({ by, outcome, known, fraction }: Resolution): string {
  // Of another outcome the fraction is that of the charitable reading.
  return JSON.stringify([by, outcome, known, outcome === 'partial' ? numberKey(fraction) : '']);
}

/** What the export says otherwise than the ledger about the same entry: the ledger's word stays. */
function reportDifferences(old: Prediction, now: Prediction, losses: Losses): void {
  const differs = (what: string, before: string | undefined, after: string | undefined): void => {
    if (before === after || after === undefined) return;
    losses.kept(what, `${keptBeside(before)}: ${after}`, old.id);
  };
  differs('claim', old.claim, now.claim);
  differs('day it was said', old.said.date, now.said.date);
  differs('due day', old.due?.date, now.due?.date);
  const [before, after] = [old.probability?.central, now.probability?.central];
  if (numberKey(before) !== numberKey(after) && after !== undefined)
    differs('probability', before === undefined ? undefined : numberKey(before), String(after));
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  for (const key of ['condition', 'tags', 'group', 'restated', 'sealed', 'note'] as const) {
    const value = now[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0) || same(old[key], value)) continue;
    losses.kept(key, keptBeside(old[key]), old.id);
  }
  const { criteria } = now;
  if (criteria && !same([old.criteria?.strict, old.criteria?.charitable], [criteria.strict, criteria.charitable]))
    losses.kept('criteria', old.criteria ? 'the export has others' : keptBeside(undefined), old.id);
  const gone = newOnes(now.resolutions, old.resolutions, resolutionKey).map((index) => old.resolutions[index]!);
  for (const { by, outcome } of gone) {
    if (now.resolutions.length > 0 || !by.match(/^(?:fatebook|predictionbook|metaculus|manifold)$/)) continue;
    losses.kept('resolution', `the export no longer has that of ${by} (${outcome})`, old.id);
  }
}

/**
 * Says where the word of a grader that the export ends with is one that the ledger has, with a later one of theirs
 * behind it. Who took the word back may have been the platform, which came back to it, or the keeper: nothing is
 * added.
 */
function reportEarlierVerdicts(old: Prediction, now: Prediction, key: Keys['resolution'], losses: Losses): void {
  const [before, after] = [latestByGrader(old.resolutions), latestByGrader(now.resolutions)];
  const pairs = pairsOf(old.resolutions, now.resolutions, key);
  for (const one of after) {
    const pair = pairs[now.resolutions.indexOf(one)];
    if (pair === undefined) continue;
    const latest = before.find(({ by }) => by === pair.by)!;
    if (latest === pair) continue;
    const why = `the export ends with ${pair.outcome} of ${pair.by}; the ledger has ${latest.outcome} behind it`;
    losses.kept('resolution', why, old.id);
  }
}

/** The same list under one id, its texts as they are written. */
const listAt = (item: EmitItem, key: string): EmitItem[] => (item[key] ?? []) as EmitItem[];

function finder(predictions: readonly Prediction[]): (entry: ImportedEntry) => Prediction | undefined {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  // A suffix has no hyphen, so it is the last part of an id.
  const byEnd = new Map(
    predictions.map((prediction) => [prediction.id.slice(prediction.id.lastIndexOf('-') + 1), prediction]),
  );
  return ({ id, suffix }) => (suffix === undefined ? byId.get(id) : (byId.get(id) ?? byEnd.get(suffix)));
}

/** An imported entry with the id and the item it has in the ledger. */
type Incoming = ImportedEntry & { old: Prediction | undefined };

/** What a list of an entry in the ledger gets behind its end. */
interface Append {
  id: string;
  key: 'forecasts' | 'resolutions';
  item: EmitItem;
  /** The forecaster that the ledger has to know for it. */
  by?: string;
}

/** An id that counts rows, such as 7 or #7: another table has it for something else. */
const ROW_ID = /^[^\p{L}\d]?\d{1,9}[^\p{L}\d]?$/u;

/**
 * Whether an entry under the id of another is another prediction. A platform's id is one of its questions, however they
 * are worded. An id that somebody chose may be chosen twice: then a claim may be worded anew, or a first number of
 * another day come to light, but not both. Of ids that count rows the claim alone tells.
 */
function isOther(old: Prediction, now: Prediction, { suffix, ownId }: Incoming): boolean {
  if (old.claim === now.claim) return false;
  if (ownId !== undefined && ROW_ID.test(ownId)) return true;
  return (suffix === undefined || ownId !== undefined) && old.said.date !== now.said.date;
}

/** The forecasts and resolutions that the entry lacks, as it is `now`; what else differs is reported and stays. */
function lacking(old: Prediction, now: Prediction, entry: Incoming, losses: Losses): Append[] {
  const { item, assumed } = entry;
  // Its forecasts are kept under the other name already, and would all seem to be new.
  if (old.forecaster !== now.forecaster) {
    const why = `it is ${old.forecaster}'s here and ${now.forecaster}'s in this import; nothing of it was added`;
    losses.kept('entry of another forecaster', why, old.id);
    return [];
  }
  // Its numbers and outcomes are of something else.
  if (isOther(old, now, entry)) {
    const why = `it stands under this id: ${now.claim}; nothing of it was added: another prediction needs an id of its own, the same one the claim of the ledger`;
    losses.kept('entry of another claim', why, old.id);
    return [];
  }
  reportDifferences(old, now, losses);
  const voted = assumed?.has('resolutions.0.by') ? voteKey : resolutionKey;
  reportEarlierVerdicts(old, now, voted, losses);
  reportDetails(old, now, { forecast: forecastKey, resolution: voted }, losses, assumed);
  const isAdded = (forecast: Forecast): boolean => {
    if (forecast.date >= old.said.date) return true;
    losses.lost(
      'forecast before the prediction',
      `one of ${forecast.date} is earlier than the ledger's entry, said ${old.said.date}`,
      old.id,
    );
    return false;
  };
  const forecasts = newOnes(known(old, now), now.forecasts, forecastKey).filter((at) => isAdded(now.forecasts[at]!));
  const resolutions = newOnes(old.resolutions, now.resolutions, voted);
  const { id } = old;
  return [
    ...forecasts.map((at): Append => ({
      id,
      key: 'forecasts',
      item: listAt(item, 'forecasts')[at]!,
      by: now.forecasts[at]!.by,
    })),
    ...resolutions.map((at): Append => ({ id, key: 'resolutions', item: listAt(item, 'resolutions')[at]! })),
  ];
}

/**
 * The text of the ledger with the entries in it. New ones come behind the last; an entry that is there gets the
 * forecasts and resolutions it lacks, and nothing of it is changed; one that is kept under another forecaster gets
 * nothing. Doing it twice changes nothing the second time. `path` names the ledger in commands that would not find it.
 */
export function mergeEntries(
  text: string,
  ledger: Ledger,
  entries: readonly ImportedEntry[],
  people: People,
  losses: Losses,
  path: string | undefined,
): Merged {
  const find = finder(ledger.predictions);
  const named = entries.map((entry): Incoming => {
    const old = find(entry);
    const id = old?.id ?? entry.id;
    return { ...entry, id, item: { ...entry.item, id }, old };
  });
  const fresh: EmitItem[] = [];
  const appends: Append[] = [];
  const needed = new Set<string>();
  const added: Prediction[] = [];
  const extended: string[] = [];
  for (const [index, now] of readEntries(named, headOf(ledger, people.added), path).entries()) {
    const { item, old } = named[index]!;
    if (!old) {
      fresh.push({ ...item, forecaster: now.forecaster === ledger.forecaster ? undefined : now.forecaster });
      for (const id of [now.forecaster, ...now.forecasts.map(({ by }) => by)]) needed.add(id);
      added.push(now);
      continue;
    }
    const more = lacking(old, now, named[index]!, losses);
    for (const { by } of more) if (by !== undefined) needed.add(by);
    if (more.length > 0) extended.push(old.id);
    for (const one of more) appends.push(one);
  }
  const forecasters = [...people.added].filter(([id]) => needed.has(id));
  let result = text;
  for (const [id, name] of forecasters) result = addForecaster(result, id, name).text;
  const changes = appends.map(({ id, key, item }): EntryChange => ({
    id,
    change: (now) => appendToEntry(now, id, key, item),
  }));
  result = changeEach(result, changes).text;
  if (fresh.length > 0) result = appendEntries(result, fresh).text;
  const unchanged = entries.length - added.length - extended.length;
  const found = new Set(named.flatMap(({ old }) => old?.id ?? []));
  return {
    text: result,
    added: added.map(({ id }) => id),
    extended,
    unchanged,
    sameClaims: sameClaims(added, namedByRow(named), ledger.predictions, found),
    forecasters: forecasters.map(([id, name]) => ({ id, name })),
  };
}
