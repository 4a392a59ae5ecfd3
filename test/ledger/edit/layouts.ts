// Random ledgers in many styles of layout, for tests of edits: what people's own hands leave in a file.
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';

export interface Style {
  end: '\n' | '\r\n';
  bom: boolean;
  finalEnd: boolean;
  /** Columns before the dashes of the entries. */
  list: number;
  dash: number;
  /** How far a list stands in from its key inside an entry. */
  inner: number;
  head: number;
  tail: number;
  blanks: boolean;
}

export interface Part {
  lines: string[];
  /** An edit of the entry's lists may be refused. */
  odd: boolean;
}

export interface Generated {
  text: string;
  ids: string[];
  /** Ids of entries whose layout cannot take more resolutions, or more of a note. */
  oddLists: Set<string>;
  oddNotes: Set<string>;
  style: Style;
}

const style: fc.Arbitrary<Style> = fc.record({
  end: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  finalEnd: fc.boolean(),
  list: fc.constantFrom(0, 1, 2, 4),
  dash: fc.constantFrom(2, 2, 4),
  inner: fc.constantFrom(0, 2, 4),
  head: fc.nat(5),
  tail: fc.nat(4),
  blanks: fc.boolean(),
});

/** Lines of a value behind `key:`; `pad` is the indent of the key. */
type Value = (key: string, pad: string) => string[];

const texts: Value[] = [
  (key, pad) => [`${pad}${key}: plain words, with a comma`],
  (key, pad) => [`${pad}${key}: plain words  \t# a comment with a\ttab`],
  (key, pad) => [`${pad}${key}: "quoted: with # and \\u00e9" # why`],
  (key, pad) => [`${pad}${key}: 'it''s: single'`],
  (key, pad) => [`${pad}${key}: plain over`, `${pad}   several lines`, '', `${pad}  with a gap`],
  (key, pad) => [`${pad}${key}: "quoted over`, `${pad}   several lines \\`, `${pad}  - id: not-an-entry"`],
  (key, pad) => [`${pad}${key}: >-`, `${pad}  folded text`, `${pad}  # not a comment`, '', `${pad}  ---`],
  (key, pad) => [`${pad}${key}: >`, `${pad}    folded clip`, `${pad}    predictions:`, ''],
  (key, pad) => [`${pad}${key}: |-  # about`, `${pad}  literal`, `${pad}    - id: not-an-entry`, `${pad}  ---`],
  (key, pad) => [`${pad}${key}: |`, `${pad}  literal`, '', `${pad}  ähnlich 中文 😀`],
  (key, pad) => [`${pad}${key}: |2-`, `${pad}    stands in`, `${pad}  less`],
  (key, pad) => [`${pad}${key}:`, `${pad}  on the next line`],
];

const keeping: Value[] = [
  (key, pad) => [`${pad}${key}: |+`, `${pad}  keeps`, '', ''],
  (key, pad) => [`${pad}${key}: >+ # keeps`, `${pad}  folded`, '', `${pad}    `, ''],
];

const resolutions = (pad: string, inner: string, variant: number): Part => {
  const at = pad + inner;
  const cases: Part[] = [
    { lines: [], odd: false },
    { lines: [`${pad}resolutions:`], odd: false },
    { lines: [`${pad}resolutions:  # none yet\t`, `${pad}# and a line`], odd: false },
    { lines: [`${pad}resolutions: []`], odd: false },
    { lines: [`${pad}"resolutions": [ ]   # none`], odd: false },
    { lines: [`${pad}resolutions : ~`], odd: false },
    {
      lines: [`${pad}resolutions:`, `${at}- outcome: no`, `${at}  known: 2025-01-05 # first`, `${at}  # below`],
      odd: false,
    },
    {
      lines: [
        `${pad}resolutions: # list`,
        `${at}-   outcome: yes`,
        `${at}    known: 2025-01-05`,
        '',
        `${at}# second`,
        `${at}-   { outcome: open, known: 2025-02-05 }`,
      ],
      odd: false,
    },
    {
      lines: [
        `${pad}resolutions:`,
        `${at}-`,
        `${at}  outcome: no`,
        `${at}  why: |`,
        `${at}    literal`,
        `${at}   # outside`,
      ],
      odd: false,
    },
    {
      lines: [
        `${pad}resolutions:`,
        `${at}- outcome: no`,
        `${at}  evidence:`,
        `${at}  - { url: "https://example.org/a,b", shows: 'x' }`,
        `${at}  - url: https://example.org`,
        `${at}    shows:`,
      ],
      odd: false,
    },
    { lines: [`${pad}resolutions: &unused`, `${at}- outcome: no`], odd: false },
    { lines: [`${pad}resolutions: [{ outcome: no, known: 2025-01-05 }]`], odd: true },
    { lines: [`${pad}resolutions: [`, `${at} { outcome: no }, # one`, `${pad} ]`], odd: true },
    { lines: [`${pad}resolutions: !!seq []`], odd: true },
    { lines: [`${pad}resolutions: [ # none`, `${pad} ]`], odd: true },
  ];
  return cases[variant % cases.length]!;
};

