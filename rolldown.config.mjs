import { licences } from './build/licences.mjs';
import { readerVersion } from './build/reader-version.mjs';

// One CommonJS entry and lazily required chunks: `list` must not load what only `report` needs.
export default {
  input: { cli: 'src/cli.ts', index: 'src/index.ts' },
  platform: 'node',
  plugins: [licences()],
  transform: { define: { PREDICT_READER: JSON.stringify(readerVersion()) } },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    cleanDir: true,
  },
};
