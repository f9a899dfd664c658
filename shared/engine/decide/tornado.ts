/** What moves the answer: each uncertain input swung over its own range, alone, the others at their best values. */

import type { CategoryId } from '../../catalog/category.ts';
import type { StackId } from '../../foundation/ids.ts';
import { type CompiledPlan, compile } from '../compile.ts';
import { EngineError } from '../engineError.ts';
import type { Job } from '../job.ts';
import { type Input, inputsOf } from './inputs.ts';
import { categoryOfLever } from './lever.ts';
import { bestOf, type CategoryPoint, categoryPoints, type Measure, measureOf, mixOf } from './measure.ts';
import { pull } from './pull.ts';

export interface TornadoAsk {
  stackId: StackId;
  /** Given: the difference stackId - against is swung instead of the stack's own measure. */
  against?: StackId | null;
  measure?: Measure;
}

export interface TornadoBar {
  input: Input;
  /** The measure (or difference) with the input at its ends; null where it does not exist there. */
  atLow: number | null;
  atHigh: number | null;
  /** |atHigh - atLow|; null where an end does not exist. */
  swing: number | null;
  /** True where an end makes another stack the best by the measure: of the two compared, else of all in the plan. */
  flipsWinner: boolean;
}

export interface Tornado {
  measure: Measure;
  stackId: StackId;
  against: StackId | null;
  /** The measure (or difference) with every input at its best value. */
  base: number | null;
  bars: TornadoBar[];
}

/** Sums do not depend on the order in which a planner happened to add categories and stacks. */
const inOrder = (job: Job): Job => ({
  ...job,
  draws: 0,
  plan: {
    ...job.plan,
    categories: [...job.plan.categories].sort((a, b) => (a.id < b.id ? -1 : 1)),
    stacks: [...job.plan.stacks].sort((a, b) => (a.id < b.id ? -1 : 1)),
  },
});

const onlyCategory = (job: Job, id: CategoryId): Job => ({
  ...job,
  plan: { ...job.plan, categories: job.plan.categories.filter((category) => category.id === id) },
});

const pointsIn = (plan: CompiledPlan, stackIds: readonly StackId[]): CategoryPoint[][] =>
  plan.categories.map((category) => categoryPoints(plan, category, stackIds, 'lowersBeta'));

/** Throws an EngineError where the plan has no such stack. */
export const requireStack = (job: Job, field: string, stackId: StackId): void => {
  if (!job.plan.stacks.some((stack) => stack.id === stackId))
    throw new EngineError(field, stackId, `one of ${job.plan.stacks.map((stack) => stack.id).join(', ')}`);
};

/**
 * Swings every uncertain input of a plan (`inputsOf`) over its range, one at a time, for one stack or for the
 * difference between two. Bars are sorted by swing, widest first, equal ones by the input's id; bars without a swing
 * come last. The order of anything in the plan changes no digit. A rate that its range lifts above what anyone can
 * solve lowers beta, as it does in the draws. Costs two evaluations of the touched category per input and stack.
 * Throws an EngineError for an unknown stack and where the plan holds numbers the engine cannot honour.
 */
export const tornado = (given: Job, ask: TornadoAsk): Tornado => {
  const job = inOrder(given);
  const { stackId, against = null, measure = 'usdPerSuccess' } = ask;
  requireStack(job, 'stackId', stackId);
  if (against !== null) requireStack(job, 'against', against);
  const stackIds = against === null ? job.plan.stacks.map((stack) => stack.id) : [stackId, against];
  const own = stackIds.indexOf(stackId);
  const other = against === null ? -1 : stackIds.lastIndexOf(against);
  const { tasksPerMonth } = job.plan;

  const measuresOf = (categories: readonly CategoryPoint[][]): (number | null)[] =>
    stackIds.map((_, s) => measureOf(mixOf(categories.map((points) => points[s]!)), measure, tasksPerMonth));
  const shown = (values: readonly (number | null)[]): number | null => {
    const a = values[own]!;
    if (other < 0 || a === null) return a;
    const b = values[other]!;
    return b === null ? null : a - b;
  };

  const basePoints = pointsIn(compile(job), stackIds);
  const baseValues = measuresOf(basePoints);
  const baseBest = bestOf(baseValues, measure);

  const swung = (input: Input, value: number): (number | null)[] => {
    const moved = pull(job, input.lever, value);
    const categoryId = categoryOfLever(input.lever);
    if (categoryId === null) return measuresOf(pointsIn(compile(moved), stackIds));
    const place = job.plan.categories.findIndex((category) => category.id === categoryId);
    const [points] = pointsIn(compile(onlyCategory(moved, categoryId)), stackIds);
    return measuresOf(basePoints.map((entry, c) => (c === place ? points! : entry)));
  };

  const bars = inputsOf(job).map((input): TornadoBar => {
    const low = swung(input, input.low);
    const high = swung(input, input.high);
    const atLow = shown(low);
    const atHigh = shown(high);
    const flips = (values: readonly (number | null)[]): boolean => {
      const best = bestOf(values, measure);
      return baseBest !== null && best !== null && best !== baseBest && values[best] !== values[baseBest];
    };
    return {
      input,
      atLow,
      atHigh,
      swing: atLow === null || atHigh === null ? null : Math.abs(atHigh - atLow),
      flipsWinner: flips(low) || flips(high),
    };
  });
  const size = (bar: TornadoBar): number => bar.swing ?? -1;
  bars.sort((a, b) => size(b) - size(a) || (a.input.id < b.input.id ? -1 : 1));
  return { measure, stackId, against, base: shown(baseValues), bars };
};
