import { oddsOf } from '../ledger/odds.ts';
import { scorecardJson } from '../show/data/scorecard-json.ts';
import { PART_KEYS, partRows, SCORED_KEYS, scoredRows } from '../show/data/scorecard-rows.ts';
import { byTable } from '../show/terminal/scorecard-by.ts';
import { scorecardPage } from '../show/terminal/scorecard-page.ts';
import type { ScorePart } from '../show/words/score-part.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText, rowsText } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { withCached } from './open/open-cached.ts';
import { inScoreFormat, jsonExtras, markdownExtras, saySelection, scoreParts } from './scores/score-parts.ts';
import type { ScoreInput, ScoreParts } from './scores/score-parts.ts';

async function appendixOf({ card, headline }: ScorePart, { look }: Globals): Promise<string[]> {
  const { appendix } = await import('../show/terminal/appendix.ts');
  return appendix('Appendix', headline, look, card.independent);
}

/** What only some formats need is loaded for them alone. */
async function cardText({ opened, whole, parts }: ScoreParts, input: ScoreInput, globals: Globals): Promise<string> {
  const { card, about, bands } = whole;
  if (input.explain !== undefined)
    return (await import('./scores/explain.ts')).explainCard(input.explain, whole, opened.envelope, globals);
  if (globals.format === 'svg') return (await import('../show/svg/card.ts')).svgCard(card, about, bands);
  if (globals.format === 'md') {
    const { markdownScorecard } = await import('../show/markdown/markdown-scorecard.ts');
    return markdownScorecard(card, about, bands, { heading: 'scorecard', ...markdownExtras(input, parts) });
  }
  if (globals.format === 'text') {
    const table = input.by === undefined ? [] : byTable(input.by, parts, globals.look);
    const further = input.full ? await appendixOf(whole, globals) : [];
    return scorecardPage(whole, oddsOf, [...table, ...further], globals.look);
  }
  if (globals.format === 'json')
    return documentText(opened.envelope, { ...scorecardJson(card), ...jsonExtras(input, parts) }, globals);
  return input.by === undefined
    ? rowsText(scoredRows(card), SCORED_KEYS, globals)
    : rowsText(partRows(parts), PART_KEYS, globals);
}

/** `predict scorecard`: the scores of a selection on one page. Returns the exit status, always 0. */
export async function scorecard(input: ScoreInput, given: Globals, world: World): Promise<number> {
  const globals = inScoreFormat(input, given, 'scorecard');
  return withCached('scorecard', globals, world, async (opened) => {
    const parts = scoreParts(opened, input, globals);
    const text = await cardText(parts, input, globals);
    saySelection(parts, input, globals, world);
    deliver(text, globals, world);
    return 0;
  });
}
