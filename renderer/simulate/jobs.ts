/** Every piece of work the page gives away, by name: what it is asked, what it answers, and who does it. */

import type { CategoryLinks } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { ShippedLinks } from '../../shared/catalog/shippedLinks.ts';
import type { HeldTo } from '../../shared/catalog/yardsticks.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { type Calibration, calibrate } from '../../shared/engine/calibrate/calibrate.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { type BestAsk, type BestOfMonth, bestByMonth } from '../../shared/engine/horizon/bestByMonth.ts';
import type { Future } from '../../shared/engine/horizon/future.ts';
import { type Horizon, horizonOf } from '../../shared/engine/horizon/horizon.ts';
import { type PlacesAsk, type PlacesFound, placesOf } from '../../shared/engine/horizon/regions.ts';
import {
  type Measuring,
  type SampleAsk,
  type WhatToMeasure,
  whatToMeasure,
} from '../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { BreakEven, BreakEvenAsk } from '../../shared/engine/levers/breakEven.ts';
import { levers } from '../../shared/engine/levers/levers.ts';
import type { Tornado, TornadoAsk } from '../../shared/engine/levers/tornado.ts';
import { categoriesLacking, possibleStacks } from '../../shared/engine/optimise/optimise.ts';
import type { Doing, OptimiseAsk, Optimum } from '../../shared/engine/optimise/optimum.ts';
import type { PossibleAsk, PossibleStacks } from '../../shared/engine/optimise/possibleStacks.ts';
import { type HeldAsk, heldOf, type Outage, type OutageAsk, outageOf } from '../../shared/engine/outage.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import { type Winner, winnersOf } from '../../shared/engine/pareto.ts';
import type { ThreePlans } from '../../shared/engine/plansBeside.ts';
import { threePlans } from '../../shared/engine/threePlans.ts';
import { tracesOf } from '../../shared/engine/traces.ts';
import { type UncertaintyShares, uncertaintyShares } from '../../shared/engine/uncertaintyShares.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import type { FileKind } from '../../shared/given/fileKind.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { AgedPlan } from '../../shared/report/agedPlan.ts';
import type { WorkbookAsk } from '../../shared/report/workbookOf.ts';
import type { Ages, AgesAsk } from './agesHere.ts';
import { bringHardware } from './bringHardware.ts';
import { broughtLinks, takeLinks, takePiece } from './broughtCatalog.ts';
import type { Becomes, CompareAsk, MergeAsk, MergeFound, TakeAsk, Told } from './comparing.ts';
import type { FreshAsk } from './freshPlan.ts';
import type { GivenFile } from './givenFile.ts';
import type { EvalsAsk, EvalsRead } from './imports.ts';
import type { InputsAsk } from './inputsHere.ts';
import type { OpenedPlan } from './openBytes.ts';
import type { ActualAsk, ActualRead, Making, UsageAsk, UsageRead } from './usageIn.ts';

/** The best plan, the plans beside it, and the categories for which the rules leave no model at all. */
export type Optimal = Optimum & { lacking: RowId[] } & Omit<ThreePlans, 'optimum'>;

/** Files of results: who solved what, and what each attempt cost. */
export interface OutcomeFiles {
  outcomes: GivenFile;
  costs: GivenFile | null;
}

/** What a planner asks of the open plan beside its figures, and what comes back. */
export interface Questions {
  winners: { ask: null; answer: Winner[] };
  sureness: { ask: null; answer: UncertaintyShares | null };
  tornado: { ask: TornadoAsk; answer: Tornado };
  breakEven: { ask: BreakEvenAsk; answer: BreakEven };
  measure: { ask: SampleAsk; answer: WhatToMeasure };
  optimise: { ask: OptimiseAsk; answer: Optimal };
  possible: { ask: PossibleAsk; answer: PossibleStacks };
  horizon: { ask: Future; answer: Horizon };
  bestMonths: { ask: BestAsk; answer: BestOfMonth[] };
  places: { ask: PlacesAsk; answer: PlacesFound };
  outage: { ask: OutageAsk; answer: Outage };
  held: { ask: HeldAsk; answer: (number | null)[] };
  ages: { ask: AgesAsk; answer: Ages };
}

export type QuestionKind = keyof Questions;

