// However a table's bytes arrive, it is the same table, and the one that csv-parse reads in one piece.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { readForecastTable } from '../../src/exchange/table/forecast-table.ts';
import { decode } from '../../src/ledger/read/decode.ts';
import { wholeTable } from './whole-table.ts';
import type { WholeFault, WholeTable } from './whole-table.ts';

/** Parts of these lengths in turn, all in one piece of memory that is used again, as a file is read. */
function* chunks(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array, void> {
  const memory = Buffer.alloc(Math.max(...sizes));
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const part = bytes.subarray(at, at + sizes[turn % sizes.length]!);
    memory.fill(0x22).set(part);
    yield memory.subarray(0, part.length);
    at += part.length;
  }
}

type Read = WholeTable | (WholeFault & { excerpt: string; hints: readonly string[] });

/** The clusters by the first row of each, so that numbers and names can be compared. */
const byFirst = (clusters: readonly (number | string)[]): number[] =>
  clusters.map((name) => (name === '' || name === -1 ? -1 : clusters.indexOf(name)));

function read(bytes: Uint8Array, sizes: readonly number[], labels: boolean): Read {
  try {
    const { table, ...rest } = readForecastTable('t.csv', chunks(bytes, sizes), { labels });
    const { n, p, y, cluster, reference } = table;
    expect([p.length, y.length, cluster!.length, reference!.length]).toEqual([n, n, n, n]);
    const columns = { p: [...p], y: [...y], reference: [...reference!] };
    return { ...columns, clusters: byFirst([...cluster!]) as unknown as string[], ...rest };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, place, hints } = error.problems[0]!;
    return { message, line: place!.line, excerpt: place!.excerpt, hints };
  }
}

/** As the whole text has it; undefined where it is refused before it is a table at all. */
function expected(text: string): WholeTable | WholeFault | undefined {
  try {
    decode(Buffer.from(text), 't.csv');
  } catch {
    return undefined;
  }
  const whole = wholeTable(text);
  return 'message' in whole ? whole : { ...whole, clusters: byFirst(whole.clusters) as unknown as string[] };
}

/** Checks one text in chunks of these sizes; gives whether it was a table. */
function check(text: string, sizes: readonly number[]): 'table' | 'fault' | 'no text' {
  const bytes = Buffer.from(text);
  const found = read(bytes, sizes, true);
  expect(found).toEqual(read(bytes, [bytes.length + 1], true));
  const whole = expected(text);
  if (whole === undefined) {
    expect(found).toHaveProperty('message');
    return 'no text';
  }
  if ('message' in whole) {
    // csv-parse counts a CR LF inside quotes as two lines.
    if (text.includes('\r'))
      expect(found).toMatchObject({ message: expect.stringContaining(whole.message.split(' at line ')[0]!) }); // prettier-ignore
    else {
      const excerpt = text.split('\n')[whole.line - 1]!;
      expect(found).toMatchObject({ ...whole, excerpt });
    }
    return 'fault';
  }
  if (text.includes('\r')) expect({ ...found, labels: [] }).toEqual({ ...whole, labels: [] });
  else expect(found).toEqual(whole);
  expect(read(bytes, sizes, false)).toEqual({ ...found, labels: [] });
  return 'table';
}

