/**
 * What a benchmark's counts are worth, and how near its tasks are to the kinds of work it is a yardstick of. What its tasks
 * are and how success is decided stands with every row of evidence.
 */
import type { WorkKind } from './category.ts';
import { suiteBenchmarkOf } from './suites.ts';

/**
 * Where successes and trials come from: `counted` one by one or by the source; `threshold`, a judge's score held to a
 * threshold; `inferred`, a rate times a number of tasks that the source does not print or rounds; `graded`, the share of
 * points earned, which is no share of tasks passed.
 */
const countBases = ['counted', 'threshold', 'inferred', 'graded'] as const;
export type CountBasis = (typeof countBases)[number];

/** By suite, where the counts of its benchmarks are not simply counted. */
const basisOfSuite: Readonly<Record<string, CountBasis>> = {
  livebench: 'inferred',
  vectara: 'inferred',
  lntranslate: 'threshold',
  'llm-for-llm': 'threshold',
};

const basisOfBenchmark: Readonly<Record<string, CountBasis>> = {
  'healthbench-psych-v2': 'graded',
  'nyt-connections-extended': 'graded',
};

export const countBasisOf = (benchmark: string): CountBasis =>
  basisOfBenchmark[benchmark] ?? basisOfSuite[suiteBenchmarkOf(benchmark)?.suite ?? ''] ?? 'counted';

/**
 * The share of its tasks that a count is taken to rest on: what is not simply counted is believed less, so its intervals
 * are wider (by the root of 2, and for grades twice). Assumed: nobody measured how wrong such counts are.
 */
export const trialsKept: Readonly<Record<CountBasis, number>> = {
  counted: 1,
  threshold: 0.5,
  inferred: 0.5,
  graded: 0.25,
};

/**
 * How good a yardstick a benchmark is for a kind of work: its tasks are such work; one corner of such work (one language, one
 * kind of document, one trait of a good result); or something else that is held to be like it.
 */
export const standings = ['close', 'narrow', 'proxy'] as const;
export type Standing = (typeof standings)[number];

/** Where a benchmark is not named here it is a corner of its category. */
const standingsOf: Readonly<Record<Exclude<Standing, 'narrow'>, readonly string[]>> = {
  close: [
    'openhands-swe-bench-verified',
    'openhands-gaia',
    'deepswe-v1.1',
    'swe-bench-pro-public',
    'mcpmark',
    'tau2-bench-retail',
    'wmt24-esa-en-cs',
    'wmt24-esa-en-hi',
    'wmt24-esa-en-ja',
    'wmt24-esa-en-zh',
    'wmt25-general-auto',
  ],
  proxy: [
    'bullshitbench-v2',
    'misguided-attention-long',
    'mmlu',
    'frugalgpt-agnews',
    'frugalgpt-coqa',
    'frugalgpt-headlines',
    'frugalgpt-overruling',
    'frugalgpt-sciq',
    'livebench-2026-01-08-logic_with_navigation',
    'livebench-2026-01-08-spatial',
    'livebench-2026-01-08-theory_of_mind',
    'llm-for-llm-legal-qa',
    'nyt-connections-extended',
  ],
};

/** Customer service is told as technology in the oldest rows: there it stands for something else. */
const isElsewhere = (benchmark: string, category: WorkKind): boolean =>
  category === 'technology' && benchmark.startsWith('tau2-bench-');

/** How good a yardstick the benchmark is for its kind of work; own results of a planner are not asked. */
export const standingOf = (benchmark: string, category: WorkKind): Standing => {
  if (standingsOf.proxy.includes(benchmark) || isElsewhere(benchmark, category)) return 'proxy';
  return standingsOf.close.includes(benchmark) ? 'close' : 'narrow';
};
