// How completely the source records account for what was said, and whether every quote stands at its place.
import { createHash } from 'node:crypto';
import type { Ledger, Prediction, Saying, Source } from './prediction.ts';

export interface Coverage {
  source: Source;
  statements: number;
  tracked: number;
  leftOut: number;
  /** Predictions of the ledger whose first saying is this source. */
  predictions: number;
}

/** One row a source: statements = tracked + leftOut. */
export function coverageOf(ledger: Ledger): Coverage[] {
  return [...ledger.sources.values()].map((source) => ({
    source,
    statements: source.statements.length,
    tracked: source.statements.filter((statement) => statement.tracked.length > 0).length,
    leftOut: source.statements.filter((statement) => statement.tracked.length === 0).length,
    predictions: ledger.predictions.filter((prediction) => prediction.said.source === source.id).length,
  }));
}

/** A text at hand: its bytes as UTF-8 text and their SHA-256. */
export interface SourceText {
  name: string;
  text: string;
  sha256: string;
}

/** A text from its bytes; bytes that are no UTF-8 become U+FFFD, the hash is that of the bytes. */
export function sourceText(name: string, bytes: Uint8Array): SourceText {
  return { name, text: new TextDecoder().decode(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

export type QuoteFinding = 'found' | 'found, place not checked' | 'elsewhere' | 'missing' | 'not checked';

export interface QuoteCheck {
  id: string;
  quote: string;
  source?: string;
  at?: string;
  finding: QuoteFinding;
  /** Line where the quote does stand, when it is not where the locator says. */
  line?: number;
}

const LINES = /^lines? (\d+)(?:-(\d+))?$/;

function check(quote: string, at: string | undefined, text: string): { finding: QuoteFinding; line?: number } {
  const where = text.indexOf(quote);
  if (where === -1) return { finding: 'missing' };
  const match = at ? LINES.exec(at) : null;
  if (!match) return { finding: 'found, place not checked' };
  const lines = text.split('\n');
  const from = Number(match[1]);
  const named = lines.slice(from - 1, Number(match[2] ?? from)).join('\n');
  if (named.includes(quote)) return { finding: 'found' };
  return { finding: 'elsewhere', line: text.slice(0, where).split('\n').length };
}

function checkSaying(
  prediction: Prediction,
  saying: Saying,
  ledger: Ledger,
  texts: ReadonlyMap<string, SourceText>,
): QuoteCheck[] {
  if (saying.quote === undefined) return [];
  const sha256 = saying.source ? ledger.sources.get(saying.source)?.text?.sha256 : undefined;
  const text = sha256 ? texts.get(sha256) : undefined;
  const result = text ? check(saying.quote, saying.at, text.text) : { finding: 'not checked' as const };
  return [{
    id: prediction.id,
    quote: saying.quote,
    ...(saying.source ? { source: saying.source } : {}),
    ...(saying.at ? { at: saying.at } : {}),
    ...result,
  }]; // prettier-ignore
}

/**
 * Checks byte for byte that every quote stands inside the lines its locator names (1-based, lines end at LF). Texts are
 * found by their SHA-256, whatever they are called; a quote whose text is not at hand is "not checked", never passed.
 */
export function checkQuotes(ledger: Ledger, texts: readonly SourceText[]): QuoteCheck[] {
  const byHash = new Map(texts.map((text) => [text.sha256, text]));
  return ledger.predictions.flatMap((prediction) =>
    [prediction.said, ...prediction.restated].flatMap((saying) => checkSaying(prediction, saying, ledger, byHash)),
  );
}
