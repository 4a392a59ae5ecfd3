// Starts the worker as a process, from a bundle made once.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';

/** A folder that others may enter, so that a worker without our rights can run. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `predict-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Bundles the worker into the folder and gives the path of the program. */
export async function bundleWorker(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const name = 'worker.cjs';
  await build({
    input: join(import.meta.dirname, 'worker.ts'),
    platform: 'node',
    output: { dir: folder, entryFileNames: name, chunkFileNames: '[name].cjs', format: 'cjs' },
    logLevel: 'silent',
  });
  return join(folder, name);
}

export interface Run {
  child: ChildProcess;
  /** Everything said so far, a line each. */
  lines: string[];
  /** Settles when this line was said; rejects when the process ends before. */
  said(line: string): Promise<void>;
  /** Exit status, or the signal's name. */
  ended: Promise<number | string>;
}

export function start(program: string, task: object, uid?: number): Run {
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {},
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const lines: string[] = [];
  let rest = '';
  const waiting: { line: string; resolve: () => void; reject: (error: Error) => void }[] = [];
  child.stdout.on('data', (data: Buffer) => {
    const parts = (rest + data.toString()).split('\n');
    rest = parts.pop()!;
    lines.push(...parts);
    for (const one of waiting) if (parts.includes(one.line)) one.resolve();
  });
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (status, signal) => {
      for (const one of waiting) one.reject(new Error(`ended without "${one.line}": ${lines.join(' | ')}`));
      resolve(signal ?? status ?? -1);
    });
  });
  const said = (line: string): Promise<void> =>
    lines.includes(line)
      ? Promise.resolve()
      : new Promise((resolve, reject) => waiting.push({ line, resolve, reject }));
  return { child, lines, said, ended };
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
