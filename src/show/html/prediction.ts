// The whole chain of one prediction in a page: quote, source, criteria, probability, resolutions, evidence.
// Here and in the other long parts, end tags that HTML lets one leave out are left out: a page of hundreds of
// links has to stay small.
import type { Item } from '../../ledger/item.ts';
import type { Evidence, Ledger, Prediction, Probability, Resolution, Saying, Source } from '../../ledger/prediction.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { isTooLate } from '../../too-late.ts';
import { WIDEST_RANGE } from '../../widest-range.ts';
import { escaped, escapedParagraphs, webLink } from '../markup-escape.ts';
import { daysStood } from '../words/days-stood.ts';
import { hindsight, sealedLate } from '../words/hindsight.ts';
import { percent, score } from '../words/number.ts';
import { basisText, probabilityText } from '../words/probability-text.ts';
import { resolutionText } from '../words/resolution-text.ts';
import { withoutNumber } from '../words/without-number.ts';

function part(label: string, bodies: readonly string[]): string {
  const kept = bodies.filter((body) => body !== '');
  return kept.length === 0 ? '' : `<dt>${label}${kept.map((body) => `<dd>${body}`).join('')}`;
}

/** A link to the page's row about the source, which holds title and address. */
function sourceName(source: Source | undefined, id: string | undefined): string {
  if (!source) return id ? escaped(id) : '';
  return `<a href="#s-${escaped(source.id)}">${escaped(source.publisher ?? source.title)}</a>${source.kind ? `, ${source.kind}` : ''}`;
}

/** `before`: the source named just above, which is not named again. */
function saying(said: Saying, ledger: Ledger, before?: string): string {
  const quote = said.quote ? `<blockquote dir="auto">${escaped(said.quote)}</blockquote>` : '';
  const source =
    said.source !== undefined && said.source === before
      ? 'same source'
      : sourceName(said.source ? ledger.sources.get(said.source) : undefined, said.source);
  const place = [said.date, source, said.at ? escaped(said.at) : ''].filter((text) => text !== '').join(', ');
  return `${quote}<small>${place}</small>`;
}

/** A number and how it came about, in words. */
function probabilityWords(probability: Probability): string {
  const { low, high } = probability;
  const between =
    low === undefined || high === undefined ? '' : ` (${escaped(percent(low))} to ${escaped(percent(high))})`;
  const number = `${probability.basis === 'stated' ? '' : '~'}${escaped(percent(probability.central))}`;
  // The middle of a range that counts as no number is nobody's number.
  const shown = probability.usable
    ? `<b>${number}</b>${between}`
    : `<b>${escaped(probabilityText(probability, { unicode: true }))}</b>`;
  const how = `${probability.basis === 'stated' ? '' : 'imputed: '}${escaped(basisText(probability))}`;
  const usable = probability.usable ? '' : ` The range is wider than ${WIDEST_RANGE}, so it counts as no number.`;
  const why = probability.why ? ` ${escaped(probability.why)}` : '';
  return `${shown}: ${how}.${usable}${why}`;
}

/** The link is named by who published it; the address itself shows where the page is printed. */
function evidenceItem(evidence: Evidence): string {
  const side = evidence.side ?? 'about';
  const name = evidence.publisher ?? hostOf(evidence.url);
  const words = [evidence.date, evidence.shows]
    .filter((text) => text !== undefined)
    .map(escaped)
    .join(': ');
  return `<li><b>${side}</b> ${webLink(evidence.url, name)}${words ? `, ${words}` : ''}`;
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(address)?.[1] ?? address;
}

function resolutionWords(resolution: Resolution, current: boolean): string {
  const days = `known ${resolution.known}, recorded ${resolution.recorded}${current ? '' : ', superseded by a later one'}`;
  const evidence =
    resolution.evidence.length > 0 ? `<ul class="evidence">${resolution.evidence.map(evidenceItem).join('')}</ul>` : '';
  return `<p><b>${escaped(resolution.by)}: ${resolutionText(resolution)}</b> <small>${days}</small></p>${resolution.why ? escapedParagraphs(resolution.why) : ''}${evidence}`;
}

