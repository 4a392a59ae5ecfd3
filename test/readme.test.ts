// The README's commands are run and compared; UPDATE_DOCS=1 writes their output anew.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { runStep, stepsOf } from './cli/transcript.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'README.md');
const BLOCK = /```console\n([\s\S]*?)```/g;

function rerun(block: string, folder: string): string {
  const { steps } = stepsOf(block);
  return steps
    .map(
      ({ command }) =>
        `$ ${command}\n${runStep(command, folder).replaceAll(/^! reading the shipped ledger.*\n/gm, '')}`,
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

  it('names scripts that exist', () => {
    for (const match of text.matchAll(/npm run ([a-z:]+)/g)) expect(manifest.scripts).toHaveProperty(match[1]!);
    expect(text).toContain('npm ci && npm run demo');
    expect(manifest.scripts.demo).toContain('scorecard');
    expect(manifest.scripts.demo).toContain('report');
  });
});
