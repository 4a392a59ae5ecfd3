// Colour by meaning, never as the only carrier. The one file that knows chalk.
import { Chalk } from 'chalk';
import type { Look } from './look.ts';

type Paint = (text: string) => string;

export interface Style {
  good: Paint;
  bad: Paint;
  warn: Paint;
  quiet: Paint;
  strong: Paint;
  id: Paint;
  added: Paint;
  removed: Paint;
}

/** The paints for a look; without colour each returns its text unchanged. */
export function styleOf(look: Pick<Look, 'colour'>): Style {
  const chalk = new Chalk({ level: look.colour ? 1 : 0 });
  return {
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    quiet: chalk.dim,
    strong: chalk.bold,
    id: chalk.cyan,
    added: chalk.green,
    removed: chalk.red,
  };
}
