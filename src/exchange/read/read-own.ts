// Our own JSON and JSON lines: everything a ledger holds, taken back as it was.
import { LAYOUTS } from '../../ledger/edit/emit-layout.ts';
import type { EmitItem, EmitValue } from '../../ledger/edit/emit.ts';
import type { Head } from '../entries/new-ledger.ts';
import type { OwnLedger } from '../entries/own-entries.ts';
import type { ImportedEntry } from '../entries/question-entry.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument, jsonLineDocuments } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';

/** The format nests four levels deep. */
const MAX_DEPTH = 8;

/** Half a character cannot be written; everything else the writer escapes and the reader takes back. */
function textOf(value: TreeValue): string {
  const text = value.text();
  return /\p{Cs}/u.test(text) ? value.fail(`${value.name} holds half of a character`, 'export the ledger again') : text;
}

function itemOf(value: TreeValue, depth = 0): EmitItem {
  return Object.fromEntries(value.map().keys().map((key) => [key, valueOf(value.at(key), depth + 1)])); // prettier-ignore
}

function valueOf(value: TreeValue, depth: number): EmitValue | undefined {
  const { raw } = value;
  if (depth > MAX_DEPTH) return value.fail(`${value.name} is nested too deep`, 'the format nests four levels deep');
  if (raw === null || raw === undefined) return undefined;
  if (value.isList) return value.list().flatMap((one) => valueOf(one, depth + 1) ?? []);
  if (value.isMap) return itemOf(value, depth);
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : textOf(value);
}

/** Lists of an entry, whose items are looked at before the entry is read. */
const LISTS = ['restated', 'forecasts', 'resolutions'];

function entryOf(value: TreeValue): ImportedEntry {
  const id = value.map().at('id').neededText();
  const unknown = value.keys().find((key) => !LAYOUTS.entry.order.includes(key));
  if (unknown !== undefined)
    return value.at(unknown).fail(`an entry has no key "${unknown}"`, `its keys are ${LAYOUTS.entry.order.join(', ')}`);
  for (const one of LISTS.flatMap((key) => value.at(key).list())) one.map();
  return { id, item: itemOf(value), place: value.place };
}

const HEAD = ['title', 'keeper', 'forecaster', 'forecasters', 'sources'];

function onlyKeys(one: TreeValue, what: string, keys: readonly string[]): void {
  const unknown = one.map().keys().find((key) => !keys.includes(key)); // prettier-ignore
  if (unknown !== undefined) one.at(unknown).fail(`${what} has no key "${unknown}"`, `its keys are ${keys.join(', ')}`);
}

function textAt(value: TreeValue, key: string): string | undefined {
  const one = value.at(key);
  return one.isNothing ? undefined : textOf(one);
}

/** The items of a map of maps, by key; none where there is nothing. */
function members(value: TreeValue): [string, TreeValue][] {
  return value.isNothing ? [] : value.map().keys().map((key) => [key, value.at(key).map()]); // prettier-ignore
}

function personOf(value: TreeValue): { name: string; about?: string | undefined } {
  onlyKeys(value, 'a forecaster', ['name', 'about']);
  return { name: textAt(value, 'name') ?? value.at('name').neededText(), about: textAt(value, 'about') };
}

/** What stands above the entries; a key that nothing is made of is refused. */
function headOf(value: TreeValue): Head {
  onlyKeys(value, 'the head of a ledger', HEAD);
  return {
    title: textAt(value, 'title'),
    keeper: textAt(value, 'keeper'),
    forecaster: textAt(value, 'forecaster'),
    forecasters: new Map(members(value.at('forecasters')).map(([id, one]) => [id, personOf(one)])),
    sources: Object.fromEntries(members(value.at('sources')).map(([id, one]) => [id, itemOf(one)])),
  };
}

/** The document of `predict export json`. */
export function readOwnJson(input: TextInput): OwnLedger {
  const document = jsonDocument(input);
  const head = document.at('ledger');
  if (!document.isMap || head.isNothing || !document.has('predictions')) {
    return document.fail(
      'this is not what predict export json writes',
      'it has the keys "predict", "ledger" and "predictions"',
    );
  }
  const unknown = document.keys().find((key) => !['predict', 'ledger', 'predictions'].includes(key));
  if (unknown !== undefined)
    return document.at(unknown).fail(`the document has no key "${unknown}"`, 'it has "predict", "ledger" and "predictions"'); // prettier-ignore
  return { head: headOf(head), entries: document.at('predictions').list().map(entryOf) };
}

/** True for the lines of `predict export jsonl`: the first holds the head of the ledger. */
export function isOwnLines(text: string): boolean {
  return /^\s*\{"ledger":\{/.test(text);
}

/** The lines of `predict export jsonl`. */
export function readOwnLines(input: TextInput): OwnLedger {
  const [first, ...rest] = jsonLineDocuments(input);
  return { head: headOf(first!.at('ledger')), entries: rest.map(entryOf) };
}
