// A question as an export has it, whatever the peer: what every reader makes and one place turns into
// entries of the ledger.
import type { Day } from '../day.ts';
import type { Place } from '../errors.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import type { DueBasis, Outcome, VoidReason } from '../ledger/prediction.ts';
import type { Losses } from './loss.ts';
import type { Moment } from './moment.ts';

/** Somebody of the export. `key` tells people apart there (a user id, else the name); `name` is how they are shown. */
export interface Person {
  key: string;
  name: string;
  /** The id of a forecaster of the ledger, where the export has those. */
  id?: string;
}

/** Stands for the forecaster of the ledger, where the export names nobody. */
export const LEDGERS_OWN: Person = { key: '', name: '' };

/** One probability at one time, or a withdrawal. */
export interface Estimate {
  who: Person;
  at: Moment;
  /** Probability of yes, 0..1, or as somebody typed it; absent in a withdrawal. */
  p?: number | string | EmitItem;
  withdrawn?: true;
  /** Empty where there is none. */
  why?: string;
  /** Its basis is our default; the export does not say one. */
  assumesBasis?: boolean;
  place?: () => Place;
}

export interface Settled {
  outcome: Outcome;
  /** 0 < fraction < 1, with partial. */
  fraction?: number;
  reason?: VoidReason | undefined;
  happened?: Day | undefined;
  charitable?: Outcome | undefined;
  /** Absent where the export has no day. */
  known?: Day | undefined;
  recorded?: Day;
  by?: string;
  why?: string;
  /** In the words of the ledger: url, date, side, shows. */
  evidence?: readonly EmitItem[];
}

export interface Question {
  /**
   * Stands for the source's own id and stays the same from export to export: `pb1234`. Letters and
   * digits, a letter first.
   */
  suffix: string;
  /** The whole id, where the source has one that a ledger can use. */
  id?: string;
  /** The id that a table has, where a ledger cannot have it. */
  ownId?: string;
  place: () => Place;
  claim: string;
  /** Who asked. */
  asker?: Person | undefined;
  /** When it was asked. */
  asked?: Moment | undefined;
  /** Who made a commitment without a number, and when; their numbers are later ones then. */
  opening?: { who: Person; at: Moment } | undefined;
  due?: { date: Day; basis: DueBasis; why?: string | undefined; assumesBasis?: boolean } | undefined;
  estimates: readonly Estimate[];
  settled?: Settled | undefined;
  tags: readonly string[];
  group?: string | undefined;
  /** Paragraphs of the note. */
  notes: readonly string[];
  /** Further keys of the entry as the ledger has them: criteria, condition, recorded. */
  more?: EmitItem;
  /** Its texts are those of a ledger: the white space around them is theirs. */
  isWhole?: boolean;
  /** Where it was said, beside the day: source, at, quote, speaker. */
  saying?: EmitItem;
}

/** What a reader finds in the files. */
export interface Found {
  questions: Question[];
  /** Who is meant when nobody is named with --forecaster. */
  owner?: Person | undefined;
  /** People one of whom has to be named with --forecaster, because the files do not say whose they are. */
  choose?: readonly Person[] | undefined;
  /** The files hold questions of everybody: only those the owner has a number on are the owner's record. */
  onlyOwners?: true;
  losses: Losses;
}

/** Leaves out the questions nobody has a number on: to ask whether something happens is not to say that it does. */
export function onlyForecast(questions: readonly Question[], losses: Losses): Question[] {
  return questions.filter(({ estimates, claim }) => {
    if (estimates.length > 0) return true;
    losses.lost('question without a forecast', 'a question is no prediction, and no number on it is shown', claim);
    return false;
  });
}
