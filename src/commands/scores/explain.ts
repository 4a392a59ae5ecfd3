import { misuse } from '../../errors.ts';
import type { ForecastTable } from '../../exchange/table/forecast-table.ts';
import { nearest } from '../../nearest.ts';
import { CARD_NAMES, cardExplanation } from '../../score/card-explanation.ts';
import { METHOD_ALIASES, METHODS } from '../../score/explain-methods.ts';
import { explanation } from '../../score/explanation.ts';
import type { Explanation } from '../../score/explanation.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import { shownExplanation } from '../../score/shown-explanation.ts';
import type { Basis } from '../../score/shown-explanation.ts';
import { jsonDocument } from '../../show/data/json.ts';
import type { Envelope } from '../../show/data/json.ts';
import { explanationPage } from '../../show/terminal/explanation-page.ts';
import { headlineItems } from '../../show/words/headline.ts';
import { judgedBasis } from '../../show/words/hits-text.ts';
import type { ScorePart } from '../../show/words/score-part.ts';
import type { Globals } from '../line/globals.ts';

function unknownName(name: string, more: readonly string[]): never {
  const names = [...Object.keys(METHODS), ...Object.keys(METHOD_ALIASES), ...more];
  const near = nearest(name, names, 3).map((one) => `did you mean ${one}?`);
  throw misuse(
    `--explain: nothing is called "${name}"`,
    ...near,
    `short names: ${[...more, ...Object.keys(METHOD_ALIASES), 'bin:0.7'].join(', ')}`,
  );
}

function printed(
  explained: Explanation,
  basis: Basis,
  envelope: Envelope,
  globals: Globals,
  changed?: ReadonlySet<string>,
): string {
  if (globals.format !== 'json') return explanationPage(shownExplanation(explained, basis), globals.look, changed);
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
  independent: number | undefined,
  read: ForecastTable,
  envelope: Envelope,
  globals: Globals,
): string {
  const rows = read.labels.map((label, index) => ({ label, p: read.table.p[index]!, y: read.table.y[index]! }));
  const explained = explanation(name, score, rows) ?? unknownName(name, []);
  return printed(explained, { n: score.n, independent, score }, envelope, globals);
}

/** Explains a number of a scorecard or report, as its headline has it. */
export function explainCard(name: string, part: ScorePart, envelope: Envelope, globals: Globals): string {
  const { card, about, headline } = part;
  const own = cardExplanation(name, card, headline, about.verdict);
  const basis = { n: headline.n, independent: card.independent, score: headline };
  if (own)
    return printed(
      own,
      name === 'hits' || name === 'charitableHits'
        ? { ...basis, ...judgedBasis(name, card) }
        : { ...basis, n: own.rows.length },
      envelope,
      globals,
    );
  const scored = headlineItems(card, about);
  const rows = scored.map(({ id, strict, updated }) => ({
    label: id,
    p: strict!.p,
    y: strict!.y,
    ...(updated ? { averaged: { brier: strict!.brier, logNats: strict!.logNats.clipped } } : {}),
  }));
  const changed = new Set(scored.filter(({ updated }) => updated).map(({ id }) => id));
  return printed(explanation(name, headline, rows) ?? unknownName(name, CARD_NAMES), basis, envelope, globals, changed);
}
