// `predict show`: the whole chain of one prediction, from the claim to what it scores.
import type { Item } from '../../ledger/item.ts';
import type { Evidence, Ledger, Resolution } from '../../ledger/prediction.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { isTooLate } from '../../too-late.ts';
import { WIDEST_RANGE } from '../../widest-range.ts';
import { safeLine, safeParts, safeText } from '../safe.ts';
import { daysStood } from '../words/days-stood.ts';
import { hindsight, sealedLate } from '../words/hindsight.ts';
import { percent, score } from '../words/number.ts';
import { basisText, probabilityText } from '../words/probability-text.ts';
import { resolutionText } from '../words/resolution-text.ts';
import { withoutNumber } from '../words/without-number.ts';
import { link } from './link.ts';
import type { Look } from './look.ts';
import { mark } from './mark.ts';
import { block, heading, inset, measure, pageText } from './page.ts';
import { addressLine, quoted, whoseWords } from './saying-lines.ts';
import { styleOf } from './style.ts';
import { wrapBehind } from './width.ts';

export interface Detail {
  item: Item;
  ledger: Ledger;
  scored: ScoredItem;
  /** Whether `sealed.sha256` is still the hash of the entry as it stands now; absent when the entry is not sealed. */
  sealHolds?: boolean;
}

function probabilityLines({ item }: Detail, look: Look): string[] {
  const probability = item.prediction.probability;
  if (!probability) return [withoutNumber(item)];
  const between = probability.low !== undefined && probability.high !== undefined
    ? ` (${percent(probability.low)} to ${percent(probability.high)})` : ''; // prettier-ignore
  const why = probability.why ? [safeLine(probability.why)] : [];
  const unusable = probability.usable ? [] : [`the range is wider than ${WIDEST_RANGE}: it counts as no probability`];
  const number = `${probability.basis === 'stated' ? '' : '~'}${percent(probability.central)}${between}`;
  return [
    // The middle of a range that counts as no number is nobody's number.
    `${probability.usable ? number : probabilityText(probability, look)}: ${safeLine(basisText(probability))}`,
    ...why,
    ...unusable,
  ];
}

/** A text of the ledger without the blank lines at its end, which a block text may keep. */
const shownText = (text: string): string => safeText(text).trimEnd();

function evidenceLines(evidence: Evidence, look: Look): string[] {
  const style = styleOf(look);
  const side = evidence.side ?? 'also';
  const paint = side === 'for' ? style.good : side === 'against' ? style.bad : style.quiet;
  const head = safeParts([evidence.date, evidence.publisher]);
  const text = [head, evidence.shows ? safeLine(evidence.shows) : ''].filter((part) => part !== '').join(': ');
  const lead = `${' '.repeat(inset(look) + 2)}${paint(side.padEnd(8))}`;
  const indent = ' '.repeat(inset(look) + 10);
  return [
    ...(text ? wrapBehind(lead, text, measure(look)) : [lead.trimEnd()]),
    `${indent}${style.quiet(link(evidence.url, look))}`,
  ];
}

function resolutionLines(resolution: Resolution, current: boolean, look: Look): string[] {
  const style = styleOf(look);
  const days = `known ${resolution.known}, recorded ${resolution.recorded}`;
  const outcome = `${safeLine(resolution.by)}: ${resolutionText(resolution)}`;
  const head = `${current ? style.strong(outcome) : outcome} ${style.quiet(`(${days}${current ? '' : '; superseded'})`)}`;
  const why = resolution.why ? wrapBehind(' '.repeat(inset(look) + 2), shownText(resolution.why), measure(look)) : [];
  return [
    ...wrapBehind(' '.repeat(inset(look)), head, measure(look)),
    ...why,
    ...resolution.evidence.flatMap((evidence) => evidenceLines(evidence, look)),
  ];
}

function standingLine({ item }: Detail, look: Look): string {
  const { standing } = item;
  const votes = standing.strict.votes.length;
  const facts = [
    mark(standing, look, true),
    standing.strict.known ? `known ${standing.strict.known}` : '',
    standing.status === 'early' ? 'settled before its due day: scored once that is over' : '',
    votes > 1 ? `${votes} graders${standing.strict.contested ? ' who do not agree' : ''}` : '',
    standing.charitable.outcome && standing.charitable.outcome !== standing.strict.outcome
      ? `charitable reading: ${standing.charitable.outcome}`
      : '',
    standing.charitable.contested ? 'charitable reading: contested' : '',
    standing.retrospective ? 'retrospective: recorded after the outcome was knowable' : '',
  ];
  return facts.filter((fact) => fact !== '').join('; ');
}

/** What always saying 50% scores, and the worst number: 0.25 and 1, less of both where it happened in part. */
function yardsticks(y: number): string {
  if (y === 0 || y === 1) return '0.25 a coin, 1 worst';
  return `${score((0.5 - y) ** 2)} a coin, ${score(Math.max(y, 1 - y) ** 2)} worst`;
}

