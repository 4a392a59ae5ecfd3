// One strip a prediction: said, due, known.
import { dayOrder, daysBetween } from '../../day.ts';
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import { markWord } from '../words/mark-word.ts';
import { daySpan, dayShare, yearTicks } from './days.ts';
import type { DayTick } from './days.ts';

/** Positions are shares of the span, 0..1. */
export interface Strip {
  id: string;
  word: string;
  said: Day;
  due: Day | null;
  known: Day | null;
  saidAt: number;
  dueAt: number | null;
  knownAt: number | null;
}

export interface TimeLine {
  ticks: DayTick[];
  asOfAt: number;
  strips: Strip[];
}

/** Strips ordered by due day, then by day said; undated ones last. No predictions give no strips. */
export function timeLineOf(items: readonly Item[], asOf: Day, mostTicks = 8): TimeLine {
  const days = items.flatMap(({ prediction, standing }) =>
    [prediction.said.date, prediction.due?.date, standing.strict.known].filter((day) => day !== undefined),
  );
  const span = daySpan([asOf, ...days]);
  const strips = items.map(({ prediction, standing }): Strip => {
    const due = prediction.due?.date ?? null;
    const known = standing.strict.known ?? null;
    return {
      id: prediction.id,
      word: markWord(standing),
      said: prediction.said.date,
      due,
      known,
      saidAt: dayShare(prediction.said.date, span),
      dueAt: due === null ? null : dayShare(due, span),
      knownAt: known === null ? null : dayShare(known, span),
    };
  });
  const last = '9999-99-99';
  strips.sort((a, b) => dayOrder(a.due ?? last, b.due ?? last) || dayOrder(a.said, b.said) || (a.id < b.id ? -1 : 1));
  return { ticks: yearTicks(span, mostTicks), asOfAt: dayShare(asOf, span), strips };
}

/** `said 2024-12-11, due 2025-12-31, known 2026-06-29`; how many days an overdue one is over. */
export function stripDays(strip: Strip, asOf: Day): string {
  const due = strip.due === null ? 'no due day' : `due ${strip.due}`;
  const over = strip.due !== null && strip.word === 'overdue' ? `, ${daysBetween(strip.due, asOf)} days over` : '';
  const known = strip.known === null ? '' : `, known ${strip.known}`;
  return `said ${strip.said}, ${due}${over}${known}`;
}
