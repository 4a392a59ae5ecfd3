import { describe, expect, it } from 'vitest';
import { checkQuotes, coverageOf, sourceText } from '../../src/ledger/coverage.ts';
import { nearQuote } from '../../src/ledger/near-quote.ts';
import type { Ledger, Saying, Source } from '../../src/ledger/prediction.ts';
import type { Look } from '../../src/show/terminal/look.ts';
import { quotesPage } from '../../src/show/terminal/quotes-page.ts';
import { ledgerOf, prediction } from '../score/record.ts';

const TEXT = 'first line\nthe second line, with “marks”\n\nfourth  line\r\nfifth line';
const at = (text: string | Uint8Array) =>
  sourceText('any-name.txt', typeof text === 'string' ? Buffer.from(text) : text);
const TALK = at(TEXT);

function ledger(sayings: readonly Saying[], source: Partial<Source> = {}): Ledger {
  const text = { file: 'talk.txt', sha256: TALK.sha256, bytes: TEXT.length };
  const talk: Source = { id: 'talk', title: 'A talk', statements: [], text, ...source };
  const predictions = sayings.map((said, index) => prediction(`p-${index}`, { said }));
  return { ...ledgerOf(predictions), sources: new Map([['talk', talk]]) };
}

function found(quote: string, place: string | undefined, texts = [TALK]) {
  const said = { date: '2025-01-01', source: 'talk', quote, ...(place === undefined ? {} : { at: place }) };
  const { finding, line, why } = checkQuotes(ledger([said]), texts)[0]!;
  return [finding, line, why].filter((part) => part !== undefined).join(' ');
}

describe('a quote', () => {
  it('stands in the lines its locator names, byte for byte', () => {
    expect(found('second line, with “marks”', 'line 2')).toBe('found');
    expect(found('second line', 'lines 1-2')).toBe('found');
    expect(found('first line\nthe second', 'lines 1-2')).toBe('found');
    expect(found('fourth  line\r', 'line 4')).toBe('found');
    expect(found('fifth line', 'line 5')).toBe('found');
  });

  it('stands elsewhere, and where', () => {
    expect(found('second line', 'line 1')).toBe('elsewhere 2');
    expect(found('first line\nthe second', 'line 1')).toBe('elsewhere 1');
    expect(found('fifth', 'lines 1-4')).toBe('elsewhere 5');
    expect(found('fifth', 'line 99')).toBe('elsewhere 5');
    expect(found('fifth', 'lines 5-4')).toBe('elsewhere 5');
    expect(found('fifth', 'line 0')).toBe('elsewhere 5');
  });

  it('is missing when a single byte differs', () => {
    for (const quote of ['Second line', 'with "marks"', 'fourth line', 'second line with', 'fifth line.']) expect(found(quote, 'line 2')).toBe('missing'); // prettier-ignore
  });

  it('that is missing is named where the text has it with other marks, spaces, capitals or line ends', () => {
    const text = 'MUSK: we’ll sell it — “soon”… or\nlater.  No (really) (?) promises.\r\nCafé';
    const near = (quote: string) => nearQuote(quote, text);
    expect(near(`we'll sell it - "soon"... or`)).toStrictEqual({ from: 1, to: 1, words: 'we’ll sell it — “soon”… or' });
    expect(near('WE`LL sell it -- "soon"…')).toMatchObject({ from: 1, words: 'we’ll sell it — “soon”…' });
    expect(near('or later. No (REALLY) (?)')).toMatchObject({ from: 1, to: 2 });
    expect(near('promises. café')).toMatchObject({ from: 2, to: 3 });
    for (const quote of ['sell them', 'or laterx No', '.*', ' ', '[a-z]+', 'No really']) expect(near(quote)).toBeUndefined(); // prettier-ignore
  });

  it('that is missing says on the page what stands there instead', () => {
    const look = { width: 80, unicode: true, links: false, terminal: false } as Look;
    const page = (quote: string) =>
      quotesPage(checkQuotes(ledger([{ date: '2025-01-01', source: 'talk', at: 'line 2', quote }]), [TALK]), look);
    expect(page('Second line, with "marks"')).toBe(
      'p-0  missing (line 2 has “second line, with “marks””): “Second line, with "marks"” talk, line 2\n1 quote: 1 missing\n',
    );
    expect(page('first line the second')).toContain('missing (broken there by the end of a line: lines 1-2): “');
    expect(page('not at all')).toContain('p-0  missing: “not at all”');
  });

  it('under another kind of locator is found, its place not checked', () => {
    for (const place of ['12:34', 'page 2', 'line two', 'line 2, middle', undefined]) expect(found('second line', place)).toBe('found, place not checked'); // prettier-ignore
    expect(found('nowhere', '12:34')).toBe('missing');
  });

  it('is not checked, never passed, when its text is not at hand', () => {
    expect(found('second line', 'line 2', [])).toBe('not checked text absent');
    expect(found('second line', 'line 2', [at(`${TEXT} `)])).toBe('not checked text absent');
    expect(found('second line', 'line 2', [{ ...at(`${TEXT} `), name: 'talk.txt' }])).toBe('not checked text changed');
    const none = ledger([
      { date: '2025-01-01', quote: 'second line' },
      { date: '2025-01-01', source: 'talk' },
    ]);
    expect(checkQuotes(none, [TALK])).toMatchObject([{ finding: 'not checked', why: 'no source' }]);
    const { text: _, ...rest } = ledger([]).sources.get('talk')!;
    const unread = {
      ...ledger([{ date: '2025-01-01', source: 'talk', quote: 'second' }]),
      sources: new Map([['talk', rest]]),
    };
    expect(checkQuotes(unread, [TALK])[0]).toMatchObject({ finding: 'not checked', why: 'no text recorded' });
  });

  it('is checked wherever it was said, in the first saying and in each that repeats it', () => {
    const one = ledger([{ date: '2025-01-01', source: 'talk', quote: 'first', at: 'line 1' }]);
    const again = { date: '2025-02-01', source: 'talk', quote: 'fifth', at: 'line 1' };
    const predictions = one.predictions.map((entry) => ({ ...entry, restated: [again] }));
    expect(checkQuotes({ ...one, predictions }, [TALK]).map(({ finding }) => finding)).toEqual(['found', 'elsewhere']);
  });

  it('is looked for in the text as it is, whatever it holds', () => {
    const odd = at(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('first line')]));
    const said = { date: '2025-01-01', source: 'talk', quote: 'first', at: 'line 1' };
    expect(checkQuotes(ledger([said], { text: { file: 't', sha256: odd.sha256, bytes: 13 } }), [odd])[0]!.finding).toBe(
      'found',
    );
    expect(at('').sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

it('statements are tracked or left out, and the predictions of a source are counted', () => {
  const statements = [
    { at: 'line 1', gist: 'a', tracked: ['p-0', 'p-1'] },
    { at: 'line 2', gist: 'b', tracked: [], leftOut: 'a truism' },
    { at: 'line 3', gist: 'c', tracked: [] },
  ];
  const said = { date: '2025-01-01', source: 'talk' };
  expect(coverageOf(ledger([said, said, { date: '2025-01-01' }], { statements }))).toMatchObject([{ statements: 3, tracked: 1, leftOut: 2, predictions: 2, unaccounted: 0 }]); // prettier-ignore
  expect(coverageOf(ledger([said, said, said, { date: '2025-01-01' }], { statements }))).toMatchObject([{ predictions: 3, unaccounted: 1 }]); // prettier-ignore
});
