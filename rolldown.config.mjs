// One CommonJS entry and lazily required chunks: `list` must not load what only `report` needs.
export default {
  input: { cli: 'src/cli.ts' },
  platform: 'node',
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunk-[name]-[hash].cjs',
    cleanDir: true,
  },
};
