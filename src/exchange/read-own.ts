// Our own JSON and JSON lines: everything a ledger holds, taken back as it was.
import type { EmitItem, EmitValue } from '../ledger/edit/emit.ts';
import { LAYOUTS } from '../ledger/edit/emit-layout.ts';
import type { TextInput } from './input.ts';
import type { ImportedEntry } from './question-entry.ts';
import { jsonDocument, jsonLineDocuments } from './tree-value.ts';
import type { TreeValue } from './tree-value.ts';

/** A ledger that was exported: its head and its entries. */
export interface OwnLedger {
  head: EmitItem;
  entries: ImportedEntry[];
}

/** The format nests four levels deep. */
const MAX_DEPTH = 8;

function valueOf(value: TreeValue, depth: number): EmitValue | undefined {
  const { raw } = value;
  if (depth > MAX_DEPTH) return value.fail(`${value.name} is nested too deep`, 'the format nests four levels deep');
  if (raw === null || raw === undefined) return undefined;
  if (value.isList) return value.list().flatMap((one) => valueOf(one, depth + 1) ?? []);
  if (value.isMap) return Object.fromEntries(value.keys().map((key) => [key, valueOf(value.at(key), depth + 1)]));
  if (typeof raw === 'string') {
    // Half a character cannot be written; everything else the writer escapes and the reader takes back.
    if (/\p{Cs}/u.test(raw)) return value.fail(`${value.name} holds half of a character`, 'export the ledger again');
    return raw;
  }
  return raw as number | boolean;
}

function entryOf(value: TreeValue): ImportedEntry {
  const id = value.map().at('id').neededText();
  const unknown = value.keys().find((key) => !LAYOUTS.entry.order.includes(key));
  if (unknown !== undefined)
    return value.at(unknown).fail(`an entry has no key "${unknown}"`, `its keys are ${LAYOUTS.entry.order.join(', ')}`);
  return { id, item: valueOf(value, 0) as EmitItem, place: value.place };
}

const HEAD = ['title', 'keeper', 'forecaster', 'forecasters', 'sources'];

/** What stands above the entries; a key that nothing is made of is refused. */
function headOf(value: TreeValue): EmitItem {
  const onlyKeys = (one: TreeValue, what: string, keys: readonly string[]): void => {
    const unknown = one.keys().find((key) => !keys.includes(key));
    if (unknown !== undefined) one.at(unknown).fail(`${what} has no key "${unknown}"`, `its keys are ${keys.join(', ')}`); // prettier-ignore
  };
  onlyKeys(value.map(), 'the head of a ledger', HEAD);
  const people = value.at('forecasters');
  for (const id of people.keys()) onlyKeys(people.at(id), 'a forecaster', ['name', 'about']);
  return valueOf(value, 0) as EmitItem;
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
