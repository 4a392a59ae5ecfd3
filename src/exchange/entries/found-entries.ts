// What a reader found → entries for one ledger: whose they are, and under which ids its people stand.
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { ID_WORDS, idFault } from '../../ledger/read/leaf-form.ts';
import { nearest } from '../../nearest.ts';
import { Losses } from '../loss.ts';
import { LEDGERS_OWN } from '../question.ts';
import type { Found, Person, Question } from '../question.ts';
import { People } from './people.ts';
import { entryOf } from './question-entry.ts';
import type { ImportedEntry } from './question-entry.ts';

export interface EntryOptions {
  today: Day;
  /** `NAME` or `NAME=ID`: whose predictions they are, and which forecaster of the ledger that is. */
  forecaster?: string | undefined;
  trustStamps: boolean;
}

function everybody({ questions, owner }: Found): Person[] {
  const people = questions.flatMap(({ asker, estimates }) => [
    ...(asker ? [asker] : []),
    ...estimates.map(({ who }) => who),
  ]);
  return [...new Map([...(owner ? [owner] : []), ...people].map((one) => [one.key, one])).values()];
}

/** The person of the files who is meant by --forecaster. */
function namedOwner(typed: string, people: readonly Person[]): Person {
  const found =
    people.find(({ key, name }) => name === typed || key === typed) ??
    people.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (found) return found;
  const own = people.find(({ key }) => key === LEDGERS_OWN.key);
  if (own) return own;
  const names = people.map(({ name }) => name);
  const near = nearest(typed, names, 1).map((name) => `did you mean "${name}"?`);
  throw failure('unknown-forecaster', `nobody in the files is called "${typed}"`, [
    ...near,
    `they name ${names.slice(0, 8).join(', ')}`,
  ]);
}

/** Entries of what was found, for the ledger that has these people. Throws where it cannot be told whose they are. */
export function entriesFor(
  found: Found,
  ledger: Pick<Ledger, 'forecasters' | 'forecaster'>,
  options: EntryOptions,
  losses: Losses,
): { entries: ImportedEntry[]; people: People } {
  const { forecaster, today, trustStamps } = options;
  const folk = everybody(found);
  const people = new People(ledger.forecasters, folk);
  const [name, id] = forecaster === undefined ? [] : (/^(.*)=([^=]*)$/.exec(forecaster)?.slice(1) ?? [forecaster]);
  if (name === undefined && found.choose && found.choose.length > 0) {
    const names = found.choose.map((one) => one.name);
    throw failure('whose', `the files hold forecasts of ${names.length} people and do not say whose record this is`, [
      `--forecaster NAME says it: ${names.slice(0, 8).join(', ')}`,
    ]);
  }
  if (id !== undefined && idFault(id) !== undefined)
    throw failure('bad-id', `--forecaster: "${id}" ${idFault(id)}`, [ID_WORDS], 2);
  const owner = name === undefined ? found.owner : namedOwner(name, folk);
  if (owner && id !== undefined) people.is(owner, id);
  if (folk.some(({ key }) => key === LEDGERS_OWN.key) && (id === undefined || owner?.key !== LEDGERS_OWN.key)) {
    if (name !== undefined && owner?.key === LEDGERS_OWN.key)
      people.is(
        LEDGERS_OWN,
        people.idOf({ key: `named ${name}`, name, ...(idFault(name) === undefined ? { id: name } : {}) }),
      );
    else people.is({ ...LEDGERS_OWN, name: 'Me' }, ledger.forecaster ?? 'me');
  }
  const own = new Losses();
  const isOwners = ({ estimates, suffix }: Question): boolean => {
    if (!found.onlyOwners || estimates.some(({ who }) => who.key === owner?.key)) return true;
    own.lost('question without a forecast of the owner', 'it is no part of this record', suffix);
    return false;
  };
  const entries = found.questions
    .filter(isOwners)
    .map((question) => entryOf(question, { today, people, owner, trustStamps, losses: own }));
  const ids = new Map(entries.map(({ id, suffix }) => [suffix ?? id, id]));
  losses.take(found.losses, (at) => ids.get(at) ?? at);
  losses.take(own);
  return { entries, people };
}
