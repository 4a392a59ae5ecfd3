// The report as one page that needs nothing else: for a reader who doubts.
import { createHash } from 'node:crypto';
import type { Coverage } from '../../ledger/coverage.ts';
import type { Item } from '../../ledger/item.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { NAMELESS_KEEPER } from '../../nameless-keeper.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { embeddedJson, escaped } from '../markup-escape.ts';
import { funnelOf } from '../plot/funnel.ts';
import { outcomeCounts } from '../plot/outcomes.ts';
import { linearScale } from '../plot/scale.ts';
import { cautionTexts } from '../words/caution-text.ts';
import { hasEarly } from '../words/has-early.ts';
import { hitsSentence } from '../words/hits-text.ts';
import { plural } from '../words/number.ts';
import { couldMove } from '../words/score-lines.ts';
import { ALL_WHAT_IF, WHAT_IF } from '../words/score-sentence.ts';
import type { About } from '../words/scorecard-about.ts';
import { htmlFilter } from './filter.ts';
import { htmlFunnel } from './funnel.ts';
import { htmlMethods } from './methods.ts';
import { htmlPredictions } from './predictions.ts';
import { htmlScoreView, VIEW_KEYS } from './score-view.ts';
import type { ReportView, ViewKey } from './score-view.ts';
import { PAGE_SCRIPT } from './script.ts';
import { htmlSources } from './sources.ts';
import { PAGE_STYLE } from './style.ts';
import { htmlSwitches, offeredViews, switchesOf } from './switches.ts';
import type { Switches } from './switches.ts';
import { htmlTimeLine } from './time-line.ts';

export interface PageInput {
  ledger: Ledger;
  items: readonly Item[];
  card: Scorecard;
  /** The four ways of scoring that a reader can switch between. */
  views: Record<ViewKey, ReportView>;
  coverage: readonly Coverage[];
  about: About;
  /** Who resolved what; empty where nobody did. */
  graders: string;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded from anywhere, and only this script and this style run. */
function policy(): string {
  return `default-src 'none'; script-src ${hash(PAGE_SCRIPT)}; style-src ${hash(PAGE_STYLE)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function counts(card: Scorecard): string {
  const rows = outcomeCounts(card.counts, hasEarly(card));
  const scale = linearScale([0, Math.max(1, ...rows.map((row) => row.count))], [0, 100]);
  const paint = { yes: 'p-blue', mixed: 'p-blue', no: 'p-orange', unsure: 'p-grey', waiting: 'p-grey' } as const;
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${escaped(row.word)}</th><td class="n">${row.count}</td><td class="about"><svg aria-hidden="true" width="100%" height="6"><rect class="${paint[row.kind]}" width="${scale(row.count).toFixed(1)}%" height="6"/></svg><span class="quiet">${escaped(row.about)}</span></td></tr>`,
  );
  return `<table class="counts"><caption class="sr">Every prediction once, by what became of it</caption><thead class="sr"><tr><th scope="col">Outcome</th><th scope="col">Predictions</th><th scope="col">Meaning</th></tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

const SECTIONS = [
  ['verdict', 'Verdict'],
  ['funnel', 'From statements to scores'],
  ['scores', 'Scores'],
  ['time', 'Time line'],
  ['predictions', 'All predictions'],
  ['sources', 'Sources'],
  ['methods', 'How to read this'],
] as const;

function section(id: (typeof SECTIONS)[number][0], body: string): string {
  const title = SECTIONS.find(([key]) => key === id)![1];
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body}\n</section>`;
}

function verdict({ card, about, graders }: PageInput): string {
  const first = cautionTexts(card, about, 'first').map(
    (text) => `<p class="warning"><b>Caution:</b> ${escaped(text)}</p>`,
  );
  const cautions = cautionTexts(card, about, 'rest').map((text) => `<li>${escaped(text)}</li>`);
  const whatIf = about.whatIf && card.strict.n > 0 ? `<p class="warning"><b>${escaped(ALL_WHAT_IF)}</b></p>` : '';
  return `${first.join('')}<p class="verdict">${escaped(about.verdict.text)}</p><p>${escaped(hitsSentence(card))}</p>${graders === '' ? '' : `<p>${escaped(graders)}</p>`}${whatIf}${counts(card)}${cautions.length > 0 ? `<h3>Read with care</h3><ul class="cautions">${cautions.join('')}</ul>` : ''}`;
}

function scores(input: PageInput, choices: Switches, offered: readonly ViewKey[]): string {
  const first = offered[0]!;
  const move = couldMove(input.card, input.about).map((line) => `<p>${escaped(line)}</p>`);
  const sections = offered.map((key) => htmlScoreView(key, input.views[key], input.card.items));
  // It is all of the strict reading, whichever is shown above it.
  const reading = choices.readings.length > 1 ? ['strict reading'] : [];
  const whatIf = input.about.whatIf && input.card.strict.n > 0 ? [WHAT_IF.replace(/^W/, 'w')] : [];
  const said = [...reading, ...whatIf].join('; ');
  const label = said === '' ? '' : ` <span class="quiet">(${said})</span>`;
  return `${htmlSwitches(choices, first, input.views[first].score.n)}${sections.join('\n')}${move.length > 0 ? `<h3>What could move it${label}</h3>${move.join('')}` : ''}`;
}

/**
 * The page: no request to anywhere, readable without script, the same bytes for the same input. Its script and style
 * are allowed by their hashes alone.
 */
export function htmlPage(input: PageInput): string {
  const { ledger, items, card, about, coverage, views } = input;
  const title = `${about.title}: predictions as of ${about.asOf}`;
  const nav = SECTIONS.map(([id, name]) => `<li><a href="#${id}">${name}</a></li>`).join('');
  const choices = switchesOf(card.items, about.whatIf);
  const offered = offeredViews(choices, about.whatIf);
  // What the sources account for is the whole record: a part of it is no step on the way from there.
  const isWhole = items.length === ledger.predictions.filter(({ recorded }) => recorded <= about.asOf).length;
  const data = {
    asOf: about.asOf,
    view: offered[0]!,
    views: offered,
    scores: Object.fromEntries(VIEW_KEYS.map((key) => [key, views[key].score])),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(about.title)}</h1>
<p class="quiet">${plural(items.length, 'prediction')} by ${escaped(about.forecaster)}, as of <time>${about.asOf}</time>${ledger.keeper === NAMELESS_KEEPER ? '' : `, kept by ${escaped(ledger.keeper)}`}</p>
<nav aria-label="Sections"><ul>${nav}</ul></nav>
</header>
<main>
${section('verdict', verdict(input))}
${section('funnel', htmlFunnel(funnelOf(isWhole ? coverage : [], items, card)))}
${section('scores', scores(input, choices, offered))}
${section('time', htmlTimeLine(items, about.asOf))}
${section('predictions', `${htmlFilter(items)}\n${htmlPredictions(items, card.items, ledger, about.brokenSeals)}`)}
${section('sources', htmlSources(coverage))}
${section('methods', htmlMethods(card.strict))}
</main>
<script type="application/json" id="data">${embeddedJson(data)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}
