// The README's commands are run and compared; UPDATE_DOCS=1 writes their output anew.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { starterLedger } from '../src/commands/input/starter-ledger.ts';
import { runStep, stepsOf } from './cli/transcript.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'README.md');
const BLOCK = /```console\n([\s\S]*?)```/g;

function rerun(block: string, folder: string): string {
  const { steps } = stepsOf(block);
  return steps
    .map(
      ({ command }) =>
        // What is read where nothing is named is told as in a clone, which is where a reader of the page is.
        `$ ${command}\n${runStep(command, folder).replaceAll(/^(! reading the shipped ledger).*$/gm, '$1, data/wang.yaml')}`,
    )
    .join('');
}

describe('the README', () => {
  const text = readFileSync(FILE, 'utf8');

  it('shows what its commands print', () => {
    const folder = mkdtempSync(join(tmpdir(), 'predict-readme-'));
    try {
      for (const part of ['data', 'seeds']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
      expect([...text.matchAll(BLOCK)].length).toBeGreaterThan(3);
      const now = text.replaceAll(BLOCK, (_whole, block: string) => `\`\`\`console\n${rerun(block, folder)}\`\`\``);
      if (process.env['UPDATE_DOCS']) writeFileSync(FILE, now);
      expect(now).toBe(readFileSync(FILE, 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('counts the lines of a private entry as they are, and as the starter does', () => {
    const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
    const [, told, entry] = /takes (\w+) lines an entry:\n\n```yaml\n[\s\S]*?predictions:\n([\s\S]*?)```/.exec(text)!;
    const about = { title: 'Mine', forecaster: 'me', name: 'Me', schema: 'x.json', today: '2026-01-05' };
    const [, ours, lines] = /needs (\w+) lines:\n#\n((?:#  .*\n)+)/.exec(starterLedger(about))!;
    const count = (block: string): string => words[block.trimEnd().split('\n').length]!;
    expect([told, ours]).toEqual([count(entry!), count(lines!)]);
    expect(told).toBe(ours);
  });

  it('promises no scorecard on one screen: it takes as many lines as the record has to tell', () => {
    const reference = readFileSync(join(ROOT, 'docs/reference.md'), 'utf8');
    for (const page of [text, reference])
      expect(page).not.toMatch(/scorecard[^\n]*one screen|one screen[^\n]*scorecard/);
    expect(reference).not.toContain('one screen');
  });

  it('names scripts that exist', () => {
    for (const match of text.matchAll(/npm run ([a-z:]+)/g)) expect(manifest.scripts).toHaveProperty(match[1]!);
    expect(text).toContain('npm ci && npm run demo');
    expect(manifest.scripts.demo).toContain('scorecard');
    expect(manifest.scripts.demo).toContain('report');
  });
});
