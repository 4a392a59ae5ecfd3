// A question of an export → an entry of the ledger. What cannot stand there is put into the loss report.
import type { Day } from '../../day.ts';
import type { Place } from '../../errors.ts';
import type { EmitItem, EmitValue } from '../../ledger/edit/emit.ts';
import { parseOdds } from '../../ledger/probability.ts';
import { shown } from '../../ledger/read/lines.ts';
import type { Losses } from '../loss.ts';
import type { Estimate, Person, Question, Settled } from '../question.ts';
import { badRow } from '../text/input.ts';
import { hasHidden, visibleText, visibleWhole } from '../text/visible-text.ts';
import { assumedIn } from './assumed.ts';
import type { Assumed } from './assumed.ts';
import { pastDay } from './past-day.ts';
import type { People } from './people.ts';
import { idWith, tagOf } from './stable-id.ts';

export interface EntryContext {
  today: Day;
  people: People;
  /** Whose predictions they are, where they have a number on the question. */
  owner?: Person | undefined;
  /** The export's own stamps count as the day of recording; otherwise today, when the ledger first held it. */
  trustStamps: boolean;
  losses: Losses;
}

/** An entry that comes in. `suffix` finds it again in a ledger that has it; absent where the id itself does. */
export interface ImportedEntry {
  id: string;
  suffix?: string;
  /** The id that a table has, where the suffix is a fingerprint of it. */
  ownId?: string;
  item: EmitItem;
  /** What the export does not say: defaults of ours, which speak against nothing that the ledger has. */
  assumed?: Assumed;
  /** Where it stands in the export; asked only when something is wrong. */
  place(): Place;
}

/**
 * Whose entry a question becomes, the first that there is: the owner with a number on it; who began it
 * without a number; who asked, with a number on it; whoever gave the first number; who asked; the owner.
 * Undefined where nobody is named.
 */
function forecasterOf({ estimates, asker, opening }: Question, owner: Person | undefined): Person | undefined {
  const numbers = estimates.filter((estimate) => !estimate.withdrawn);
  const has = (person: Person | undefined): boolean =>
    person !== undefined && numbers.some((one) => one.who.key === person.key);
  if (has(owner)) return owner;
  if (opening) return opening.who;
  if (has(asker)) return asker;
  const first = numbers.reduce<Estimate | undefined>(
    (best, one) => (best && best.at.order <= one.at.order ? best : one),
    undefined,
  );
  return first?.who ?? asker ?? owner;
}

const byTime = (a: Estimate, b: Estimate): number => a.at.order - b.at.order;

class EntryMaker {
  readonly #question: Question;
  readonly #context: EntryContext;
  readonly #id: string;

  constructor(question: Question, context: EntryContext) {
    this.#question = question;
    this.#context = context;
    this.#id = question.id ?? idWith(question.claim, question.suffix);
  }

