import { misuse } from '../../errors.ts';
import { recordOf } from '../../ledger/record-of.ts';
import { select } from '../../ledger/select.ts';
import type { Selection } from '../../ledger/select.ts';
import { scorecardJson } from '../../show/data/scorecard-json.ts';
import type { MarkdownExtras } from '../../show/markdown/markdown-scorecard.ts';
import type { ByPart } from '../../show/terminal/scorecard-by.ts';
import type { ScorePart } from '../../show/words/score-part.ts';
import type { World } from '../../world.ts';
import { sayEmpty } from '../deliver/say-empty.ts';
import { sayNotIndependent } from '../deliver/say-shared-questions.ts';
import type { ByField } from '../line/by-fields.ts';
import { formatsOf } from '../line/command-formats.ts';
import type { Format, Globals } from '../line/globals.ts';
import { inFormat } from '../line/in-format.ts';
import { forecasterWithRecord, sayAnswers } from '../open/known-forecaster.ts';
import type { OpenedCached } from '../open/open-cached.ts';
import { scorePart } from './score-part.ts';
import { sectionsOf } from './sections.ts';

export interface ScoreInput {
  terms: readonly string[];
  by?: ByField;
  explain?: string;
  full?: boolean;
  includeEarly?: boolean;
  /** Score what this forecaster said, whoever's predictions it was said on. */
  of?: string;
}

export interface ScoreParts {
  opened: OpenedCached;
  whole: ScorePart;
  /** For each value of the field of --by; none without it. */
  parts: readonly ByPart[];
  selection: Selection;
}

/**
 * Formats without a place for what a flag asks for: an explanation is text or JSON, which also has
 * every number of --full.
 */
const NO_PLACE: Readonly<Record<'explain' | 'full' | 'by', readonly Format[]>> = {
  explain: ['md', 'svg', 'html', 'csv', 'jsonl'],
  full: ['svg', 'html', 'csv', 'jsonl'],
  by: ['svg', 'html'],
};

/**
 * The flags with the format for the result, of those that can show what is asked for. Another format, or the ending of
 * one in -o FILE: status 2. So is --explain beside what it has no place for.
 */
export function inScoreFormat(input: ScoreInput, given: Globals, command: 'scorecard' | 'report'): Globals {
  const flags = (['explain', 'full', 'by'] as const).filter((one) => input[one] !== undefined && input[one] !== false);
  const [flag, other] = flags;
  if (flag === 'explain' && other !== undefined)
    throw misuse(`--explain does not go with --${other}`, 'it shows one number of the whole: leave out one of the two'); // prettier-ignore
  if (flag === undefined) return inFormat(given, command);
  const able = formatsOf(command).filter((format) => !NO_PLACE[flag].includes(format));
  return inFormat(given, `${command} --${flag}`, able);
}

/** What --by and --full add to a scorecard in Markdown. */
export function markdownExtras(
  { by, full }: ScoreInput,
  parts: readonly ByPart[],
): Omit<MarkdownExtras, 'heading' | 'graders'> {
  return { ...(by === undefined ? {} : { by: { field: by, parts } }), ...(full === true && { full }) };
}

/** What --by adds to a scorecard in JSON. */
export function jsonExtras({ by }: ScoreInput, parts: readonly ByPart[]): { by?: object } {
  if (by === undefined) return {};
  return { by: { field: by, groups: parts.map(({ key, card }) => ({ key, ...scorecardJson(card) })) } };
}

/** Keeps what the terms select, and scores it, whole and by the field of --by. */
export function scoreParts(opened: OpenedCached, input: ScoreInput, globals: Globals): ScoreParts {
  const items = input.of === undefined ? opened.items : recordOf(opened.items, forecasterWithRecord(input.of, opened));
  const selection = select(items, input.terms, globals.today);
  const early = input.includeEarly === true;
  const title = opened.ledger.title ?? opened.ledger.name;
  const kept = [...(input.of === undefined ? [] : [`numbers of ${input.of}`]), ...input.terms];
  const whole = scorePart(
    selection.items,
    opened.ledger,
    kept.length > 0 ? `${title} (${kept.join(' ')})` : title,
    globals.asOf,
    early,
  );
  const sections = input.by === undefined ? [] : sectionsOf(selection.items, input.by);
  const parts = sections.map(({ key, items: some }) => ({
    key,
    card: scorePart(some, opened.ledger, key, globals.asOf, early).card,
  }));
  return { opened, whole, parts, selection };
}

/** Says on stderr what has to be known of the selection: that it is empty, who was meant, what hangs together. */
export function saySelection(
  { opened, whole, selection }: ScoreParts,
  input: ScoreInput,
  globals: Globals,
  world: World,
): void {
  sayEmpty(selection, opened, world);
  if (input.of === undefined) sayAnswers(selection, opened.items, globals, world);
  sayNotIndependent(whole.items, world);
}
