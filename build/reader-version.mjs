// A name for the reader of this build: what is kept in a cache holds only for the reader that put it there.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** 16 hexadecimal digits that change with everything reading depends on. */
export function readerVersion() {
  const hash = createHash('sha256');
  const ledger = join(ROOT, 'src', 'ledger');
  const files = readdirSync(ledger, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(ledger, name));
  for (const file of [...files, join(ROOT, 'src', 'day.ts'), join(ROOT, 'package.json')])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
