import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable, needColumns } from '../../src/exchange/text/csv-rows.ts';
import { textOf } from '../../src/exchange/text/input.ts';
import { jsonOffset } from '../../src/exchange/text/json-offset.ts';
import { jsonDocument, jsonLineDocuments } from '../../src/exchange/text/tree-value.ts';
import { hasHidden, visibleLine, visibleText } from '../../src/exchange/text/visible-text.ts';
import { frontMatter, yamlDocument } from '../../src/exchange/text/yaml-value.ts';
import { problemOf } from './desk.ts';

const input = (text: string) => ({ file: 'in.csv', text });

describe('rows of CSV', () => {
  it('know the line they begin on, with line ends in cells, empty lines and a byte order mark', () => {
    const table = csvTable(input('\ufeffa,b\r\n"one\ntwo",2\r\n\r\n3,"x\r\ny"\r\n5,6'));
    expect(table.header).toEqual(['a', 'b']);
    expect(table.rows.map(({ line }) => line)).toEqual([2, 5, 7]);
    expect(table.rows.map((row) => row.get('b'))).toEqual(['2', 'x\r\ny', '6']);
    expect(table.rows[0]!.get('none')).toBe('');
    expect(table.rows[2]!.place()).toMatchObject({ line: 7, excerpt: '5,6' });
  });

  it('are refused when too long or too short, with the line', async () => {
    expect(await problemOf(() => csvTable(input('a,b\n1,2\n1,2,3\n')))).toContain(
      'in.csv:3:1: this row has 3 cells, the header 2',
    );
    expect(await problemOf(() => csvTable(input('a,b\n"1\n",2\n1\n')))).toContain('in.csv:4:1: this row has 1 cells');
    expect(csvTable(input('a,b\n1\n'), { mayLack: 1 }).rows[0]!.get('b')).toBe('');
    expect(await problemOf(() => csvTable(input('a,b\n1,"2\n')))).toContain('not CSV');
    const unclosed = await problemOf(() => csvTable(input('a,b\n1,"2\n3,4\n5,6\n')));
    expect(unclosed).toContain('2:1: not CSV: a quote that opens on this line is not closed');
    expect(await problemOf(() => csvTable(input('')))).toContain('the table is empty');
    expect(await problemOf(() => csvTable(input('a,a\n1,2\n')))).toContain('the column "a" stands twice');
    expect(await problemOf(() => needColumns(csvTable(input('a\n')), input('a\n'), ['b'], 'X'))).toContain(
      'this is not X: there is no column "b"',
    );
  });
});

describe('values of JSON', () => {
  it('know their place', async () => {
    const text = '{"a": [1, {"b\\"": "x,]"}],\n  "list": [[], {"p": [true]},\n    {"p": 140}]}';
    const at = (path: (string | number)[]): string => text.slice(jsonOffset(text, path)).slice(0, 4);
    expect(at(['a', 1, 'b"'])).toBe('"x,]');
    expect(at(['list', 2, 'p'])).toBe('140}');
    expect(at(['list', 1, 'none'])).toBe('{"p"');
    const value = jsonDocument({ file: 'in.json', text });
    expect(await problemOf(() => value.at('list').list()[2]!.at('p').flag())).toMatch(
      /^1 predict: in\.json:3:11: list\[2\]\.p is "140", not true or false \[bad-row\]/,
    );
  });

  it('are refused where the text stops being JSON, also where the engine does not say where', async () => {
    const place = async (text: string): Promise<string> => await problemOf(() => jsonDocument({ file: 'in.json', text })); // prettier-ignore
    expect(await place('id,claim\na,b\n')).toContain('in.json:1:1: not JSON');
    expect(await place('{"a": 1,\n "b": nul}\n')).toContain('in.json:2:10: not JSON');
  });

  it('have an offset that leads to the value, whatever the document', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const documents = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
    }));
    const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
      const inner = Array.isArray(value)
        ? value.map((one, index) => paths(one, [...path, index]))
        : typeof value === 'object' && value !== null
          ? Object.entries(value).map(([key, one]) => paths(one, [...path, key]))
          : [];
      return [path, ...inner.flat()];
    };
    const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
      path.reduce<unknown>((one, key) => (one as Record<string | number, unknown>)[key], value);
    fc.assert(
      fc.property(documents.value, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        for (const path of paths(value)) {
          const wanted = JSON.stringify(valueAt(value, path));
          const rest = text.slice(jsonOffset(text, path));
          expect(rest[0]).toBe(wanted[0]);
          if (!/^[[{]/.test(wanted)) expect(rest.startsWith(wanted)).toBe(true);
        }
      }),
    );
  });

  it('say where a text stops being JSON, and in which line of many', async () => {
    expect(await problemOf(() => jsonDocument({ file: 'in.json', text: '{"a": 1,\n "b": nope}' }))).toContain(
      'in.json:2:',
    );
    expect(await problemOf(() => jsonLineDocuments({ file: 'in.jsonl', text: '{}\n\n{"a"\n' }))).toContain(
      'in.jsonl:3:',
    );
    expect(
      jsonLineDocuments({ file: 'in.jsonl', text: '{"a":1}\n\n{"a":2}\n' }).map((one) => one.at('a').number()),
    ).toEqual([1, 2]);
  });

  it('take numbers as texts and keep a key named __proto__ a key', () => {
    const value = jsonDocument({ file: 'in.json', text: '{"p": "0.8", "__proto__": {"x": 1}, "n": null}' });
    expect(value.at('p').number()).toBe(0.8);
    expect(value.at('x').isNothing).toBe(true);
    expect(value.at('toString').isNothing).toBe(true);
    expect(value.at('n').text()).toBe('');
  });
});

