// `predict report` on a terminal: the calibration report.
import type { Item } from '../../ledger/item.ts';
import { often } from '../../often.ts';
import { averagedBrier, isIndependent } from '../../score-terms.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { safeLine } from '../safe.ts';
import { headline, headlineItems } from '../words/headline.ts';
import { hitsSentence } from '../words/hits-text.ts';
import { percent, score } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { REASONS } from '../words/reasons.ts';
import { confidenceLines, couldMove, skillLines } from '../words/score-lines.ts';
import type { ScorePart } from '../words/score-part.ts';
import { changedPart, ifImputed } from '../words/score-sentence.ts';
import type { About } from '../words/scorecard-about.ts';
import { speakerMark } from '../words/speaker-mark.ts';
import { binsTable } from './bins-table.ts';
import { countsTable } from './counts-table.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { mark } from './mark.ts';
import { heading, measure, pageText, rowWidth } from './page.ts';
import { reliabilityTerminal } from './reliability.ts';
import { brierSection, calls, cautionLines } from './scorecard-parts.ts';
import { styleOf } from './style.ts';
import { timeLineTerminal } from './time-line.ts';
import { wrap } from './width.ts';

function itemList(card: Scorecard, items: readonly Item[], about: About, look: Look): string[] {
  const style = styleOf(look);
  const byId = new Map(items.map((item) => [item.prediction.id, item]));
  const scored = headlineItems(card, about);
  // A column that only stands where somebody else's wording does.
  const isOthers = scored.some(({ prediction }) => speakerMark(prediction) !== '');
  const rows = scored.map((item) => [
    mark(byId.get(item.id)!.standing, look, true),
    style.id(safeLine(item.id)),
    `${item.basis === 'stated' ? '' : '~'}${percent(item.strict!.p)}${item.updated ? ' on average' : ''}`,
    score(item.strict!.brier),
    ...(isOthers ? [speakerMark(item.prediction)] : []),
  ]);
  return foldedTable(
    [
      { title: 'outcome' },
      { title: 'prediction' },
      { title: 'said', right: true },
      { title: 'Brier', right: true },
      ...(isOthers ? [{ title: 'wording' }] : []),
    ],
    rows,
    rowWidth(look),
    2,
  );
}

function corpLines(shown: ScoreObject, independent: number | undefined): string[] {
  const { brier, corp } = shown;
  if (shown.n < RATES_FROM || corp === null || brier === null) return [];
  const chance = corp.expectedMiscalibrationIfCalibrated;
  const why = shown.reasons['corp.expectedMiscalibrationIfCalibrated'];
  const p = corp.probabilityMiscalibrationThisLarge;
  const isFree = isIndependent(shown.n, independent);
  const undefinedLuck = `; what luck alone would give is undefined${why ? `: ${REASONS[why]}` : ''}`;
  const luckAlone =
    chance === null ? undefinedLuck : `; a calibrated forecaster with these odds would average ${score(chance)}`;
  const isTold = p !== null && isFree && averagedBrier(shown) === null;
  const luck = !isTold ? '' : `, and this much or more ${often(p)}, if the predictions are independent`;
  return [
    `Miscalibration ${score(corp.miscalibration)}${isFree ? luckAlone : ''}${luck}.`,
    `Discrimination ${score(corp.discrimination)}, uncertainty ${score(corp.uncertainty)}: Brier = miscalibration − discrimination + uncertainty${changedPart(shown)}.`,
  ];
}

/** The page; `graders` says who resolved what, `appendix` are the further numbers of --full, already lines. */
export function reportPage(
  { card, items, about, bands }: ScorePart,
  graders: string,
  appendix: readonly string[],
  look: Look,
): string {
  const style = styleOf(look);
  const shown = headline(card, about);
  const prose = (text: string): string[] => wrap(text, measure(look));
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [...prose(title).map((line) => style.strong(line)), ...lines, ''];
  const whose = ifImputed(about);
  const lines = [
    ...heading(`${safeLine(about.title)}: calibration report as of ${about.asOf}`, look),
    ...cautionLines(card, about, 'first', look),
    ...prose(about.verdict.text),
    ...prose(hitsSentence(card)),
    ...(graders === '' ? [] : prose(graders)),
    '',
    ...countsTable(card, look),
    '',
    ...section(
      shown.n < RATES_FROM ? `The scored predictions${whose}` : `Reliability: how often things said at a given probability happened${whose}`,
      shown.n === 0 ? [] : shown.n < RATES_FROM ? itemList(card, items, about, look) : reliabilityTerminal(shown, look, bands),
    ),
    ...section('By band of probability', shown.n < RATES_FROM ? [] : binsTable(bands, look)),
    ...section(`Brier score${whose}`, brierSection(card, about, look)),
    ...section('Calibration and discrimination', corpLines(shown, card.independent).flatMap(prose)),
    ...section('Skill', skillLines(shown, card.independent).flatMap(prose)),
    ...section('Confidence', confidenceLines(shown, card.independent).flatMap(prose)),
    ...section('What could move it', couldMove(card, about).flatMap(prose)),
    ...calls(`Biggest surprises${whose}`, card.worst, card, look),
    ...calls(`Best calls${whose}`, card.best, card, look),
    ...section('Time line', timeLineTerminal(items, about.asOf, look)),
    ...section('Read with care', cautionLines(card, about, 'rest', look)),
    ...appendix,
  ]; // prettier-ignore
  return pageText(lines);
}