export const RESOLUTION_VARIANTS = 15;

const entry = fc.record({
  kind: fc.constantFrom('block', 'block', 'block', 'block', 'block', 'flow', 'dash alone', 'quoted id', 'anchored'),
  claim: fc.nat(texts.length - 1),
  note: fc.option(fc.nat(texts.length + keeping.length - 1)),
  resolutions: fc.nat(RESOLUTION_VARIANTS - 1),
  noteFirst: fc.boolean(),
  said: fc.nat(2),
  comments: fc.array(fc.nat(6), { maxLength: 4 }),
});

const HEADS = [
  ['predict: 1', 'forecaster: me', 'forecasters: { me: { name: Me } }'],
  [
    '# a comment',
    'predict: 1   # the version',
    'forecasters:',
    '    me: # that is me',
    '        name: "Me"',
    '    # end',
    '',
  ],
  ['---', 'predict: 1', 'title: >', '  folded', '  predictions:', '  - id: a-0', '', 'forecasters: {}'],
  ['predict: 1', 'title: "quoted over', '  predictions:', '  lines"', 'forecasters:', 'forecaster: me'],
  ['%YAML 1.2', '---', 'predict: 1', 'sources: &s { a: { title: x } }', 'keeper: me'],
  ['predict: 1', 'forecasters:', '  me: &me { name: Me }', '  you: *me'],
];

const TAILS = [
  [],
  ['# the end'],
  ['motto: ../seeds # where'],
  ['', '# c', 'about: |', '  - id: a-0', '  text'],
  ['...', '# after'],
];

function entryLines(
  index: number,
  entryStyle: typeof entry extends fc.Arbitrary<infer T> ? T : never,
  look: Style,
): {
  lines: string[];
  oddList: boolean;
  oddNote: boolean;
} {
  const id = `a-${index}`;
  const lead = `${' '.repeat(look.list)}-${' '.repeat(look.dash - 1)}`;
  const pad = ' '.repeat(lead.length);
  const { kind } = entryStyle;
  if (kind === 'flow') {
    return {
      lines: [`${lead}{ id: ${id}, claim: "x: y", said: 2025-01-05 } # in braces`],
      oddList: true,
      oddNote: true,
    };
  }
  const noteValue = entryStyle.note;
  const all = [...texts, ...keeping];
  const note = noteValue === null ? [] : all[noteValue]!('note', pad);
  const list = resolutions(pad, ' '.repeat(look.inner), entryStyle.resolutions);
  const said = [
    [`${pad}said: 2025-01-05`],
    [`${pad}said: { date: 2025-01-05, source: some-talk, at: "1:02", quote: 'a, b' }`],
    [`${pad}said:`, `${pad}  date: 2025-01-05  # day`, `${pad}  tags: [a, b,`, `${pad}    c]`],
  ][entryStyle.said]!;
  const rest = [
    ...texts[entryStyle.claim]!('claim', pad),
    ...said,
    ...(entryStyle.noteFirst ? [...note, ...list.lines] : [...list.lines, ...note]),
  ];
  const idLine = kind === 'quoted id' ? `id: "${id}"  # the id` : `id: ${id}`;
  const first = kind === 'dash alone' ? [`${lead.trimEnd()} # entry`, `${pad}${idLine}`] : [`${lead}${idLine}`];
  if (kind === 'anchored') first.splice(0, 1, `${lead.trimEnd()} &e${index}`, `${pad}${idLine}`);
  const comments = [
    '',
    '# at the margin',
    `${pad}# inside`,
    '   ',
    `${' '.repeat(look.list)}# - id: a-0`,
    '\t# after a tab',
    '',
  ];
  return {
    lines: [...first, ...rest, ...entryStyle.comments.map((one) => comments[one]!), ...(look.blanks ? [''] : [])],
    oddList: list.odd,
    // A note on the line below its key, and a text with its own indent at the file's end, may be refused.
    oddNote: noteValue !== null,
  };
}

/** A ledger of one to four entries, valid YAML, in a random layout. Some layouts cannot be extended; these are named. */
export const ledgers: fc.Arbitrary<Generated> = fc
  .tuple(style, fc.array(entry, { minLength: 1, maxLength: 4 }))
  .map(([look, entries]) => {
    const parts = entries.map((one, index) => entryLines(index, one, look));
    const lines = [
      ...HEADS[look.head]!,
      look.blanks ? 'predictions: # all of them' : 'predictions:',
      ...(look.blanks ? ['', '  # first'] : []),
      ...parts.flatMap((part) => part.lines),
      ...TAILS[look.tail]!,
    ];
    const body = lines.join(look.end) + (look.finalEnd ? look.end : '');
    const ids = parts.map((_, index) => `a-${index}`);
    return {
      text: (look.bom ? '\ufeff' : '') + body,
      ids,
      oddLists: new Set(ids.filter((_, index) => parts[index]!.oddList)),
      oddNotes: new Set(ids.filter((_, index) => parts[index]!.oddNote)),
      style: look,
    };
  })
  // Not every mixture is YAML: a comment behind a tab ends no block text.
  .filter(({ text }) => parseDocument(text).errors.length === 0);
