// From flags, answers or JSON → an entry as the ledger holds it: no key more than there is to say.
import type { Day } from '../../day.ts';
import { failure, misuse } from '../../errors.ts';
import type { EmitItem, EmitValue } from '../../ledger/edit/emit.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { ID_WORDS, idFault } from '../../ledger/read/leaf-form.ts';
import { sourceHint } from '../../ledger/read/source-hint.ts';
import { NAMELESS_KEEPER } from '../../nameless-keeper.ts';
import { nearestHint } from '../../nearest.ts';
import type { TakenIds } from '../change/taken-ids.ts';
import { entryId } from './entry-id.ts';
import type { EntryInput } from './entry-input.ts';
import { dueOf, probabilityOf } from './imputed.ts';
import { textOf } from './json-input.ts';
import { namedForecaster } from './new-forecaster.ts';
import type { NamedForecaster } from './new-forecaster.ts';
import { plainLine, typedLine, typedText } from './plain-text.ts';
import { pastDayOf } from './typed-value.ts';

export interface NewEntry {
  item: EmitItem;
  id: string;
  /** Somebody the ledger does not know yet. */
  forecaster?: NamedForecaster;
}

/** What is wrong with an id for a new entry; undefined when it can be used. */
export function newIdFault(id: string, taken: TakenIds): string | undefined {
  const fault = idFault(id);
  if (fault !== undefined) return `"${id}" ${fault}: ${ID_WORDS}`;
  return taken.has(id) ? `the id "${id}" is taken; ids are never reused` : undefined;
}

/** An id as it is typed with a flag. Throws `bad-id`. */
export function idOrFailure(flag: string, typed: string): string {
  const id = plainLine(flag, typed);
  const fault = idFault(id);
  if (fault !== undefined) throw failure('bad-id', `${flag}: "${id}" ${fault}`, [ID_WORDS], 2);
  return id;
}

/** The id of a source that the ledger has. Throws `bad-id`, and `unknown-source` with the nearest. */
export function sourceOf(ledger: Ledger, typed: string, flag = '--source'): string {
  const id = idOrFailure(flag, typed);
  if (ledger.sources.has(id)) return id;
  const near = nearestHint(id, ledger.sources.keys());
  const known = near.length > 0 || ledger.sources.size === 0 ? near : ['predict sources lists those that it has'];
  throw failure('unknown-source', `the ledger has no source "${id}"`, [...known, sourceHint(id)]);
}

/** The day of the source's record, for a saying without one; undefined where it says none. */
function dayOfSource({ said, source }: EntryInput, ledger: Ledger): Day | undefined {
  return said || !source ? undefined : ledger.sources.get(source.trim())?.said;
}

/** Whether somebody keeps the record of another's words: what is entered today was then hardly said today. */
export function isOfAnother(typed: string | undefined, { forecaster, forecasters, keeper }: Ledger): boolean {
  const id = typed?.trim() || forecaster;
  if (id !== forecaster) return true;
  // Whoever writes is `me` to `init`, and may leave the outcomes to somebody else.
  return id !== 'me' && ![NAMELESS_KEEPER, id, forecasters.get(id ?? '')?.name].includes(keeper);
}

/** What is said where the day was not typed, and that of the source or today was taken for it. */
export function saidRemark(input: EntryInput, ledger: Ledger, today: Day): string | undefined {
  if (input.said) return undefined;
  const day = dayOfSource(input, ledger);
  if (day) return `said ${day}: the day of the source ${input.source!.trim()}; --said DAY gives another`;
  const { claim, source, at, quote, forecaster } = input;
  // A list from standard input has days of its own.
  const isElsewhere = claim && (source || at || quote || isOfAnother(forecaster, ledger));
  return isElsewhere ? `said ${today}: today; --said DAY gives another` : undefined;
}

