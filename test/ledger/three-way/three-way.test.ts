import { describe, expect, it } from 'vitest';
import { threeWay } from '../../../src/ledger/three-way/three-way.ts';

const HEAD = `predict: 1
forecaster: me
forecasters:
  me: { name: Me }
`;

const SHIP = `  - id: ship
    claim: We ship.
    said: 2025-01-05
    due: 2025-05-31
`;

const HIRE = `  # two people
  - id: hire
    claim: We hire.
    said: 2025-01-06
`;

const MOVE = `  - id: move
    claim: We move.
    said: 2025-02-01
`;

const WIN = `  - id: win
    claim: We win.
    said: 2025-02-02
`;

const ledger = (...entries: string[]): string => `${HEAD}predictions:\n${entries.join('\n')}`;

const vote = (by: string, outcome = 'no'): string => `      - { outcome: ${outcome}, known: 2025-06-01, by: ${by} }\n`;
const voted = (...votes: string[]): string => `${SHIP}    resolutions:\n${votes.join('')}`;

describe('two versions of a ledger', () => {
  it('get what one side changed, added and took out', () => {
    const base = ledger(SHIP, HIRE, MOVE);
    const ours = ledger(SHIP.replace('05-31', '06-30'), HIRE, MOVE);
    const theirs = ledger(SHIP, HIRE, WIN);
    expect(threeWay({ base, ours, theirs })).toEqual({
      text: ledger(SHIP.replace('05-31', '06-30'), HIRE, WIN),
      conflicts: [],
      together: [],
    });
  });

  it('keep the bytes of a side that has everything', () => {
    const base = ledger(SHIP);
    const ours = `\uFEFF${ledger(SHIP, HIRE).trimEnd().replaceAll('\n', '\r\n')}`;
    for (const theirs of [base, ours, `${base}\n`]) expect(threeWay({ base, ours, theirs }).text.trimEnd()).toBe(ours);
  });

  it('have theirs behind ours where both added an entry', () => {
    const base = ledger(SHIP);
    const { text, conflicts } = threeWay({ base, ours: ledger(SHIP, HIRE), theirs: ledger(SHIP, MOVE, WIN) });
    expect(conflicts).toEqual([]);
    expect(text).toBe(ledger(SHIP, HIRE, MOVE, WIN));
  });

  it('have a new entry behind the one that it follows on its side', () => {
    const base = ledger(SHIP, WIN);
    const merged = threeWay({ base, ours: ledger(SHIP, HIRE, WIN), theirs: ledger(SHIP, MOVE, WIN) });
    expect(merged.text).toBe(ledger(SHIP, HIRE, MOVE, WIN));
  });

  it('begin with the first entries of both where there was none, or no ledger', () => {
    const both = ledger(SHIP, HIRE);
    for (const base of [`${HEAD}predictions: []\n`, `${HEAD}predictions:\n`, HEAD, ''])
      expect(threeWay({ base, ours: ledger(SHIP), theirs: ledger(HIRE) })).toMatchObject({ conflicts: [], text: both.replace('\n\n', '\n') }); // prettier-ignore
  });

  it('have the votes of both in one entry', () => {
    const base = ledger(SHIP, HIRE);
    const ours = ledger(voted(vote('ann')), HIRE);
    const theirs = ledger(voted(vote('ben', 'yes')), HIRE);
    expect(threeWay({ base, ours, theirs })).toEqual({
      text: ledger(voted(vote('ann'), vote('ben', 'yes')), HIRE),
      conflicts: [],
      together: ['ship'],
    });
  });

  it('have an equal vote once, and what each side put elsewhere in the entry', () => {
    const base = ledger(voted(vote('ann')));
    const ours = ledger(`${voted(vote('ann'), vote('ben'))}    note: Late.\n`);
    const tagged = (entry: string): string => entry.replace('05-31\n', '05-31\n    tags: [snow]\n');
    const theirs = ledger(tagged(voted(vote('ann'), vote('ben'), vote('cem'))));
    expect(threeWay({ base, ours, theirs })).toMatchObject({
      text: ledger(`${tagged(voted(vote('ann'), vote('ben'), vote('cem')))}    note: Late.\n`),
      conflicts: [],
    });
  });

  it('are in conflict where one grader votes on both sides, or may do so', () => {
    const base = ledger(SHIP);
    const nobody = '      - { outcome: no, known: 2025-06-01 }\n';
    const anybody = 'who is not named may be on both sides; the last counts';
    for (const [one, other, why] of [
      [vote('ann'), vote('ann', 'yes'), 'ann on both sides; the last counts'],
      [vote('ann'), nobody, anybody],
      [nobody, vote('ann'), anybody],
    ] as const) {
      // prettier-ignore
      const { conflicts, text } = threeWay({ base, ours: ledger(voted(one)), theirs: ledger(voted(other)) });
      expect(conflicts).toMatchObject([{ where: 'ship: resolutions', why }]);
      expect(text).toBe(`${ledger(SHIP)}    resolutions:\n<<<<<<< ours\n${one}=======\n${other}>>>>>>> theirs\n`);
    }
  });

  it('have between marks no vote that both have before those of one grader', () => {
    const base = ledger(voted(vote('ann')));
    const ours = ledger(voted(vote('ann'), vote('cem'), vote('ben'), vote('ann', 'yes')));
    const theirs = ledger(voted(vote('ann'), vote('cem'), vote('ann', 'void')));
    const { text, conflicts } = threeWay({ base, ours, theirs });
    const [own, others] = [vote('ben') + vote('ann', 'yes'), vote('ann', 'void')];
    expect(conflicts).toEqual([
      { where: 'ship: resolutions', why: 'ann on both sides; the last counts', ours: own, theirs: others },
    ]);
    // What both had before is no reason.
    const added = ledger(voted(vote('ann'), vote('cem'), vote('dan')));
    expect(threeWay({ base, ours: ours.replace(vote('ann', 'yes'), ''), theirs: added }).conflicts).toEqual([]);
    expect(text).toContain(`${vote('cem')}<<<<<<< ours\n${own}=======\n${others}>>>>>>> theirs\n`);
  });

  it('are in conflict over a whole entry where two people added one claim under one id', () => {
    const [ann, ben] = [MOVE.replace('We move.\n', 'We move.\n    forecaster: ann\n'), `${MOVE}    probability: 70%\n`];
    const { conflicts } = threeWay({ base: ledger(SHIP), ours: ledger(SHIP, ann), theirs: ledger(SHIP, ben) });
    expect(conflicts).toMatchObject([{ where: 'move', why: 'each side added another prediction under this id' }]);
  });

  it('are in conflict where both changed one thing, and where a vote was changed that stood there', () => {
    const base = ledger(voted(vote('ann')), HIRE);
    const ours = ledger(voted(vote('ann'), vote('ben')), HIRE.replace('We hire.', 'We hire two.'));
    const theirs = ledger(voted(vote('ann', 'yes')), HIRE.replace('We hire.', 'We hire three.'));
    const { conflicts } = threeWay({ base, ours, theirs });
    expect(conflicts.map(({ where }) => where)).toEqual(['ship: resolutions', 'hire: claim']);
  });

  it('are in conflict where one side changed what the other took out, and where both added one id', () => {
    const base = ledger(SHIP, HIRE);
    const gone = threeWay({ base, ours: ledger(HIRE), theirs: ledger(SHIP.replace('We ship.', 'We ship it.'), HIRE) });
    expect(gone.conflicts).toEqual([
      { where: 'ship', why: 'ours took it out', ours: '', theirs: SHIP.replace('We ship.', 'We ship it.') },
    ]);
    const id = threeWay({ base, ours: ledger(SHIP, HIRE, MOVE), theirs: ledger(SHIP, HIRE, MOVE.replace('We move.', 'We leave.')) }); // prettier-ignore
    expect(id.conflicts).toEqual([
      {
        where: 'move',
        why: 'each side added another prediction under this id',
        ours: `\n${MOVE}`,
        theirs: `\n${MOVE.replace('We move.', 'We leave.')}`,
      },
    ]);
  });

  it('get the new people and statements of both', () => {
    const head = (people: string, lines: string): string =>
      `predict: 1\nforecasters:\n  me: { name: Me }\n${people}sources:\n  talk:\n    title: A talk\n    statements:\n      - { at: line 1, gist: one }\n${lines}predictions:\n${SHIP}`;
    const [ann, ben] = ['  ann: { name: Ann }\n', '  ben: { name: Ben }\n'];
    const [two, three] = ['      - { at: line 2, gist: two }\n', '      - { at: line 3, gist: three }\n'];
    const merged = threeWay({ base: head('', ''), ours: head(ann, two), theirs: head(ben, three) });
    expect(merged).toMatchObject({ text: head(ann + ben, two + three), conflicts: [] });
    const named = threeWay({ base: head('', ''), ours: head(ann, ''), theirs: head(ann.replace('Ann', 'Anna'), '') });
    expect(named.conflicts.map(({ where }) => where)).toEqual(['forecasters.ann']);
  });

  it('are one conflict from end to end where the lines do not tell', () => {
    const base = ledger(SHIP);
    const plain = ledger(SHIP, HIRE);
    const others = {
      braces: `{ predict: 1, forecaster: me, predictions: [{ id: ship, claim: We ship, said: 2025-01-05 }] }\n`,
      unclosed: `${base}    note: "never closed\n`,
      'a key twice': `${base}    claim: Again.\n`,
      'both line ends': ledger(SHIP, WIN).replace('\n', '\r\n'),
      marks: `${base}<<<<<<< HEAD\n${WIN}=======\n${MOVE}>>>>>>> x\n`,
    };
    for (const [name, theirs] of Object.entries(others)) {
      const { conflicts, text } = threeWay({ base, ours: plain, theirs });
      expect([name, conflicts.map(({ where }) => where)]).toEqual([name, ['']]);
      expect(text).toBe(`<<<<<<< ours\n${plain}=======\n${theirs.replace('\r\n', '\n')}>>>>>>> theirs\n`);
    }
  });

  it('are one conflict from end to end where one side has no ledger left', () => {
    const merged = threeWay({ base: ledger(SHIP), ours: '# moved\n', theirs: ledger(SHIP, WIN) });
    expect(merged.text).toBe(`<<<<<<< ours\n# moved\n=======\n${ledger(SHIP, WIN)}>>>>>>> theirs\n`);
  });

  it('keep a text that looks like an entry', () => {
    const base = ledger(SHIP, HIRE).replace('predict: 1\n', 'predict: 1\ntitle: |\n  - id: ship\n  - id: win\n');
    const merged = threeWay({ base, ours: `${base}\n${MOVE}`, theirs: `${base}\n${WIN}` });
    expect(merged).toMatchObject({ text: `${base}\n${MOVE}\n${WIN}`, conflicts: [] });
  });

  it('are in conflict over all entries where these do not tell', () => {
    const base = ledger(SHIP);
    for (const theirs of [ledger(SHIP, WIN).replace(/^ {2}(?= *(?:- )?[a-z])/gm, ''), ledger(SHIP, WIN, WIN)])
      expect(threeWay({ base, ours: ledger(SHIP, HIRE), theirs }).conflicts.map(({ where }) => where)).toEqual(['predictions']); // prettier-ignore
  });

  it('are not put together by lines that mean something else elsewhere', () => {
    // An alias of one side stands for what the other side changed.
    const anchored = ledger(SHIP.replace('We ship.', '&c We ship.'), HIRE.replace('We hire.', '*c'));
    const theirs = ledger(SHIP.replace('We ship.', '&c We ship it.'), HIRE.replace('We hire.', '*c'));
    const ours = `${anchored}    note: Odd.\n`;
    expect(threeWay({ base: anchored, ours, theirs }).conflicts.map(({ where }) => where)).toEqual(['']);
    // A text that keeps the empty lines below it.
    const kept = ledger(`${SHIP}    note: |+\n      a\n`);
    const spaced = ledger(`${SHIP}    note: |+\n      a\n\n`, WIN);
    expect(threeWay({ base: kept, ours: kept.replace('05-31', '06-30'), theirs: spaced }).conflicts).toHaveLength(1);
  });

  it('keep a byte order mark that stands in a text, and the line that begins a document', () => {
    const base = `---\n${ledger(SHIP)}`;
    const ours = base.replace('We ship', 'We\uFEFF ship');
    expect(threeWay({ base, ours, theirs: `${base}\n${WIN}` })).toMatchObject({ text: `${ours}\n${WIN}`, conflicts: [] }); // prettier-ignore
  });

  it('are in conflict over a comment beside a list where one side put that and the other the first of the list', () => {
    const base = ledger(`${SHIP}    resolutions: []\n`);
    const ours = ledger(`${SHIP}    resolutions: [] # Ben will ask\n`);
    const { conflicts, text } = threeWay({ base, ours, theirs: ledger(voted(vote('ann'))) });
    expect(conflicts.map(({ where }) => where)).toEqual(['ship: resolutions']);
    expect(text).toContain('# Ben will ask');
    expect(threeWay({ base: ours, ours: `${ours}    note: No.\n`, theirs: ledger(voted(vote('ann'))) }).conflicts).toEqual([]); // prettier-ignore
  });

  it('are in conflict over what stands at the end alone where each put a comment there', () => {
    const base = ledger(SHIP);
    const { conflicts, text } = threeWay({ base, ours: `${base}# one\n`, theirs: `${base}# two\n` });
    expect(conflicts).toEqual([{ where: 'the comment at the end', ours: '# one\n', theirs: '# two\n' }]);
    expect(text.startsWith(base)).toBe(true);
  });

  it('stand in the order to which one side brought them', () => {
    const base = ledger(SHIP, MOVE, HIRE);
    const [sorted, added] = [ledger(HIRE, MOVE, SHIP), ledger(SHIP, MOVE, HIRE, WIN)];
    const ids = (text: string): string[] => [...text.matchAll(/- id: (\w+)/g)].map(([, id]) => id!);
    expect(ids(threeWay({ base, ours: added, theirs: sorted }).text)).toEqual(['hire', 'win', 'move', 'ship']);
    expect(ids(threeWay({ base, ours: sorted, theirs: added }).text)).toEqual(['hire', 'win', 'move', 'ship']);
  });

  it('are in conflict where each side changed another part of what was committed to, and where one sealed that', () => {
    const base = ledger(`${SHIP}    probability: 60%\n`);
    const claim = base.replace('We ship.', 'We ship version 3.');
    const number = base.replace('60%', '90%');
    expect(threeWay({ base, ours: claim, theirs: number }).conflicts).toEqual([
      { where: 'ship: claim', why: 'theirs changed probability', ours: '    claim: We ship version 3.\n', theirs: '    claim: We ship.\n' }, // prettier-ignore
      { where: 'ship: probability', why: 'ours changed claim', ours: '    probability: 60%\n', theirs: '    probability: 90%\n' }, // prettier-ignore
    ]);
    const sealed = `${base}    sealed: { date: 2025-01-06, sha256: ${'0'.repeat(64)} }\n`;
    expect(threeWay({ base, ours: sealed, theirs: number }).conflicts.map(({ where }) => where)).toEqual([
      'ship: probability',
      'ship: sealed',
    ]);
    expect(threeWay({ base, ours: sealed, theirs: `${base}    note: Soon.\n` }).conflicts).toEqual([]);
    // Equal changes are one.
    expect(threeWay({ base, ours: claim, theirs: claim.replace('60%', '90%') }).conflicts).toEqual([]);
  });

  it('are in conflict where one side changed the question that the other judged or gave a number on', () => {
    const base = ledger(SHIP);
    const later = ledger(SHIP.replace('05-31', '12-31'));
    const number = ledger(`${SHIP}    forecasts:\n      - { by: ann, date: 2025-02-01, probability: 90% }\n`);
    for (const [ours, why] of [
      [ledger(voted(vote('ann'))), 'ours changed resolutions'],
      [number, 'ours changed forecasts'],
    ] as const)
      // prettier-ignore
      expect(threeWay({ base, ours, theirs: later }).conflicts).toMatchObject([{ where: 'ship: due', why }]);
  });

  it('are in conflict where each side added one id with other parts of what is committed to', () => {
    const [dated, likely] = [MOVE + '    due: 2025-12-31\n', MOVE + '    probability: 90%\n'];
    const merged = threeWay({ base: ledger(SHIP), ours: ledger(SHIP, dated), theirs: ledger(SHIP, likely) });
    expect(merged.conflicts.map(({ where }) => where)).toEqual(['move: due', 'move: probability']);
  });

  it('are in conflict where one prediction got two ids', () => {
    const [two, three] = [WIN.replace('id: win', 'id: win-2'), WIN.replace('id: win', 'id: win-3')];
    for (const base of [ledger(SHIP), ledger(SHIP, WIN)])
      expect(threeWay({ base, ours: ledger(SHIP, two), theirs: ledger(SHIP, three, HIRE) }).conflicts).toEqual([
        { where: 'win-2', why: 'theirs has it as win-3', ours: `\n${two}`, theirs: `\n${three}` },
      ]);
  });

  it('say under which id one side has what the other changed', () => {
    const base = ledger(SHIP, WIN);
    const ours = ledger(SHIP, WIN.replace('id: win', 'id: win-2'));
    const theirs = ledger(SHIP, `${WIN}    note: Soon.\n`);
    expect(threeWay({ base, ours, theirs }).conflicts).toMatchObject([{ where: 'win', why: 'ours has it as win-2' }]);
    expect(threeWay({ base, ours: theirs, theirs: ours }).conflicts).toMatchObject([{ why: 'theirs has it as win-2' }]);
    expect(threeWay({ base, ours, theirs: base + HIRE }).conflicts).toEqual([]);
  });

  it('are in conflict where one side changed who is meant and the other has new entries that name nobody', () => {
    const base = `keeper: ann\n${ledger(SHIP)}`;
    const keeper = base.replace('keeper: ann', 'keeper: ben');
    const nobody = `${base}    resolutions:\n      - { outcome: no, known: 2025-06-01 }\n`;
    expect(threeWay({ base, ours: keeper, theirs: nobody }).conflicts).toEqual([
      {
        where: 'keeper',
        why: 'theirs names nobody in what it has new: write ann there',
        ours: 'keeper: ben\n',
        theirs: 'keeper: ann\n',
      },
    ]);
    const named = `keeper: ann\n${ledger(voted(vote('ann')))}`;
    expect(threeWay({ base, ours: named, theirs: keeper }).conflicts).toEqual([]);
    const other = base.replace('forecaster: me', 'forecaster: cem');
    const entry = `\n${WIN}`;
    expect(threeWay({ base, ours: base + entry, theirs: other }).conflicts.map(({ where }) => where)).toEqual(['forecaster']); // prettier-ignore
    expect(threeWay({ base, ours: `${base + entry}    forecaster: me\n`, theirs: other }).conflicts).toEqual([]);
    expect(threeWay({ base: other, ours: other + entry, theirs: other.replace('forecaster: cem\n', '') }).conflicts).toHaveLength(1); // prettier-ignore
  });

  it('are in conflict where one side read another text and the other has new statements in it', () => {
    const record = (text: string, more = ''): string =>
      `title: A talk\nid: talk\ntext: { sha256: ${text.repeat(64)} }\nstatements:\n  - { at: line 1, gist: one }\n${more}`;
    const added = record('a', '  - { at: line 2, gist: two }\n');
    expect(threeWay({ base: record('a'), ours: added, theirs: record('b') }).conflicts).toMatchObject([
      { where: 'text', why: 'ours changed statements' },
    ]);
  });

  it('have once what both added to a list, and are in conflict where they added it in two layouts', () => {
    const record = (lines: string): string =>
      `title: A talk\nid: talk\nstatements:\n  - { at: line 1, gist: one }\n${lines}`;
    const [two, three] = ['  - { at: line 2, gist: two }\n', '  - { at: line 3, gist: three }\n'];
    const merged = threeWay({ base: record(''), ours: record(`\n${two}`), theirs: record(three + two) });
    expect(merged).toMatchObject({ text: record(`\n${two}${three}`), conflicts: [] });
    const block = '  - at: line 2\n    gist: two\n';
    expect(threeWay({ base: record(''), ours: record(two), theirs: record(three + block) }).conflicts).toHaveLength(1);
  });

  it('are in conflict where a vote may be of one grader whose name is a number', () => {
    const [ours, theirs] = [ledger(voted(vote('7'))), ledger(voted(vote('"7"', 'yes')))];
    expect(threeWay({ base: ledger(SHIP), ours, theirs }).conflicts).toHaveLength(1);
  });
});
