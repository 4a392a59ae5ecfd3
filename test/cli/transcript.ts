// Transcripts: a shell session as a text file. `$ ` begins a command, the lines below are what it prints on stdout,
// `! ` lines what it prints on stderr, `? N` its exit status when that is not 0.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** Another Node than the one that runs the tests can run the program. */
const NODE = process.env['PREDICT_NODE'] || process.execPath;

export interface Step {
  command: string;
  printed: string;
}

/** Splits a transcript into its steps; lines before the first command are a comment. */
export function stepsOf(text: string): { comment: string; steps: Step[] } {
  const [comment = '', ...parts] = `\n${text}`.split(/\n\$ /);
  const steps = parts.map((part) => {
    const end = part.indexOf('\n');
    return end === -1 ? { command: part, printed: '' } : { command: part.slice(0, end), printed: part.slice(end + 1) };
  });
  return { comment: comment.replace(/^\n/, ''), steps };
}

/** Runs one command line in a folder, `predict` being the built program, in a bare environment. */
export function runStep(command: string, cwd: string, env: Record<string, string> = {}): string {
  const result = spawnSync('bash', ['-c', `predict() { "${NODE}" "${ROOT}/bin/predict.js" "$@"; }\n${command}`], {
    cwd,
    encoding: 'utf8',
    // The runner stops no test that waits for a child.
    timeout: 100_000,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: cwd,
      LANG: 'C.UTF-8',
      PREDICT_TODAY: '2026-11-22',
      TZ: 'UTC',
      ...env,
    },
    maxBuffer: 64 * 1024 * 1024,
  });
  const errors = result.stderr
    .replaceAll(ROOT, 'ROOT')
    .replaceAll(cwd, 'HERE')
    .split('\n')
    .filter((line) => line !== '');
  const status = result.status === 0 ? '' : `? ${result.status}\n`;
  return (
    result.stdout.replaceAll(ROOT, 'ROOT').replaceAll(cwd, 'HERE') +
    errors.map((line) => `! ${line}\n`).join('') +
    status
  );
}
