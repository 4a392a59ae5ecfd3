// The outside as one value: clock, folder, environment, streams. Nothing else touches `process`.
import { fstatSync, statSync } from 'node:fs';
import { availableParallelism, homedir, hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { isatty } from 'node:tty';
import { Worker } from 'node:worker_threads';
import { dayOf } from './day.ts';
import type { Day } from './day.ts';
import { failure } from './errors.ts';
import type { Machine } from './ledger/machine.ts';
import { readAll, readChunks, sayOnStderr, writeAll } from './streams.ts';
import { typedDay } from './typed-day.ts';

export interface World {
  today: Day;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  home: string | undefined;
  /** The words after `predict`, for the record that undo keeps. */
  commandLine: string;
  machine: Machine;
  /** Columns of the terminal on stdout, 80 when it is not a terminal. */
  width: number;
  /** Lines of the terminal on stdout; undefined when it is not a terminal. */
  height: number | undefined;
  isTerminal: { stdin: boolean; stdout: boolean; stderr: boolean };
  /** Results. Returns when every byte is written; a reader that went away is no error. */
  out(text: string): void;
  /** Remarks and questions. */
  err(text: string): void;
  /** All of standard input. */
  stdin(): Uint8Array;
  /** The same in parts, each of which holds until the next one is asked for. */
  stdinChunks(): Iterable<Uint8Array>;
  /** The terminal that questions are asked on; only where `isTerminal` says that there is one. */
  terminal(): {
    input: NodeJS.ReadStream;
    output: NodeJS.WriteStream;
    /** Calls `listener` whenever the program goes on after ^Z, until the function given back is called. */
    onContinue: (listener: () => void) => () => void;
  };
  /**
   * Runs a file of the build on another processor, with plain `data`; gives what it posts. The answer is refused where
   * it fails; left out where there is no other processor.
   */
  beside?: (file: string, data: unknown) => { answer: Promise<unknown>; stop: () => void };
  /** Runs `work` while ^C is for the program that it runs in the foreground, not for us. */
  whileForeground<T>(work: () => T): T;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function onInterrupt(cleanup: () => void): () => void {
  const handlers = Object.entries(SIGNALS).map(([signal, status]) => {
    const handler = (): never => {
      cleanup();
      process.exit(status);
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => {
    for (const [signal, handler] of handlers) process.removeListener(signal, handler);
  };
}

function onContinue(listener: () => void): () => void {
  process.on('SIGCONT', listener);
  return () => process.removeListener('SIGCONT', listener);
}

function whileForeground<T>(work: () => T): T {
  const ignore = (): void => {};
  process.on('SIGINT', ignore);
  try {
    return work();
  } finally {
    process.removeListener('SIGINT', ignore);
  }
}

function beside(file: string, data: unknown): { answer: Promise<unknown>; stop: () => void } {
  const worker = new Worker(join(__dirname, file), { workerData: data });
  const answer = new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('it ended without an answer')));
  });
  return { answer, stop: () => void worker.terminate() };
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw failure('no-working-folder', 'the working folder is gone', ['cd to a folder that is there']);
  }
}

/** Undefined where the user has no home, as in some containers. */
function homeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

/** The device that is no terminal and often stands where one could; undefined where there is none. */
function nowhere(): number | undefined {
  try {
    return statSync('/dev/null').rdev;
  } catch {
    return undefined;
  }
}

/** True for a terminal. Only a character device can be one, and to ask Node costs milliseconds. */
function isTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== nowhere() && isatty(descriptor);
  } catch {
    return false;
  }
}

function todayOf(pinned: string | undefined, clock: Day): Day {
  return pinned ? typedDay('$PREDICT_TODAY', pinned, clock, 'unset it, or ') : clock;
}

/** The real world. `$PREDICT_TODAY` sets the day, as --today does, so that a run can be repeated. */
export function realWorld(): World {
  const { env } = process;
  const onTerminal = isTerminal(1);
  return {
    today: todayOf(env['PREDICT_TODAY'], dayOf(new Date())),
    cwd: workingFolder(),
    env,
    home: homeFolder(),
    commandLine: process.argv.slice(2).join(' '),
    machine: { pid: process.pid, host: hostname(), isAlive, onInterrupt },
    width: (onTerminal && process.stdout.columns) || 80,
    height: onTerminal ? process.stdout.rows : undefined,
    isTerminal: { stdin: isTerminal(0), stdout: onTerminal, stderr: isTerminal(2) },
    out: (text) => writeAll(1, text),
    err: sayOnStderr,
    stdin: () => readAll(0),
    stdinChunks: () => readChunks(0, 1 << 19),
    terminal: () => ({ input: process.stdin, output: process.stderr, onContinue }),
    whileForeground,
    ...(availableParallelism() > 1 && { beside }),
  };
}

/** The folder of the program's own package, where the shipped ledger lies; links followed. */
export const PACKAGE_FOLDER = dirname(__dirname);

/** The shipped ledger. */
export const SHIPPED_LEDGER = join(PACKAGE_FOLDER, 'data', 'wang.yaml');

/** Ends the run with this status once everything is written; never `process.exit`, which cuts output short. */
export function endWith(status: number): void {
  process.exitCode = status;
}
