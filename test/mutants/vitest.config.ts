import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { tags } from '../tags.ts';

/** Quick files first: the first test that fails ends the run of a mutant. */
class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const secondsOf = (file: TestSpecification): number =>
      this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    return Promise.resolve([...files].sort((a, b) => secondsOf(a) - secondsOf(b)));
  }
}

/**
 * For a mutation run: the unit tests that call the source in their own process. A process of its own never hears which
 * change is being tried; what is built, and what reads the source as text, never holds it.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: 'test-results/cache',
  test: {
    include: process.env.MUTANTS_TESTS?.split(' ').map((path) =>
      path.endsWith('.ts') ? path : `${path}/**/*.test.ts`,
    ) ?? ['test/{unit,hostile,fidelity}/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      'test/unit/{build,docs,electron,renderer}/**',
      'test/unit/*.test.ts',
      'test/unit/db/killed.test.ts',
      'test/unit/report/libreOffice.test.ts',
    ],
    environment: 'node',
    isolate: false,
    setupFiles: ['test/seeded.ts'],
    tags,
    env: { PROPERTY_STOPS_AT_FAILURE: '1' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { sequencer: QuickFirst },
  },
});
