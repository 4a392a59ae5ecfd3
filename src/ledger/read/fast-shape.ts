// The values of what stands above the entries, and of source records, where their expanded trees surely have the shape
// of the schema: what zod makes of them, without zod. Entries are read without a tree: direct-shape.ts. schema.ts is
// the definition. What is not certain here is handed over to it; a test holds that nothing is taken that it refuses,
// and that the values are the same.
import { isDay } from '../../day.ts';
import { SOURCE_KINDS } from '../prediction.ts';
import type { LedgerFields, SourceFields } from '../schema.ts';
import { handOver, unlessHandedOver } from './hand-over.ts';
import { DAY_PATTERN, ID_PATTERN, MAX_ID, NOT_BLANK, SHA256_PATTERN, URL_PATTERN } from './leaf-form.ts';
import type { TreeNode } from './node.ts';

/** The value of a node that surely has the right form; hands over otherwise. */
type Take = (node: TreeNode) => unknown;

const textLike =
  (isRight: (value: string) => boolean): Take =>
  (node) => {
    const value = node.kind === 'scalar' ? node.value : undefined;
    return typeof value === 'string' && isRight(value) ? value : handOver();
  };

const numberLike =
  (isRight: (value: number) => boolean): Take =>
  (node) => {
    const value = node.kind === 'scalar' ? node.value : undefined;
    return typeof value === 'number' && isRight(value) ? value : handOver();
  };

const text = textLike((value) => NOT_BLANK.test(value));
const day = textLike((value) => DAY_PATTERN.test(value) && isDay(value));
const id = textLike((value) => value.length <= MAX_ID && ID_PATTERN.test(value));
const url = textLike((value) => URL_PATTERN.test(value));
const sha256 = textLike((value) => SHA256_PATTERN.test(value));
const count = numberLike((value) => Number.isSafeInteger(value) && value >= 0);
const version: Take = (node) => (node.kind === 'scalar' && node.value === 1 ? 1 : handOver());

function word(words: readonly string[]): Take {
  const known = new Set(words);
  return textLike((value) => known.has(value));
}

const list =
  (item: Take): Take =>
  (node) =>
    node.kind === 'seq' ? node.items.map((inner) => item(inner)) : handOver();

/** A map from ids that rules check; a key that objects have by themselves is handed over. */
const byId =
  (item: Take): Take =>
  (node) => {
    if (node.kind !== 'map') handOver();
    const values: Record<string, unknown> = {};
    for (const [key, { value }] of node.entries) {
      if (key === '__proto__') handOver();
      if (value.kind !== 'scalar' || value.value !== null) values[key] = item(value);
    }
    return values;
  };

/** Marks a key that must be there. */
const need = (take: Take): { take: Take; isNeeded: true } => ({ take, isNeeded: true });

/** A map of known keys, in the order of the schema. A key with nothing after it means the same as no key. */
function keys(shape: Readonly<Record<string, Take | { take: Take; isNeeded: true }>>): Take {
  const fields = Object.entries(shape).map(([key, field]) =>
    typeof field === 'function' ? { key, take: field, isNeeded: false } : { key, ...field },
  );
  return (node) => {
    if (node.kind !== 'map') handOver();
    const values: Record<string, unknown> = {};
    let left = node.entries.size;
    for (const { key, take, isNeeded } of fields) {
      const value = node.entries.get(key)?.value;
      if (value) left--;
      if (value && (value.kind !== 'scalar' || value.value !== null)) values[key] = take(value);
      else if (isNeeded) handOver();
    }
    return left === 0 ? values : handOver();
  };
}

const record = {
  title: need(text),
  publisher: text,
  author: text,
  kind: word(SOURCE_KINDS),
  url,
  archive_url: url,
  said: day,
  published: day,
  text: keys({ file: need(text), sha256: need(sha256), bytes: need(count) }),
  about: text,
  statements: list(keys({ at: need(text), speaker: text, gist: need(text), tracked: list(id), left_out: text })),
};

const source = keys({ ...record, id: need(id) });

const head = keys({
  predict: need(version),
  title: text,
  keeper: text,
  forecaster: id,
  forecasters: byId(keys({ name: need(text), about: text })),
  sources: byId(keys({ ...record, id })),
});

/** The fields of an expanded ledger but its entries and its folder of sources; undefined where that is not certain. */
export function fastHeadFields(root: TreeNode): LedgerFields | undefined {
  return unlessHandedOver(() => head(root) as LedgerFields);
}

/** The fields of an expanded source record; undefined where that is not certain. */
export function fastSourceFields(root: TreeNode): SourceFields | undefined {
  return unlessHandedOver(() => source(root) as SourceFields);
}
