import { join, resolve } from 'node:path';
import type { Day } from '../day.ts';
import { misuse } from '../errors.ts';
import { coverageOf } from '../ledger/coverage.ts';
import type { Item } from '../ledger/item.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { inTempFolder } from '../ledger/store/folder.ts';
import { openFile } from '../open-file.ts';
import { graderPairs, gradersOf, judgedAlone } from '../score/graders.ts';
import { scorecardJson } from '../show/data/scorecard-json.ts';
import { markdownScorecard } from '../show/markdown/markdown-scorecard.ts';
import { svgReport } from '../show/svg/card.ts';
import { appendix } from '../show/terminal/appendix.ts';
import type { Look } from '../show/terminal/look.ts';
import { outcomeBarsTerminal } from '../show/terminal/outcome-bars.ts';
import { reportPage } from '../show/terminal/report-page.ts';
import { byTable } from '../show/terminal/scorecard-by.ts';
import type { ByPart } from '../show/terminal/scorecard-by.ts';
import { gradersSentence } from '../show/words/graders-sentence.ts';
import type { ScorePart } from '../show/words/score-part.ts';
import type { About } from '../show/words/scorecard-about.ts';
import type { World } from '../world.ts';
import { brokenSealIds } from './change/broken-seals.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { openCached } from './open/open-cached.ts';
import type { OpenedCached } from './open/open-cached.ts';
import { explainCard } from './scores/explain.ts';
import { reportViews } from './scores/report-views.ts';
import { inScoreFormat, jsonExtras, markdownExtras, saySelection, scoreParts } from './scores/score-parts.ts';
import type { ScoreInput, ScoreParts } from './scores/score-parts.ts';

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
    throw misuse(`--open shows the page, not the format ${format}`, hint);
  }
  if (globals.output === '-') throw misuse('--open needs a file to open; -o - is standard output', 'leave -o out');
  // In a new folder: where others write too, a name that can be guessed may be their link to a file of ours, and what a
  // ledger holds is not for them.
  const { open: _, ...rest } = input;
  const write = async (output: string): Promise<string> => {
    await report(rest, { ...flags, format: 'html', output }, world);
    return resolve(world.cwd, output);
  };
  const path =
    globals.output === undefined
      ? await inTempFolder('predict-report-', (folder) => write(join(folder, 'report.html')))
      : await write(globals.output);
  if (!(await openFile(path, world.env['BROWSER']))) world.err(`predict: nothing here opens pages; it is at ${path}\n`);
  return 0;
}

function gradersText(items: readonly Item[]): string {
  const graders = gradersOf(items);
  return gradersSentence(graders, graderPairs(items, graders), judgedAlone(items));
}

/** The page that a browser shows. */
async function pageText(opened: OpenedCached, { card, items }: ScorePart, about: About, asOf: Day): Promise<string> {
  const { htmlPage } = await import('../show/html/page.ts');
  return htmlPage({
    ledger: opened.ledger,
    items,
    card,
    views: reportViews(card),
    about,
    graders: gradersText(items),
    coverage: coverageOf(ledgerAsOf(opened.ledger, asOf)),
  });
}

/** What --by and --full add to a report in text. */
function furtherLines(
  { card, headline }: ScorePart,
  parts: readonly ByPart[],
  input: ReportInput,
  look: Look,
): string[] {
  const bars = parts.map(({ key, card: { counts } }) => ({ key, counts }));
  const by = input.by === undefined ? [] : [...byTable(input.by, parts, look), ...outcomeBarsTerminal(bars, look), ''];
  return input.full ? [...by, ...appendix('Appendix', headline, look, card.independent)] : by;
}

async function reportText({ opened, whole, parts }: ScoreParts, input: ReportInput, globals: Globals): Promise<string> {
  const { card, items, bands } = whole;
  if (input.explain !== undefined) return explainCard(input.explain, whole, opened.envelope, globals);
  if (globals.format === 'json')
    return documentText(opened.envelope, { ...scorecardJson(card), bands, ...jsonExtras(input, parts) }, globals);
  // The account to pass on says which goalposts were moved; the JSON of a prediction and `check` have it as well.
  const about = { ...whole.about, brokenSeals: brokenSealIds(items, opened.original) };
  if (globals.format === 'html') return pageText(opened, whole, about, globals.asOf);
  if (globals.format === 'svg') return svgReport(card, about, items, bands);
  const graders = gradersText(items);
  if (globals.format === 'md')
    return markdownScorecard(card, about, bands, {
      heading: 'calibration report',
      graders,
      ...markdownExtras(input, parts),
    });
  const further = furtherLines(whole, parts, input, globals.look);
  return reportPage({ ...whole, about }, graders, further, globals.look);
}

/** `predict report`: the whole account of a selection. Returns the exit status, always 0. */
export async function report(input: ReportInput, given: Globals, world: World): Promise<number> {
  if (input.open === true) return reportAndOpen(input, given, world);
  const globals = inScoreFormat(input, given, 'report');
  const opened = await openCached('report', globals, world);
  const parts = scoreParts(opened, input, globals);
  saySelection(parts, input, globals, world);
  deliver(await reportText(parts, input, globals), globals, world);
  return 0;
}
