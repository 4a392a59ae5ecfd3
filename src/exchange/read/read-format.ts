// From a format's name and the files to what they hold.
import type { Day } from '../../day.ts';
import { misuse } from '../../errors.ts';
import type { OwnLedger } from '../entries/own-entries.ts';
import { Losses } from '../loss.ts';
import type { Found } from '../question.ts';
import { textOf } from '../text/input.ts';
import type { Input, TextInput } from '../text/input.ts';
import { isZip } from '../text/unzip.ts';
import { plainCsv, plainJsonLines } from './plain-table.ts';
import { readCleodora } from './read-cleodora.ts';
import { readDarioTracker } from './read-dario-tracker.ts';
import { readFatebookCsv } from './read-fatebook-csv.ts';
import { readFatebookJson } from './read-fatebook-json.ts';
import { readFatebookSheet } from './read-fatebook-sheet.ts';
import { readMagoo } from './read-magoo.ts';
import { readManifold } from './read-manifold.ts';
import { readMarcus } from './read-marcus.ts';
import { readMetaculusCsv } from './read-metaculus-csv.ts';
import { readMetaculusJson } from './read-metaculus-json.ts';
import { isOwnLines, readOwnJson, readOwnLines } from './read-own.ts';
import { readPlain } from './read-plain.ts';
import type { PlainOptions } from './read-plain.ts';
import { readPredictAiFuture } from './read-predictaifuture.ts';
import { isPredictionBookDump, readPredictionBookDump } from './read-predictionbook-dump.ts';
import { readPredictionBookCsv, readPredictionBookJson } from './read-predictionbook.ts';

export interface ReadOptions extends PlainOptions {
  /** Day of forecasts that have none. */
  said?: Day | undefined;
  today: Day;
}

/** Questions to make entries of, or a ledger of ours whose entries are whole already. */
export type ReadResult = { found: Found } | { own: OwnLedger };

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);

function merged(all: readonly Found[]): Found {
  const losses = new Losses();
  for (const one of all) losses.take(one.losses);
  const owner = all.find((one) => one.owner)?.owner;
  return { questions: all.flatMap((one) => one.questions), owner, losses };
}

/** A format whose files are read one by one, such as the pages of an API. */
const each = (read: (input: TextInput, options: ReadOptions) => Found) => (inputs: readonly Input[], options: ReadOptions): ReadResult => {
  return { found: merged(inputs.map((input) => read(textOf(input), options))) };
}; // prettier-ignore

function onlyOne(inputs: readonly Input[], format: string): TextInput {
  if (inputs.length > 1)
    throw misuse(`predict import ${format} takes one file, not ${inputs.length}`, 'import them one after the other');
  return textOf(inputs[0]!);
}

function fatebook(input: TextInput): Found {
  if (isJson(input.text)) return readFatebookJson(input);
  return /^\ufeff?"?questionTitle"?\s*,/m.test(input.text.slice(0, 2000))
    ? readFatebookSheet(input)
    : readFatebookCsv(input);
}

function predictionBook(input: TextInput): Found {
  if (!isJson(input.text)) return readPredictionBookCsv(input);
  return isPredictionBookDump(input.text) ? readPredictionBookDump(input) : readPredictionBookJson(input);
}

function metaculus(inputs: readonly Input[], options: ReadOptions): ReadResult {
  const first = inputs[0]!;
  const isAnswer = !isZip(first.bytes) && isJson(textOf(first).text);
  return isAnswer ? each(readMetaculusJson)(inputs, options) : { found: readMetaculusCsv(inputs, options) };
}

const READERS: Readonly<Record<string, (inputs: readonly Input[], options: ReadOptions) => ReadResult>> = {
  json: (inputs) => ({ own: readOwnJson(onlyOne(inputs, 'json')) }),
  jsonl: (inputs, options) => {
    const input = onlyOne(inputs, 'jsonl');
    return isOwnLines(input.text) ? { own: readOwnLines(input) } : { found: readPlain(plainJsonLines(input), options) };
  },
  csv: each((input, options) => readPlain(plainCsv(input), options)),
  fatebook: each(fatebook),
  predictionbook: each(predictionBook),
  metaculus,
  manifold: (inputs) => ({ found: readManifold(inputs.map(textOf)) }),
  'dario-tracker': each(readDarioTracker),
  marcus: each(readMarcus),
  predictaifuture: each(readPredictAiFuture),
  magoo: (inputs, { said }) => ({ found: readMagoo(inputs.map(textOf), said) }),
  cleodora: each(readCleodora),
};

/** The names that can be read. A test holds them equal to the table of formats. */
export const READABLE: readonly string[] = Object.keys(READERS);

/** Reads the files. Throws `bad-row` with file and line for whatever cannot be understood: nothing is half read. */
export function readFormat(format: string, inputs: readonly Input[], options: ReadOptions): ReadResult {
  return READERS[format]!(inputs, options);
}
