import { join } from 'node:path';
import { closure } from './build/closure.mjs';
import { lateBuiltins, noDetection } from './build/late.mjs';
import { licences } from './build/licences.mjs';
import { readerVersion } from './build/reader-version.mjs';

/** What is loaded together stands in one file: opening twenty small ones takes longer than reading one. */
const TOGETHER = {
  start: 'src/start.ts',
  cli: 'src/cli.ts',
  list: 'src/commands/list.ts',
  read: 'src/commands/open-ledger.ts',
  change: 'src/commands/resolve.ts',
  card: 'src/commands/scorecard.ts',
};

const groups = Object.entries(TOGETHER).map(([name, entry], index) => {
  const modules = closure(entry);
  return { name, priority: 10 - index, test: (id) => modules.has(id) };
});

// What a scorecard needs of the reader's modules, so that it does not load all of them.
const [reading, scoring, listing] = [TOGETHER.read, TOGETHER.card, TOGETHER.list].map((entry) => closure(entry));
const both = new Set([...scoring].filter((id) => reading.has(id) && !listing.has(id)));
groups.push({ name: 'both', priority: 8, test: (id) => both.has(id) });

groups.push({ name: 'yaml', priority: 20, test: /node_modules[\\/]yaml[\\/]/ });

// One CommonJS entry and lazily required chunks: `list` must not load what only `report` needs.
export default {
  input: { start: 'src/start.ts', index: 'src/index.ts' },
  platform: 'node',
  plugins: [noDetection(), lateBuiltins(), licences()],
  // The same code as modules, of which only what is used is taken: it loads in half the time.
  resolve: { alias: { yaml: join(import.meta.dirname, 'node_modules', 'yaml', 'browser', 'index.js') } },
  transform: { define: { PREDICT_READER: JSON.stringify(readerVersion()) } },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    cleanDir: true,
    codeSplitting: { groups },
    comments: false,
  },
};
