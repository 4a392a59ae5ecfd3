import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { readForecastTable } from '../../../src/exchange/table/forecast-table.ts';

const read = (text: string) => readForecastTable('t.csv', [Buffer.from(text)], { labels: true });
const columns = (text: string) => {
  const { table } = read(text);
  return { p: [...table.p], y: [...table.y], cluster: [...table.cluster!], reference: [...table.reference!] };
};
const fault = (text: string): { message: string; line: number; excerpt: string; status: number } => {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, place } = error.problems[0]!;
    return { message, line: place!.line, excerpt: place!.excerpt, status: error.status };
  }
  throw new Error('it was read');
};

describe('a table of forecasts', () => {
  it('has its columns in any order, others ignored', () => {
    const found = read('note,y,cluster,p,ref,id\nx,1,a,0.7,0.6,one\n,0,b,20%,,\nz,yes,a,1,50%,two\n');
    expect(found.ignored).toEqual(['note']);
    expect(found.labels).toEqual(['one', 'line 3', 'two']);
    expect(columns('note,y,cluster,p,ref,id\nx,1,a,0.7,0.6,one\n,0,b,20%,,\nz,yes,a,1,50%,two\n')).toEqual({
      p: [0.7, 0.2, 1], y: [1, 0, 1], cluster: [0, 1, 0], reference: [0.6, NaN, 0.5],
    }); // prettier-ignore
  });

  it('counts rows without an outcome and scores them not', () => {
    expect(read('p,y\n0.7,\n0.6,1\n0.5,\n')).toMatchObject({ unresolved: 2, table: { n: 1 } });
    expect(read('p,y\n')).toMatchObject({ unresolved: 0, table: { n: 0 } });
  });

  it('counts rows that repeat an id by the same forecaster, and scores each', () => {
    expect(read('id,forecaster,p,y\na,x,0.1,0\na,y,0.1,0\na,x,0.2,0\na,x,0.3,0\n,x,0.1,0\n,x,0.1,0\n')).toMatchObject({ repeated: 2, shared: 1, table: { n: 6 } }); // prettier-ignore
    expect(read('id,p,y\na,0.1,0\na,0.1,0\n')).toMatchObject({ repeated: 1, shared: 0 });
    expect(read('id,forecaster,p,y\na,x,0.1,0\na,y,0.1,\na,z,0.1,0\n')).toMatchObject({ repeated: 0, shared: 1 });
    expect(read('id,forecaster,p,y\na,x,0.1,\na,y,0.1,0\n')).toMatchObject({ repeated: 0, shared: 0, unresolved: 1 });
  });

  it('is read with a BOM, CRLF, quotes, blank lines and no last line end', () => {
    for (const text of ['\ufeffp,y\n0.7,1', 'p,y\r\n0.7,1\r\n', '"p","y"\n"0.7","1"\n', 'p,y\n\n0.7,1\n\n  \n', ' p , y \n 0.7 , 1 \n']) expect(columns(text)).toMatchObject({ p: [0.7], y: [1] }); // prettier-ignore
    expect(read('note,p,y\n"a, ""b""\nand more",0.7,1\n').table.n).toBe(1);
  });

  it('is read with rows of nothing but commas, as spreadsheets leave them', () => {
    for (const end of ['\n', '\r\n'])
      for (const row of [',,', ' , ,\t', ',"",', ',', ',,,,'])
        expect(columns(['id,p,y', 'a,0.7,1', row, row, 'b,0.2,0', row, ''].join(end))).toMatchObject({ p: [0.7, 0.2] });
    expect(fault('id,p,y\n,,\nb,,\n')).toMatchObject({ line: 3, message: 'p is "", not a probability' });
    expect(fault('id,p,y\n;;\n')).toMatchObject({ line: 2, message: 'this row has 1 cells, the header 3' });
  });

  it.each([';', '\t'])('has decimal commas where cells are parted by %j', (mark) => {
    const rows = ['p,y,ref', '.7|1|.6', '0|0,5|', '20,5 %|no|50,5%', '"0,65"|"1,0"|0.4'].join('\n');
    const text = rows.replace('p,y,ref', 'p|y|ref').replaceAll('.7', ',7').replaceAll('|', mark);
    expect(columns(text)).toMatchObject({
      p: [0.7, 0, 0.205, 0.65], y: [1, 0.5, 0, 1], reference: [0.6, NaN, 0.505, 0.4],
    });
    for (const p of ['0,', '0,6,5', '1.000,5', '0 ,6', '+0,6', '0,6e-1'])
      expect(fault(`p|y\n${p}|1\n`.replace(/\|/g, mark)).message).toBe(`p is "${p}", not a probability`);
  }); // prettier-ignore

  it('has no decimal commas where cells are parted by commas', () => {
    expect(fault('p,y\n"0,65",1\n').message).toBe('p is "0,65", not a probability');
  });

  it('may have several columns without a meaning and the same name', () => {
    expect(read('p,y,,\n0.7,1,,\n')).toMatchObject({ ignored: ['', ''], table: { n: 1 } });
    expect(fault('p,y,p\n0.7,1,0.2\n').message).toContain('stands twice');
  });

  it('as JSON lines says the same', () => {
    const csv = read('id,p,y,ref\na,0.7,1,0.5\nb,20%,no,\nc,0.1,,\n');
    const json = read(
      '{"id":"a","p":0.7,"y":1,"ref":0.5}\n{"p":"20%","id":"b","y":false,"more":[1]}\r\n\n{"id":"c","p":0.1,"y":null}',
    );
    expect(json).toMatchObject({ unresolved: 1, ignored: ['more'], labels: csv.labels });
    expect(json.table).toEqual(csv.table);
    expect(read('{"id":7,"p":" 65% ","y":"Yes"}').table.p[0]).toBe(0.65);
  });

  it('takes every way to write an outcome', () => {
    const y = (text: string) => [...read(`p,y\n0.5,${text}\n`).table.y][0];
    expect(['yes', 'TRUE', '1', '1.0', 'no', 'False', '0', '0.25'].map(y)).toEqual([1, 1, 1, 1, 0, 0, 0, 0.25]);
    for (const text of ['maybe', '2', '-0.1', '50%', '1,5', 'nan', 'Infinity', '0x1', '__proto__'])
      expect(() => y(text), text).toThrow(Failure);
  });

  it('reads per cents as the nearest double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        // 29% is 0.29, not 0.28999999999999998 that 29 / 100 might have been in other hands.
        const text = `${Math.floor(tenths / 10)}.${tenths % 10}%`;
        expect(read(`p,y\n${text},1\n`).table.p[0]).toBe(Number((tenths / 1000).toFixed(3)));
      }),
    );
  });
});

