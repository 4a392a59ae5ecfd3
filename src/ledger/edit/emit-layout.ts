// How each part of an entry is written: the order of its keys, which values are days, what goes on one line.

/** The parts of a ledger that can be written. */
export type Kind =
  | 'entry'
  | 'said'
  | 'restated'
  | 'due'
  | 'probability'
  | 'criteria'
  | 'forecasts'
  | 'resolutions'
  | 'evidence'
  | 'sealed'
  | 'forecaster'
  | 'source'
  | 'fingerprint'
  | 'statements'
  | 'other';

export interface Layout {
  order: readonly string[];
  /** `always`: a flow map on one line; `fits`: that where the line is not too long, else a block map. */
  flow?: 'always' | 'fits';
  /** Keys whose values are days and stand bare. */
  days?: readonly string[];
  /** Keys whose values are outcomes and stand bare: the format takes `yes` and `no` in either dialect. */
  outcomes?: readonly string[];
  /** Keys whose texts are numbers as somebody typed them and stand bare where they are plain decimals. */
  numbers?: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

const PROBABILITY = ['value', 'low', 'high'];

export const LAYOUTS: Readonly<Record<Kind, Layout>> = {
  entry: {
    order: words(
      'id claim forecaster said restated due probability condition criteria tags group recorded forecasts sealed resolutions note',
    ),
    days: ['said', 'due', 'recorded'],
    numbers: ['probability'],
  },
  said: { order: ['date', 'source', 'at', 'quote', 'speaker'], days: ['date'] },
  restated: { order: ['date', 'source', 'at', 'quote'], days: ['date'], flow: 'fits' },
  due: { order: ['date', 'basis', 'why'], days: ['date'], flow: 'fits' },
  probability: { order: [...PROBABILITY, 'basis', 'wording', 'row', 'why'], numbers: PROBABILITY, flow: 'fits' },
  criteria: { order: ['written', 'strict', 'charitable'], days: ['written'] },
  forecasts: {
    order: ['by', 'date', 'probability', 'withdrawn', 'why'],
    days: ['date'],
    numbers: ['probability'],
    flow: 'fits',
  },
  resolutions: {
    order: words('outcome charitable fraction happened reason known recorded by why evidence'),
    days: ['known', 'recorded', 'happened'],
    outcomes: ['outcome', 'charitable'],
    numbers: ['fraction'],
  },
  evidence: { order: ['url', 'publisher', 'date', 'side', 'shows'], days: ['date'], flow: 'always' },
  sealed: { order: ['date', 'sha256'], days: ['date'], flow: 'always' },
  forecaster: { order: ['name', 'about'], flow: 'always' },
  source: {
    order: words('title id publisher author kind url archive_url said published text about'),
    days: ['said', 'published'],
  },
  fingerprint: { order: ['file', 'sha256', 'bytes'], flow: 'always' },
  statements: { order: ['at', 'speaker', 'gist', 'tracked', 'left_out'], flow: 'always' },
  other: { order: [], flow: 'fits' },
};

const CHILDREN: Readonly<Record<string, Kind>> = {
  said: 'said',
  restated: 'restated',
  due: 'due',
  probability: 'probability',
  criteria: 'criteria',
  forecasts: 'forecasts',
  resolutions: 'resolutions',
  evidence: 'evidence',
  sealed: 'sealed',
  text: 'fingerprint',
  statements: 'statements',
};

/** The kind of what stands under a key. */
export function kindOf(key: string): Kind {
  return Object.hasOwn(CHILDREN, key) ? CHILDREN[key]! : 'other';
}
