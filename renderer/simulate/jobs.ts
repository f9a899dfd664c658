/** Every piece of work the page gives away, by name: what it is asked, what it answers, and who does it. */
import { type CategoryLinks, linksOf } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { type CategoryId, categoryIds } from '../../shared/catalog/category.ts';
import { type Answer, answer } from '../../shared/contract/answer.ts';
import { type Calibration, calibrate } from '../../shared/engine/calibrate/calibrate.ts';
import { type BreakEven, type BreakEvenAsk, breakEven } from '../../shared/engine/decide/breakEven.ts';
import { menuOf } from '../../shared/engine/decide/choices.ts';
import { type Doing, type OptimiseAsk, type Optimum, optimise } from '../../shared/engine/decide/optimise.ts';
import { type Winner, winnersOf } from '../../shared/engine/decide/pareto.ts';
import { modelAllowed } from '../../shared/engine/decide/rules.ts';
import {
  type Measuring,
  type SampleAsk,
  type WhatToMeasure,
  whatToMeasure,
} from '../../shared/engine/decide/sampleInformation.ts';
import { type Tornado, type TornadoAsk, tornado } from '../../shared/engine/decide/tornado.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import { tracesOf } from '../../shared/engine/traces.ts';
import { readCosts, readOutcomes } from '../../shared/evals/outcomes.ts';
import { bytesSource } from '../../shared/files/reading.ts';

/** The best plan, and the categories for which the rules leave no model at all. */
export type Optimal = Optimum & { lacking: CategoryId[] };

export interface FileBytes {
  name: string;
  bytes: Uint8Array;
}

/** Files of results: who solved what, and what each attempt cost. */
export interface OutcomeFiles {
  outcomes: FileBytes;
  costs: FileBytes | null;
}

export interface Jobs {
  evaluate: { ask: Job; answer: Outcome };
  winners: { ask: Job; answer: Winner[] };
  tornado: { ask: { job: Job; ask: TornadoAsk }; answer: Tornado };
  breakEven: { ask: { job: Job; ask: BreakEvenAsk }; answer: BreakEven };
  measure: { ask: { job: Job; ask: SampleAsk }; answer: WhatToMeasure };
  optimise: { ask: { job: Job; ask: OptimiseAsk }; answer: Optimal };
  calibrate: { ask: OutcomeFiles; answer: Calibration };
  /** Answers in the order of `categoryIds`. */
  links: { ask: { catalog: Catalog; yardsticks: Record<CategoryId, string | null> }; answer: CategoryLinks[] };
}

export type JobKind = keyof Jobs;
export type AskOf<K extends JobKind> = Jobs[K]['ask'];
export type AnswerOf<K extends JobKind> = Jobs[K]['answer'];

/** How far a long job is, as a share, and what it is busy with. */
export interface Progress {
  done: number;
  of: number;
  doing: Doing | Measuring;
}

type Deed<K extends JobKind> = (ask: AskOf<K>, tell: (progress: Progress) => void) => Answer<AnswerOf<K>>;

/** Nothing stops a job here: to cancel, its worker is ended. */
const telling =
  (tell: (progress: Progress) => void) =>
  (done: number, doing: Progress['doing']): boolean => {
    tell({ done, of: 1, doing });
    return true;
  };

/** Files are read in pieces, so this one answers later. */
export const calibrateFiles = async ({ outcomes, costs }: OutcomeFiles): Promise<Answer<Calibration>> => {
  const read = await readOutcomes({ source: bytesSource(outcomes.name, outcomes.bytes), folder: null });
  if (!read.ok) return read;
  const { matrix, costs: own } = read.value;
  if (costs === null) return calibrate(matrix, own);
  const usd = await readCosts([bytesSource(costs.name, costs.bytes)], [matrix]);
  return usd.ok ? calibrate(matrix, usd.value[0] ?? own) : usd;
};

/** Rules may leave a category without any model: that says more than which rules conflict. */
const optimiseExplained: Deed<'optimise'> = ({ job, ask }, tell) => {
  const optimum = optimise(job, ask, telling(tell));
  if (optimum.kind !== 'infeasible') return answer({ ...optimum, lacking: [] });
  const { models, categories } = menuOf(job, ask);
  const allowed = models.map((model) => modelAllowed(model, ask.rules));
  const lacking = categories.filter(({ place }) => !allowed.some((isAllowed, at) => isAllowed && place[at]! >= 0));
  return answer({ ...optimum, lacking: lacking.map(({ category }) => category.id) });
};

export const deeds: { [K in Exclude<JobKind, 'calibrate'>]: Deed<K> } = {
  evaluate: (job) => answer(evaluate(job)),
  winners: (job) => answer(winnersOf(evaluate({ ...job, draws: 0 }), job.draws > 0 ? tracesOf(job) : null)),
  tornado: ({ job, ask }) => answer(tornado(job, ask)),
  breakEven: ({ job, ask }) => answer(breakEven(job, ask)),
  measure: ({ job, ask }, tell) => answer(whatToMeasure(job, ask, telling(tell))),
  optimise: optimiseExplained,
  links: ({ catalog, yardsticks }) =>
    answer(categoryIds.map((category) => linksOf(category, yardsticks[category], catalog))),
};
