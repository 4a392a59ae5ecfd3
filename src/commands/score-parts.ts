import { recordOf } from '../ledger/record-of.ts';
import { select } from '../ledger/select.ts';
import type { Selection } from '../ledger/select.ts';
import type { ByPart } from '../show/by-table.ts';
import type { MarkdownExtras } from '../show/markdown-scorecard.ts';
import { inFormat, onlyFormats } from './deliver.ts';
import type { Format, Globals } from './globals.ts';
import { recordedForecaster } from './known-forecaster.ts';
import type { OpenedCached } from './open-cached.ts';
import { scorePart } from './score-part.ts';
import type { ScorePart } from './score-part.ts';
import { sectionsOf } from './sections.ts';
import type { ByField } from './sections.ts';

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
  sections: { key: string; part: ScorePart }[];
  selection: Selection;
}

/**
 * The flags with the format for the result, of those that can show what is asked for: an explanation is text or JSON,
 * pictures and pages have no place for the parts of --by, nor these or tables for the numbers of --full (JSON always has
 * them). Another format, or the ending of one in -o FILE: status 2.
 */
export function inScoreFormat(input: ScoreInput, given: Globals, command: string, formats: readonly Format[]): Globals {
  const without = (...ones: readonly Format[]): Format[] => formats.filter((format) => !ones.includes(format));
  const [flag, able] =
    input.explain !== undefined
      ? [' --explain', without('md', 'svg', 'html', 'csv', 'jsonl')]
      : input.full === true
        ? [' --full', without('svg', 'html', 'csv', 'jsonl')]
        : input.by === undefined
          ? ['', formats]
          : [' --by', without('svg', 'html')];
  const { ending } = given;
  // A file whose name says picture gets no text.
  if (ending !== undefined && formats.includes(ending)) onlyFormats({ ...given, format: ending }, command + flag, able);
  return inFormat(given, command + flag, able);
}

/** What --by and --full add to a scorecard in Markdown. */
export function markdownExtras(
  { by, full }: ScoreInput,
  parts: readonly ByPart[],
): Omit<MarkdownExtras, 'heading' | 'graders'> {
  return { ...(by === undefined ? {} : { by: { field: by, parts } }), ...(full === true && { full }) };
}

/** Keeps what the terms select, and scores it, whole and by the field of --by. */
export function scoreParts(opened: OpenedCached, input: ScoreInput, globals: Globals): ScoreParts {
  const items = input.of === undefined ? opened.items : recordOf(opened.items, recordedForecaster(input.of, opened));
  const selection = select(items, input.terms, globals.today);
  const early = input.includeEarly === true;
  const title = opened.ledger.title ?? opened.ledger.name;
  const kept = [...(input.of === undefined ? [] : [`of ${input.of}`]), ...input.terms];
  const whole = scorePart(
    selection.items,
    opened.ledger,
    kept.length > 0 ? `${title} (${kept.join(' ')})` : title,
    globals.asOf,
    early,
  );
  const sections = input.by === undefined ? [] : sectionsOf(selection.items, input.by);
  return {
    opened,
    whole,
    sections: sections.map(({ key, items }) => ({
      key,
      part: scorePart(items, opened.ledger, key, globals.asOf, early),
    })),
    selection,
  };
}
