// Random ledgers that are sound, in the layouts that people and predict leave: most of them the fast reader takes whole.
import * as fc from 'fast-check';

export interface SoundLedger {
  text: string;
  ids: string[];
}

interface Style {
  end: '\n' | '\r\n';
  bom: boolean;
  finalEnd: boolean;
  indent: number;
  dash: number;
  head: number;
  tail: number;
  /** Anything may stand in it; otherwise only what the fast reader is sure to take. */
  odd: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  end: fc.constantFrom('\n', '\n', '\r\n'),
  bom: fc.boolean(),
  finalEnd: fc.boolean(),
  indent: fc.constantFrom(0, 2, 2, 4),
  dash: fc.constantFrom(2, 2, 2, 4),
  head: fc.nat(4),
  tail: fc.constantFrom(0, 0, 0, 1, 2),
  odd: fc.constantFrom(false, false, false, true),
});

const HEADS = [
  ['predict: 1', 'keeper: editor', 'forecaster: me', 'forecasters: { me: { name: Me } }', 'predictions:'],
  ['# kept by hand: predictions:', 'predict: 1', 'forecaster: me', 'forecasters:', '  me: { name: Me } # I', 'predictions: # all'],
  ['---', 'predict: 1', 'title: >-', '  About', '  predictions:', '  - id: rain-1', 'forecaster: me', 'forecasters:', '  me:', '    name: Me', 'predictions:', '', '# the first'],
  ['predict: 1', 'forecaster: me', 'forecasters: { me: { name: Me } }', 'sources:', '  talk: { title: "predictions: a talk" }', 'predictions:'],
  ['predict: 1', 'forecaster: me', 'forecasters: { me: { name: Me } }', '"predictions":'],
]; // prettier-ignore

const PLAIN_HEADS = 4;
const TAILS = [[], ['# the end', ''], ['title: Below the list']];
const PLAIN_TAILS = 2;

/** Look-alikes of what is searched for, where they mean nothing. */
const NOTES = [
  (pad: string) => [`${pad}note: Plain words.`],
  (pad: string) => [`${pad}note: >-`, `${pad}  - id: rain-1`, `${pad}  words that go on`],
  (pad: string) => [`${pad}note: |`, `${pad}  predictions:`, '', `${pad}  - id: rain-2`, `${pad}     ä中😀`],
  (pad: string) => [`${pad}note: "quoted: - id: rain-1" # rain-2`],
  (pad: string) => [`${pad}note: |-`, `${pad}  first`, '', `${pad}# at the column`, ''],
  (pad: string) => [`${pad}note: >-`, `${pad}    deeper`, `${pad}  `],
  (pad: string) => [`${pad}note: "over`, `${pad}  two lines"`],
  (pad: string) => [`${pad}note: |+`, `${pad}  kept`, '', ''],
];

/** The last ones are odd. */
const PLAIN_NOTES = 6;

const RESOLUTIONS = [
  () => [],
  () => [],
  (pad: string) => [`${pad}resolutions:`],
  (pad: string) => [`${pad}resolutions: [] # none`],
  (pad: string) => [
    `${pad}resolutions:`,
    `${pad}  - outcome: no`,
    `${pad}    known: 2025-02-01`,
    `${pad}    recorded: 2025-02-01`,
    `${pad}    by: editor`,
    `${pad}    why: Seen.`,
  ],
  (pad: string) => [`${pad}resolutions:`, `${pad}- { outcome: yes, known: 2025-02-01, by: reader, why: Seen. }`, `${pad}# below`],
  (pad: string) => [`${pad}resolutions: [{ outcome: yes, known: 2025-02-01, why: Seen. }]`],
]; // prettier-ignore

const entry = fc.record({
  form: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 3),
  note: fc.option(fc.constantFrom(0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7)),
  resolutions: fc.nat(RESOLUTIONS.length - 1),
  noteFirst: fc.boolean(),
  due: fc.boolean(),
  above: fc.array(fc.nat(3), { maxLength: 2 }),
});

function entryLines(id: string, one: typeof entry extends fc.Arbitrary<infer T> ? T : never, look: Style): string[] {
  const lead = `${' '.repeat(look.indent)}-${' '.repeat(look.dash - 1)}`;
  const pad = ' '.repeat(lead.length);
  const above = one.above.map((at) => ['', '# at the margin', `${pad}# - id: rain-1`, '  '][at]!);
  const claim = `claim: "It rains, ${id}: so it is."`;
  const note = one.note === null ? [] : NOTES[look.odd ? one.note : one.note % PLAIN_NOTES]!(pad);
  const rest = [
    `${pad}said: 2025-01-05`,
    ...(one.due ? [`${pad}due: 2025-03-01`] : []),
    `${pad}probability: 65%`,
    ...(one.noteFirst ? note : []),
    ...RESOLUTIONS[one.resolutions]!(pad),
    ...(one.noteFirst ? [] : note),
  ];
  const form = look.odd ? one.form : 0;
  if (form === 1) return [...above, `${lead}${claim}`, `${pad}id: ${id}`, ...rest];
  if (form === 2) return [...above, `${lead}{ id: ${id}, ${claim}, said: 2025-01-05 }`];
  if (form === 3) return [...above, `${lead}id: "${id}"`, `${pad}${claim}`, ...rest];
  return [...above, `${lead}id: ${id}${one.due ? '' : '  # the id'}`, `${pad}${claim}`, ...rest];
}

/** Ids of which some begin others. */
const IDS = ['rain-1', 'rain-12', 'rain-2', 'snow', 'snow-in-may', 'r2', 'hail-stones'];

export const soundLedgers: fc.Arbitrary<SoundLedger> = fc
  .record({
    look: style,
    ids: fc.shuffledSubarray(IDS, { minLength: 1 }),
    entries: fc.array(entry, { minLength: 7, maxLength: 7 }),
  }) // prettier-ignore
  .map(({ look, ids, entries }) => {
    const lines = [
      ...HEADS[look.odd ? look.head : look.head % PLAIN_HEADS]!,
      ...ids.flatMap((id, index) => entryLines(id, entries[index]!, look)),
      ...TAILS[look.odd ? look.tail : look.tail % PLAIN_TAILS]!,
    ];
    const text = (look.bom ? '\uFEFF' : '') + lines.join(look.end) + (look.finalEnd ? look.end : '');
    return { text, ids };
  });
