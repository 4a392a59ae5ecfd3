// Whole numbers of JSON beyond 2^53 lose their last digits: two ids would become one.
import { describe, expect, it } from 'vitest';
import { SHEET_COLUMNS } from '../../src/exchange/read/read-fatebook-sheet.ts';
import { readForecastTable } from '../../src/exchange/table/forecast-table.ts';
import { parseTerm } from '../../src/ledger/select.ts';
import { golden, imported, lossWords, problemOf, TODAY } from './desk.ts';

const LONG = '1234567890123456789';

describe('a whole number with more digits than are kept', () => {
  it('is no id of a prediction', async () => {
    const row = (id: string): string => `{"id": ${id}, "claim": "A", "said": "2026-01-01", "p": 0.5}\n`;
    const problem = await problemOf(() => imported('jsonl', 'x.jsonl', row('7') + row(LONG)));
    expect(problem).toContain('x.jsonl:2:8: id is a number with more digits than are kept exactly');
    const desk = await imported('jsonl', 'x.jsonl', row(`"${LONG}"`) + row(`"${LONG.slice(0, -1)}8"`));
    expect(desk.predictions).toHaveLength(2);
  });

  it.each([LONG, '[1234567890123456789]', '[{ "of": 1 }]'])(
    'is lost with a column that nobody reads: %s',
    async (value) => {
      const row = `{"claim": "A", "said": "2026-01-01", "p": 0.5, "tweet": ${value}, "none": [], "blank": " "}\n`;
      const { predictions, report } = await imported('jsonl', 'x.jsonl', row);
      expect([predictions.length, lossWords(report.losses)]).toEqual([1, ['lost column "tweet"']]);
    },
  );

  it.each(['id', 'cluster', 'forecaster', 'by'])('is no %s of a row that is scored', async (column) => {
    const other = ['by', 'id'].map((name) => (name === column ? '' : `"${name}": "a", `)).join('');
    const line = (value: string): Buffer => Buffer.from(`{${other}"${column}": ${value}, "p": 0.5, "y": 1}\n`);
    const problem = await problemOf(() => readForecastTable('t', [line(LONG)], { by: 'by' }));
    expect(problem).toContain(`t:1:1: "${column}" is a number with more digits than are kept exactly`);
    expect(readForecastTable('t', [line('9007199254740991')], { by: 'by' }).table.n).toBe(1);
    expect(readForecastTable('t', [line(`"${LONG}"`)], { by: 'by' }).table.n).toBe(1);
  });
});

// To try every way of cutting the digits in two took minutes for such a cell.
describe('a cell of very many digits and a letter', () => {
  const cell = `${'1'.repeat(150_000)}x`;

  it('is no number of a row that is scored', async () => {
    const problem = await problemOf(() => readForecastTable('t', [Buffer.from(`{"p": "${cell}", "y": 1}\n`)], {}));
    expect(problem).toContain('t:1:1: p is "1111');
  });

  it.each([
    ['csv', `claim,said,p,fraction\nA,2026-01-01,0.5,${cell}\n`, 'fraction is'],
    ['fatebook', golden('fatebook-forecasts.csv').replace(/,0\.\d+,/, `,${cell},`), 'the forecast is'],
    ['fatebook', `${SHEET_COLUMNS.join(',')}\nA,${cell},2024-05-01,,,,,,\n`, 'forecast is'],
    ['fatebook', golden('fatebook-api.json').replace('"forecast": "0.8"', `"forecast": "${cell}"`), 'a number'],
  ])('is no number of an import from %s', async (format, text, message) => {
    expect(await problemOf(() => imported(format, 'x', text))).toContain(message);
  }); // prettier-ignore

  it('is no probability to filter by', () => {
    expect(() => parseTerm(`p:${cell}`, TODAY)).toThrow('is no probability or range');
  });
});
