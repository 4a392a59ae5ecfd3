// Every YAML block of the README and of docs/ is read by the reader it explains.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Problem, printedProblem } from '../../../src/errors.ts';
import { EITHER } from '../../../src/ledger/read/full-reader.ts';
import { type LoadSources, readLedger } from '../../../src/ledger/read/read.ts';
import { sourceReading } from '../../../src/ledger/source-record.ts';
import { type Block, yamlBlocks } from './yaml-blocks.ts';

const ROOT = new URL('../../../', import.meta.url);
const seeds: LoadSources = () =>
  readdirSync(new URL('seeds', ROOT))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ file: `seeds/${name}`, text: readFileSync(new URL(`seeds/${name}`, ROOT), 'utf8') }));

/** An entry by itself names sources and forecasters that stand elsewhere. */
const ELSEWHERE = ['unknown-source', 'unknown-forecaster'];

function faults({ kind, text }: Block): string[] {
  let problems: readonly Problem[] = [];
  if (kind === 'source') problems = sourceReading(`${/^id: *(\S+)/m.exec(text)?.[1]}.yaml`, text, EITHER).problems;
  else if (kind !== 'unknown') problems = readLedger('ledger.yaml', text, seeds).problems;
  if (kind === 'entries') problems = problems.filter((problem) => !ELSEWHERE.includes(problem.code));
  return kind === 'unknown'
    ? [`neither a ledger, an entry nor a source record:\n${text}`]
    : problems.map(printedProblem);
}

const docs = readdirSync(new URL('docs', ROOT))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const pages = ['README.md', ...docs].filter((name) => existsSync(new URL(name, ROOT)));

describe('YAML in the documentation', () => {
  test('is found', () => {
    expect(yamlBlocks(readFileSync(new URL('README.md', ROOT), 'utf8')).length).toBeGreaterThan(1);
  });

  test.each(pages)('%s', (name) => {
    for (const block of yamlBlocks(readFileSync(new URL(name, ROOT), 'utf8'))) {
      expect(faults(block), `${name}:${block.line}`).toEqual([]);
    }
  });
});

describe('the blocks of a page', () => {
  const page = [
    'Text.\n\n```yaml\n# a comment\n\npredict: 1\n```\n',
    '1. A list\n\n   ```yaml\n   - id: a\n     claim: A.\n     said: { date: 2025-01-05, source: s }\n     recorded: 2025-01-05\n   ```\n',
    '```yaml\ntitle: T\nid: t\n```\n\n```yaml\nother: 1\n```\n\n```sh\npredict: not yaml\n```\n',
    '```yaml\n  - id: b\n    clam: B.\n    said: 2025-01-05\n```\n',
  ].join('\n');
  const blocks = yamlBlocks(page);

  test('are found and told apart', () =>
    expect(blocks.map(({ kind, line }) => `${line} ${kind}`)).toEqual([
      '4 ledger',
      '12 entries',
      '19 source',
      '24 unknown',
      '32 entries',
    ]));

  test('are read', () => {
    expect(blocks.map((block) => faults(block).length)).toEqual([0, 0, 0, 1, 1]);
    expect(faults(blocks[4]!)[0]).toContain('did you mean "claim"?');
  });
});
