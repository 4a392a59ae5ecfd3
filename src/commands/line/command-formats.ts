import type { Format } from './globals.ts';

/** The formats of the results of commands; what is not here has text alone. */
const COMMAND_FORMATS: Readonly<Record<string, readonly Format[]>> = {
  list: ['text', 'json', 'jsonl', 'csv', 'md'],
  show: ['text', 'json'],
  due: ['text', 'json', 'jsonl', 'csv', 'ics'],
  check: ['text', 'json'],
  sources: ['text', 'json', 'jsonl', 'csv'],
  quotes: ['text', 'json', 'jsonl', 'csv'],
  tags: ['text', 'json', 'jsonl', 'csv'],
  forecasters: ['text', 'json', 'jsonl', 'csv'],
  graders: ['text', 'json', 'jsonl', 'csv'],
  lexicon: ['text', 'json'],
  schema: ['text', 'json'],
  scorecard: ['text', 'json', 'jsonl', 'csv', 'md', 'svg'],
  report: ['text', 'json', 'md', 'svg', 'html'],
  score: ['text', 'json'],
  compare: ['text', 'json'],
  diff: ['text', 'json', 'jsonl', 'csv'],
  log: ['text', 'json', 'jsonl'],
};

/** What --format can be with a command. */
export function formatsOf(command: string): readonly Format[] {
  return Object.hasOwn(COMMAND_FORMATS, command) ? COMMAND_FORMATS[command]! : ['text'];
}
