// Whole numbers of JSON beyond 2^53 lose their last digits: two ids would become one.
import { describe, expect, it } from 'vitest';
import { readForecastTable } from '../../src/exchange/table/forecast-table.ts';
import { imported, lossWords, problemOf } from './desk.ts';

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
