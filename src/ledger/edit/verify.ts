// An edit is believed only after it was read back: the text around it is the same, and its lines mean
// what was asked for.
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { failure } from '../../errors.ts';
import { valueOf } from './find.ts';
import type { Block } from './find.ts';
import { applyLines } from './text.ts';
import type { Edit } from './text.ts';

/** What the changed stretch meant before and means now; maps are Maps. True when that is what was asked for. */
export type Holds = (old: unknown, now: unknown) => boolean;

function bug(what: string): never {
  throw failure(
    'edit-went-wrong',
    `the change came out wrong and was not written: ${what}`,
    ['please report this'],
    70,
  );
}

function meaning(text: string): unknown {
  const doc = parseDocument(text, { prettyErrors: false });
  const error = doc.errors[0];
  if (error) bug(`the result is not valid YAML: ${error.message}`);
  return doc.contents && valueOf({ text, offset: 0, whole: true, doc }, doc.contents);
}

/**
 * Checks an edit before it is written. `window` is a stretch of whole lines of the text before that can be read alone
 * and holds every changed line (the whole text when left out); `holds` judges its meaning before and after. `old` gives
 * its meaning before where somebody has parsed it already. Throws a Failure with status 70 when anything outside the
 * changed lines differs, or when `holds` is false.
 */
export function verifyEdit(
  before: string,
  edit: Edit,
  window: Block | undefined,
  holds: Holds,
  old = (start: number, end: number): unknown => meaning(before.slice(start, end)),
): void {
  const { text: after, lines } = edit;
  if (applyLines(before, lines) !== after) bug('other lines changed too');
  const { start, end } = window ?? { start: 0, end: before.length };
  const newEnd = end + after.length - before.length;
  if (before.slice(0, start) !== after.slice(0, start) || before.slice(end) !== after.slice(newEnd)) {
    bug('lines outside the entry changed');
  }
  if (!holds(old(start, end), meaning(after.slice(start, newEnd)))) bug('its meaning is not what was asked for');
}

/** True when two Maps differ in the value of `key` alone and `holds` accepts that pair of values. */
export function onlyKeyDiffers(old: unknown, now: unknown, key: string, holds: Holds): boolean {
  if (!(old instanceof Map) || !(now instanceof Map)) return false;
  const rest = (map: Map<unknown, unknown>): Map<unknown, unknown> => new Map([...map].filter(([one]) => one !== key));
  return isDeepStrictEqual(rest(old), rest(now)) && holds(old.get(key), now.get(key));
}

/** True when two lists differ at `index` alone and `holds` accepts that pair of items. */
export function onlyItemDiffers(old: unknown, now: unknown, index: number, holds: Holds): boolean {
  if (!Array.isArray(old) || !Array.isArray(now) || old.length !== now.length) return false;
  return old.every((item, at) => (at === index ? holds(item, now[at]) : isDeepStrictEqual(item, now[at])));
}

/** True when the list `now` is the list `old` (or nothing) with `added` behind it. */
export function isExtended(old: unknown, now: unknown, added: readonly unknown[]): boolean {
  const earlier = old === undefined || old === null ? [] : old;
  return Array.isArray(earlier) && isDeepStrictEqual(now, [...(earlier as unknown[]), ...added]);
}