const PROBABILITIES = ['0.5', '1', '.25', '65%', '0.30000000000000004', ' 0.7 ', '1e-3', '+0.5', '12 %', '0.123456789012345', '0.1234567890123456']; // prettier-ignore
const OUTCOMES = ['1', '0', 'yes', 'NO', '', ' ', '0.25', 'true'];
const NAMES = ['a', 'b', '', 'ä', '日本', '🎲 dice', ' a ', '\u00a0a', 'a longer name than thirteen characters', '__proto__', '0']; // prettier-ignore
const ODD = ['"', '""', ',', '\n', '\r\n', '\r', '"a"', '"a ""b"', '"a\nb"', '"a\r\nb"', '2', 'x', '\ufeff', '\u2028', '\u0000', '{', 'NaN', '-0', ';', '\t']; // prettier-ignore

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A cell, now and then in quotes that it could do without. */
const cell = (...texts: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.integer({ min: 0, max: 9 }))
    .map(([text, die]) => (die === 0 || /[,"\n]/.test(text) ? inQuotes(text) : text));

const goodRow = fc.tuple(
  cell(...PROBABILITIES),
  cell(...OUTCOMES),
  cell(...NAMES, ...NAMES, 'a, b', 'a\nb', 'say "a"'),
  cell(...NAMES),
  cell('', '0.5', '40%'),
  cell('', '', 'x', 'y'),
);

const HEADS = ['p,y,id,cluster,ref,forecaster', 'p,y,id,cluster,ref,note', '"p",y, id ,cluster,ref,"a ""b"""'];

/** Rows without anything, of every length. */
const BLANK = [[''], ['  '], ['', '', '', '', '', ''], [' ', '', '""', '', '', '  '], ['', '']];

/** As somebody writes numbers who parts cells by semicolons. */
const withCommas = (cells: string[]): string[] =>
  cells.map((text, at) => ([0, 1, 4].includes(at) ? text.replace(/^("? *\d*)\.(?=\d+ *%? *"?$)/, '$1,') : text));

const goodTable = fc
  .tuple(
    fc.constantFrom(',', ',', ';', '\t'),
    fc.constantFrom('', '\ufeff', '\n', '\r\n\n'),
    fc.constantFrom(...HEADS),
    fc.array(fc.oneof({ weight: 9, arbitrary: goodRow }, { weight: 1, arbitrary: fc.constantFrom(...BLANK) }), { maxLength: 12 }), // prettier-ignore
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([mark, lead, head, rows, end, last, commas]) => lead + [head.replaceAll(',', mark), ...rows.map((cells) => (commas && mark !== ',' ? withCommas(cells) : cells).join(mark))].join(end) + (last ? end : '')); // prettier-ignore

/** A table with odd pieces in odd places. */
const oddTable = fc
  .tuple(goodTable, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ODD)), { minLength: 1, maxLength: 3 }))
  .map(([table, pieces]) =>
    pieces.reduce((text, [at, piece]) => {
      const characters = [...text];
      characters.splice(at % (characters.length + 1), 0, piece);
      return characters.join('');
    }, table),
  );

const jsonTable = fc
  .array(
    fc.oneof(
      fc
        .record(
          {
            p: fc.constantFrom<unknown>(0.5, '65%', 1, -0, 1.5, null, '0.1'),
            y: fc.constantFrom<unknown>(1, 0, true, 'no', null, 0.5),
            id: fc.constantFrom<unknown>('a', 'b', 7, null, '', ' a ', '日本', 'a\u0000b'),
            cluster: fc.constantFrom<unknown>('x', 1, null, '🎲'),
            ref: fc.constantFrom<unknown>(0.5, '', null, '40%'),
            forecaster: fc.constantFrom<unknown>('m', null, ''),
            note: fc.constant([1]),
          },
          { requiredKeys: ['p', 'y'] },
        )
        .map((row) => JSON.stringify(row)),
      fc.constantFrom('', '  ', '{"__proto__":1,"p":0.5,"y":1}', '{"p":0.5,"y":1}\r', '{"p":-0,"y":-0.0}'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) => `{"p":0.5,"y":1}\n${lines.join('\n')}`);

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 });

