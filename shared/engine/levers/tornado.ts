/** What moves the answer: each uncertain input swung over its own range, alone, the others at their best values. */

import { itemAt } from '../../foundation/arrays.ts';
import type { RowId, StackId } from '../../foundation/ids.ts';
import { compile } from '../compile.ts';
import { sharesCosts } from '../fleets/inPlan.ts';
import type { Job } from '../job.ts';
import { stackOf } from '../job.ts';
import { bestOf, type CategoryPoint, categoryPoints, type Measure, measureOf, mixOf } from '../measure.ts';
import { breakEven, type Crossing } from './breakEven.ts';
import { type Input, inputsOf } from './inputs.ts';
import { categoryOfLever, type Lever } from './lever.ts';
import { leverRange, pull } from './leverKinds.ts';

export interface TornadoAsk {
  stackId: StackId;
  /** Given: the difference stackId - against is swung instead of the stack's own measure. */
  against?: StackId | null;
  measure?: Measure;
  /** For so many of the widest bars of a difference that turn the answer, where they do; none unless given. */
  turns?: number;
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
  /** Where within its range the two compared swap, nearest to today's value; null where they do not or it was not asked. */
  turn: Crossing | null;
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

const onlyCategory = (job: Job, id: RowId): Job => ({
  ...job,
  plan: { ...job.plan, categories: job.plan.categories.filter((category) => category.id === id) },
});

/** The stacks that a tornado is about, measured with every input at its best value and with any one moved. */
class Swings {
  readonly job: Job;
  /** The measure of each stack with nothing moved. */
  readonly base: (number | null)[];
  private readonly measure: Measure;
  private readonly stackIds: readonly StackId[];
  private readonly own: number;
  /** Place of the stack that is compared with; null: the stack's own measure is shown. */
  private readonly other: number | null;
  private readonly basePoints: CategoryPoint[][];
  private readonly baseBest: number | null;

  constructor(job: Job, stackId: StackId, against: StackId | null, measure: Measure) {
    this.job = job;
    this.measure = measure;
    this.stackIds = against === null ? job.plan.stacks.map((stack) => stack.id) : [stackId, against];
    this.own = this.stackIds.indexOf(stackId);
    this.other = against === null ? null : this.stackIds.lastIndexOf(against);
    this.basePoints = this.pointsIn(job);
    this.base = this.measuresOf(this.basePoints);
    this.baseBest = bestOf(this.base, measure);
  }

  bar(input: Input): TornadoBar {
    const low = this.moved(input.lever, input.low);
    const high = this.moved(input.lever, input.high);
    const atLow = this.shown(low);
    const atHigh = this.shown(high);
    return {
      input,
      atLow,
      atHigh,
      swing: atLow === null || atHigh === null ? null : Math.abs(atHigh - atLow),
      flipsWinner: this.flips(low) || this.flips(high),
      turn: null,
    };
  }

  /** The stack's own measure out of all, or its difference to the other's. */
  shown(values: readonly (number | null)[]): number | null {
    const a = itemAt(values, this.own);
    if (this.other === null || a === null) return a;
    const b = itemAt(values, this.other);
    return b === null ? null : a - b;
  }

  private moved(lever: Lever, value: number): (number | null)[] {
    const job = pull(this.job, lever, value);
    const categoryId = sharesCosts(this.job) ? null : categoryOfLever(lever);
    if (categoryId === null) return this.measuresOf(this.pointsIn(job));
    const touched = this.pointsIn(onlyCategory(job, categoryId));
    const place = this.job.plan.categories.findIndex((category) => category.id === categoryId);
    return this.measuresOf(this.basePoints.flatMap((points, c) => (c === place ? touched : [points])));
  }

  private flips(values: readonly (number | null)[]): boolean {
    const best = bestOf(values, this.measure);
    const { baseBest } = this;
    return baseBest !== null && best !== null && values[best] !== values[baseBest];
  }

  private pointsIn(job: Job): CategoryPoint[][] {
    const plan = compile(job);
    return plan.categories.map((category) => categoryPoints(plan, category, this.stackIds, 'lowersBeta'));
  }

  private measuresOf(categories: readonly CategoryPoint[][]): (number | null)[] {
    return this.stackIds.map((_, s) => {
      const mix = mixOf(categories.map((points) => itemAt(points, s)));
      return measureOf(mix, this.measure, this.job.plan.tasksPerMonth);
    });
  }
}

/**
 * Swings every uncertain input of a plan (`inputsOf`) over its range, one at a time, for one stack or for the
 * difference between two. Bars are sorted by swing, widest first, equal ones by the input's id; bars without a swing
 * come last. Where a bar turns the answer between the two compared is looked for only on request: it costs as much as
 * `breakEven`. The order of anything in the plan changes no digit. A rate that its range lifts above what anyone can
 * solve lowers beta, as it does in the draws. Costs two evaluations of the touched category per input and stack.
 * Throws an EngineError for an unknown stack and where the plan holds numbers the engine cannot honour.
 */
export const tornado = (given: Job, ask: TornadoAsk): Tornado => {
  const { stackId, against = null, measure = 'usdPerSuccess' } = ask;
  stackOf(given, 'stackId', stackId);
  if (against !== null) stackOf(given, 'against', against);
  const swings = new Swings(inOrder(given), stackId, against, measure);
  const bars = inputsOf(swings.job).map((input) => swings.bar(input));
  const size = (bar: TornadoBar): number => bar.swing ?? -1;
  bars.sort((a, b) => size(b) - size(a) || (a.input.id < b.input.id ? -1 : 1));
  const turnOf = ({ input: { lever, low, high } }: TornadoBar): Crossing | null => {
    const range = leverRange(swings.job, lever);
    if (against === null || low > range.max || high < range.min) return null;
    const found = breakEven(swings.job, { a: stackId, b: against, lever, measure, from: low, to: high });
    return found.kind === 'at' ? found.nearest : null;
  };
  for (const bar of bars.filter(({ flipsWinner }) => flipsWinner).slice(0, ask.turns ?? 0)) bar.turn = turnOf(bar);
  return { measure, stackId, against, base: swings.shown(swings.base), bars };
};