  #text(what: string, raw: string): string {
    if (hasHidden(raw))
      this.#context.losses.changed(
        'control characters',
        `those in the ${what} are written as visible escapes`,
        this.#id,
      );
    return this.#question.isWhole ? visibleWhole(raw) : visibleText(raw);
  }

  #plain(what: string, value: EmitValue): EmitValue {
    if (typeof value === 'string') return this.#text(what, value);
    if (Array.isArray(value)) return value.map((one: EmitValue) => this.#plain(what, one));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as EmitItem).map(([key, one]) => [key, one === undefined ? one : this.#plain(what, one)]),
    );
  }

  #past(what: string, day: Day, place: () => Place = this.#question.place): Day {
    return pastDay(what, day, this.#context.today, place);
  }

  #tags(): string[] {
    const tags = new Set<string>();
    for (const raw of this.#question.tags) {
      const tag = tagOf(raw);
      if (tag === undefined)
        this.#context.losses.lost(
          'tag',
          `${shown(visibleText(raw))} has no letter that a tag of the ledger can have`,
          this.#id,
        );
      else if (tag !== raw)
        this.#context.losses.changed('tag', `${shown(visibleText(raw))} is written ${tag}`, this.#id);
      if (tag !== undefined) tags.add(tag);
    }
    return [...tags];
  }

  #due(said: Day): EmitItem | Day | undefined {
    const { due } = this.#question;
    if (!due) return undefined;
    if (due.date < said) {
      this.#context.losses.lost(
        'due day',
        `${due.date} is before the first forecast of ${said}; the entry is undated`,
        this.#id,
      );
      return undefined;
    }
    return due.basis === 'stated' && due.why === undefined
      ? due.date
      : { date: due.date, basis: due.basis, why: due.why };
  }

  #resolution(settled: Settled, said: Day, due: Day | undefined): EmitItem {
    const { today, trustStamps, losses } = this.#context;
    const { known: given, recorded, outcome, charitable, fraction, happened, reason, by, why, evidence = [] } = settled;
    let known = given;
    if (known === undefined) {
      known = due !== undefined && due <= today ? due : said;
      losses.changed(
        'day of the resolution',
        'the export has none; the due day is taken, or the day it was said',
        this.#id,
      );
    }
    return {
      outcome,
      charitable,
      fraction,
      happened,
      reason,
      known: this.#past('the day of the resolution,', known),
      recorded: recorded ?? (trustStamps ? known : today),
      by: by === undefined ? undefined : this.#text('grader', by),
      why: why === undefined ? undefined : this.#text('reason', why),
      evidence: evidence.length > 0 ? evidence.map((one) => this.#plain('evidence', one)) : undefined,
    };
  }

  #forecast(estimate: Estimate): EmitItem {
    const { who, at, p, withdrawn, why, place } = estimate;
    return {
      by: this.#context.people.idOf(who),
      date: this.#past('the day of a forecast,', at.day, place),
      probability: withdrawn ? undefined : p,
      withdrawn,
      why: why === undefined || why.trim() === '' ? undefined : this.#text('reason of a forecast', why),
    };
  }

  /**
   * The number the entry begins with, with the reason given for it; where there is no room for that beside it, as
   * a paragraph of the note.
   */
  #number(first: Estimate | undefined): { probability?: EmitItem[string]; note?: string } {
    const p = first?.p;
    const reason = first?.why?.trim() ?? '';
    if (p === undefined) return {};
    if (reason === '') return { probability: p };
    const why = this.#text('reason of a forecast', first!.why!);
    if (typeof p === 'object') {
      const long = p as EmitItem;
      if (long['why'] === undefined) return { probability: { ...long, why } };
      if (long['why'] === why) return { probability: p };
    } else if (typeof p === 'number' || !('low' in parseOdds(p)))
      return { probability: { value: p, basis: 'stated', why } };
    this.#context.losses.changed(
      'reason of the first forecast',
      'the number has no place for it: put into the note',
      this.#id,
    );
    return { probability: p, note: `Reason of the first forecast: ${why}` };
  }

  #claim(): string {
    const { claim, place } = this.#question;
    const text = this.#text('claim', claim);
    if (text.trim() !== '') return text;
    throw badRow(place(), 'there is no claim', 'each row needs the text of what was predicted');
  }

  #forecaster(): Person {
    const forecaster = forecasterOf(this.#question, this.#context.owner);
    if (forecaster) return forecaster;
    throw badRow(
      this.#question.place(),
      'nobody is named as the forecaster',
      '--forecaster NAME says whose predictions these are',
    );
  }

  /** The number the forecaster began with, unless it was without one, and the day of that. */
  #beginning({ key }: Person, sorted: readonly Estimate[]): { first: Estimate | undefined; said: Day } {
    const { asked, opening, place } = this.#question;
    const own = opening?.who.key === key ? opening : undefined;
    const first = own ? undefined : sorted.find((one) => one.who.key === key && !one.withdrawn);
    if (opening && !own)
      this.#context.losses.lost(
        'row without a number',
        `it is of ${visibleText(opening.who.name)}, the entry is not`,
        this.#id,
      );
    const said = own?.at.day ?? first?.at.day ?? asked?.day;
    if (said === undefined)
      throw badRow(place(), 'there is no day on which it was said', 'each row needs the day of the forecast');
    return { first, said: this.#past('the day it was said,', said, first?.place) };
  }

  /** Those from the day it was said on; earlier ones are lost. */
  #since(said: Day, later: readonly Estimate[]): Estimate[] {
    return later.filter(({ who, at }) => {
      if (at.day >= said) return true;
      const name = visibleText(who.name) || who.key;
      const whose = name === '' ? 'a forecast without a name' : `a forecast by ${name}`;
      this.#context.losses.lost(
        'forecast before the prediction',
        `${whose} of ${at.day} is earlier than the forecaster's own first of ${said}`,
        this.#id,
      );
      return false;
    });
  }

  #saying(): EmitItem | undefined {
    const { saying } = this.#question;
    if (!saying || Object.values(saying).every((one) => one === undefined)) return undefined;
    return this.#plain('saying', saying) as EmitItem;
  }

  make(): ImportedEntry {
    const q = this.#question;
    const { people, today, trustStamps } = this.#context;
    // In this order, since each may tell of a loss, and people get their ids as they come.
    const claim = this.#claim();
    const forecaster = this.#forecaster();
    const forecasterId = people.idOf(forecaster);
    const sorted = [...q.estimates].sort(byTime);
    const { first, said } = this.#beginning(forecaster, sorted);
    const since = this.#since(
      said,
      sorted.filter((one) => one !== first),
    );
    const due = this.#due(said);
    const { probability, note } = this.#number(first);
    const notes = q.notes.map((one) => this.#text('note', one)).filter((one) => one !== '');
    if (note !== undefined) notes.push(note);
    const tags = this.#tags();
    const forecasts = since.map((one) => this.#forecast(one));
    const saying = this.#saying();
    const isBareToday = said === today && saying === undefined;
    const item: EmitItem = {
      id: this.#id,
      claim,
      forecaster: forecasterId,
      said: saying === undefined ? said : { date: said, ...saying },
      due,
      probability,
      tags: tags.length > 0 ? tags : undefined,
      group: q.group,
      recorded: isBareToday ? undefined : trustStamps ? said : today,
      forecasts: forecasts.length > 0 ? forecasts : undefined,
      resolutions: q.settled ? [this.#resolution(q.settled, said, due && q.due?.date)] : undefined,
      note: notes.length > 0 ? notes.join('\n\n') : undefined,
      ...(q.more ? (this.#plain('entry', q.more) as EmitItem) : {}),
    };
    return {
      id: this.#id,
      ...(q.id === undefined ? { suffix: q.suffix } : {}),
      ...(q.ownId === undefined ? {} : { ownId: q.ownId }),
      item,
      assumed: assumedIn(q, first, since),
      place: () => q.place(),
    };
  }
}

/**
 * The entry of a question. Throws `bad-row` with the place of what cannot be meant: no claim, no day,
 * a day in the future.
 */
export function entryOf(question: Question, context: EntryContext): ImportedEntry {
  return new EntryMaker(question, context).make();
}
