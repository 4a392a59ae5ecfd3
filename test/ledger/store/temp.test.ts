import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { describeFault } from '../../../src/ledger/store/temp.ts';

const STORE = new URL('../../../src/ledger/store/', import.meta.url);
const KEPT = 'the ledger is as it was';

function hintsOf(code: string, deed: 'read' | 'write' | 'lock', ofLedger = true): readonly string[] {
  const fault = describeFault(Object.assign(new Error(code), { code }), '/some/where.yaml', deed, ofLedger);
  if (!(fault instanceof Failure)) throw fault;
  return fault.problems[0]!.hints;
}

test.each(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ELOOP', 'EIO'])(
  '%s is told with what to do next',
  (code) => {
    for (const deed of ['read', 'write', 'lock'] as const)
      expect(hintsOf(code, deed).filter((hint) => hint !== KEPT)).toHaveLength(1);
  },
);

test('what is said of the ledger is said of nothing else', () => {
  expect(hintsOf('ENOSPC', 'write')).toContain(KEPT);
  expect(hintsOf('ENOSPC', 'write', false)).not.toContain(KEPT);
  expect(hintsOf('EROFS', 'read')).not.toContain(KEPT);
});

test('no failure of the store is made without a hint', () => {
  const bare = readdirSync(STORE).flatMap((name) => {
    const text = readFileSync(new URL(name, STORE), 'utf8');
    return [...text.matchAll(/failure\(\s*[^`',]*'[\w-]+'[^`',]*,\s*(?:`[^`]*`|'[^']*'),?\s*\)/g)].map(
      ([call]) => call,
    );
  });
  expect(bare).toEqual([]);
});
