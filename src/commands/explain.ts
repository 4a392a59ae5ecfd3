import { failure } from '../errors.ts';
import type { ForecastTable } from '../exchange/forecast-table.ts';
import { nearest } from '../nearest.ts';
import { CARD_NAMES, cardExplanation } from '../score/card-explanation.ts';
import { METHOD_ALIASES, METHODS } from '../score/explain-methods.ts';
import { explanation } from '../score/explanation.ts';
import type { Explanation } from '../score/explanation.ts';
import type { ScoreObject } from '../score/score-object.ts';
import { explanationPage } from '../show/explanation-page.ts';
import { jsonDocument } from '../show/json.ts';
import type { Envelope } from '../show/json.ts';
import type { Globals } from './globals.ts';
import type { ScorePart } from './score-part.ts';

function unknownName(name: string, more: readonly string[]): never {
  const names = [...Object.keys(METHODS), ...Object.keys(METHOD_ALIASES), ...more];
  const near = nearest(name, names, 3).map((one) => `did you mean ${one}?`);
  throw failure(
    'command-line',
    `--explain: nothing is called "${name}"`,
    [...near, `short names: ${[...more, ...Object.keys(METHOD_ALIASES), 'bin:0.7'].join(', ')}`],
    2,
  );
}

function printed(explained: Explanation, envelope: Envelope, globals: Globals): string {
  if (globals.format !== 'json') return explanationPage(explained, globals.look);
  const rows = explained.rows.map((row) => ({
    ...row,
    p: Number.isNaN(row.p) ? null : row.p,
    y: Number.isNaN(row.y) ? null : row.y,
  }));
  return jsonDocument(envelope, { explain: { ...explained, rows } });
}

/** Explains a number of the score of a bare table. */
export function explainScore(
  name: string,
  score: ScoreObject,
  read: ForecastTable,
  envelope: Envelope,
  globals: Globals,
): string {
  const rows = read.labels.map((label, index) => ({ label, p: read.table.p[index]!, y: read.table.y[index]! }));
  return printed(explanation(name, score, rows) ?? unknownName(name, []), envelope, globals);
}

/** Explains a number of a scorecard or report, as its headline has it. */
export function explainCard(name: string, { card, about }: ScorePart, envelope: Envelope, globals: Globals): string {
  const headline = about.whatIf ? card.strict : card.statedOnly;
  const own = cardExplanation(name, card, headline, about.verdict);
  if (own) return printed(own, envelope, globals);
  const scored = card.items.filter((item) => item.strict !== null && (about.whatIf || item.basis === 'stated'));
  const rows = scored.map(({ id, strict, updated }) => ({
    label: id,
    p: strict!.p,
    y: strict!.y,
    ...(updated ? { averaged: { brier: strict!.brier, logNats: strict!.logNats.clipped } } : {}),
  }));
  return printed(explanation(name, headline, rows) ?? unknownName(name, CARD_NAMES), envelope, globals);
}
