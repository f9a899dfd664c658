/**
 * npm run mutants: do the tests notice a wrong change? A seeded sample of small changes of each folder, made by Stryker,
 * each tried against the tests that reach it. See docs/TESTING.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { folders, keyOf, type Mutant, mutantsBelow, sampleOf } from './mutants.ts';
import { sampleVariable } from './onlySampled.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fewest = 150;
const measured = ['engine', 'document', 'db', 'report'];

const refuse = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const { values } = parseArgs({
  options: {
    folder: { type: 'string', multiple: true, default: measured },
    file: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: String(fewest) },
    all: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
    tests: { type: 'string', multiple: true, default: [] },
    /** How long tests look at one change, by what they took in the first run. */
    seconds: { type: 'string', default: '120' },
  },
});

const wholeNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  return Number.isInteger(number) && number >= least
    ? number
    : refuse(`--${name} ${text}: a whole number of at least ${least} is wanted.`);
};

// Of a few files or against some of the tests, which is how a test is written, any sample will do; a folder's figure
// needs enough of them.
const isForWriting = values.file.length > 0 || values.tests.length > 0;
const sampleSize = values.all
  ? Number.POSITIVE_INFINITY
  : wholeNumber('sample', values.sample, isForWriting ? 1 : fewest);
const workers = wholeNumber('workers', values.workers, 1);

/** What is tried, by the name it is reported under: files where some are named, else folders. */
const sampled = new Map<string, { all: number; mutants: Mutant[] }>();
const add = (name: string, all: Mutant[]): void => {
  if (all.length === 0) refuse(`${name}: nothing can be changed there.`);
  sampled.set(name, { all: all.length, mutants: sampleOf(all, sampleSize, `${values.seed} ${name}`) });
};
const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/'));
for (const folder of new Set(values.file.map(folderOf))) {
  const below = await mutantsBelow(root, folder);
  for (const name of values.file.filter((file) => folderOf(file) === folder))
    add(
      name,
      below.filter(({ fileName }) => fileName === name),
    );
}
if (values.file.length === 0)
  for (const name of values.folder)
    add(
      name,
      await mutantsBelow(
        root,
        folders[name] ?? refuse(`--folder ${name}: one of ${Object.keys(folders).join(', ')} is wanted.`),
      ),
    );

const work = join(root, 'test-results', `mutants-${process.pid}`);
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const mutants = [...sampled.values()].flatMap((sample) => sample.mutants);
const sampleFile = join(work, 'sample.json');
writeFileSync(sampleFile, JSON.stringify(mutants.map(keyOf)));
process.env[sampleVariable] = sampleFile;
// The tests mirror the source.
const nearest = mutants.map(({ fileName }) => fileName.replace(/^(?:shared\/)?([^/]+).*/, 'test/unit/$1'));
process.env.MUTANTS_NEAREST = [...new Set(nearest)].join(' ');
process.env.MUTANTS_SECONDS = String(wholeNumber('seconds', values.seconds, 1));
if (values.tests.length > 0) process.env.MUTANTS_TESTS = values.tests.join(' ');

const rangeOf = ({ fileName, location: { start, end } }: Mutant): string =>
  `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

process.chdir(root);
console.log(`Seed ${values.seed}: ${mutants.length} changes. First every test runs once, to see which reaches what.`);
const begun = performance.now();
const results = await new Stryker({
  mutate: [...new Set(mutants.map(rangeOf))],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  plugins: [
    '@stryker-mutator/vitest-runner',
    ...['onlySampled', 'asFound'].map((name) => join(root, `test/mutants/${name}.ts`)),
  ],
  checkers: ['onlySampled'],
  reporters: ['progress-append-only', 'asFound'],
  concurrency: workers,
  disableTypeChecks: false,
  // No test reads a tsconfig, and Stryker would rewrite it with a part of the compiler that its newest release has not.
  tsconfigFile: 'none',
  dryRunTimeoutMinutes: 60,
  // Of all tests that reach a mutant it gets `--seconds`; it has timed out where it is far slower than that. A busy machine must
  // not pass for a finding, and one that never ends must not hold up the others for a quarter of an hour.
  timeoutMS: 60_000,
  timeoutFactor: 1.25,
  ignorePatterns: ['dist', 'out', 'test-results', 'docs/screens'],
  tempDirName: `test-results/mutants-${process.pid}/copy`,
  thresholds: { break: null },
  warnings: false,
}).runMutationTest();

/** Stryker's results by the key of their change: its places count from 1, those of mutants from 0. */
const byKey = new Map(
  results.map((result): [string, MutantResult] => {
    const { start, end } = result.location;
    return [
      keyOf({
        fileName: relative(root, result.fileName).replaceAll('\\', '/'),
        location: {
          start: { line: start.line - 1, column: start.column - 1 },
          end: { line: end.line - 1, column: end.column - 1 },
        },
        mutatorName: result.mutatorName,
        replacement: result.replacement ?? '',
      }),
      result,
    ];
  }),
);

/** The text that a mutant replaces, on one line. */
const replacedBy = ({ fileName, location: { start, end } }: Mutant): string => {
  const lines = readFileSync(join(root, fileName), 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines.map((line, i) => line.slice(i === 0 ? start.column : 0, i === last ? end.column : undefined)).join(' ');
};

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
};

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)}%`;

type MutantStatus = MutantResult['status'];
const noticed: MutantStatus[] = ['Killed', 'RuntimeError', 'Timeout'];

/** What came of the mutants of a folder. A mutant that no test reaches has survived like any other. */
const report = (name: string, { all, mutants }: { all: number; mutants: Mutant[] }): string => {
  const tried = mutants.map((mutant) => ({ mutant, result: byKey.get(keyOf(mutant)) }));
  const count = (...statuses: MutantStatus[]): number =>
    tried.filter(({ result }) => result !== undefined && statuses.includes(result.status)).length;
  // A change with which a test file cannot even be loaded is seen by everyone.
  const killed = count('Killed', 'RuntimeError');
  const timedOut = count('Timeout');
  const unreached = count('NoCoverage');
  const survived = count('Survived') + unreached;
  const counted = killed + timedOut + survived;
  for (const { mutant, result } of tried) {
    if (result !== undefined && noticed.includes(result.status)) continue;
    const place = `${mutant.fileName}:${mutant.location.start.line + 1}:${mutant.location.start.column + 1}`;
    const why = result === undefined ? ' [not tried]' : result.status === 'NoCoverage' ? ' [no test reaches it]' : '';
    console.log(`  ${place} ${mutant.mutatorName}${why}`);
    console.log(`    - ${oneLine(replacedBy(mutant))}`);
    console.log(`    + ${oneLine(mutant.replacement)}`);
  }
  const failed = counted === tried.length ? '' : `, ${tried.length - counted} could not be tried`;
  return `${name}: ${counted} of ${all} tried, ${killed} killed, ${timedOut} timed out, ${survived} survived (${unreached} of them reached by no test)${failed}: ${share(killed + timedOut, counted)} noticed`;
};

console.log('Survivors:');
const lines = [...sampled].map(([name, sample]) => report(name, sample));
for (const line of lines) console.log(line);
console.log(`Seed ${values.seed}, ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`);
rmSync(work, { recursive: true, force: true });
