// A ledger as lists and scores need it, in columns. What is long and seldom looked at (criteria, evidence, reasons,
// notes, source records) is not there: whoever asks for it makes the whole ledger be read.
import type { Day } from '../../day.ts';
import { itemsOf } from '../item.ts';
import type { Item } from '../item.ts';
import { type Listing, listingOf } from '../listing.ts';
import type { Forecaster, Ledger, Prediction, Source } from '../prediction.ts';
import type { ColumnName } from './light-cells.ts';
import { type Column, columnsBytes, readColumns } from './light-columns.ts';
import { lightItems } from './light-item.ts';
import { lightListing } from './light-listing.ts';
import { LightPrediction, LightRows } from './light-prediction.ts';
import { LightSource } from './light-source.ts';

/** What stands above the entries. */
interface LightHead {
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

/** The entries of a ledger as columns. */
export interface LightTable {
  readonly columns: Readonly<Record<ColumnName, Column>>;
  readonly rows: number;
  /** The latest day that anything in it is dated. */
  readonly lastDay: Day;
}

/** What stands above the entries of a ledger. */
export type Above = Omit<Ledger, 'predictions'>;

/** A light ledger as bytes; `note` comes back with it. */
export function lightBytes(above: Above, { columns, rows, lastDay }: LightTable, note: string): Buffer {
  const { name, title, keeper, forecaster, forecasters, sources } = above;
  const about: LightHead = {
    name,
    ...(title !== undefined && { title }),
    keeper,
    ...(forecaster !== undefined && { forecaster }),
    forecasters: [...forecasters.values()],
    sources: [...sources.values()].map((source) => [source.id, source.title]),
    lastDay,
    note,
  };
  return columnsBytes(about, rows, new Map(Object.entries(columns)));
}

/** A ledger in columns, its items as `itemsOf` has them, and the listing of them all as `listingOf` has it. */
export interface LightLedger {
  ledger: Ledger;
  items: (asOf: Day) => Item[];
  listing: (asOf: Day) => Listing;
}

function ledgerOfRows(above: Above, { rows, lastDay }: LightTable, lightRows: LightRows): LightLedger {
  const predictionAt = (row: number): Prediction => {
    // A key of a prediction that it lacks does not compile; what its getters give is looked at by the tests.
    const light: Record<keyof Prediction, unknown> = new LightPrediction(lightRows, row);
    return light as Prediction;
  };
  let predictions: Prediction[] | undefined;
  const ledger: Ledger = {
    ...above,
    // A list of all does without.
    get predictions() {
      return (predictions ??= Array.from({ length: rows }, (_, row) => predictionAt(row)));
    },
  };
  return {
    ledger,
    items: (asOf) => (lastDay <= asOf ? lightItems(lightRows, ledger.predictions, asOf) : itemsOf(ledger, asOf)),
    listing: (asOf) =>
      lastDay <= asOf ? lightListing(lightRows, rows, predictionAt, asOf) : listingOf(itemsOf(ledger, asOf)),
  };
}

/** The ledger of a table; `whole` reads all of it, for what is not there. */
export function lightLedger(above: Above, table: LightTable, whole: () => Ledger): LightLedger {
  return ledgerOfRows(above, table, new LightRows(table.columns, whole));
}

/** A ledger that was kept. */
export interface KeptLedger extends LightLedger {
  note: string;
  /** Looks at what was not looked at yet. Throws DamagedColumns. */
  verify: () => void;
}

/**
 * The ledger of light bytes and its note; `whole` reads all of it. Throws DamagedColumns, now or when something damaged
 * is looked at, unless the bytes are known to be those that were written.
 */
export function keptLedger(bytes: Buffer, whole: () => Ledger, isWhole: boolean): KeptLedger {
  const { about, rows, columns, verify } = readColumns<LightHead, ColumnName>(bytes, isWhole);
  const { forecasters, sources, note, lastDay, ...head } = about;
  const lightRows = new LightRows(columns, whole);
  const above: Above = {
    ...head,
    forecasters: new Map(forecasters.map((forecaster) => [forecaster.id, forecaster])),
    sources: new Map(sources.map(([id, title]): [string, Source] => [id, new LightSource(lightRows, id, title)])),
  };
  return { ...ledgerOfRows(above, { columns, rows, lastDay }, lightRows), note, verify };
}
