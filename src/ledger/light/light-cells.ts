// What lists and scores need of a prediction, as short texts: one for each column.
import { oddsKey } from '../odds.ts';
import type { Forecast, Prediction, Resolution, Saying } from '../prediction.ts';

export type LightResolution = Pick<
  Resolution,
  'outcome' | 'known' | 'recorded' | 'by' | 'charitable' | 'happened' | 'fraction' | 'reason'
>;

function lightOf(resolution: Resolution): LightResolution {
  const { why: _why, evidence: _evidence, ...light } = resolution;
  return light;
}

/** In the column of outcomes: more has to be known than one outcome that is one. */
export const MORE = 'more';

function isBrief([first, ...more]: readonly Resolution[]): boolean {
  if (first === undefined || more.length > 0) return false;
  const { charitable, happened, fraction, reason } = first;
  return [charitable, happened, fraction, reason].every((value) => value === undefined);
}

export function outcomeCell(resolutions: readonly Resolution[]): string | undefined {
  const [first] = resolutions;
  if (!first) return undefined;
  return isBrief(resolutions) && first.outcome !== 'open' ? first.outcome : MORE;
}

export function resolutionsCell(resolutions: readonly Resolution[]): string | undefined {
  const [first] = resolutions;
  if (!first) return undefined;
  const { outcome, known, recorded, by } = first;
  if (isBrief(resolutions)) return `${outcome} ${known} ${recorded} ${by}`;
  return JSON.stringify(resolutions.map(lightOf));
}

const jsonOf = (list: readonly unknown[]): string | undefined => (list.length > 0 ? JSON.stringify(list) : undefined);

const numberOf = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** Keys always in one order, however they were written. */
export function restatedCell(restated: readonly Saying[]): string | undefined {
  return jsonOf(restated.map(({ date, source, at, quote }) => ({ date, source, at, quote })));
}

export function forecastsCell(forecasts: readonly Forecast[]): string | undefined {
  return jsonOf(
    forecasts.map(({ by, date, probability, withdrawn, why }) => ({ by, date, probability, withdrawn, why })),
  );
}

/** What each column holds of a prediction. Short things that are no texts are written as texts. */
export const CELLS = {
  id: ({ id }) => id,
  claim: ({ claim }) => claim,
  forecaster: ({ forecaster }) => forecaster,
  recorded: ({ recorded }) => recorded,
  group: ({ group }) => group,
  tags: ({ tags }) => tags.join(' ') || undefined,
  said: ({ said }) => said.date,
  source: ({ said }) => said.source,
  at: ({ said }) => said.at,
  quote: ({ said }) => said.quote,
  speaker: ({ said }) => said.speaker,
  restated: ({ restated }) => restatedCell(restated),
  due: ({ due }) => due?.date,
  dueBasis: ({ due }) => due?.basis,
  shown: oddsKey,
  central: ({ probability }) => numberOf(probability?.central),
  basis: ({ probability }) => probability?.basis,
  unusable: ({ probability }) => (probability?.usable === false ? 'unusable' : undefined),
  value: ({ probability }) => numberOf(probability?.value),
  low: ({ probability }) => numberOf(probability?.low),
  high: ({ probability }) => numberOf(probability?.high),
  typed: ({ probability }) => probability?.typed,
  wording: ({ probability }) => probability?.wording,
  row: ({ probability }) => probability?.row,
  forecasts: ({ forecasts }) => forecastsCell(forecasts),
  resolutions: ({ resolutions }) => resolutionsCell(resolutions),
  outcome: ({ resolutions }) => outcomeCell(resolutions),
  sealed: ({ sealed }) => sealed && `${sealed.date} ${sealed.sha256}`,
} satisfies Record<string, (prediction: Prediction) => string | undefined>;

export type ColumnName = keyof typeof CELLS;
