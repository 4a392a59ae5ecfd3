// A table of counted forecasts, as the third statement of `predict score --sql` gives it, back as rows.
import { parse } from 'csv-parse/sync';
import { Failure } from '../../errors.ts';
import { delimiterOf } from '../text/delimiter.ts';
import { csvFault } from '../text/open-quote.ts';
import type { ForecastTable } from './forecast-table.ts';
import { noColumn } from './no-column.ts';
import { DECIMAL } from './table-number.ts';
import { PartNames, tableParts } from './table-parts.ts';
import { badLineOf } from './table-rows.ts';
import type { TableWishes } from './table-rows.ts';

const COLUMNS = ['p', 'n', 'happened', 'fractional'] as const;

/** Rows that are laid out in memory at most. */
const MOST_ROWS = 20_000_000;

/** Counts of one forecast. */
interface Counted {
  p: number;
  n: number;
  happened: number;
  line: number;
  /** The value of the column that parts them. */
  key: string;
}

type Bad = (line: number, message: string, hint: string) => never;

function wholeOf(text: string, name: string, line: number, bad: Bad): number {
  const value = DECIMAL.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value)
    ? value
    : bad(line, `${name} is "${text}", not a count`, 'write a whole number, 0 where there is none');
}

function countedOf(cells: readonly string[], at: readonly number[], by: number, line: number, bad: Bad): Counted {
  const [pText, nText, happenedText, fractionalText] = at.map((index) => cells[index]!.trim()) as [string, string, string, string]; // prettier-ignore
  const p = DECIMAL.test(pText) ? Number(pText) : NaN;
  if (!(p >= 0 && p <= 1)) bad(line, `p is "${pText}", not a probability`, 'write a number from 0 to 1, such as 0.65');
  const n = wholeOf(nText, 'n', line, bad);
  if (wholeOf(fractionalText, 'fractional', line, bad) > 0)
    bad(
      line,
      `${fractionalText} of these outcomes lie between 0 and 1`,
      'two halves and a yes and a no have one sum, but not one score: such a table is scored row by row only',
    );
  const happened = wholeOf(happenedText, 'happened', line, bad);
  if (happened > n) bad(line, `${happened} of ${n} happened`, 'happened counts the rows with y = 1 among the n');
  return { p, n, happened, line, key: cells[by]?.trim() ?? '' };
}

function rowsOf(
  counted: readonly Counted[],
  total: number,
  withLabels: boolean,
  by: string | undefined,
): ForecastTable {
  const [p, y] = [new Float64Array(total), new Float64Array(total)];
  const labels: string[] = [];
  const names = by === undefined ? undefined : new PartNames(by);
  const part = new Int32Array(names ? total : 0);
  let row = 0;
  for (const one of counted) {
    if (names) part.fill(names.number(one.key), row, row + one.n);
    p.fill(one.p, row, row + one.n);
    y.fill(1, row, row + one.happened);
    const label = `line ${one.line}`;
    if (withLabels) for (let i = 0; i < one.n; i++) labels.push(label);
    row += one.n;
  }
  const table = { n: total, p, y };
  return {
    table,
    ...(names && { parts: tableParts(table, part, names) }),
    unresolved: 0,
    repeated: 0,
    shared: 0,
    contradicted: { count: 0, ids: [] },
    ignored: [],
    labels,
  };
}

/**
 * Reads CSV (comma, semicolon or tab) with the columns p (0..1), n (rows with this forecast), happened (how many of
 * them came true) and fractional (how many outcomes lie between 0 and 1, which has to be 0), and lays the rows out.
 * Equal p in several lines are added up. There are no clusters and references in it. Throws a Failure at the first bad
 * line and above 20 million rows. `p,n,happened,fractional` and `0.7,3,2,0` give three rows of 0.7, two of which
 * happened. `by` names the column that parts the rows.
 */
export function readCountTable(file: string, text: string, { labels = false, by }: TableWishes = {}): ForecastTable {
  const badLine = badLineOf(file);
  const bad: Bad = (line, message, hint) =>
    badLine(line, (text.split('\n', line)[line - 1] ?? '').replace(/\r$/, ''), message, hint);
  let header: string[] | undefined;
  let at: number[] = [];
  let byAt = -1;
  const counted: Counted[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        if (header === undefined) {
          header = cells.map((name) => name.trim());
          const missing = COLUMNS.find((name) => header!.filter((one) => one === name).length !== 1);
          if (missing !== undefined)
            bad(lines, `there is not one column ${missing}`, `a table of counts has the columns ${COLUMNS.join(', ')}`);
          at = COLUMNS.map((name) => header!.indexOf(name));
          if (by !== undefined) byAt = header.indexOf(by);
          if (by !== undefined && byAt === -1) throw noColumn(by, header);
        } else counted.push(countedOf(cells, at, byAt, lines, bad));
        return null;
      },
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { line, message } = csvFault(error, text);
    bad(line, `not CSV: ${message}`, 'check this line');
  }
  if (header === undefined) bad(1, 'the table is empty', `the first line must name the columns ${COLUMNS.join(', ')}`);
  const total = counted.reduce((sum, { n }) => sum + n, 0);
  if (total > MOST_ROWS)
    bad(1, `these are ${total} rows, more than ${MOST_ROWS}`, 'score a random part of the rows, and say so');
  const known: readonly string[] = COLUMNS;
  return {
    ...rowsOf(counted, total, labels, by),
    ignored: header!.filter((name) => !known.includes(name) && name !== by),
  };
}