describe('YAML and front matter', () => {
  it('know their place', async () => {
    const value = yamlDocument({ file: 'in.yaml', text: 'predictions:\n  - id: a\n    p: 1.50\n' });
    expect(value.at('predictions').list()[0]!.at('p').text()).toBe('1.50');
    expect(await problemOf(() => value.at('predictions').list()[0]!.at('p').list())).toContain('in.yaml:3:8');
    expect(await problemOf(() => yamlDocument({ file: 'in.yaml', text: 'a: [' }))).toContain('in.yaml:1:');
    const parts = frontMatter({ file: 'f', text: '---\nscenario: x\noptions:\n  "Y": .5\n---\n\nText --- here' })!;
    expect(parts.body).toBe('Text --- here');
    expect(parts.head.at('options').at('Y').number()).toBe(0.5);
    expect(parts.head.at('options').at('Y').place().line).toBe(4);
    expect(frontMatter({ file: 'f', text: 'no front matter' })).toBeUndefined();
  });
});

describe('text of an export', () => {
  it('is never written raw', () => {
    expect(visibleText('a\u001b[31m\u0000b\u202e\u2028 \r\nc\t')).toBe('a\\x1b[31m\\x00b\\u202e\\u2028 \nc');
    expect(visibleText('\ud83d\ude00 \ud83d')).toBe('😀 \\ud83d');
    expect(visibleLine(' a\r\n\tb ')).toBe('a b');
    expect([hasHidden('plain\r\ntext '), hasHidden('\u001b'), hasHidden('😀')]).toEqual([false, true, false]);
  });

  it('is refused when it is none', async () => {
    expect(await problemOf(() => textOf({ file: 'x', bytes: Buffer.from([0x61, 0xff]) }))).toContain('not-utf8');
    expect(await problemOf(() => textOf({ file: 'x', bytes: Buffer.from('a\u0000b') }))).toContain('nul-byte');
    expect(await problemOf(() => textOf({ file: 'x', bytes: Buffer.from('PAR1\u0000') }))).toContain('a Parquet file');
    expect(await problemOf(() => textOf({ file: 'x', bytes: Buffer.from('PK\u0003\u0004\u0000') }))).toContain('.xlsx');
    expect(await problemOf(() => textOf({ file: 'x', bytes: Buffer.from('\ufeffa', 'utf16le') }))).toContain('UTF-16');
    expect(textOf({ file: 'x', bytes: Buffer.from('PAR1,b') }).text).toBe('PAR1,b');
    expect(textOf({ file: 'x', bytes: Buffer.from('\ufeffa\u001b') }).text).toBe('a\u001b');
  });
});