/** `said: DAY` for one's own word on the day it is written; else with where it was said. */
function saidOf(input: EntryInput, ledger: Ledger, today: Day): Day | EmitItem {
  const ofSource = dayOfSource(input, ledger);
  const date = input.said
    ? pastDayOf('--said', input.said, today)
    : ofSource
      ? pastDayOf('the day of the source', ofSource, today)
      : today;
  if (!input.source && !input.at && !input.quote) return date;
  return {
    date,
    source: input.source ? sourceOf(ledger, input.source) : undefined,
    at: typedLine('--at', input.at),
    quote: typedLine('--quote', input.quote),
  };
}

function criteriaOf(input: EntryInput): string | EmitItem | undefined {
  const strict = typedText('--criteria', input.criteria);
  const charitable = typedText('--charitable', input.charitable);
  if (charitable === undefined) return strict;
  if (strict === undefined)
    throw misuse('--charitable is a second reading and needs --criteria', 'add --criteria with the first');
  return { strict, charitable };
}

/** The keys that the input gives; a missing claim, id or day is filled in by `completed`. */
export function itemOfInput(input: EntryInput, ledger: Ledger, today: Day): EmitItem {
  const tags = (input.tag ?? []).flatMap((tag) => tag.split(',')).map((tag) => tag.trim()).filter((tag) => tag !== ''); // prettier-ignore
  return {
    id: input.id ? idOrFailure('--id', input.id) : undefined,
    claim: typedText('--claim', input.claim),
    forecaster: input.forecaster || undefined,
    said: input.said || input.source || input.at || input.quote ? saidOf(input, ledger, today) : undefined,
    due: dueOf(input, today),
    probability: probabilityOf(input),
    condition: typedText('--condition', input.condition),
    criteria: criteriaOf(input),
    tags: tags.length > 0 ? [...new Set(tags)].map((tag) => idOrFailure('--tag', tag)) : undefined,
    group: input.group ? idOrFailure('--group', input.group) : undefined,
    note: typedText('--note', input.note),
  };
}

function dateOf(value: EmitValue | undefined): Day | undefined {
  const date = typeof value === 'object' && !Array.isArray(value) ? (value as EmitItem)['date'] : value;
  return typeof date === 'string' ? date : undefined;
}

/**
 * The entry with what may be left out filled in: an id from the claim, said today; recorded today wherever that differs
 * from the day it was said or a source is named. Throws on a missing claim, a taken id, a due day before it was said.
 */
export function completed(item: EmitItem, ledger: Ledger, taken: TakenIds, today: Day): NewEntry {
  const claim = item['claim'];
  if (typeof claim !== 'string')
    throw failure('claim-missing', 'a prediction needs a claim', ['--claim "We ship version 2 before June."']);
  const id = textOf(item, 'id') ?? entryId(claim, taken, today);
  const fault = newIdFault(id, taken);
  if (fault !== undefined)
    throw failure(
      taken.has(id) ? 'duplicate-id' : 'bad-id',
      fault,
      taken.has(id) ? [`${entryId(claim, taken, today)} is free`] : [],
    );
  const said = item['said'] ?? today;
  const [saidDay, due, recorded] = [dateOf(said), dateOf(item['due']), item['recorded']];
  if (saidDay !== undefined && due !== undefined && due < saidDay)
    throw failure('days-out-of-order', `the due day ${due} is before the day it was said, ${saidDay}`, [
      'give a later --due, or the right day with --said',
    ]);
  if (typeof recorded === 'string' && recorded > today)
    throw failure('future-day', `recorded ${recorded} is in the future; today is ${today}`, [
      'leave it out: it becomes today',
    ]);
  const needsRecorded = recorded === undefined && (saidDay !== today || typeof said === 'object');
  const typed = textOf(item, 'forecaster');
  if (typed === undefined && ledger.forecaster === undefined) {
    throw failure('no-forecaster', 'nobody is named as the forecaster', [
      '--forecaster ID, or forecaster: ID at the top of the ledger',
    ]);
  }
  const who = typed === undefined ? undefined : namedForecaster(ledger, '--forecaster', typed);
  return {
    id,
    item: {
      ...item,
      id,
      said,
      forecaster: who === undefined || who.id === ledger.forecaster ? undefined : who.id,
      recorded: needsRecorded ? today : recorded,
    },
    ...(who?.isNew ? { forecaster: who } : {}),
  };
}
