import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { failure } from '../errors.ts';
import { coverageOf } from '../ledger/coverage.ts';
import type { Item } from '../ledger/item.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { openFile } from '../open-file.ts';
import { graderPairs, gradersOf } from '../score/graders.ts';
import { appendix } from '../show/terminal/appendix.ts';
import { byTable } from '../show/terminal/scorecard-by.ts';
import { markdownScorecard } from '../show/markdown/markdown-scorecard.ts';
import { gradersSentence } from '../show/words/graders-sentence.ts';
import { outcomeBarsTerminal } from '../show/terminal/outcome-bars.ts';
import { reportPage } from '../show/terminal/report-page.ts';
import { scorecardJson } from '../show/data/scorecard-json.ts';
import { svgReport } from '../show/svg/card.ts';
import type { World } from '../world.ts';
import { brokenSealIds } from './change/broken-seals.ts';
import { deliver, documentText } from './deliver/deliver.ts';
import { explainCard } from './scores/explain.ts';
import { reportViews } from './scores/report-views.ts';
import type { Globals } from './line/globals.ts';
import { sayAnswers } from './open/known-forecaster.ts';
import { openCached } from './open/open-cached.ts';
import { sayEmpty } from './deliver/say-empty.ts';
import { inScoreFormat, markdownExtras, scoreParts } from './scores/score-parts.ts';
import type { ScoreInput } from './scores/score-parts.ts';

export interface ReportInput extends ScoreInput {
  /** Write the page to a file and open it. */
  open?: boolean;
}

/** With --open the format is html, and the file a temporary one unless -o names another. */
async function reportAndOpen(input: ReportInput, globals: Globals, world: World): Promise<number> {
  const { ending, ...flags } = globals;
  const format = ending ?? globals.format;
  if (format !== 'text' && format !== 'html') {
    const hint = ending === undefined ? 'leave --format out' : 'name a file that ends in .html, or none';
    throw failure('command-line', `--open shows the page, not the format ${format}`, [hint], 2);
  }
  if (globals.output === '-')
    throw failure('command-line', '--open needs a file to open; -o - is standard output', ['leave -o out'], 2);
  const output = globals.output ?? join(tmpdir(), `predict-report-${world.machine.pid}.html`);
  const { open: _, ...rest } = input;
  const status = await report(rest, { ...flags, format: 'html', output }, world);
  const path = resolve(world.cwd, output);
  if (!(await openFile(path, world.env['BROWSER']))) world.err(`predict: nothing here opens pages; it is at ${path}\n`);
  return status;
}

function gradersText(items: readonly Item[]): string {
  const graders = gradersOf(items);
  return gradersSentence(graders, graderPairs(items, graders));
}

/** `predict report`: the whole account of a selection. Returns the exit status, always 0. */
export async function report(input: ReportInput, given: Globals, world: World): Promise<number> {
  if (input.open === true) return reportAndOpen(input, given, world);
  const globals = inScoreFormat(input, given, 'report', ['text', 'json', 'md', 'svg', 'html']);
  const opened = await openCached('report', globals, world);
  const { whole, parts, selection } = scoreParts(opened, input, globals);
  sayEmpty(selection, opened, world);
  if (input.of === undefined) sayAnswers(selection, opened.items, globals, world);
  const { card, items, bands } = whole;
  // The account to pass on says which goalposts were moved; the JSON of a prediction and `check` have it as well.
  const about =
    globals.format === 'json' ? whole.about : { ...whole.about, brokenSeals: brokenSealIds(items, opened.original) };
  if (input.explain !== undefined) deliver(explainCard(input.explain, whole, opened.envelope, globals), globals, world);
  else if (globals.format === 'json') {
    const by =
      input.by === undefined
        ? {}
        : { by: { field: input.by, groups: parts.map((part) => ({ key: part.key, ...scorecardJson(part.card) })) } };
    deliver(documentText(opened.envelope, { ...scorecardJson(card), bands, ...by }, globals), globals, world);
  } else if (globals.format === 'svg') deliver(svgReport(card, about, items, bands), globals, world);
  else if (globals.format === 'md') {
    const extras = {
      heading: 'calibration report',
      graders: gradersText(items),
      ...markdownExtras(input, parts),
    } as const;
    deliver(markdownScorecard(card, about, bands, extras), globals, world);
  } else if (globals.format === 'html') {
    const { htmlPage } = await import('../show/html/page.ts');
    deliver(
      htmlPage({
        ledger: opened.ledger,
        items,
        card,
        views: reportViews(card),
        about,
        graders: gradersText(items),
        coverage: coverageOf(ledgerAsOf(opened.ledger, globals.asOf)),
      }),
      globals,
      world,
    );
  } else {
    const bars = parts.map(({ key, card: { counts } }) => ({ key, counts }));
    const further = [
      ...(input.by === undefined
        ? []
        : [...byTable(input.by, parts, globals.look), ...outcomeBarsTerminal(bars, globals.look), '']),
      ...(input.full
        ? appendix('Appendix', about.whatIf ? card.strict : card.statedOnly, globals.look, card.independent)
        : []),
    ];
    deliver(reportPage({ ...whole, about }, gradersText(items), further, globals.look), globals, world);
  }
  return 0;
}
