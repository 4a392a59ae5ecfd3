// What git calls a three-way merge, for ledgers: entry by entry, and never a text that says what neither side said.
import { fastTree } from '../read/fast-tree.ts';
import { Lines } from '../read/lines.ts';
import { plainOf } from '../read/plain-value.ts';
import { sameValue } from '../read/same-value.ts';
import { ledgerTree } from '../read/tree-pieces.ts';
import { conflictsOf, marked, picked } from './conflict.ts';
import type { Conflict, Part, Pick } from './conflict.ts';
import { joinLedgers } from './join.ts';
import { withoutUnchanged } from './unchanged.ts';
import { each } from './versions.ts';
import type { Versions } from './versions.ts';

export interface ThreeWay {
  /** With both sides between marks wherever they are in conflict. */
  text: string;
  conflicts: readonly Conflict[];
  /** Ids of the entries that both sides changed, each elsewhere or each adding to a list, in no conflict. */
  together: readonly string[];
}

const BOM = /^\uFEFF/;

/** The value of a YAML text; undefined where it is empty or has a fault. */
function valueOf(text: string): unknown {
  const root = fastTree(text) ?? ledgerTree(new Lines('', text)).root;
  return root && plainOf(root, () => {});
}

/** True where each line ends in CRLF, false where none does; undefined for a text that has both. */
function endsInCrlf(text: string): boolean | undefined {
  if (!text.includes('\r\n')) return false;
  return /(?<!\r)\n/.test(text) ? undefined : true;
}

/** Lines that end in LF, the last one too, and no byte order mark. */
function inLines(text: string): string {
  const lines = text.replace(BOM, '').replaceAll('\r\n', '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Both texts whole, for somebody to choose. */
function undivided(ours: string, theirs: string): readonly Part[] {
  return [{ where: '', ours: inLines(ours), theirs: inLines(theirs) }];
}

/** The line that begins a document, where all versions have it that are not empty. */
const BEGIN = '---\n';

function partsOf(all: Versions<string>): { parts: readonly Part[]; together: readonly string[] } {
  const { ours, theirs } = all;
  const whole = { parts: undivided(ours, theirs), together: [] };
  const versions = [all.base, ours, theirs];
  if (versions.some((text) => endsInCrlf(text) === undefined)) return whole;
  const begin = versions.every((text) => text === '' || inLines(text).startsWith(BEGIN)) ? BEGIN : '';
  const { texts, restored } = withoutUnchanged(each(all, (text) => inLines(text).slice(begin.length)));
  const found = joinLedgers(each(texts, (text) => ({ text, value: valueOf(text) })));
  // Whatever the lines look like, what is written has to hold what the two values come to.
  const holds = (pick: Pick): boolean =>
    sameValue(valueOf(picked(found!.joined.parts, pick)), found!.joined.value[pick]);
  if (!found || !holds('ours') || !holds('theirs')) return whole;
  return { parts: [begin, ...restored(found.joined.parts)], together: found.together };
}

/**
 * Puts together what two made of one ledger. `base` is empty where both began without it. Where both added an entry,
 * theirs stands behind ours; where both resolved one, both resolutions stand in it; where both changed the same, it is
 * a conflict, and a text that cannot be taken apart is one conflict from end to end, with `where` empty.
 */
export function threeWay(all: Versions<string>): ThreeWay {
  const { base, ours, theirs } = all;
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [], together: [] };
  if (ours === base) return { text: theirs, conflicts: [], together: [] };
  const { parts, together } = partsOf(all);
  const lines = marked(parts);
  const conflicts = conflictsOf(parts);
  if (lines === inLines(ours)) return { text: ours, conflicts, together };
  const text = `${BOM.exec(ours)?.[0] ?? ''}${endsInCrlf(ours) ? lines.replaceAll('\n', '\r\n') : lines}`;
  return { text, conflicts, together };
}
