import { coverageOf } from '../ledger/coverage.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { appendix } from '../show/appendix.ts';
import { byTable } from '../show/by-table.ts';
import { markdownScorecard } from '../show/markdown-scorecard.ts';
import { outcomeBarsTerminal } from '../show/outcome-bars-terminal.ts';
import { reportPage } from '../show/report-page.ts';
import { scorecardJson } from '../show/scorecard-json.ts';
import { svgReport } from '../show/svg-card.ts';
import type { World } from '../world.ts';
import { deliver, documentText, onlyFormats } from './deliver.ts';
import { explainCard } from './explain.ts';
import { reportViews } from './report-views.ts';
import type { Globals } from './globals.ts';
import { scoreParts } from './score-parts.ts';
import type { ScoreInput } from './score-parts.ts';

export async function report(input: ScoreInput, globals: Globals, world: World): Promise<number> {
  onlyFormats(globals, 'report', ['text', 'json', 'md', 'svg', 'html']);
  const { opened, whole, sections } = await scoreParts('report', input, globals, world);
  const { card, items, about, bands } = whole;
  if (input.explain !== undefined) deliver(explainCard(input.explain, whole, opened.envelope, globals), globals, world);
  else if (globals.format === 'json') {
    const by =
      input.by === undefined
        ? {}
        : { by: { field: input.by, groups: sections.map(({ key, part }) => ({ key, ...scorecardJson(part.card) })) } };
    deliver(documentText(opened.envelope, { ...scorecardJson(card), bands, ...by }, globals), globals, world);
  } else if (globals.format === 'svg') deliver(svgReport(card, about, items, bands), globals, world);
  else if (globals.format === 'md') deliver(markdownScorecard(card, about, bands), globals, world);
  else if (globals.format === 'html') {
    const { htmlPage } = await import('../show/html-page.ts');
    deliver(
      htmlPage({
        ledger: opened.ledger,
        items,
        card,
        views: reportViews(card),
        about,
        coverage: coverageOf(ledgerAsOf(opened.ledger, globals.asOf)),
      }),
      globals,
      world,
    );
  } else {
    const parts = sections.map(({ key, part }) => ({ key, card: part.card, counts: part.card.counts }));
    const further = [
      ...(input.by === undefined
        ? []
        : [...byTable(input.by, parts, globals.look), ...outcomeBarsTerminal(parts, globals.look), '']),
      ...(input.full ? appendix('Appendix', about.whatIf ? card.strict : card.statedOnly, globals.look) : []),
    ];
    deliver(reportPage(card, items, about, bands, further, globals.look), globals, world);
  }
  return 0;
}
