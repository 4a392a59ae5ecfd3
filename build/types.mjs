// The declarations of the library, beside the bundle: dist/types/index.d.ts and only what it leads to.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'dist', 'types');
const SCHEMA = join(OUT, 'ledger', 'schema.d.ts');

rmSync(OUT, { recursive: true, force: true });
const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--stripInternal', '--outDir', OUT];
const project = join(ROOT, 'build', 'tsconfig.types.json');
execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project, ...options], {
  stdio: 'inherit',
});

// What the schema calls its values is written in zod's types; who uses the library has no zod.
const names = [...readFileSync(SCHEMA, 'utf8').matchAll(/^export type (\w+)/gm)].map((match) => match[1]);
writeFileSync(SCHEMA, `${names.map((name) => `export type ${name} = unknown;`).join('\n')}\n`);

const kept = new Set();
/** @param {string} file */
const keep = (file) => {
  if (kept.has(file)) return;
  kept.add(file);
  for (const [, , to = ''] of readFileSync(file, 'utf8').matchAll(/(from|import\()\s*['"]([^'"]+)['"]/g)) {
    if (to.startsWith('.')) keep(resolve(dirname(file), to.replace(/\.ts$/, '.d.ts')));
    else throw new Error(`${file} needs the types of ${to}, which the package does not bring`);
  }
};
keep(join(OUT, 'index.d.ts'));
for (const name of readdirSync(OUT, { recursive: true, encoding: 'utf8' })) {
  const file = join(OUT, name);
  if (name.endsWith('.d.ts') && !kept.has(file)) rmSync(file);
}
process.stdout.write(`dist/types: ${kept.size} files of declarations\n`);
