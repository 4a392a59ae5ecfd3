// A folder of its own with the real commands over it: files in, ledger, report and remarks out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { exportTo } from '../../src/commands/export.ts';
import { importInto } from '../../src/commands/import.ts';
import type { ImportInput } from '../../src/commands/import/import-input.ts';
import type { Globals } from '../../src/commands/line/globals.ts';
import { Failure, printedProblem } from '../../src/errors.ts';
import type { Loss } from '../../src/exchange/loss.ts';
import type { Ledger, Prediction } from '../../src/ledger/prediction.ts';
import { readLedger } from '../../src/ledger/read/read.ts';
import type { World } from '../../src/world.ts';

export const TODAY = '2026-11-22';
export const GOLDEN = join(import.meta.dirname, '../golden/exchange');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface Report {
  losses: Loss[];
  added: string[];
  extended: string[];
  unchanged: number;
}

/** One ledger in a folder of its own. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'predict-exchange-'));
  out = '';
  err = '';
  today = TODAY;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    folders.push(this.folder);
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  get world(): World {
    return {
      today: this.today,
      cwd: this.folder,
      env: { XDG_STATE_HOME: join(this.folder, '.state') },
      home: this.folder,
      commandLine: 'import',
      machine: { pid: 1, host: 'here', isAlive: () => true, onInterrupt: () => () => {} },
      width: 80,
      height: undefined,
      isTerminal: { stdin: false, stdout: false, stderr: false },
      out: (text: string) => void (this.out += text),
      err: (text: string) => void (this.err += text),
      stdin: () => new Uint8Array(),
      stdinChunks: () => [],
    } as unknown as World;
  }

  globals(more: Partial<Globals> = {}): Globals {
    const look = { width: 80, unicode: true, colour: false, links: false };
    return {
      ledgers: ['ledger.yaml'], today: this.today, asOf: this.today, format: 'text', fields: [], look, remarks: look, mayAsk: false, pager: false, ...more,
    } as Globals; // prettier-ignore
  }

  /** Imports into ledger.yaml; the report comes from --loss. */
  async import(
    format: string,
    files: readonly string[],
    more: Partial<ImportInput> = {},
    globals: Partial<Globals> = {},
  ): Promise<Report> {
    this.out = '';
    this.err = '';
    await importInto({ format, files, loss: 'loss.json', ...more }, this.globals(globals), this.world);
    return JSON.parse(this.read('loss.json')) as Report;
  }

  async export(format: string, terms: readonly string[] = []): Promise<{ text: string; losses: Loss[] }> {
    this.out = '';
    this.err = '';
    await exportTo({ format, terms, loss: 'loss.json' }, this.globals(), this.world);
    return { text: this.out, losses: (JSON.parse(this.read('loss.json')) as Report).losses };
  }

  get ledger(): Ledger {
    const { ledger, problems } = readLedger('ledger.yaml', this.read('ledger.yaml'), () => []);
    if (!ledger) throw new Failure(problems);
    return ledger;
  }

  get predictions(): readonly Prediction[] {
    return this.ledger.predictions;
  }
}

/** A desk after one import of one file. */
export async function imported(
  format: string,
  name: string,
  content: string | Uint8Array,
  more: Partial<ImportInput> = {},
): Promise<Desk & { report: Report }> {
  const desk = new Desk({ [name]: content });
  const report = await desk.import(format, [name], more);
  return Object.assign(desk, { report });
}

/** The printed problems of what must fail; what does not fail is a failure of the test. */
export async function problemOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure) return `${error.status} ${error.problems.map(printedProblem).join('\n')}`;
    throw error;
  }
  throw new Error('nothing failed');
}

/** `kind what` of every loss, in order. */
export function lossWords(losses: readonly Loss[]): string[] {
  return losses.map(({ kind, what }) => `${kind} ${what}`);
}

export function golden(name: string): string {
  return readFileSync(join(GOLDEN, name), 'utf8');
}
