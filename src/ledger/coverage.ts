// How completely the source records account for what was said, and whether every quote stands at its place.
import { createHash } from 'node:crypto';
import { nearQuote } from './near-quote.ts';
import type { NearQuote } from './near-quote.ts';
import type { Ledger, Prediction, Saying, Source } from './prediction.ts';

export interface Coverage {
  source: Source;
  statements: number;
  tracked: number;
  leftOut: number;
  /** Predictions of the ledger whose first saying is this source. */
  predictions: number;
  /** Those of them that no statement of the record tracks. */
  unaccounted: number;
}

/** One row a source: statements = tracked + leftOut. */
export function coverageOf(ledger: Ledger): Coverage[] {
  return [...ledger.sources.values()].map((source) => {
    const first = ledger.predictions.filter((prediction) => prediction.said.source === source.id);
    const tracked = new Set(source.statements.flatMap((statement) => statement.tracked));
    return {
      source,
      statements: source.statements.length,
      tracked: source.statements.filter((statement) => statement.tracked.length > 0).length,
      leftOut: source.statements.filter((statement) => statement.tracked.length === 0).length,
      predictions: first.length,
      unaccounted: first.filter(({ id }) => !tracked.has(id)).length,
    };
  });
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

/** Why a quote was not checked: the text that was read is not among those at hand, or stands there with other bytes. */
export type Unchecked = 'no source' | 'no text recorded' | 'text absent' | 'text changed';

export interface QuoteCheck {
  id: string;
  quote: string;
  source?: string;
  at?: string;
  finding: QuoteFinding;
  /** Line where the quote does stand, when it is not where the locator says. */
  line?: number;
  /** Only where it is not checked. */
  why?: Unchecked;
  /** Only where it is missing: what the text has instead, set otherwise. */
  near?: NearQuote;
}

const LINES = /^lines? (\d+)(?:-(\d+))?$/;

function check(
  quote: string,
  at: string | undefined,
  text: string,
): { finding: QuoteFinding; line?: number; near?: NearQuote } {
  const where = text.indexOf(quote);
  if (where === -1) {
    const near = nearQuote(quote, text);
    return { finding: 'missing', ...(near ? { near } : {}) };
  }
  const match = at ? LINES.exec(at) : null;
  if (!match) return { finding: 'found, place not checked' };
  const lines = text.split('\n');
  const from = Number(match[1]);
  const named = lines.slice(from - 1, Number(match[2] ?? from)).join('\n');
  if (named.includes(quote)) return { finding: 'found' };
  return { finding: 'elsewhere', line: text.slice(0, where).split('\n').length };
}

interface Texts {
  byHash: ReadonlyMap<string, SourceText>;
  names: ReadonlySet<string>;
}

function whyUnchecked(source: Source | undefined, { names }: Texts): Unchecked {
  if (!source) return 'no source';
  if (!source.text) return 'no text recorded';
  return names.has(source.text.file) ? 'text changed' : 'text absent';
}

function checkSaying(prediction: Prediction, saying: Saying, ledger: Ledger, texts: Texts): QuoteCheck[] {
  if (saying.quote === undefined) return [];
  const source = saying.source ? ledger.sources.get(saying.source) : undefined;
  const text = source?.text && texts.byHash.get(source.text.sha256);
  const result = text
    ? check(saying.quote, saying.at, text.text)
    : { finding: 'not checked' as const, why: whyUnchecked(source, texts) };
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
  const at = {
    byHash: new Map(texts.map((text) => [text.sha256, text])),
    names: new Set(texts.map(({ name }) => name)),
  };
  return ledger.predictions.flatMap((prediction) =>
    [prediction.said, ...prediction.restated].flatMap((saying) => checkSaying(prediction, saying, ledger, at)),
  );
}
