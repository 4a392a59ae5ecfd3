import { select } from '../ledger/select.ts';
import type { Selection } from '../ledger/select.ts';
import type { Globals } from './globals.ts';
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
}

export interface ScoreParts {
  opened: OpenedCached;
  whole: ScorePart;
  sections: { key: string; part: ScorePart }[];
  selection: Selection;
}

/** Keeps what the terms select, and scores it, whole and by the field of --by. */
export function scoreParts(opened: OpenedCached, input: ScoreInput, globals: Globals): ScoreParts {
  const selection = select(opened.items, input.terms, globals.today);
  const early = input.includeEarly === true;
  const title = opened.ledger.title ?? opened.ledger.name;
  const whole = scorePart(
    selection.items,
    opened.ledger,
    input.terms.length > 0 ? `${title} (${input.terms.join(' ')})` : title,
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
