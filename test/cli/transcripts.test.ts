// Every *.txt here is run against the built program and must come out the same; UPDATE_TRANSCRIPTS=1 writes them anew.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStep, stepsOf } from './transcript.ts';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');
const names = readdirSync(HERE).filter((name) => name.endsWith('.txt'));

describe('transcripts', () => {
  it('are there', () => expect(names.length).toBeGreaterThan(5));

  it.each(names)('%s', (name) => {
    const file = join(HERE, name);
    const folder = mkdtempSync(join(tmpdir(), 'predict-cli-'));
    try {
      cpSync(join(ROOT, 'docs/example/predictions.yaml'), join(folder, 'predictions.yaml'));
      const { comment, steps } = stepsOf(readFileSync(file, 'utf8'));
      const now = steps.map(({ command }) => ({ command, printed: runStep(command, folder) }));
      const text = `${comment}${comment === '' ? '' : '\n'}${now.map((step) => `$ ${step.command}\n${step.printed}`).join('\n')}`;
      if (process.env['UPDATE_TRANSCRIPTS']) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
