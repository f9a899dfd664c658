import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { tags } from '../tags.ts';

const mostMs = 1000 * Number(process.env.MUTANTS_SECONDS);
const nearest = (process.env.MUTANTS_NEAREST ?? '').split(' ');

/**
 * The first test that fails ends the run of a mutant. So those go first that noticed the last ones, then the folder's own,
 * quick files before slow. A mutant that is not noticed by so many as `mostMs` allows counts as survived: else each survivor
 * would take as long as all tests that reach it. The first run knows no times yet and leaves nothing out.
 */
class LikelyFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = files.map((file) => {
      const { failed = false, duration = 0 } = this.ctx.cache.getTestSpecificationResult(file) ?? {};
      const isNear = nearest.some((folder) => file.moduleId.includes(`/${folder}/`));
      return { file, duration, rank: failed ? 0 : isNear ? 1 : 2 };
    });
    known.sort((a, b) => a.rank - b.rank || a.duration - b.duration);
    let spent = 0;
    const within = known.filter(({ duration }) => {
      spent += duration;
      return spent <= mostMs;
    });
    // Tests of one slow file alone are run all the same.
    return Promise.resolve((within.length > 0 ? within : known.slice(0, 1)).map(({ file }) => file));
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
    sequence: { sequencer: LikelyFirst },
  },
});
