// The shapes of the format, once: as the reader checks them after short forms are spelt out, and as
// people may write them.
import * as z from 'zod/mini';
import { DUE_BASES, OUTCOMES, PROBABILITY_BASES, SOURCE_KINDS, VOID_REASONS } from './prediction.ts';
import { ODDS_PATTERN } from './probability.ts';
import * as leaf from './read/leaf.ts';

/** `long`: short forms spelt out, as the reader has them. `written`: whatever the file may say, for the JSON Schema. */
export type Form = 'long' | 'written';

interface Key {
  about: string;
  /** One right value as it is typed, for hints and for completion in an editor. */
  example?: string | number | readonly string[];
}

function shapes(form: Form) {
  const written = form === 'written';

  /** A key that may be left out; in a file it may also stand there with nothing after it. */
  const may = <T extends z.ZodMiniType>(schema: T, { about, example }: Key) => {
    const meta = { description: about, ...(example !== undefined && { examples: [example] }) };
    if (!written) return leaf.described(z.exactOptional(schema), meta);
    // Only the JSON Schema is made of this form, nothing is parsed with it: the types are those of the long form.
    return leaf.described(z.optional(z.union([schema, z.null()])), meta) as unknown as z.ZodMiniExactOptional<T>;
  };
  const must = <T extends z.ZodMiniType>(schema: T, { about, example }: Key): T =>
    leaf.described(schema, { description: about, ...(example !== undefined && { examples: [example] }) });
  /** A value with a short form; the reader has spelt it out before it checks. */
  const orShort = <T extends z.ZodMiniType>(short: z.ZodMiniType, long: T): T =>
    written ? (z.union([short, long]) as unknown as T) : long;

  const number01 = leaf.probability();
  const oddsText = z.string().check(z.regex(new RegExp(ODDS_PATTERN)));
  const numberOrOdds = orShort(oddsText, number01);
  const outcome = orShort(z.boolean(), leaf.word(OUTCOMES));

  const saying = {
    date: must(leaf.day(), { about: 'The day it was said.', example: '2025-01-05' }),
    source: may(leaf.id(), { about: 'The source record it was said in, by its id.', example: 'light-cone-2025-06' }),
    at: may(leaf.text(), {
      about: 'Where in the source: "line N" or "lines N-M" of its text, or a time stamp in quotes.',
      example: 'line 152',
    }),
    quote: may(leaf.text(), { about: 'A verbatim fragment, at most 15 words.', example: 'ship it before June' }),
  };
  const said = z.strictObject({
    ...saying,
    speaker: may(leaf.text(), {
      about: "Whose wording the quote is, when it is not the forecaster's own.",
      example: 'summariser',
    }),
  });

  const due = z.strictObject({
    date: must(leaf.day(), { about: 'The last day by which it must have happened.', example: '2025-05-31' }),
    basis: must(leaf.word(DUE_BASES), {
      about:
        "Whose day it is: the forecaster's words, inferred from the question, or assigned by the keeper (with why).",
      example: 'stated',
    }),
    why: may(leaf.text(), { about: 'Why the keeper assigned this day.', example: 'no horizon was given' }),
  });

  const probability = z.strictObject({
    value: may(numberOrOdds, { about: 'The probability of yes.', example: 0.65 }),
    low: may(numberOrOdds, { about: 'The lower end of a range.', example: 0.6 }),
    high: may(numberOrOdds, { about: 'The upper end of a range.', example: 0.7 }),
    basis: must(leaf.word(PROBABILITY_BASES), {
      about:
        "stated: the forecaster's number. worded: put on the forecaster's words by the lexicon. assigned: judged by the keeper.",
      example: 'stated',
    }),
    wording: may(leaf.text(), { about: 'The words that were said for it.', example: 'very likely' }),
    row: may(leaf.text(), {
      about: "The lexicon's row, where the wording is not one itself.",
      example: 'very likely',
    }),
    why: may(leaf.text(), { about: 'Why the keeper assigned this number.', example: 'judged from the whole talk' }),
  });
  const anyProbability = orShort(z.union([z.number().check(z.gte(0), z.lte(1)), oddsText]), probability);
  const probabilityKey = {
    about: 'The probability of yes: 0.65, 65%, 60-70%, odds in quotes, or the long form.',
    example: '65%',
  };

  const criteria = z.strictObject({
    written: may(leaf.day(), {
      about: 'The day the criteria were fixed; left out, the recorded day.',
      example: '2025-01-05',
    }),
    strict: must(leaf.text(), {
      about: 'What exactly must be true on the due day, and who decides.',
      example: 'The release page shows version 2 by the due day.',
    }),
    charitable: may(leaf.text(), { about: 'A second, looser reading.', example: 'A release candidate counts too.' }),
  });

  const forecast = z.strictObject({
    by: may(leaf.id(), { about: "Whose forecast it is; left out, the prediction's forecaster.", example: 'market' }),
    date: must(leaf.day(), { about: 'The day of the forecast.', example: '2025-03-01' }),
    probability: may(anyProbability, probabilityKey),
    withdrawn: may(orShort(z.enum(['yes', 'no']), leaf.flag()), {
      about: 'True where the forecaster took the prediction back.',
      example: 'true',
    }),
    why: may(leaf.text(), { about: 'What it rests on.', example: 'interview, with link' }),
  });

  const evidence = z.strictObject({
    url: must(leaf.url(), { about: 'Where it can be read.', example: 'https://example.org/report' }),
    publisher: may(leaf.text(), { about: 'Who published it.', example: 'Somebody' }),
    date: may(leaf.day(), { about: 'The day it was published.', example: '2026-01-04' }),
    side: may(leaf.word(['for', 'against']), {
      about: 'Whether it speaks for or against the event having happened, whatever the outcome.',
      example: 'for',
    }),
    shows: may(leaf.text(), { about: 'What it shows, in one line of own words.', example: 'the release page' }),
  });

  const resolution = z.strictObject({
    outcome: must(outcome, { about: 'Did it happen? "open" withdraws an earlier resolution.', example: 'yes' }),
    charitable: may(outcome, { about: 'The outcome under the looser reading; left out, the same.', example: 'yes' }),
    known: must(leaf.day(), { about: 'The day the outcome became knowable.', example: '2025-06-01' }),
    happened: may(leaf.day(), { about: 'With late: the day it happened.', example: '2025-07-15' }),
    fraction: may(leaf.fraction(), { about: 'With partial: how much of it, between 0 and 1.', example: 0.5 }),
    reason: may(leaf.word(VOID_REASONS), { about: 'With void: why.', example: 'condition-unmet' }),
    recorded: may(leaf.day(), {
      about: 'The day it was written here; left out, the known day.',
      example: '2025-06-02',
    }),
    by: may(leaf.text(), { about: "The grader; left out, the ledger's keeper.", example: 'editor' }),
    why: may(leaf.text(), { about: 'Why this outcome, in two sentences.', example: 'The release page shows it.' }),
    evidence: may(z.array(evidence), { about: 'What shows it, for and against.' }),
  });

  const sealed = z.strictObject({
    date: must(leaf.day(), { about: 'The day it was sealed.', example: '2026-11-21' }),
    sha256: must(leaf.sha256(), { about: 'SHA-256 of the seal payload, lower-case hex.' }),
  });

  const prediction = z.strictObject({
    id: must(leaf.id(), { about: 'Unique in the ledger and never reused.', example: 'ship-before-june' }),
    claim: must(leaf.text(), {
      about: 'The event, put so that "yes" means it happened.',
      example: 'We ship version 2 before June.',
    }),
    forecaster: may(leaf.id(), { about: "Whose prediction it is; left out, the ledger's forecaster.", example: 'me' }),
    said: must(orShort(leaf.day(), said), {
      about: 'When and where the forecaster first committed to it: a day, or the long form.',
      example: '2025-01-05',
    }),
    restated: may(z.array(z.strictObject(saying)), { about: 'The same claim, said again.' }),
    due: may(orShort(leaf.day(), due), {
      about: 'The day by which it can be told: a day, or the long form. Without one it is listed and never scored.',
      example: '2025-05-31',
    }),
    probability: may(anyProbability, probabilityKey),
    condition: may(leaf.text(), { about: 'If it is not met the prediction is void.', example: 'if the budget passes' }),
    criteria: may(orShort(leaf.text(), criteria), {
      about: 'What must be true for yes: a text, or the long form.',
      example: 'The release page shows version 2 by the due day.',
    }),
    tags: may(z.array(leaf.id()), { about: 'Words to list and filter by.', example: ['geopolitics'] }),
    group: may(leaf.id(), {
      about: 'Predictions that rise and fall together share a group.',
      example: 'us-china-race',
    }),
    recorded: may(leaf.day(), {
      about: 'The day the entry entered the ledger; required where said names a source.',
      example: '2025-01-05',
    }),
    forecasts: may(z.array(forecast), {
      about: "Later updates by the forecaster, or others' numbers for the same question.",
    }),
    sealed: may(sealed, { about: 'A fingerprint of the prediction, so that moved goalposts show.' }),
    resolutions: may(z.array(resolution), { about: 'Append-only; the latest by each grader counts.' }),
    note: may(leaf.text(), { about: 'Anything else.', example: 'free text' }),
  });

  const statement = z.strictObject({
    at: must(leaf.text(), {
      about: 'Where in the text: "line N", "lines N-M" or a time stamp in quotes.',
      example: 'line 152',
    }),
    speaker: may(leaf.text(), { about: 'Who says it.', example: 'host' }),
    gist: must(leaf.text(), { about: 'What is said, in own words.', example: 'agents reach consumers within a year' }),
    tracked: may(orShort(leaf.id(), z.array(leaf.id())), {
      about: 'The prediction that holds it, or a list of them.',
      example: 'us-lead-over-china',
    }),
    left_out: may(leaf.text(), {
      about: 'Why it is not tracked.',
      example: "the host's forecast, not the forecaster's",
    }),
  });

  const fingerprint = z.strictObject({
    file: must(leaf.text(), { about: 'The name of the file that was read.', example: 'talk.txt' }),
    sha256: must(leaf.sha256(), { about: 'SHA-256 of its bytes, lower-case hex.' }),
    bytes: must(leaf.count(), { about: 'Its size.', example: 62734 }),
  });

  const recordKeys = {
    title: must(leaf.text(), { about: 'The title of the source.', example: 'A talk about agents' }),
    publisher: may(leaf.text(), { about: 'Who published it.', example: 'A weekly' }),
    author: may(leaf.text(), { about: 'Who wrote it.', example: 'Somebody' }),
    kind: may(leaf.word(SOURCE_KINDS), { about: 'What sort of document it is.', example: 'transcript' }),
    url: may(leaf.url(), { about: 'Where it was published.', example: 'https://example.org/talk' }),
    archive_url: may(leaf.url(), { about: 'A real archive snapshot of it.', example: 'https://example.org/archived' }),
    said: may(leaf.day(), { about: 'The day it was said.', example: '2025-06-18' }),
    published: may(leaf.day(), { about: 'The day it was published.', example: '2025-06-20' }),
    text: may(fingerprint, { about: 'Fingerprint of the text that was read; the text itself is not shipped.' }),
    about: may(leaf.text(), {
      about: 'What it is in own words, and what is weak about it.',
      example: 'a long interview',
    }),
    statements: may(z.array(statement), {
      about: 'An account of every forward-looking statement in it, tracked or left out.',
    }),
  };
  const idKey = {
    about: 'The id by which entries name it; the file has the same name.',
    example: 'light-cone-2025-06',
  };
  const source = z.strictObject({ ...recordKeys, id: must(leaf.id(), idKey) });
  const inlineSource = z.strictObject({ ...recordKeys, id: may(leaf.id(), idKey) });

  const forecaster = z.strictObject({
    name: must(leaf.text(), { about: 'The name as it is shown.', example: 'Alexandr Wang' }),
    about: may(leaf.text(), { about: 'Who that is.', example: 'founder of a company' }),
  });
  const byId = <T extends z.ZodMiniType>(value: T) => z.record(written ? leaf.id() : z.string(), value);

  const ledger = z.strictObject({
    predict: must(z.literal(1), { about: 'The version of the format.', example: 1 }),
    title: may(leaf.text(), { about: 'What the ledger is about.', example: 'My predictions' }),
    keeper: may(leaf.text(), {
      about: 'The grader of resolutions that name none; left out, "keeper".',
      example: 'editor',
    }),
    forecaster: may(leaf.id(), { about: 'The forecaster of entries that name none.', example: 'me' }),
    forecasters: may(byId(forecaster), { about: 'Everybody who forecasts here, by id.' }),
    sources: may(orShort(leaf.text(), byId(inlineSource)), {
      about: 'A folder of source records, relative to this file, or the records by id.',
      example: '../seeds',
    }),
    predictions: may(z.array(prediction), { about: 'The entries, in any order.' }),
  });
  return { ledger, prediction, source, forecaster };
}

/** The shapes the reader checks, every short form spelt out. */
export const LONG = shapes('long');

export type LedgerFields = z.infer<typeof LONG.ledger>;
export type PredictionFields = z.infer<typeof LONG.prediction>;
export type SourceFields = z.infer<typeof LONG.source>;

function jsonSchema(schema: z.ZodMiniType, title: string, description: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
  return { $schema, title, description, ...rest };
}

/** The JSON Schema of a ledger file, short forms included, for editors and other programs. */
export function ledgerJsonSchema(): Record<string, unknown> {
  return jsonSchema(shapes('written').ledger, 'Ledger of predictions', 'A ledger in the format of predict, version 1.');
}

/** The JSON Schema of a source record. */
export function sourceJsonSchema(): Record<string, unknown> {
  const about = 'What a source is, and an account of every forward-looking statement in it.';
  return jsonSchema(shapes('written').source, 'Source record', about);
}
