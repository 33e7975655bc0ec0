import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many files wait for a browser or for other processes, so one file at a time leaves a small machine idle.
    maxWorkers: 2,
    globalSetup: ['test/scene/postgres-setup.ts', 'test/scene/pages-setup.ts'],
  },
});
