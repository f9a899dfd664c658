import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests: plain Node, real SQLite files, no network. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/{unit,hostile,fidelity}/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/seeded.ts'],
    testTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['shared/**', 'db/**', 'electron/**'],
      reporter: ['text', 'html'],
      reportsDirectory: 'test-results/coverage',
    },
  },
});