/** A question goes to its worker with the plan it is asked of. */
type QuestionJobs = {
  [K in QuestionKind]: { ask: { job: Job; ask: Questions[K]['ask'] }; answer: Questions[K]['answer'] };
};

export interface Jobs extends QuestionJobs {
  evaluate: { ask: Job; answer: Outcome };
  /** Several plans of one file, answered in their order. */
  scenarios: { ask: Job[]; answer: Outcome[] };
  calibrate: { ask: OutcomeFiles; answer: Calibration };
  usage: { ask: UsageAsk; answer: UsageRead };
  actual: { ask: ActualAsk; answer: ActualRead };
  evals: { ask: EvalsAsk; answer: EvalsRead };
  /** What each file is, in their order; null where nobody here knows. */
  kinds: { ask: GivenFile[]; answer: (FileKind | null)[] };
  compare: { ask: CompareAsk; answer: Told };
  take: { ask: TakeAsk; answer: Becomes };
  merge: { ask: MergeAsk; answer: MergeFound };
  /** A plan out of the bytes of its file. */
  open: { ask: Uint8Array; answer: OpenedPlan };
  /** The text of a plan's file. */
  write: { ask: { document: PortfolioDocument; writtenBy: string }; answer: string };
  /** The bytes of an .xlsx file. */
  workbook: { ask: WorkbookAsk; answer: Uint8Array };
  /** The plan with the inputs that were changed in a workbook of it. */
  inputs: { ask: InputsAsk; answer: Plan };
  /** A piece of the catalog, added to those that the worker has: the next are asked of all of them. */
  bring: { ask: Catalog; answer: null };
  /** The links that ship, which stand wherever they were made of what the worker has. */
  bringLinks: { ask: ShippedLinks[]; answer: null };
  /** Answers in the order of the yardsticks. */
  links: { ask: readonly HeldTo[]; answer: CategoryLinks[] };
  fresh: { ask: FreshAsk; answer: Plan };
  /** The bytes of a plan's file: what has changed in the catalog since it took its rows. */
  aged: { ask: Uint8Array; answer: AgedPlan };
}

export type JobKind = keyof Jobs;
export type AskOf<K extends JobKind> = Jobs[K]['ask'];
export type AnswerOf<K extends JobKind> = Jobs[K]['answer'];

/** How far a long job is, as a share, and what it is busy with where that changes. */
export interface Progress {
  done: number;
  of: number;
  doing?: Doing | Measuring;
  /** What is made of files that are read. */
  making?: Making;
}

type Handler<K extends JobKind> = (ask: AskOf<K>, onProgress: (progress: Progress) => void) => Answer<AnswerOf<K>>;

/** Nothing stops a job here: to cancel, its worker is ended. */
const telling =
  (onProgress: (progress: Progress) => void) =>
  (done: number, doing: Doing | Measuring): boolean => {
    onProgress({ done, of: 1, doing });
    return true;
  };

/** Files are read in pieces, so this one answers later; their readers are large and come when they are first wanted. */
const calibrateFiles = async ({ outcomes, costs }: OutcomeFiles): Promise<Answer<Calibration>> => {
  const { readCosts, readOutcomes } = await import('../../shared/evals/outcomes.ts');
  const { sourceOf } = await import('./givenFile.ts');
  const read = await readOutcomes({ source: sourceOf(outcomes), folder: null });
  if (!read.ok) return read;
  const { matrix, costs: own } = read.value;
  if (costs === null) return calibrate(matrix, own);
  const usd = await readCosts([sourceOf(costs)], [matrix]);
  return usd.ok ? calibrate(matrix, usd.value[0] ?? own) : usd;
};

/** Rules may leave a category without any model: that says more than which rules conflict. */
const optimiseExplained: Handler<'optimise'> = ({ job, ask }, onProgress) => {
  const { optimum, ...beside } = threePlans(job, ask, telling(onProgress));
  return answer({ ...optimum, ...beside, lacking: optimum.kind === 'infeasible' ? categoriesLacking(job, ask) : [] });
};

/** Jobs whose code comes when they are first wanted: they answer later. */
export type ReadingKind =
  | 'calibrate'
  | 'usage'
  | 'actual'
  | 'evals'
  | 'kinds'
  | 'compare'
  | 'take'
  | 'merge'
  | 'open'
  | 'write'
  | 'workbook'
  | 'inputs'
  | 'fresh'
  | 'aged'
  | 'ages';

