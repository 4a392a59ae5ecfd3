import { describe, expect, it } from 'vitest';
import { Desk, imported, lossWords, problemOf } from './desk.ts';

const LEDGER = `predict: 1
title: T
keeper: kk
forecaster: me
forecasters: { me: { name: Me, about: ab }, you: { name: You } }
sources:
  talk: { title: A talk, publisher: P, url: "https://e.org/t", said: 2025-01-05, statements: [{ at: line 3, speaker: host, gist: g, tracked: xx }] }
predictions:
  - id: xx
    claim: X happens.
    said: { date: 2025-01-05, source: talk, at: line 3, quote: a b, speaker: host }
    restated: [{ date: 2025-02-01, source: talk, at: "1:30", quote: q }]
    due: { date: 2025-12-30, basis: assigned, why: dw }
    probability: { value: 0.65, low: 0.6, high: 0.7, basis: assigned, why: w }
    condition: co
    criteria: { written: 2025-01-05, strict: s, charitable: c }
    tags: [ta]
    group: gg
    recorded: 2025-03-01
    forecasts:
      - { by: me, date: 2025-04-01, probability: 70%, why: fw }
      - { by: me, date: 2025-04-02, probability: { low: 0.6, value: 0.7, high: 0.8, basis: assigned, why: w } }
      - { by: you, date: 2025-04-02, withdrawn: true, why: ww }
    sealed: { date: 2025-04-01, sha256: ${'a'.repeat(64)} }
    resolutions:
      - { outcome: late, charitable: partial, fraction: 0.5, happened: 2026-01-02, known: 2026-01-03, recorded: 2026-02-01, by: me, why: rw, evidence: [{ url: "https://e.org/", publisher: P, date: 2026-01-01, side: for, shows: s }] }
      - { outcome: void, reason: retracted, known: 2026-01-04, recorded: 2026-02-01, by: you }
    note: nn
`;

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

/** The document with another value at one place, of the same sort. */
function changedAt(document: object, path: Path): string {
  const copy = structuredClone(document) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key]! as Record<string, unknown>, copy); // prettier-ignore
  const key = path.at(-1)!;
  const old = parent[key];
  if (typeof old === 'boolean') parent[key] = !old;
  else if (typeof old === 'number') parent[key] = old * 0.99;
  else parent[key] = /^\d{4}-\d\d-\d\d$/.test(String(old)) ? String(old).replace(/.$/, (last) => (last === '2' ? '3' : '2')) : `${String(old)}x`; // prettier-ignore
  return JSON.stringify(copy);
}

