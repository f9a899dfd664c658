/** Months ahead: what a stack spends and brings as prices, volumes, the mix and the models in use move. */

import { soldAt } from '../../catalog/chooseOffer.ts';
import { scaledPrice } from '../../catalog/scaledPrice.ts';
import { itemAt } from '../../foundation/arrays.ts';
import { type RowId, type StackId, stackId } from '../../foundation/ids.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Policy } from '../../plan/policy.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { type Job, stackOf } from '../job.ts';
import { measureOf, pointsOf, type Totals } from '../measure.ts';
import type { Gap } from '../outcome.ts';
import { calledForth, checkDemand, type Demand, steadyDemand, tasksIn } from './demand.ts';
import { checkPricePath, type PricePath, priceTimes } from './pricePaths.ts';
import { checkStickiness, checkSwitch, policiesIn, type Stickiness, type Switch } from './switching.ts';

export interface Future {
  /** The last month; month 0 is today. */
  months: number;
  pricePaths?: readonly PricePath[];
  demand?: Demand;
  switches?: readonly Switch[];
  stickiness?: Stickiness;
}

export interface MonthOfCategory {
  categoryId: RowId;
  tasks: number;
  success: number;
  silentFailure: number;
  /** Models, checks and people, and silent failures, per task. */
  spendUsdPerTask: number;
  usdPerTask: number;
  usdPerSuccess: number | null;
}

export interface Month {
  month: number;
  tasks: number;
  successes: number;
  /** Models, checks and people. */
  spendUsd: number;
  silentFailureUsd: number;
  /** One-time costs of the switches of this month. */
  switchingUsd: number;
  /** Shares of the month's tasks. */
  success: number;
  silentFailure: number;
  /** (spend + silent failures) / successes; switching is not in it. null where nothing succeeds. */
  usdPerSuccess: number | null;
  categories: MonthOfCategory[];
}

export type Projection =
  | {
      kind: 'projected';
      stackId: StackId;
      months: Month[];
      /** Over all months: the sums, and their ratio. */
      total: {
        tasks: number;
        successes: number;
        spendUsd: number;
        silentFailureUsd: number;
        switchingUsd: number;
        usdPerSuccess: number | null;
      };
    }
  | { kind: 'unavailable'; stackId: StackId; month: number; gaps: { categoryId: RowId; gap: Gap }[] };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const projected = stackId('projected');

/** The job of one category with one policy, at the prices of a month. */
const jobOf = (job: Job, category: CategoryPlan, policy: Policy, paths: readonly PricePath[], month: number): Job => ({
  ...job,
  draws: 0,
  plan: {
    ...job.plan,
    categories: [{ ...category, share: 1 }],
    stacks: [{ id: projected, name: '', note: '', policies: { [category.id]: policy } }],
  },
  snapshot: {
    ...job.snapshot,
    models:
      paths.length === 0
        ? job.snapshot.models
        : job.snapshot.models.map((model) =>
            soldAt(model, job.plan.prices, (paid) =>
              scaledPrice(paid, priceTimes(paths, model.id, category.id, month)),
            ),
          ),
  },
});

/** Totals weighted by the share of the tasks that each policy has. */
const blended = (parts: readonly { share: number; totals: Totals }[]): Totals => {
  const total: Totals = { success: 0, silentFailure: 0, abandoned: 0, spendUsd: 0, silentFailureUsd: 0, valueUsd: 0 };
  for (const { share, totals } of parts)
    for (const key of Object.keys(total) as (keyof Totals)[]) total[key] += share * totals[key];
  return total;
};

const perSuccess = (usd: number, successes: number): number | null => {
  const each = usd / successes;
  return successes > 0 && Number.isFinite(each) ? each : null;
};

interface Checked {
  stack: Stack;
  months: number;
  pricePaths: readonly PricePath[];
  demand: Demand;
  switches: readonly Switch[];
  stickiness: Stickiness;
  /** Categories with tasks in some month. */
  wanted: CategoryPlan[];
}

const checkedFuture = (job: Job, stackId: StackId, future: Future): Checked => {
  const { months, pricePaths = [], demand = steadyDemand, switches = [] } = future;
  const stickiness = future.stickiness ?? { stillThereAfter5Months: 0 };
  const stack = stackOf(job, 'stackId', stackId);
  requireBetween('months', months, 0, 240);
  if (!Number.isInteger(months)) throw new EngineError('months', months, 'a whole number');
  pricePaths.forEach(checkPricePath);
  checkDemand(demand);
  switches.forEach(checkSwitch);
  checkStickiness(stickiness);
  for (const { to } of switches)
    if (!job.snapshot.models.some((model) => model.id === to))
      throw new EngineError('switch.to', to, 'a model of the catalog');
  const ends = demand.mixAtEnd ?? {};
  const wanted = job.plan.categories.filter((category) => category.share > 0 || (ends[category.id] ?? 0) > 0);
  for (const id of Object.keys(ends))
    if (!wanted.some((category) => category.id === id)) throw new EngineError('mixAtEnd', id, 'categories of the plan');
  return { stack, months, pricePaths, demand, switches, stickiness, wanted };
};

