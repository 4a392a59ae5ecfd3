// How far into a ledger two versions of it are put together. What is not named here is one thing: both halves of a due
// day, or of a text, from two hands would be what nobody said.

/** Keys that say something together: what one side made of `keys` is to be chosen if the other changed `beside`. */
export interface Bound {
  keys: readonly string[];
  beside: readonly string[];
}

export interface MapShape {
  kind: 'map';
  bound?: readonly Bound[];
  /** What stands under these keys can be put together; under any other key only one side may have changed it. */
  members: Readonly<Record<string, Shape>>;
  /** What stands under every other key. */
  each?: Shape;
}

/** A list that only grows. */
export interface ListShape {
  kind: 'list';
  /** Its items say who says them, and the last of each counts. */
  hasSpeakers: boolean;
}

export interface EntryShape {
  kind: 'entry';
  bound: readonly Bound[];
  members: Readonly<Record<string, ListShape>>;
}

export type Shape = MapShape | ListShape | EntryShape | { kind: 'entries'; each: EntryShape };

/** What votes and later numbers are about. */
const ASKED = ['claim', 'condition', 'criteria', 'due'];

/** What a seal covers, and the day that stands for the criteria's where they have none. */
export const COMMITTED = [...ASKED, 'forecaster', 'probability', 'said', 'recorded'];

const ENTRY: EntryShape = {
  kind: 'entry',
  bound: [
    { keys: [...COMMITTED, 'sealed'], beside: [...COMMITTED, 'sealed'] },
    { keys: ASKED, beside: ['resolutions', 'forecasts'] },
    { keys: ['forecaster'], beside: ['forecasts'] },
  ],
  members: {
    restated: { kind: 'list', hasSpeakers: false },
    forecasts: { kind: 'list', hasSpeakers: true },
    resolutions: { kind: 'list', hasSpeakers: true },
  },
};

const STATEMENTS: ListShape = { kind: 'list', hasSpeakers: false };
/** Statements stand at lines of the text that was read. */
const TEXT: Bound = { keys: ['text'], beside: ['statements'] };
const SOURCE: MapShape = { kind: 'map', bound: [TEXT], members: { statements: STATEMENTS } };

/** Of a ledger, and of the record of a source in a file of its own. */
export const ROOT: MapShape = {
  kind: 'map',
  bound: [TEXT],
  members: {
    statements: STATEMENTS,
    forecasters: { kind: 'map', members: {} },
    sources: { kind: 'map', members: {}, each: SOURCE },
    predictions: { kind: 'entries', each: ENTRY },
  },
};

/** The shape of what stands under a key; undefined where it is one thing. A forecaster may be called `constructor`. */
export function shapeAt({ members, each }: MapShape, key: string): Shape | undefined {
  return Object.hasOwn(members, key) ? members[key] : each;
}
