import { appendix } from '../show/appendix.ts';
import { byTable } from '../show/by-table.ts';
import { markdownScorecard } from '../show/markdown-scorecard.ts';
import { scorecardJson } from '../show/scorecard-json.ts';
import { PART_KEYS, partRows, SCORED_KEYS, scoredRows } from '../show/scorecard-rows.ts';
import { scorecardPage } from '../show/scorecard-page.ts';
import { svgCard } from '../show/svg-card.ts';
import type { World } from '../world.ts';
import { deliver, documentText, onlyFormats, rowsText } from './deliver.ts';
import { explainCard } from './explain.ts';
import type { Globals } from './globals.ts';
import { scoreParts } from './score-parts.ts';
import type { ScoreInput } from './score-parts.ts';

export async function scorecard(input: ScoreInput, globals: Globals, world: World): Promise<number> {
  onlyFormats(globals, 'scorecard', ['text', 'json', 'jsonl', 'csv', 'md', 'svg']);
  const { opened, whole, sections } = await scoreParts('scorecard', input, globals, world);
  const { card, items, about, bands } = whole;
  if (input.explain !== undefined) deliver(explainCard(input.explain, whole, opened.envelope, globals), globals, world);
  else if (globals.format === 'jsonl' || globals.format === 'csv') {
    const parts = sections.map(({ key, part }) => ({ key, card: part.card }));
    const text =
      input.by === undefined
        ? await rowsText(scoredRows(card), SCORED_KEYS, globals)
        : await rowsText(partRows(parts), PART_KEYS, globals);
    deliver(text, globals, world);
  } else if (globals.format === 'json') {
    const by =
      input.by === undefined
        ? {}
        : { by: { field: input.by, groups: sections.map(({ key, part }) => ({ key, ...scorecardJson(part.card) })) } };
    deliver(documentText(opened.envelope, { ...scorecardJson(card), ...by }, globals), globals, world);
  } else if (globals.format === 'svg') deliver(svgCard(card, about, bands), globals, world);
  else if (globals.format === 'md') deliver(markdownScorecard(card, about, bands), globals, world);
  else {
    const further = input.full ? appendix('Appendix', about.whatIf ? card.strict : card.statedOnly, globals.look) : [];
    const parts =
      input.by === undefined
        ? []
        : byTable(
            input.by,
            sections.map(({ key, part }) => ({ key, card: part.card })),
            globals.look,
          );
    deliver(scorecardPage(card, items, about, bands, [...parts, ...further], globals.look), globals, world);
  }
  return 0;
}
