// One run of a whole process: how long it took, whether it ended well, and, in a run of its own, how much memory it held.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./case.mjs').Case} Case */
/** @typedef {import('./sandbox.mjs').Sandbox} Sandbox */
/** @typedef {{ ms: number, fault: string | undefined }} Run `fault` is why the run does not count. */

/** The floor of every ratio: Node started to do nothing. @type {Pick<Case, 'command'>} */
export const FLOOR = { command: [process.execPath, '-e', '0'] };

const LONGEST = 180_000;

/** @param {Sandbox} sandbox */
function streamsOf({ folder }) {
  return { out: join(folder, 'stdout'), err: join(folder, 'stderr') };
}

/**
 * Runs a command with its output going to files; `ms` is the time from the start of the process to its end.
 *
 * @param {Pick<Case, 'command' | 'env' | 'status' | 'before'>} one
 * @param {Sandbox} sandbox
 * @returns {Run}
 */
export function run({ command, env, status: success = 0, before }, sandbox) {
  before?.();
  const [program, ...args] = /** @type {[string, ...string[]]} */ (command);
  const paths = streamsOf(sandbox);
  const [out, err] = [openSync(paths.out, 'w'), openSync(paths.err, 'w')];
  try {
    const start = performance.now();
    const { status, signal, error } = spawnSync(program, args, {
      cwd: sandbox.folder,
      env: { ...sandbox.env, ...env },
      stdio: ['ignore', out, err],
      timeout: LONGEST,
    });
    const ms = performance.now() - start;
    if (status === success) return { ms, fault: undefined };
    const said = readFileSync(paths.err, 'utf8').trim().split('\n')[0]?.replaceAll(`${sandbox.folder}/`, '');
    return { ms, fault: error?.message ?? `ended with ${signal ?? status}: ${said}` };
  } finally {
    closeSync(out);
    closeSync(err);
  }
}

/**
 * What a command prints. Throws when it fails.
 *
 * @param {Pick<Case, 'command' | 'env' | 'status'>} one
 * @param {Sandbox} sandbox
 */
export function outputOf(one, sandbox) {
  const { fault } = run(one, sandbox);
  if (fault !== undefined) throw new Error(`${one.command.join(' ')} ${fault}`);
  return readFileSync(streamsOf(sandbox).out, 'utf8');
}

/** Where GNU time is; no other tells the peak memory of one command in a form of one's own choosing. */
const TIME = '/usr/bin/time';

/** @param {Sandbox} sandbox */
export function canMeasureMemory(sandbox) {
  return run({ command: [TIME, '-q', '-f', '%M', 'true'] }, sandbox).fault === undefined;
}

/**
 * The first run of a case: its output is looked at, and its peak memory taken where that can be done.
 *
 * @param {Case} one
 * @param {Sandbox} sandbox
 * @param {boolean} withMemory
 * @returns {Run & { mib: number | undefined }} `mib` is the largest resident set of the process and its children
 */
export function firstRun(one, sandbox, withMemory) {
  const peak = join(sandbox.folder, 'peak');
  const command = withMemory ? [TIME, '-q', '-f', '%M', '-o', peak, ...one.command] : one.command;
  const { ms, fault } = run({ ...one, command }, sandbox);
  if (fault !== undefined) return { ms, fault, mib: undefined };
  return {
    ms,
    fault: one.fault(readFileSync(streamsOf(sandbox).out, 'utf8')),
    mib: withMemory ? Number(readFileSync(peak, 'utf8')) / 1024 : undefined,
  };
}
