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

const plain: Paint = (text) => text;
const PLAIN: Style = {
  good: plain,
  bad: plain,
  warn: plain,
  quiet: plain,
  strong: plain,
  id: plain,
  added: plain,
  removed: plain,
};

let coloured: Style | undefined;

function makeColoured(): Style {
  const chalk = new Chalk({ level: 1 });
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

/** The paints for a look; without colour each returns its text unchanged, and chalk is not loaded. */
export function styleOf(look: Pick<Look, 'colour'>): Style {
  return look.colour ? (coloured ??= makeColoured()) : PLAIN;
}
