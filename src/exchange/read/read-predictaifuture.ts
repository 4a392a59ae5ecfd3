// predictaifuture's data.csv: semicolons, quotes that may hold anything, one row a quote of somebody.
import { shown } from '../../ledger/read/lines.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Found, Question } from '../question.ts';
import { csvTable, needColumns } from '../text/csv-rows.ts';
import { badRow } from '../text/input.ts';
import type { TextInput } from '../text/input.ts';
import { looseDay } from './loose-day.ts';
import { reportUnknownColumns } from './shared-cells.ts';

/** Those that something is made of. */
const COLUMNS = [
  'who', 'occupation', 'when', 'quote', 'source', 'link', 'measurable_prediction', 'timeframe', 'range_start',
  'range_mean', 'range_end', 'date_to_check', 'tag',
]; // prettier-ignore

/** The questions of data.csv, a row each. Throws `bad-row` where a column or a day is missing. */
export function readPredictAiFuture(input: TextInput): Found {
  const table = csvTable(input, { delimiter: ';' });
  needColumns(
    table,
    input,
    ['who', 'when', 'quote', 'measurable_prediction', 'timeframe'],
    'data.csv of predictaifuture',
  );
  const losses = new Losses();
  reportUnknownColumns(table, COLUMNS, losses);
  const questions = table.rows.map((row): Question => {
    const at = `pf${fingerprint(JSON.stringify([row.get('who'), row.get('when'), row.get('quote')]))}`;
    const said = looseDay(row.get('when'));
    if (!said)
      throw badRow(row.place(), `when is ${shown(row.get('when'))}, not a day`, 'the data writes days as 2025-03-14');
    if (!said.isExact) losses.changed('day it was said', 'only its month or year is known; the last day is taken', at);
    // The name of the last column changed once.
    const end = looseDay(row.get('range_end') || row.get('date_to_check'));
    const range = ['range_start', 'range_mean'].map((column) => row.get(column)).filter((cell) => cell !== '');
    if (range.length > 0) losses.changed('range of days', 'its end is the due day, the rest is put into the note', at);
    return {
      suffix: at,
      place: row.place,
      claim: row.get('measurable_prediction') || row.get('quote'),
      asker: { key: row.get('who'), name: row.get('who') },
      asked: { day: said.day, order: 0 },
      due: end && { date: end.day, basis: 'inferred', why: `the forecaster's words: ${row.get('timeframe')}` },
      estimates: [],
      tags: row.get('tag').split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''),
      notes: [`Quote: ${row.get('quote')}`, [row.get('occupation'), row.get('source'), row.get('link'), ...(range.length > 0 ? [`range ${range.join(', ')}`] : [])].filter((part) => part !== '').join('; ')],
    }; // prettier-ignore
  });
  return { questions, losses };
}