/** The totals of a category with a policy at the prices of a month, or its gaps; each evaluated once. */
const totalsIn = (job: Job, paths: readonly PricePath[]) => {
  const known = new Map<string, Totals>();
  return (category: CategoryPlan, policy: Policy, month: number): Totals | Gap[] => {
    const key = `${category.id} ${paths.length === 0 ? 0 : month} ${JSON.stringify(policy)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const { totals, categories } = itemAt(pointsOf(jobOf(job, category, policy, paths, month), [projected]), 0);
    if (totals === null) return categories.flatMap((entry) => entry.gaps);
    known.set(key, totals);
    return totals;
  };
};

/** All categories of a month added up. */
const monthOf = (month: number, categories: MonthOfCategory[], switches: readonly Switch[]): Month => {
  const of = (value: (category: MonthOfCategory) => number): number =>
    sum(categories.map((category) => category.tasks * value(category)));
  const tasks = of(() => 1);
  const successes = of((category) => category.success);
  const usd = of((category) => category.usdPerTask);
  const spendUsd = of((category) => category.spendUsdPerTask);
  return {
    month,
    tasks,
    successes,
    spendUsd,
    silentFailureUsd: usd - spendUsd,
    switchingUsd: sum(switches.filter((event) => event.month === month).map((event) => event.switchingUsd)),
    success: tasks > 0 ? successes / tasks : 0,
    silentFailure: tasks > 0 ? of((category) => category.silentFailure) / tasks : 0,
    usdPerSuccess: perSuccess(usd, successes),
    categories,
  };
};

/**
 * A stack month by month at best values. Success rates stay what they are; prices follow their paths; a switch puts
 * one model in another's place, at once or slowly; the number of tasks grows, drifts and answers to what a task of
 * the category costs against today. Costs one evaluation of a category per month and policy in use. Throws an
 * EngineError for an unknown stack or model and for numbers out of bounds.
 */
export const project = (job: Job, stackId: StackId, future: Future): Projection => {
  const { stack, months, pricePaths, demand, switches, stickiness, wanted } = checkedFuture(job, stackId, future);
  const totalsOf = totalsIn(job, pricePaths);
  const today = new Map<RowId, number>();
  const result: Month[] = [];
  for (let month = 0; month <= months; month++) {
    const categories: MonthOfCategory[] = [];
    const gaps: { categoryId: RowId; gap: Gap }[] = [];
    for (const category of wanted) {
      const policy = stack.policies[category.id];
      if (policy === undefined) {
        gaps.push({ categoryId: category.id, gap: { kind: 'noPolicy' } });
        continue;
      }
      const parts = policiesIn(policy, switches, category.id, stickiness, month).flatMap((part) => {
        const totals = totalsOf(category, part.policy, month);
        if (!Array.isArray(totals)) return [{ share: part.share, totals }];
        gaps.push(...totals.map((gap) => ({ categoryId: category.id, gap })));
        return [];
      });
      if (gaps.length > 0) continue;
      const totals = blended(parts);
      const before = today.get(category.id) ?? totals.spendUsd;
      if (month === 0) today.set(category.id, totals.spendUsd);
      const ratio = before > 0 ? totals.spendUsd / before : 1;
      const plain = tasksIn(demand, category, job.plan.tasksPerMonth, { month, months });
      categories.push({
        categoryId: category.id,
        tasks: plain * calledForth(demand.elasticity, ratio),
        success: totals.success,
        silentFailure: totals.silentFailure,
        spendUsdPerTask: totals.spendUsd,
        usdPerTask: totals.spendUsd + totals.silentFailureUsd,
        usdPerSuccess: measureOf(totals, 'usdPerSuccess', 1),
      });
    }
    if (gaps.length > 0) return { kind: 'unavailable', stackId, month, gaps };
    result.push(monthOf(month, categories, switches));
  }
  const total = (field: 'tasks' | 'successes' | 'spendUsd' | 'silentFailureUsd' | 'switchingUsd'): number =>
    sum(result.map((entry) => entry[field]));
  return {
    kind: 'projected',
    stackId,
    months: result,
    total: {
      tasks: total('tasks'),
      successes: total('successes'),
      spendUsd: total('spendUsd'),
      silentFailureUsd: total('silentFailureUsd'),
      switchingUsd: total('switchingUsd'),
      usdPerSuccess: perSuccess(total('spendUsd') + total('silentFailureUsd'), total('successes')),
    },
  };
};
