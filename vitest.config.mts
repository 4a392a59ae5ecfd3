import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'UTC', NO_COLOR: '1', FORCE_COLOR: '' },
    // For what hangs: the longest test takes 15 seconds where nothing else runs.
    testTimeout: 120_000,
  },
});
