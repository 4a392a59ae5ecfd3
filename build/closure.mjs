// Which of our modules a module cannot do without: the ones it imports at run time, and theirs, not the ones loaded lazily.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /^(?:import|export)\s+(?!type\s)[^;]*?from\s+'(\.[^']+)'/gm;

/**
 * Absolute paths of the modules that load with `entry`, itself included; added to `found`.
 * @param {string} entry
 * @param {Set<string>} [found]
 */
export function closure(entry, found = new Set()) {
  const path = resolve(entry);
  if (found.has(path)) return found;
  found.add(path);
  for (const match of readFileSync(path, 'utf8').matchAll(IMPORT))
    closure(resolve(dirname(path), ...match.slice(1)), found);
  return found;
}
