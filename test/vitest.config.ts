import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of what keeps something beyond a test: stores of the page, a host, files and processes. Each has a worker of its own. */
const keeping = ['test/unit/{build,db,electron,renderer}/**/*.test.ts'];

/** Unit tests: plain Node, real SQLite files, no network. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    setupFiles: ['test/seeded.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'keeping', include: keeping } },
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/{unit,hostile,fidelity}/**/*.test.ts'],
          exclude: keeping,
          // Pure functions leave nothing behind: files share workers, and the source is loaded once for all of them.
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
