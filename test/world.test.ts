// The program as a process: what becomes of its output, its status and its streams when the outside is not as it should be.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/cli.ts';
import type { World } from '../src/world.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'bin/predict.js');
const SMALL = join(ROOT, 'docs/example/predictions.yaml');
const STACK = /\n {4}at |node:internal|\.cjs:\d+/;

let folder = '';
let big = '';

/** Predictions enough for several megabytes of JSON. */
function bigLedger(count: number): string {
  const head = 'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n';
  const words = 'a rather long claim about nothing at all, which only takes room '.repeat(12);
  const entries = Array.from({ length: count }, (_, index) => `  - id: p-${index}\n    claim: "${index} ${words}"\n    said: 2025-01-05\n    due: 2030-01-01\n    probability: 0.6\n`); // prettier-ignore
  return head + entries.join('');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-world-'));
  big = join(folder, 'big.yaml');
  writeFileSync(big, bigLedger(4200));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  PREDICT_TODAY: '2026-11-22',
  ...more,
});

/** A shell command in which `predict` is the built program. */
function shell(command: string, more: Record<string, string> = {}, cwd = folder) {
  const predict = `set -o pipefail; predict() { "${process.execPath}" "${PROGRAM}" "$@"; }\n`;
  const options = { cwd, encoding: 'utf8', env: environment(more), maxBuffer: 1 << 28, timeout: 100_000 } as const;
  const { status, stderr, stdout } = spawnSync('bash', ['-c', predict + command], options);
  return { status, stderr, stdout };
}

describe('output', () => {
  it('into a closed pipe ends quietly with 0', () => {
    const found = shell(`predict list --json -f "${big}" | head -1`);
    expect(found).toEqual({ status: 0, stdout: '{\n', stderr: '' });
    expect(shell(`predict show --help | true`)).toMatchObject({ status: 0, stderr: '' });
  });

  it('onto a full disk is an error, status 1', () => {
    for (const command of [`list --json -f "${big}"`, `list -f "${SMALL}"`, '--help', 'schema']) {
      const { status, stderr } = shell(`predict ${command} > /dev/full`);
      expect(status, command).toBe(1);
      expect(stderr).toContain('predict: could not write the output: no space left [cannot-write]');
      expect(stderr).not.toMatch(STACK);
    }
    expect(shell(`predict list -f "${SMALL}" 2> /dev/full`).status).toBe(0);
  });

  it('of five megabytes reaches a slow reader whole', () => {
    const file = join(folder, 'whole.json');
    expect(shell(`predict list --json -f "${big}" -o "${file}"`)).toMatchObject({ status: 0, stdout: '' });
    expect(statSync(file).size).toBeGreaterThan(5_000_000);
    const { stdout } = shell(`predict list --json -f "${big}" | (sleep 0.2; cat)`);
    expect(stdout.length).toBe(readFileSync(file, 'utf8').length);
    expect(stdout === readFileSync(file, 'utf8')).toBe(true);
  });

  it('of five megabytes reaches a reader that stops and goes on', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'list', '--json', '-f', big], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let bytes = 0;
    child.stdout.on('data', (part: Buffer) => {
      bytes += part.length;
      child.stdout.pause();
      setImmediate(() => child.stdout.resume());
    });
    const status = await new Promise((done) => child.on('close', done));
    expect(status).toBe(0);
    expect(bytes).toBe(statSync(join(folder, 'whole.json')).size);
  });

  it('is the same bytes in every zone, locale and folder', () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    for (const command of ['scorecard --json', 'list --json', 'report', 'scorecard --full', 'list --format csv', 'show reactor-online', 'due', 'scorecard --format svg']) {
      const plain = shell(`predict ${command} -f "${SMALL}"`);
      expect(plain.status, command).toBe(0);
      const others = [
        shell(`predict ${command} -f "${SMALL}"`, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }),
        shell(`predict ${command} -f "${SMALL}"`, { TZ: 'America/Los_Angeles', LC_ALL: 'C', COLUMNS: '40' }, elsewhere),
        shell(`predict ${command} -f "${SMALL}"`, { LANG: 'POSIX', TERM: 'dumb' }, '/'),
      ];
      for (const other of others) expect(other.stdout === plain.stdout, command).toBe(true);
    }
  }, 60_000); // prettier-ignore

  it('goes to stdout with -o -', () => {
    expect(shell(`predict list -f "${SMALL}" -o -`).stdout).toBe(shell(`predict list -f "${SMALL}"`).stdout);
  });

  it('goes into a pipe under its name in the system, which leads to no file', () => {
    const { status, stdout } = shell(`predict list -f "${SMALL}" -o /dev/stdout | cat`);
    expect(status).toBe(0);
    expect(stdout).toBe(shell(`predict list -f "${SMALL}"`).stdout);
  });
});

