// A name for the reader of this build: what is kept in a cache holds only for the reader that put it there.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closure } from './closure.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** Absolute paths of what reading depends on: the room of the ledger, what it uses of others, versions of libraries. */
export function readerFiles() {
  const ledger = join(ROOT, 'src', 'ledger');
  /** @type {Set<string>} */
  const found = new Set();
  for (const name of readdirSync(ledger, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.ts')) closure(join(ledger, name), found);
  return [...found, join(ROOT, 'package.json')].sort();
}

/** 16 hexadecimal digits that change with everything reading depends on. */
export function readerVersion() {
  const hash = createHash('sha256');
  for (const file of readerFiles()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
