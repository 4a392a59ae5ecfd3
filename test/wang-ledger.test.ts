// What docs/wang-ledger.md says of its own bytes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('prints the coding rule as it was written: the bytes have the SHA-256 beside them', () => {
  const page = readFileSync(new URL('../docs/wang-ledger.md', import.meta.url), 'utf8');
  const rule = /```text\n(CODING RULE[\s\S]*?)```/.exec(page)![1]!;
  expect(page).toContain(`\`${createHash('sha256').update(rule).digest('hex')}\``);
});