/** What keeps a prediction from being scored, now or for good; undefined where only its outcome is missing. */
function whyUnscored({ prediction, standing }: Item, { probability }: ScoredItem): string | undefined {
  if (standing.strict.outcome === 'void') return 'never scored: it is void';
  if (!prediction.due) return 'never scored: it has no due day';
  if (standing.status === 'contested') return 'not scored while it is contested: the graders do not agree';
  if (standing.status === 'ambiguous') return 'not scored: the outcome is ambiguous';
  if (probability !== null)
    return standing.status === 'early' ? 'not yet: it is scored once its due day is over' : undefined;
  const hits = standing.status === 'resolved' ? '; it counts among the hits' : '';
  const own = prediction.forecasts.filter(({ by }) => by === prediction.forecaster);
  const numbers = [prediction, ...own].flatMap((one) => (one.probability ? [one.probability] : []));
  if (numbers.length === 0) return `no Brier score without a number${hits}`;
  return numbers.some(({ usable }) => usable)
    ? `no Brier score: no number stood before it was due or known${hits}`
    : `no Brier score without a usable number: a range wider than ${WIDEST_RANGE} counts as none${hits}`;
}

function scoreLines({ scored, item }: Detail): string[] {
  const own = scored.strict;
  if (own) {
    const changed = scored.updated ? `, averaged over the days the numbers stood${daysStood(own)}` : '';
    const imputed = scored.basis === 'stated' ? '' : '; a what-if, since the number is imputed';
    return [`Brier ${score(own.brier)} (0 best, ${yardsticks(own.y)})${changed}${imputed}`];
  }
  const unscored = whyUnscored(item, scored);
  if (unscored !== undefined) return [unscored];
  if (item.standing.status === 'due' && scored.ifNo !== null)
    return [`not yet: Brier ${score(scored.ifYes)} if yes, ${score(scored.ifNo)} if no`];
  return ['nothing to score yet'];
}

/** The page for one prediction; every text of the ledger in it is made safe for a terminal. */
export function predictionDetail(detail: Detail, look: Look): string {
  const style = styleOf(look);
  const { item, ledger } = detail;
  const { prediction } = item;
  const of = (label: string, paragraphs: readonly string[]) => block(label, paragraphs, look);
  const forecaster = ledger.forecasters.get(prediction.forecaster)?.name ?? prediction.forecaster;
  const source = prediction.said.source ? ledger.sources.get(prediction.said.source) : undefined;
  const current = new Set(item.standing.latest);
  const criteria = prediction.criteria;
  const lines = [
    ...heading(safeLine(prediction.id), look),
    '',
    ...of('Claim', [safeLine(prediction.claim)]),
    ...of('Standing', [standingLine(detail, look)]),
    '',
    ...of('Said', [
      `${prediction.said.date} by ${safeLine(forecaster)}${whoseWords(prediction.said)}`,
      ...quoted(prediction.said, look),
      ...(source ? [safeParts([source.title, source.publisher], '; ')] : []),
    ]),
    ...(source?.url ? [addressLine(source.url, look)] : []),
    ...(source?.archiveUrl ? [addressLine(source.archiveUrl, look, 'archived copy: ')] : []),
    ...of('Restated', prediction.restated.map((saying) => [saying.date, ...quoted(saying, look)].join('  '))),
    ...of('Due', [
      prediction.due
        ? `${prediction.due.date} (${prediction.due.basis}${prediction.due.why ? `: ${safeLine(prediction.due.why)}` : ''})`
        : 'undated: listed and counted, never scored',
    ]),
    ...of('Probability', probabilityLines(detail, look)),
    ...of('Condition', prediction.condition ? [`${safeLine(prediction.condition)} (unmet means void)`] : []),
    '',
    ...of('Criteria', criteria
      ? [`written ${criteria.written}${hindsight(item) ? ', after the outcome was knowable: hindsight' : ''}`]
      : ['none written']),
    ...of('  strict', criteria ? [shownText(criteria.strict)] : []),
    ...of('  charitable', criteria?.charitable ? [shownText(criteria.charitable)] : []),
    '',
    ...of('Forecasts', prediction.forecasts.map((forecast) =>
      `${forecast.date}  ${safeLine(forecast.by)}: ${forecast.withdrawn ? 'withdrawn' : probabilityText(forecast.probability, look)}${forecast.why ? ` (${safeLine(forecast.why)})` : ''}${isTooLate(forecast.date, prediction, item.standing.strict) ? ' – too late to be scored' : ''}`)),
    ...(prediction.resolutions.length === 0 ? of('Resolutions', ['none']) : [style.quiet('Resolutions')]),
    ...prediction.resolutions.flatMap((resolution) => resolutionLines(resolution, current.has(resolution), look)),
    '',
    ...of('Score', scoreLines(detail)),
    ...of('Sealed', [
      prediction.sealed
        ? `${prediction.sealed.date}${sealedLate(item) ? ', with the outcome known' : ''}, ${detail.sealHolds === false ? style.bad('BROKEN: the entry was changed after sealing') : 'unchanged since'}; ${safeLine(prediction.sealed.sha256)}`
        : 'no',
    ]),
    ...of('Tags', prediction.tags.length > 0 ? [safeLine(prediction.tags.join(', '))] : []),
    ...of('Group', prediction.group ? [safeLine(prediction.group)] : []),
    ...of('Recorded', [prediction.recorded]),
    ...of('Note', prediction.note ? [shownText(prediction.note)] : []),
  ]; // prettier-ignore
  return pageText(lines);
}
