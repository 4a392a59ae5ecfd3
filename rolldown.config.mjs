import { licences } from './build/licences.mjs';

// One CommonJS entry and lazily required chunks: `list` must not load what only `report` needs.
export default {
  input: { cli: 'src/cli.ts', index: 'src/index.ts', read: 'src/ledger/read.ts' },
  // Required by a bundle that is written beside it, when a ledger needs yaml and zod.
  external: [/\/read\.cjs$/],
  platform: 'node',
  plugins: [licences()],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    cleanDir: true,
  },
};