describe('the first bad row', () => {
  it('is named by its line, and no number comes of it', () => {
    expect(fault('p,y\n0.7,1\n\n1.7,0\n0.2,x\n')).toMatchObject({ line: 4, excerpt: '1.7,0', status: 1 });
    expect(fault('p,y\r\n0.7,1\r\n0.2,x\r\n')).toMatchObject({ line: 3, excerpt: '0.2,x' });
    expect(fault('p,y\n0.7,1\n0.2,x')).toMatchObject({ line: 3 });
    expect(fault('p,y\n0.7,1,0\n')).toMatchObject({ line: 2, message: 'this row has 3 cells, the header 2' });
    expect(fault('p,y,ref\n0.7,1,2\n').message).toContain('ref');
    expect(fault('{"p":0.7,"y":1}\n{"p":0.7,"y":2}\n')).toMatchObject({ line: 2, excerpt: '{"p":0.7,"y":2}' });
    expect(fault('{"p":0.7,"y":1}\n{"p":\n')).toMatchObject({ line: 2, message: 'this line is not JSON' });
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const cells of [`"p":${deep}`, `"p":0.5,"y":${deep}`, `"p":0.5,"y":1,"id":${deep}`])
      expect(fault(`{${cells}}`).message).toBe('lists and objects stand inside each other more than 64 deep');
    expect(fault('{"p":0.7,"y":1}\n[1]\n')).toMatchObject({ line: 2 });
    expect(fault('{"p":{},"y":1}\n')).toMatchObject({ line: 1 });
    expect(fault('{"p":true,"y":1}\n')).toMatchObject({ line: 1 });
    expect(fault('p,y\n"0.7,1\n').message).toContain('not CSV');
    const unclosed = fault('p,y,id\n0.5,1,"a ""b""\nc"\n0.6,1,"d\n0.7,0,e\n0.8,1,f\n');
    expect(unclosed).toMatchObject({
      line: 4,
      excerpt: '0.6,1,"d',
      message: 'not CSV: a quote that opens on this line is not closed',
    });
  });

  it('may be the header, or nothing at all', () => {
    expect(fault('').message).toBe('the table is empty');
    expect(fault('a,b\n1,2\n').message).toBe('there is no column p');
    expect(fault('p\n0.5\n').message).toBe('there is no column y');
    expect(fault('0.7,1\n').message).toBe('there is no column p');
  });

  it('is one without a probability, also where there is no outcome', () => {
    expect(fault('p,y\n,1\n').message).toContain('p is ""');
    expect(fault('p,y\nsoon,\n').line).toBe(2);
    for (const p of ['-0', '-0.1', '1e400', '101%', 'NaN', '0,7', '1/2', '٥٠%']) expect(fault(`p;y\n${p};1\n`.replaceAll(';', ',').replace('0,7', '"0,7"')).line, p).toBe(2); // prettier-ignore
  });
});

it('never fails otherwise, whatever the bytes', () => {
  const cell = fc.constantFrom(
    '0.5',
    '1',
    '',
    '"',
    ',',
    '\n',
    '\r\n',
    'yes',
    '{',
    '}',
    'p',
    'y',
    '\u0000',
    '__proto__',
    '%',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), fc.constantFrom('', 'p,y\n', '{"p":0.5,"y":1}\n'), (cells, head) => {
      try {
        expect(read(head + cells.join('')).table.n).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
  );
});
