/** Counts by model and benchmark that transfer is fitted to and held to: a check of the file, and its rates by model. */
import * as z from 'zod';
import { countBasisOf, trialsKept } from '../../catalog/benchmarks.ts';
import type { WorkKind } from '../../catalog/category.ts';
import {
  catalogId,
  checkWith,
  cleanName,
  cleanText,
  isoDateOrMonth,
  listOf,
  oneOf,
  yesNo,
} from '../../catalog/checks.ts';
import { yearsOf } from '../../catalog/linkTraits.ts';
import { suiteBenchmarkOf } from '../../catalog/suites.ts';
import type { Traits } from '../../catalog/transferScale.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { dependencePresets } from '../../plan/dependencePresets.ts';
import { probitOf } from './reading.ts';

const count = () => z.number().finite().nonnegative();

/** modelId, benchmark, config, successes, trials, distinct tasks, date, place of the source. */
const rateSchema = z.tuple([
  catalogId<ModelId>(),
  cleanName(100),
  cleanText(200),
  count(),
  count(),
  count(),
  cleanText(20).nullable(),
  z.number().int().nonnegative(),
]);

const fileSchema = z.strictObject({
  about: cleanText(1000),
  columns: listOf(cleanName(40), 20),
  sources: listOf(cleanText(500), 5000),
  models: listOf(
    z.strictObject({
      id: catalogId<ModelId>(),
      date: isoDateOrMonth(),
      /** What the date is: of release, of the first listing, or of the model's first result. */
      dateOf: oneOf('release', 'listed', 'firstResult'),
      reasoning: yesNo(),
      reasoningFrom: oneOf('catalog', 'name'),
    }),
    20_000,
  ),
  rates: listOf(rateSchema, 50_000),
});

/** A model's rate on one benchmark as a probit; one per model and benchmark. */
export interface SuiteRate {
  modelId: ModelId;
  benchmark: string;
  /** Suite and category. */
  group: string;
  suite: string;
  category: WorkKind;
  probit: number;
  /** Sampling variance of `probit`, as any tasks like these would vary: what a plan counts too. */
  variance: number;
  /** What is left of it between models that ran the same tasks. */
  noise: number;
  /** Share of the tasks that succeeded, as counted. */
  share: number;
}

export interface SuiteRates {
  traits: ReadonlyMap<ModelId, Traits>;
  rates: SuiteRate[];
}

/** Correlation of two successes of rate one half whose normals have correlation `of` (Sheppard, 1899). */
const ofSuccesses = (of: number): number => (2 / Math.PI) * Math.asin(Math.min(of, 1));

/**
 * The share of a rate's sampling variance that is left between models of a benchmark, all of which ran its tasks: what tasks do
 * to all is no noise, and of `runs` tries of each task only their luck is averaged. As alike as the kind's preset of dependence
 * says that models fail.
 */
export const leftBetween = (category: WorkKind, runs: number): number => {
  const { rho, tau } = dependencePresets[category];
  const ofOneModel = ofSuccesses(rho.value + tau.value);
  return ofOneModel + (1 - ofOneModel) / runs - ofSuccesses(rho.value);
};

/** Refusals name the row: more successes than trials, a model or source that is not in the file, an unknown benchmark. */
export const readSuiteRates = (input: unknown): Answer<SuiteRates> => {
  const read = checkWith(fileSchema, input, 'Rates by suite');
  if (!read.ok) return read;
  const traits = new Map(
    read.value.models.map(
      ({ id, date, reasoning }) => [id, { year: yearsOf(date) ?? Number(date.slice(0, 4)) + 0.5, reasoning }] as const,
    ),
  );
  const rates: SuiteRate[] = [];
  for (const [i, [modelId, benchmark, , successes, trials, tasks, , source]] of read.value.rates.entries()) {
    const known = suiteBenchmarkOf(benchmark);
    const wrong = (field: string, value: string, allowed: string): Answer<never> =>
      refuse('invalidRule', `Rates by suite: rates[${i}].${field} is ${value}; allowed: ${allowed}.`, {
        subject: 'Rates by suite',
        field: `rates[${i}].${field}`,
        value,
        allowed,
      });
    if (!traits.has(modelId)) return wrong('modelId', `“${modelId}”`, 'a model of the file');
    if (known === null) return wrong('benchmark', `“${benchmark}”`, 'a benchmark of a known suite');
    if (source >= read.value.sources.length) return wrong('source', `${source}`, 'the place of a source of the file');
    if (trials < 1 || tasks < 1 || tasks > trials) return wrong('tasks', `${tasks}`, `1 to the ${trials} trials`);
    if (successes > trials) return wrong('successes', `${successes}`, `at most the ${trials} trials`);
    const share = successes / trials;
    const { suite, category } = known;
    const counted = tasks * trialsKept[countBasisOf(benchmark)];
    const { probit, variance } = probitOf(share * counted, counted);
    const noise = variance * leftBetween(category, trials / tasks);
    rates.push({ modelId, benchmark, suite, category, group: `${suite}\n${category}`, share, probit, variance, noise });
  }
  return answer({ traits, rates });
};
