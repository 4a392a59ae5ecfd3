// Questions that several commands ask: a day, and a list that is given line by line.
import { parseDay } from '../day.ts';
import type { Day } from '../day.ts';
import type { Asker } from './asker.ts';

const DAY_EXAMPLE = '2026-01-31, today, yesterday, -2w, 2026-Q2, eoy';

/** A day in any of the forms of `parseDay`; `fault` judges the day itself. */
export async function askDay(
  asker: Asker,
  question: string,
  today: Day,
  about: { initial?: string | undefined; fault: (day: Day) => string | undefined },
): Promise<Day> {
  const fault = (answer: string): string | undefined => {
    const day = parseDay(answer, today);
    return day === undefined ? `no day; write ${DAY_EXAMPLE}` : about.fault(day);
  };
  const answer = await asker.text(question, { initial: about.initial, example: DAY_EXAMPLE, fault });
  return parseDay(answer, today)!;
}

/** What is wrong with a day to come. */
export function notAfter(today: Day): (day: Day) => string | undefined {
  return (day) => (day > today ? `in the future; today is ${today}` : undefined);
}

/** Lines until an empty one. */
export async function askLines(
  asker: Asker,
  question: string,
  fault: (line: string) => string | undefined,
): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const more = lines.length === 0 ? `${question} (empty: none)` : 'Another one (empty: go on)';
    const line = await asker.text(more, { fault: (answer) => (answer === '' ? undefined : fault(answer)) });
    if (line === '') return lines;
    lines.push(line);
  }
}
