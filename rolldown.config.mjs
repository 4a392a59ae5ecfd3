import { join } from 'node:path';
import { asciiOnly } from './build/ascii.mjs';
import { closure } from './build/closure.mjs';
import { beside, lateBuiltins, lateInputs, lateLibraries, noDetection } from './build/late.mjs';
import { licences } from './build/licences.mjs';
import { readerVersion } from './build/reader-version.mjs';

/** What is loaded together stands in one file: opening twenty small ones takes longer than reading one. */
const TOGETHER = {
  world: 'src/world.ts',
  list: 'src/commands/list.ts',
  kept: 'src/ledger/cache/ledger-cache.ts',
  scores: 'src/commands/scores/brier-of.ts',
  read: 'src/commands/open/open-ledger.ts',
  light: 'src/ledger/light/read-light.ts',
  change: 'src/commands/resolve.ts',
  card: 'src/commands/scorecard.ts',
};

// What more than one of them needs, or one of them and the command line: the bundler's own, words of likelihood, which are read
// and scored, marks of what is sound.
/** @type {Record<string, RegExp>} */
const SHARED = {
  world:
    /rolldown[\\/]runtime|src[\\/](claim-words|grouped|nearest|shell-word|version|commands[\\/]line[\\/](command-formats|globals|predict-with)|show[\\/]safe)\.ts$|package\.json$/,
  list: /ledger[\\/](base-name|find-item|lexicon|read[\\/]leaf-form|seal)\.ts$|show[\\/]terminal[\\/](folded-)?table\.ts$|commands[\\/](open[\\/]find-prediction|input[\\/]plain-text)\.ts$|exchange[\\/]text[\\/]repeated-key\.ts$|src[\\/]slug\.ts$/,
  read: /commands[\\/](input[\\/]typed-value|open[\\/]which-ledger)\.ts$/,
  scores: /score[\\/]wilson\.ts$|show[\\/]words[\\/]rates-from\.ts$/,
  kept: /ledger[\\/](cache[\\/]known-sound|edit[\\/]entry-window)\.ts$/,
};

/** @type {import('rolldown').CodeSplittingGroup[]} */
const groups = Object.entries(TOGETHER).map(([name, entry], index) => {
  const modules = closure(entry);
  return { name, priority: 10 - index, test: (id) => modules.has(id) || SHARED[name]?.test(id) === true };
});

groups.push({ name: 'yaml', priority: 20, test: /node_modules[\\/]yaml[\\/]/ });
groups.push({ name: 'width', priority: 20, test: /node_modules[\\/]fast-(?:wrap-ansi|string)/ });

const output = {
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  exports: 'named',
  comments: false,
  minify: true,
};

export default [
  // Lazily required chunks: `list` must not load what only `report` needs.
  {
    input: { cli: 'src/cli.ts', index: 'src/index.ts', 'check-worker': 'src/check-worker.ts', ...lateInputs },
    platform: 'node',
    plugins: [noDetection(), lateBuiltins(), lateLibraries(), beside(/^\.\/late-/), licences(), asciiOnly()],
    // The same code as modules, of which only what is used is taken: it loads in half the time.
    resolve: { alias: { yaml: join(import.meta.dirname, 'node_modules', 'yaml', 'browser', 'index.js') } },
    // Its modules do nothing by themselves; without this the decoders stay that Node brings.
    treeshake: { moduleSideEffects: [{ test: /[\\/]hyparquet-compressors[\\/]/, sideEffects: false }] },
    transform: { define: { PREDICT_READER: JSON.stringify(readerVersion()) } },
    output: { ...output, chunkFileNames: 'chunk-[name]-[hash].cjs', cleanDir: true, codeSplitting: { groups } },
  },
  // By itself: it loads the rest.
  { input: { start: 'src/start.ts' }, platform: 'node', plugins: [beside(/^\.\/cli\.cjs$/)], output },
];
