import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { tags } from './tags.ts';

/**
 * Tests of what keeps something of its own beyond a test, or of modules that are put in the place of others: the stores of
 * the page, Electron's own files, a search path. Each has a worker of its own.
 */
const keeping = ['test/unit/renderer/**/*.test.ts', 'test/unit/electron/{launch,main,preload}.test.ts'];

/** Unit tests: plain Node, real SQLite files, no network. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    setupFiles: ['test/seeded.ts'],
    tags,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest keeps one core for itself unless told; with two cores that is half of them.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'keeping', include: keeping } },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/{unit,hostile,fidelity}/**/*.test.ts'],
          exclude: keeping,
          // What these leave behind is in folders of their own: files share workers, and the source is loaded once for all.
          isolate: false,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['shared/**', 'db/**', 'electron/**'],
      reporter: ['text', 'html'],
      reportsDirectory: 'test-results/coverage',
    },
  },
});