describe('a table in chunks', () => {
  it('of CSV is the one that csv-parse reads', () => {
    const seen = { table: 0, fault: 0, 'no text': 0 };
    fc.assert(
      fc.property(goodTable, sizes, (text, parts) => {
        seen[check(text, parts)]++;
      }),
      { numRuns: 600 },
    );
    expect(seen.table).toBeGreaterThan(400);
  });

  it('is refused where csv-parse refuses it, with the same words and line', () => {
    const seen = { table: 0, fault: 0, 'no text': 0 };
    fc.assert(
      fc.property(oddTable, sizes, (text, parts) => {
        seen[check(text, parts)]++;
      }),
      { numRuns: 1500 },
    );
    expect(seen.table).toBeGreaterThan(100);
    expect(seen.fault).toBeGreaterThan(400);
  });

  it('of JSON lines is the one that JSON.parse reads', () => {
    const seen = { table: 0, fault: 0, 'no text': 0 };
    fc.assert(
      fc.property(jsonTable, sizes, (text, parts) => {
        seen[check(text, parts)]++;
      }),
      { numRuns: 500 },
    );
    expect(seen.table).toBeGreaterThan(50);
    expect(seen.fault).toBeGreaterThan(50);
  });

  it('may be cut at any byte', () => {
    const texts = [
      '\ufeffp,y,id,cluster\r\n0.7,1,日本,🎲\r\n\r\n"0.2",no,"a ""b"",\r\nc",x\r\n.5,,é,',
      'id,p,y\n"a",0.7,1\nb,20%,no\n\n  \n"a",0.1,yes\n',
      '\ufeff{"p":0.7,"y":1,"id":"🎲"}\r\n\n{"p":"20%","y":"no"}',
      'p,y\n0.7,1\n1.7,0\n',
      'p,y\n0.7,1\n"0.2,0\n',
    ];
    for (const text of texts) {
      const { length } = Buffer.from(text);
      for (let cut = 1; cut <= length; cut++) expect(check(text, [cut, length])).not.toBe('no text');
    }
  });

  it('names the true line of a bad row behind a CR LF in quotes', () => {
    const text = 'p,y,id\r\n0.5,1,"a\r\nb"\r\n0.5,2,c\r\n"0.5,1\r\n';
    expect(read(Buffer.from(text), [7], false)).toMatchObject({ line: 4, excerpt: '0.5,2,c' });
    expect(read(Buffer.from(text.replace('2,c', '1,c')), [7], false)).toMatchObject({
      line: 5, excerpt: '"0.5,1', message: expect.stringContaining('a quote that opens on this line'),
    }); // prettier-ignore
  });
});

describe('what is no text', () => {
  const refusal = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return error instanceof Failure ? error.problems : error;
    }
    return undefined;
  };

  it('is refused as a ledger would be, with the same place, however it arrives', () => {
    const pieces = ['p,y\n', '0.7,1\n', '0.7,oh\n', '日本\n', 'a\r\n'];
    const bad = [[0xff], [0xc3], [0xe6, 0x97], [0xed, 0xa0, 0x80], [0], [0x1b], [0xc2, 0x85], [13], [0xe2, 0x80, 0xa8], [0x61]]; // prettier-ignore
    const part = fc.oneof(
      fc.constantFrom(...pieces).map((text) => [...Buffer.from(text)]),
      fc.constantFrom(...bad),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), sizes, (parts, cuts) => {
        const bytes = Buffer.from(parts.flat());
        const whole = refusal(() => decode(bytes, 't.csv'));
        const found = refusal(() => readForecastTable('t.csv', chunks(bytes, cuts)));
        if (whole === undefined)
          expect(found === undefined || (found as { code: string }[])[0]!.code === 'bad-table').toBe(true);
        else expect(found).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused as well far down a large table', () => {
    const lines = 'p,y,id\r\n' + '0.5,1,\tx\r\n'.repeat(40_000);
    for (const odd of ['\u0000', '\u001b', '\u007f', '\r', '\u0085', '\u2028'])
      for (const at of [lines.length, lines.length - 15]) {
        const bytes = Buffer.from(`${lines.slice(0, at)}${odd}${lines.slice(at)}`);
        const whole = refusal(() => decode(bytes, 't.csv'));
        expect(whole).toMatchObject([{ place: { line: at === lines.length ? 40_002 : 40_000 } }]);
        expect(refusal(() => readForecastTable('t.csv', chunks(bytes, [1 << 19])))).toEqual(whole);
      }
    expect(readForecastTable('t.csv', chunks(Buffer.from(lines), [1 << 19])).table.n).toBe(40_000);
  });

  it('may be a line that is too long', () => {
    const bytes = Buffer.from(`p,y\n0.5,1\n${'x'.repeat(1_000_001)}\n0.5,2\n`);
    const whole = refusal(() => decode(bytes, 't.csv'));
    expect(whole).toMatchObject([{ code: 'line-too-long', place: { line: 3 } }]);
    expect(refusal(() => readForecastTable('t.csv', chunks(bytes, [1 << 16])))).toEqual(whole);
  });
});
