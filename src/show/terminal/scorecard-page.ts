// `predict scorecard` on a terminal: the record of a forecaster, counts first, for a reader who never heard of Brier.
import type { Item } from '../../ledger/item.ts';
import type { Odds } from '../../ledger/odds.ts';
import type { Prediction } from '../../ledger/prediction.ts';
import { averagedBrier } from '../../score-terms.ts';
import { safeLine } from '../safe.ts';
import { headline } from '../words/headline.ts';
import { hitsSentence } from '../words/hits-text.ts';
import { oddsText } from '../words/probability-text.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { confidenceLines, couldMove, skillLines } from '../words/score-lines.ts';
import type { ScorePart } from '../words/score-part.ts';
import { ifImputed } from '../words/score-sentence.ts';
import { speakerMark } from '../words/speaker-mark.ts';
import { whoSentence } from '../words/who-sentence.ts';
import { countsTable } from './counts-table.ts';
import type { Look } from './look.ts';
import { mark } from './mark.ts';
import { heading, measure, pageText } from './page.ts';
import { saidVersusHappened } from './said-versus-happened.ts';
import { brierSection, calls, cautionLines } from './scorecard-parts.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';
import { flow, width, wrap } from './width.ts';

/** Up to this many predictions whose day is over, or which are settled, are listed one by one. */
const LISTED = 25;

function judgedList(items: readonly Item[], oddsOf: (prediction: Prediction) => Odds, look: Look): string[] {
  const style = styleOf(look);
  // What has no due day can only ever come true: it is in no score, and not passed over in silence.
  const over = items.filter(({ standing }) => standing.matured || standing.settled);
  if (over.length === 0 || over.length > LISTED) return [];
  const ids = over.map((item) => safeLine(item.prediction.id));
  const layout = (withWord: boolean, withDue: boolean): string[] => {
    const rows = over.map((item, index) => [
      mark(item.standing, look, withWord),
      style.id(ids[index]!),
      ...(withDue ? [item.prediction.due?.date ?? ''] : []),
      oddsText(oddsOf(item.prediction), look),
      aside(item),
    ]);
    const columns = [
      { title: withWord ? 'strict reading' : '' },
      { title: 'prediction' },
      ...(withDue ? [{ title: 'due' }] : []),
      { title: 'odds', right: true },
      { title: '' },
    ];
    return table(columns, rows).map((line) => `  ${line}`);
  };
  // A narrow terminal gets no due days, then the marks without their words.
  const layouts = [layout(true, true), layout(true, false), layout(false, false)];
  const fitting = layouts.find((lines) => lines.every((line) => width(line) <= look.width));
  if (fitting) return fitting;
  // A narrower one gets below an id what does not fit beside it.
  return over.flatMap((item, index) => {
    const lead = `  ${mark(item.standing, look, false)}  ${style.id(ids[index]!)}`;
    const parts = [lead, oddsText(oddsOf(item.prediction), look), aside(item)];
    return flow(parts.filter((part) => part !== ''), '  ', '     ', look.width); // prettier-ignore
  });
}

/** What sets a row apart: what it is besides its strict outcome, and whose words it is in where they are another's. */
function aside(item: Item): string {
  return [besides(item), speakerMark(item.prediction)].filter((part) => part !== '').join(' ');
}

/** That it does not count yet, or a charitable outcome unlike the strict one. */
function besides(item: Item): string {
  if (item.standing.status === 'early') return 'settled early';
  if (item.standing.status === 'undated') return 'no due day';
  const { strict, charitable } = item.standing;
  const loose = charitable.contested ? 'contested' : (charitable.outcome ?? 'unsettled');
  const strictly = strict.contested ? 'contested' : (strict.outcome ?? 'unsettled');
  return loose === strictly ? '' : `charitable: ${loose}`;
}

/** The page; `appendix` are the further numbers of --full, already lines. */
export function scorecardPage(
  { card, items, about, bands }: ScorePart,
  oddsOf: (prediction: Prediction) => Odds,
  appendix: readonly string[],
  look: Look,
): string {
  const prose = (text: string): string[] => wrap(text, measure(look));
  const shown = headline(card, about);
  const whose = ifImputed(about);
  const lines = [
    ...heading(`${safeLine(about.title)}: scorecard as of ${about.asOf}`, look),
    ...prose(whoSentence(card, about)),
    '',
    ...countsTable(card, look),
    '',
    ...cautionLines(card, about, 'first', look),
    ...prose(about.verdict.text),
    ...prose(hitsSentence(card)),
    '',
    ...judgedList(items, oddsOf, look),
    '',
    ...saidVersusHappened(bands, look, averagedBrier(shown) !== null).flatMap(prose),
    '',
    // Below ten the verdict has the sum already.
    ...(shown.n < RATES_FROM ? [] : brierSection(card, about, look)),
    ...skillLines(shown, card.independent).flatMap(prose),
    ...confidenceLines(shown, card.independent).flatMap(prose),
    '',
    ...couldMove(card, about).flatMap((line) => prose(line)),
    '',
    ...calls(`Biggest surprises${whose}`, card.worst, card, look),
    ...calls(`Best calls${whose}`, card.best, card, look),
    ...cautionLines(card, about, 'rest', look),
    '',
    ...appendix,
  ];
  return pageText(lines);
}