/** Empty where there is nothing to say that the other parts do not say already. */
function scoreWords(scored: ScoredItem, item: Item): string {
  const own = scored.strict;
  if (own) {
    const changed = scored.updated ? `, averaged over the days the numbers stood${daysStood(own)}` : '';
    const imputed = scored.basis === 'stated' ? '' : "; a what-if, since the number is not the forecaster's own";
    return `Brier ${score(own.brier)}${changed}${imputed}`;
  }
  return item.standing.status === 'due' && scored.ifNo !== null
    ? `not yet: Brier ${score(scored.ifYes)} if yes, ${score(scored.ifNo)} if no`
    : '';
}

function criteriaParts(item: Item): string {
  const criteria = item.prediction.criteria;
  if (!criteria) return part('Criteria', ['none written']);
  const late = hindsight(item) ? ' <b>after the outcome was knowable: hindsight</b>' : '';
  return [
    part('Strict criteria', [`${escapedParagraphs(criteria.strict)}<small>written ${criteria.written}${late}</small>`]),
    part('Charitable criteria', criteria.charitable ? [escapedParagraphs(criteria.charitable)] : []),
  ].join('');
}

/** The definition list of one prediction; every text of the ledger in it is escaped. */
export function htmlChain(item: Item, scored: ScoredItem, ledger: Ledger, isSealBroken: boolean): string {
  const { prediction, asked } = item;
  const current = new Set(item.standing.latest);
  const nameOf = ({ forecaster }: Prediction): string =>
    escaped(ledger.forecasters.get(forecaster)?.name ?? forecaster);
  const first = asked ?? prediction;
  const speaker = first.said.speaker
    ? `<p><b>Words of the ${escaped(first.said.speaker)}, not of ${nameOf(first)}.</b></p>`
    : '';
  const due = prediction.due;
  const forecasts = prediction.forecasts.map((forecast) => {
    const number = forecast.withdrawn || !forecast.probability ? 'withdrawn' : probabilityWords(forecast.probability);
    const late = isTooLate(forecast.date, prediction, item.standing.strict) ? ' <b>too late to be scored</b>' : '';
    return `${forecast.date}, ${escaped(forecast.by)}: ${number}${forecast.why ? ` ${escaped(forecast.why)}` : ''}${late}`;
  });
  return `<dl>${[
    part(`Said by ${nameOf(first)}`, [speaker + saying(first.said, ledger)]),
    part(
      'Restated',
      first.restated.map((again, index) =>
        saying(again, ledger, first.restated[index - 1]?.source ?? first.said.source),
      ),
    ),
    asked ? part(`Answered by ${nameOf(prediction)}`, [`<small>${prediction.said.date}</small>`]) : '',
    part('Due', [
      due
        ? `${due.date} (${due.basis})${due.why ? `: ${escaped(due.why)}` : ''}`
        : 'no due day: listed and counted, never scored',
    ]),
    part(
      'Condition',
      prediction.condition ? [`${escaped(prediction.condition)} If it is not met, the prediction is void.`] : [],
    ),
    criteriaParts(item),
    part('Probability', [prediction.probability ? probabilityWords(prediction.probability) : withoutNumber(item)]),
    part('Forecasts', forecasts),
    part(
      'Resolutions',
      prediction.resolutions.length === 0
        ? ['none']
        : prediction.resolutions.map((resolution) => resolutionWords(resolution, current.has(resolution))),
    ),
    part('Score', [escaped(scoreWords(scored, item))]),
    part(
      'Sealed',
      prediction.sealed
        ? [
            `${prediction.sealed.date}${sealedLate(item) ? ' <b>with the outcome known</b>' : ''}${isSealBroken ? ', <b>broken: the entry was changed after sealing</b>' : ''}, SHA-256 <code>${escaped(prediction.sealed.sha256)}</code>`,
          ]
        : [],
    ),
    part('Note', prediction.note ? [escapedParagraphs(prediction.note)] : []),
    part('Recorded', [
      `${prediction.recorded} as <code>${escaped(prediction.id)}</code>${prediction.group ? `, group ${escaped(prediction.group)}` : ''}${prediction.tags.length > 0 ? `, tags ${escaped(prediction.tags.join(', '))}` : ''}`,
    ]),
  ].join('')}</dl>`;
}