type Reading<K extends ReadingKind> = (
  ask: AskOf<K>,
  onProgress: (progress: Progress) => void,
) => Promise<Answer<AnswerOf<K>>>;

const bytesOf = (files: readonly GivenFile[], onProgress: (progress: Progress) => void): ((done: number) => void) => {
  const of = files.reduce((sum, { content }) => sum + content.size, 0);
  return (done) => onProgress({ done, of });
};

export const readings: { [K in ReadingKind]: Reading<K> } = {
  calibrate: calibrateFiles,
  usage: async (ask, onProgress) =>
    (await import('./usageIn.ts')).readUsageFiles(ask, bytesOf(ask.files, onProgress), (making) =>
      onProgress({ done: 1, of: 1, making }),
    ),
  actual: async (ask, onProgress) =>
    (await import('./usageIn.ts')).readActualFiles(ask, bytesOf(ask.files, onProgress)),
  evals: async (ask, onProgress) => (await import('./imports.ts')).readEvalsFiles(ask, bytesOf(ask.files, onProgress)),
  kinds: async (files) => {
    const { fileKindOf } = await import('../../shared/given/fileKind.ts');
    const { sourceOf } = await import('./givenFile.ts');
    return answer(await Promise.all(files.map((file) => fileKindOf(sourceOf(file)))));
  },
  compare: async (ask) => (await import('./comparing.ts')).compareHere(ask),
  take: async (ask) => (await import('./comparing.ts')).takeHere(ask),
  merge: async (ask) => (await import('./comparing.ts')).mergeHere(ask),
  open: async (bytes, onProgress) => {
    const { openBytes } = await import('./openBytes.ts');
    return openBytes(bytes, (done) => onProgress({ done, of: 1 }));
  },
  write: async ({ document, writtenBy }) =>
    answer((await import('../../shared/document/writePortfolio.ts')).writePortfolio(document, writtenBy)),
  workbook: async (ask) => {
    const { workbookOf } = await import('../../shared/report/workbookOf.ts');
    await bringHardware();
    return answer(await workbookOf(ask));
  },
  inputs: async (ask) => (await import('./inputsHere.ts')).inputsHere(ask),
  fresh: async (ask, onProgress) =>
    (await import('./freshPlan.ts')).freshPlan(ask, (done) => onProgress({ done, of: 1 })),
  aged: async (bytes) => (await import('./agedHere.ts')).agedHere(bytes),
  ages: async ({ job, ask }) => answer((await import('./agesHere.ts')).agesHere(job, ask)),
};

export const handlers: { [K in Exclude<JobKind, ReadingKind>]: Handler<K> } = {
  evaluate: (job) => answer(evaluate(job)),
  scenarios: (jobs) => answer(jobs.map(evaluate)),
  winners: ({ job }) => answer(winnersOf(evaluate({ ...job, draws: 0 }), job.draws > 0 ? tracesOf(job) : null)),
  sureness: ({ job }) => answer(uncertaintyShares(job)),
  tornado: ({ job, ask }) => answer(levers.tornado(job, ask)),
  breakEven: ({ job, ask }) => answer(levers.breakEven(job, ask)),
  measure: ({ job, ask }, onProgress) => answer(whatToMeasure(job, ask, telling(onProgress))),
  optimise: optimiseExplained,
  possible: ({ job, ask }) => answer(possibleStacks(job, ask)),
  horizon: ({ job, ask }) => answer(horizonOf(job, ask)),
  bestMonths: ({ job, ask }, onProgress) =>
    answer(
      bestByMonth(job, ask, (done) => {
        onProgress({ done, of: 1 });
        return true;
      }),
    ),
  places: ({ job, ask }) => answer(placesOf(job, ask)),
  outage: ({ job, ask }) => answer(outageOf(job, ask)),
  held: ({ job, ask }) => answer(heldOf(job, ask)),
  bring: (piece) => {
    takePiece(piece);
    return answer(null);
  },
  bringLinks: (links) => {
    takeLinks(links);
    return answer(null);
  },
  links: (yardsticks) => answer(broughtLinks(yardsticks)),
};
