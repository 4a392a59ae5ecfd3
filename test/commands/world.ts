// A world in a temp folder: captured streams, a fixed day, an environment of its own. And an asker that answers from a script.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach } from 'vitest';
import { Interrupted } from '../../src/ask/asker.ts';
import type { Asker } from '../../src/ask/asker.ts';
import { run } from '../../src/cli.ts';
import { globalsOf } from '../../src/cli/globals.ts';
import type { Globals } from '../../src/commands/line/globals.ts';
import type { World } from '../../src/world.ts';
import { machine } from '../ledger/store/machine.ts';

export const TODAY = '2026-03-10';

/** Three entries: one overdue, one open with criteria in two readings, one that somebody resolved. */
export const LEDGER = `# kept by hand
predict: 1
keeper: editor
forecaster: me
forecasters: { me: { name: Me } }
predictions:

  - id: rain-tomorrow      # a comment
    claim: It rains at the station.
    said: 2025-01-05
    due: 2025-01-06
    probability: 65%

  - id: rain-forever
    claim: It rains on each day of 2030.
    said: 2025-01-05
    due: 2030-12-31
    criteria: { strict: The station counts 365 days of rain., charitable: At least 360. }

  - id: snow
    claim: It snows.
    said: 2025-01-05
    due: 2025-02-28
    probability: 0.4
    resolutions:
      - outcome: yes
        known: 2025-01-10
        by: editor
        why: Seen.
`;

export interface TestWorld extends World {
  folder: string;
  /** The ledger's path, and its text now. */
  path: string;
  text(): string;
  /** Everything printed so far. */
  printed: { out: string; err: string };
}

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface WorldOptions {
  /** Text of predictions.yaml; undefined: there is none. */
  ledger?: string | undefined;
  stdin?: string;
  terminal?: boolean;
  today?: string;
  env?: Record<string, string>;
}

export function testWorld(options: WorldOptions = { ledger: LEDGER }): TestWorld {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'predict-commands-')));
  folders.push(folder);
  const path = join(folder, 'predictions.yaml');
  if (options.ledger !== undefined) writeFileSync(path, options.ledger);
  const printed = { out: '', err: '' };
  const terminal = options.terminal === true;
  return {
    folder,
    path,
    text: () => readFileSync(path, 'utf8'),
    printed,
    today: options.today ?? TODAY,
    cwd: folder,
    env: { PATH: process.env['PATH'], XDG_STATE_HOME: join(folder, 'state'), LANG: 'C.UTF-8', ...options.env },
    home: folder,
    commandLine: 'as typed',
    machine,
    width: 100,
    height: undefined,
    isTerminal: { stdin: terminal, stdout: terminal, stderr: terminal },
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    stdin: () => Buffer.from(options.stdin ?? ''),
    stdinChunks: () => [Buffer.from(options.stdin ?? '')],
    terminal: () => {
      throw new Error('a test asks by its own asker');
    },
    whileForeground: (work) => work(),
  };
}

/** Runs the whole program in this process and gives its exit status. */
export async function predict(world: World, ...words: string[]): Promise<number> {
  const before = process.exitCode;
  const status = await run(words, () => world);
  process.exitCode = before;
  return status;
}

/** The global flags as the command line would give them. */
export function globals(world: World, flags: Record<string, unknown> = {}): Globals {
  return globalsOf({ color: false, ...flags }, world);
}

/** The person presses ^C. */
export const LEAVE = Symbol('leave');

export interface ScriptedAsker extends Asker {
  asked: string[];
  /** What was shown between questions, and why answers were refused. */
  shown: string[];
  refused: string[];
  /** True when every answer of the script was given. */
  done(): boolean;
}

/** Answers each question with the next line of the script, whose pattern the question has to match. */
export function scripted(...script: readonly [RegExp, string | boolean | typeof LEAVE][]): ScriptedAsker {
  const left = [...script];
  const asker = {
    asked: [] as string[],
    shown: [] as string[],
    refused: [] as string[],
    done: () => left.length === 0,
  };
  const next = (question: string): string | boolean => {
    asker.asked.push(question);
    const line = left.shift();
    if (line === undefined) throw new Error(`nobody expected the question: ${question}`);
    if (!line[0].test(question)) throw new Error(`expected ${line[0]}, was asked: ${question}`);
    if (line[1] === LEAVE) throw new Interrupted();
    return line[1] as string | boolean;
  };
  const one = async (question: string, values: readonly string[]): Promise<string> => {
    const answer = String(next(question));
    if (!values.includes(answer)) throw new Error(`"${answer}" is not offered: ${values.join(', ')}`);
    return answer;
  };
  return Object.assign(asker, {
    find: (question: string, choices: readonly { value: string }[]) => one(question, choices.map(({ value }) => value)), // prettier-ignore
    choose: (question: string, choices: readonly { value: string }[]) => one(question, choices.map(({ value }) => value)), // prettier-ignore
    async text(question: string, about: { initial?: string; fault?: (answer: string) => string | undefined } = {}) {
      for (;;) {
        const answer = next(question);
        // True takes what stands in the line already.
        const typed = answer === true ? (about.initial ?? '') : String(answer).trim();
        const fault = about.fault?.(typed);
        if (fault === undefined) return typed;
        asker.refused.push(fault);
      }
    },
    yes: async (question: string) => next(question) === true,
    say: (text: string) => void asker.shown.push(text),
  });
}