describe('an import into a ledger that has the entry', () => {
  it('says so where the ledger has nothing that would be kept', async () => {
    const short = 'id,claim,said,p\nx,A,2025-01-05,0.4\n';
    const desk = await imported('csv', 'x.csv', short);
    desk.write('x.csv', 'id,claim,said,p,due,note,criteria,tags\nx,A,2025-01-05,0.4,2025-02-01,n,c,t\n');
    const { losses } = await desk.import('csv', ['x.csv']);
    const none = 'the export has one, the ledger none, and an import adds none';
    expect(losses.map(({ what, why }) => [what, why])).toEqual([
      ['due day', `${none}: 2025-02-01`],
      ['tags', none],
      ['note', none],
      ['criteria', none],
    ]);
  });

  it('never passes over a value that is another one there', async () => {
    const desk = new Desk({ 'ledger.yaml': LEDGER });
    const { predict, ...document } = JSON.parse((await desk.export('json')).text) as Record<string, object>;
    const silent: string[] = [];
    const paths = leaves(document);
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths) {
      desk.write('ledger.yaml', LEDGER);
      desk.write('y.json', changedAt({ predict, ...document }, path));
      const isSaid = await desk.import('json', ['y.json']).then(
        ({ losses }) => losses.some(({ kind }) => kind !== 'changed') || desk.read('ledger.yaml') !== LEDGER,
        () => true,
      );
      if (!isSaid) silent.push(path.join('.'));
    }
    expect(silent).toEqual([]);
  });

  it('never passes over what the ledger does not have', async () => {
    const bare =
      'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n  - id: xx\n    claim: X happens.\n    said: 2025-01-05\n    due: 2025-12-30\n    probability: 65%\n    resolutions: [{ outcome: no, known: 2025-12-31 }]\n';
    const desk = new Desk({ 'ledger.yaml': bare });
    const document = JSON.parse((await desk.export('json')).text) as {
      ledger: Record<string, unknown>;
      predictions: [Record<string, unknown>];
    };
    const said = async (change: (entry: Record<string, unknown>, head: Record<string, unknown>) => void): Promise<string[]> => {
      const copy = structuredClone(document);
      change(copy.predictions[0], copy.ledger);
      desk.write('y.json', JSON.stringify(copy));
      const { losses } = await desk.import('json', ['y.json']);
      expect(desk.read('ledger.yaml')).toBe(bare);
      return lossWords(losses);
    }; // prettier-ignore
    const resolution = { outcome: 'no', known: '2025-12-31', recorded: '2025-12-31', by: 'keeper' };
    expect(await said(() => {})).toEqual([]);
    expect(await said((entry) => (entry['said'] = { date: '2025-01-05', quote: 'q' }))).toEqual(['kept said.quote']);
    expect(await said((entry) => (entry['due'] = { date: '2025-12-30', basis: 'assigned', why: 'w' }))).toEqual(['kept due.basis', 'kept due.why']); // prettier-ignore
    expect(await said((entry) => (entry['probability'] = { value: '65%', basis: 'assigned', why: 'w' }))).toEqual(['kept probability.basis', 'kept probability.why']); // prettier-ignore
    expect(await said((entry) => (entry['recorded'] = '2025-01-06'))).toEqual(['kept recorded']);
    expect(await said((entry) => (entry['resolutions'] = [{ ...resolution, why: 'w', charitable: 'yes', evidence: [{ url: 'https://e.org' }] }]))).toEqual([
      'kept resolution.charitable', 'kept resolution.why', 'kept resolution.evidence',
    ]); // prettier-ignore
    expect(await said((_entry, head) => (head['forecasters'] = { me: { name: 'Me', about: 'a' }, you: { name: 'You' } }))).toEqual([
      'kept about the forecaster', 'lost forecaster',
    ]); // prettier-ignore
    expect(await said((_entry, head) => (head['sources'] = { talk: { title: 't' } }))).toEqual(['lost source record']);
    expect(await said((_entry, head) => (head['title'] = 'Other'))).toEqual(['kept title of the ledger']);
  });

  it('refuses keys above the entries that nothing is made of', async () => {
    const desk = new Desk({ 'ledger.yaml': LEDGER });
    const text = (await desk.export('json')).text;
    const problem = (from: string, to: string): Promise<string> => {
      desk.write('y.json', text.replace(from, to));
      return problemOf(() => desk.import('json', ['y.json']));
    };
    expect(await problem('"title": "T"', '"titel": "T"')).toMatch(/y\.json:\d+:\d+: the head of a ledger has no key "titel"/); // prettier-ignore
    expect(await problem('"about": "ab"', '"abuot": "ab"')).toMatch(/y\.json:\d+:\d+: a forecaster has no key "abuot"/);
    expect(await problem('"predictions"', '"more": 1,\n"predictions"')).toMatch(/y\.json:\d+:\d+: the document has no key "more"/); // prettier-ignore
  });

  it('adds the second of two votes that differ only in what they say', async () => {
    const votes = (text: string): string =>
      LEDGER.replace(/ {4}resolutions:\n(?: {6}.*\n)+/, `    resolutions:\n${text}`);
    const [first, second] = ['a', 'b'].map((why) => `      - { outcome: no, known: 2026-01-03, recorded: 2026-02-01, by: me, why: ${why} }\n`); // prettier-ignore
    const desk = new Desk({ 'ledger.yaml': votes(`${second}${first}`) });
    desk.write('y.json', (await desk.export('json')).text);
    desk.write('ledger.yaml', votes(first!));
    const { losses } = await desk.import('json', ['y.json']);
    expect(desk.predictions[0]!.resolutions.map(({ why }) => why)).toEqual(['a', 'b']);
    expect(losses).toEqual([]);
  });

  it('says nothing of days and bases that the file leaves open', async () => {
    const text = 'id,claim,forecaster,said,due,p,criteria,outcome,known\nxx,X happens.,me,2025-01-05,2025-12-30,0.65,s,no,2026-01-03\n'; // prettier-ignore
    const desk = await imported('csv', 'x.csv', text);
    desk.write('ledger.yaml', desk.read('ledger.yaml').replace('due: 2025-12-30', 'due: { date: 2025-12-30, basis: assigned, why: w }')); // prettier-ignore
    desk.today = '2027-01-01';
    expect((await desk.import('csv', ['x.csv'])).losses).toEqual([]);
    desk.write('x.csv', text.replace('due,', 'due,dueBasis,').replace('-30,', '-30,inferred,'));
    expect(lossWords((await desk.import('csv', ['x.csv'])).losses)).toEqual(['kept due.basis']);
    desk.write('x.csv', text.replace('known', 'known,resolutionRecorded,recorded').replace('-03\n', '-03,2026-01-04,2025-02-01\n')); // prettier-ignore
    expect(lossWords((await desk.import('csv', ['x.csv'])).losses)).toEqual(['kept recorded', 'kept resolution.recorded']); // prettier-ignore
  });
});
