// A ledger as lists and scores need it, kept in columns. What is long and seldom looked at (criteria, evidence, reasons,
// notes, source records) is not kept: whoever asks for it makes the whole ledger be read.
import { cachedItems } from './cached-item.ts';
import { CachedPrediction, Kept } from './cached-prediction.ts';
import { CachedSource } from './cached-source.ts';
import type { Day } from '../../day.ts';
import type { Item } from '../item.ts';
import { itemsOf } from '../item.ts';
import { columnsBytes, readColumns } from './light-columns.ts';
import type { Forecaster, Ledger, Prediction, Resolution } from '../prediction.ts';
import { lastDay } from '../standing.ts';

/** What stands above the entries. */
export interface LightHead {
  name: string;
  title?: string;
  keeper: string;
  forecaster?: string;
  forecasters: Forecaster[];
  /** Of the source records only what a list of them says. */
  sources: [id: string, title: string][];
  /** The latest day that anything in it is dated. */
  lastDay: Day;
  /** Whatever else has to be known to use it. */
  note: string;
}

export type LightResolution = Pick<
  Resolution,
  'outcome' | 'known' | 'recorded' | 'by' | 'charitable' | 'happened' | 'fraction' | 'reason'
>;

function lightOf(resolution: Resolution): LightResolution {
  const { why: _why, evidence: _evidence, ...light } = resolution;
  return light;
}

function resolutionsCell(resolutions: readonly Resolution[]): string | undefined {
  const [first] = resolutions;
  if (!first) return undefined;
  const { outcome, known, recorded, by, charitable, happened, fraction, reason } = first;
  const isBrief = [charitable, happened, fraction, reason].every((value) => value === undefined);
  if (resolutions.length === 1 && isBrief) return `${outcome} ${known} ${recorded} ${by}`;
  return JSON.stringify(resolutions.map(lightOf));
}

const jsonOf = (list: readonly unknown[]): string | undefined => (list.length > 0 ? JSON.stringify(list) : undefined);

const numberOf = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** What each column holds of a prediction. Short things that are no texts are written as texts. */
const CELLS = {
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
  restated: ({ restated }) => jsonOf(restated),
  due: ({ due }) => due && `${due.date} ${due.basis}`,
  central: ({ probability }) => numberOf(probability?.central),
  basis: ({ probability }) => probability?.basis,
  unusable: ({ probability }) => (probability?.usable === false ? 'unusable' : undefined),
  value: ({ probability }) => numberOf(probability?.value),
  low: ({ probability }) => numberOf(probability?.low),
  high: ({ probability }) => numberOf(probability?.high),
  typed: ({ probability }) => probability?.typed,
  wording: ({ probability }) => probability?.wording,
  row: ({ probability }) => probability?.row,
  forecasts: ({ forecasts }) => jsonOf(forecasts),
  resolutions: ({ resolutions }) => resolutionsCell(resolutions),
  sealed: ({ sealed }) => sealed && `${sealed.date} ${sealed.sha256}`,
} satisfies Record<string, (prediction: Prediction) => string | undefined>;

export type ColumnName = keyof typeof CELLS;

/** The light part of a ledger as bytes; `note` comes back with it. */
export function lightBytes(ledger: Ledger, note: string): Buffer {
  const { name, title, keeper, forecaster, forecasters, predictions, sources } = ledger;
  const about: LightHead = {
    name,
    ...(title !== undefined && { title }),
    keeper,
    ...(forecaster !== undefined && { forecaster }),
    forecasters: [...forecasters.values()],
    sources: [...sources.values()].map((source) => [source.id, source.title]),
    lastDay: lastDay(predictions),
    note,
  };
  const cells = Object.entries(CELLS).map(
    ([column, cell]) => [column, (row: number) => cell(predictions[row]!)] as const,
  );
  return columnsBytes(about, predictions.length, new Map(cells));
}

/** A ledger that was kept. */
export interface LightLedger {
  ledger: Ledger;
  note: string;
  /** Looks at what was not looked at yet. Throws DamagedColumns. */
  verify: () => void;
  /** As `itemsOf` has them. */
  items: (asOf: Day) => Item[];
}

/**
 * The ledger of light bytes and its note; `whole` reads all of it, for what is not kept there. Throws DamagedColumns, now or
 * when something damaged is looked at.
 */
export function lightLedger(bytes: Buffer, whole: () => Ledger): LightLedger {
  const { about, rows, columns, verify } = readColumns<LightHead, ColumnName>(bytes);
  const { forecasters, sources, note, lastDay: last, ...head } = about;
  const kept = new Kept(columns, whole);
  const ledger: Ledger = {
    ...head,
    forecasters: new Map(forecasters.map((forecaster) => [forecaster.id, forecaster])),
    sources: new Map(sources.map(([id, title]) => [id, new CachedSource(kept, id, title)])),
    predictions: Array.from({ length: rows }, (_, row) => new CachedPrediction(kept, row) as unknown as Prediction),
  };
  return {
    ledger,
    note,
    verify,
    items: (asOf) => (last <= asOf ? cachedItems(kept, ledger.predictions, asOf) : itemsOf(ledger, asOf)),
  };
}