describe('the outside', () => {
  it('may have lost the working folder', () => {
    const { status, stderr } = shell(`mkdir gone && cd gone && rmdir ../gone && predict list -f "${SMALL}"`);
    expect(status).toBe(1);
    expect(stderr).toContain('the working folder is gone [no-working-folder]');
    expect(stderr).not.toMatch(STACK);
  });

  it('may set a day that does not exist', () => {
    const { status, stderr } = shell(`predict list -f "${SMALL}"`, { PREDICT_TODAY: '2026-02-30' });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'predict: $PREDICT_TODAY: "2026-02-30" is not a day [bad-day]\nhint: unset it, or write 2026-01-31, 2026-06, 2026-Q2, today, -2w, +90d; see predict help dates\n',
    });
  });

  it('may set the day as --today takes it', () => {
    const day = (today: string): unknown =>
      JSON.parse(shell(`predict list -f "${SMALL}" --json`, { PREDICT_TODAY: today }).stdout).predict.asOf;
    expect(day('2026-02')).toBe('2026-02-28');
    expect(day('2027-Q1')).toBe('2027-03-31');
    expect(day('')).toBe(day('today'));
  });

  it('may have no room for a result: nothing is said of the ledger then', () => {
    const { status, stderr } = shell(`predict list -f "${SMALL}" -o /proc/list.txt`);
    expect(status).toBe(1);
    expect(stderr).not.toContain('the ledger is as it was');
  });

  it('may give a folder or nothing on stdin', () => {
    const folderIn = shell('predict score - < /');
    expect(folderIn.status).toBe(1);
    expect(folderIn.stderr).toContain('could not read standard input');
    expect(folderIn.stderr).not.toMatch(STACK);
    expect(shell('predict score - < /dev/null').stderr).toContain('the table is empty');
    expect(shell('predict score - <&-').stderr).not.toMatch(STACK);
  });

  it('may interrupt: the program ends by the signal, which a shell calls 130', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'score', '-'], {
      env: environment(),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.kill('SIGINT');
    const end = await new Promise<[number | null, string | null]>((done) =>
      child.on('close', (code, name) => done([code, name])),
    );
    expect([
      [null, 'SIGINT'],
      [130, null],
    ]).toContainEqual(end);
  });

  it('may mistype: status 2, a hint and no stack', () => {
    for (const command of ['bogus', 'show', 'list --nosuch', 'list stats:open', 'list --sort x', 'list --limit -1', 'list --limit 0', 'list --limit 00', 'list --format pdf', 'list --as-of soon', 'list --json nosuch', 'scorecard --json nosuch', 'scorecard --by colour', 'scorecard --explain nosuch', 'due --within x', 'diff', 'diff --from x', 'quotes', 'schema x', 'help nosuch', 'list --color maybe', 'compare ada']) {
      const { status, stderr, stdout } = shell(`predict ${command}`, { PREDICT_LEDGER: SMALL });
      expect(status, command).toBe(2);
      expect(stdout, command).toBe('');
      expect(stderr, command).toMatch(/^predict: /);
      expect(stderr).not.toMatch(STACK);
    }
  }, 60_000); // prettier-ignore

  it('gives the nearest: commands, fields of --json, terms that were taken for one', () => {
    const hint = (command: string) => shell(`predict ${command}`, { PREDICT_LEDGER: SMALL }).stderr;
    expect(hint('sho x')).toMatch(/did you mean show\?/i);
    expect(hint('list --json staus')).toContain('did you mean status?');
    expect(hint('scorecard --json count')).toContain('did you mean counts?');
    expect(hint('scorecard --json tag:energy')).toContain('terms stand before --json');
    expect(hint('show rector-online')).toContain('did you mean reactor-online?');
  });
});

describe('our own bug', () => {
  it('is said to be one, with the stack and status 70', async () => {
    let said = '';
    const world = { env: {}, today: '2026-11-22', width: 80, isTerminal: {}, out: () => { throw new TypeError('no such thing \u001b[31m'); }, err: (text: string) => (said += text) } as unknown as World; // prettier-ignore
    const before = process.exitCode;
    try {
      expect(await run([], () => world)).toBe(70);
      expect(process.exitCode).toBe(70);
    } finally {
      process.exitCode = before;
    }
    expect(said).toMatch(/^predict: this is a bug of ours/);
    expect(said).toContain('TypeError: no such thing \\x1b[31m');
    expect(said).toMatch(/\n {4}at /);
  });
});
