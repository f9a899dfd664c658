/** Months ahead: what stacks spend and bring as prices, volumes, tokens, the mix and the models in use move. */

import type { Model } from '../../catalog/model.ts';
import { entryOf, itemAt, valueAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import type { Switch } from '../../plan/ahead.ts';
import type { Commitment } from '../../plan/commitment.ts';
import type { Fleet } from '../../plan/fleet.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Policy } from '../../plan/policy.ts';
import { modelsOfPolicy } from '../../plan/policyParts.ts';
import { newCompileMemory } from '../compile.ts';
import { fleetEngine } from '../fleets/fleetEngine.ts';
import type { Bought, Hosted } from '../fleets/housedRow.ts';
import { fleetsOf } from '../fleets/inPlan.ts';
import { checkDraws, type Job } from '../job.ts';
import { longer, refuses } from '../limits.ts';
import { attemptOf, modelTokens } from '../modelTokens.ts';
import type { Gap } from '../outcome.ts';
import { interval90 } from '../quantile.ts';
import { at, type Draws, estimated, noDraws, type Quantity } from '../quantity.ts';
import { type HousedPolicy, type Parted, partedPolicies, type Series, type SharedByMonths } from './costParts.ts';
import { calledForth, tasksIn } from './demand.ts';
import { type CheckedFuture, checkedFuture, type Future } from './future.ts';
import { MonthCosts, tokenTimes } from './monthCosts.ts';
import { boundsOf } from './ranged.ts';
import { policiesIn, switched } from './switching.ts';

export interface MonthOfCategory {
  categoryId: RowId;
  tasks: number;
  success: number;
  silentFailure: number;
  /** What is invoiced: models, checks, tools. */
  cashUsdPerTask: number;
  /** The same and people; and silent failures too. */
  spendUsdPerTask: number;
  usdPerTask: number;
  usdPerSuccess: number | null;
}

interface Band {
  low: number;
  high: number;
}

export interface Month {
  month: number;
  tasks: number;
  successes: number;
  /** What is invoiced: models, checks, tools. */
  cashUsd: number;
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
  /** 5% to 95% over the draws; absent where none were asked for. */
  bands?: { tasks: Band; cashUsd: Band; usdPerSuccess: Band | null; success: Band; silentFailure: Band };
}

/** The model is no longer to be had, and nobody has said who follows. */
export interface Retired {
  kind: 'retired';
  modelId: ModelId;
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
        cashUsd: number;
        spendUsd: number;
        silentFailureUsd: number;
        switchingUsd: number;
        usdPerSuccess: number | null;
      };
      /** Full cost per success in each draw of each month; empty without draws. */
      drawn: Float64Array[];
    }
  /** From `month` on something is missing; the months before it stand. */
  | {
      kind: 'unavailable';
      stackId: StackId;
      month: number;
      gaps: { categoryId: RowId; gap: Gap | Retired }[];
      months: Month[];
      drawn: Float64Array[];
    };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const perSuccess = (usd: number, successes: number): number | null => {
  const each = usd / successes;
  return Number.isFinite(each) ? each : null;
};

interface PolicyShare {
  share: number;
  policy: Policy;
}

/** The policies in use in a month: switches are followed slowly, what retires is left at once. */
const inUse = (policy: Policy, categoryId: RowId, future: CheckedFuture, month: number): PolicyShare[] =>
  policiesIn(policy, future.switches, categoryId, future.stickiness, month).map((part) => ({
    share: part.share,
    policy: future.retirements
      .filter((retirement) => retirement.month <= month)
      .sort((a, b) => a.month - b.month)
      .reduce(
        (followed, { modelId, successor }) => (successor === null ? followed : switched(followed, modelId, successor)),
        part.policy,
      ),
  }));

/** Models of a policy that are gone in a month. */
const goneFrom = (policy: Policy, future: CheckedFuture, month: number): Retired[] =>
  [...new Set(modelsOfPolicy(policy))]
    .filter((modelId) => future.retirements.some((gone) => gone.modelId === modelId && gone.month <= month))
    .map((modelId) => ({ kind: 'retired', modelId }));

/** Whether a switch finds its model in a stack, once the switches before it are followed. */
export const moves = (stack: Stack, event: Switch, future: CheckedFuture): boolean =>
  future.wanted.some(({ id }) => {
    const policy = stack.policies[id];
    if (policy === undefined || (event.categoryId !== null && event.categoryId !== id)) return false;
    const others = future.switches.filter((other) => other !== event);
    return policiesIn(policy, others, id, future.stickiness, event.month).some((part) =>
      modelsOfPolicy(part.policy).includes(event.from),
    );
  });

/** What moves with the draws beside what a plan itself is unsure of: the same for all rows and stacks. */
interface DrawnDemand {
  /** By month, tasks over those at the best value of growth, the best value first. */
  faster: readonly Series[];
  elasticity: Quantity;
}

const drawnDemand = ({ demand, months }: CheckedFuture, draws: Draws): DrawnDemand => {
  const perYear = boundsOf(demand.growthPerYear);
  const answer = boundsOf(demand.elasticity);
  const growth = estimated(
    { value: 1 + perYear.value, low: 1 + perYear.low, high: 1 + perYear.high },
    'positive',
    draws,
    'growth a year',
  );
  const fasterIn = (month: number): Series =>
    Float64Array.from({ length: 1 + draws.count }, (_, i) => (at(growth, i - 1) / growth.point) ** (month / 12));
  return {
    faster: Array.from({ length: months + 1 }, (_, month) => fasterIn(month)),
    elasticity: estimated(
      { value: -answer.value, low: -answer.high, high: -answer.low },
      'positive',
      draws,
      'elasticity',
    ),
  };
};

/** What is done of one category in one month: per task, in each draw; the best value first. */
interface DonePerTask {
  success: Series;
  silentFailure: Series;
  cash: Series;
  spend: Series;
  silentUsd: Series;
  /** By model, attempts on hardware of the stack's own, whose money is not in the above. */
  hosted: Map<ModelId, Hosted>;
  /** By model, what is under a commitment; it is in the money above. */
  bought: Map<ModelId, Bought>;
}

/** One category of a stack in one month. */
interface CategoryMonth extends DonePerTask {
  tasks: Series;
}

const addShare = (into: Series, from: Series, share: number): void => {
  for (let i = 0; i < into.length; i++) into[i]! += share * from[i]!;
};

/** What several policies do of one category's tasks, each of its share of them. */
const mixed = (parts: readonly { share: number; done: DonePerTask }[], length: number): DonePerTask => {
  // Most months have one policy for all of a category's tasks: adding it up alone took a sixth of a projection.
  const [only, ...more] = parts;
  if (only?.share === 1 && more.length === 0) return only.done;
  const zeros = (): Series => new Float64Array(length);
  const [success, silentFailure, cash, spend, silentUsd] = [zeros(), zeros(), zeros(), zeros(), zeros()];
  const sums = { success, silentFailure, cash, spend, silentUsd };
  const hosted = new Map<ModelId, Hosted>();
  const bought = new Map<ModelId, Bought>();
  for (const { share, done } of parts) {
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) addShare(sums[key], done[key], share);
    for (const [modelId, part] of done.hosted) {
      const known = remembered(hosted, modelId, () => ({ bought: zeros(), attempts: zeros(), each: part.each }));
      addShare(known.bought, part.bought, share);
      addShare(known.attempts, part.attempts, share);
    }
    for (const [modelId, part] of done.bought) {
      const { commitment } = part;
      const known = remembered(bought, modelId, () => ({
        commitment,
        usd: zeros(),
        tokens: zeros(),
        requests: zeros(),
      }));
      for (const key of ['usd', 'tokens', 'requests'] as const) addShare(known[key], part[key], share);
    }
  }
  return { ...sums, hosted, bought };
};

/** Stacks that do a row's work alike, on the same hardware, are worked out once. */
const keyOf = (policy: Policy, fleets: readonly Fleet[]): string =>
  JSON.stringify([policy, ...fleets.map(({ id }) => id)]);

/** The category's policies with their parts, and its months. */
class CategoryMonths {
  readonly #job: Job;
  readonly #category: CategoryPlan;
  readonly #future: CheckedFuture;
  readonly #policies = new Map<string, HousedPolicy>();
  /** By stack and month, the policies in use, under the keys of their parts. */
  readonly #inUse = new Map<StackId, (PolicyShare & { key: string })[][]>();
  readonly #used: Model[];
  /** By month, where some model cannot take that month's requests; under null where all take all. */
  readonly #parts = new Map<number | null, Map<string, Parted | Gap[]>>();
  /** Whether all models take all requests of a month. */
  readonly #fits = new Map<number, boolean>();
  readonly #shared: SharedByMonths = { memory: newCompileMemory(), leaves: new Map() };
  readonly #costs: MonthCosts;
  readonly #demand: DrawnDemand;
  readonly #length: number;

  constructor(
    { job, future, draws, demand }: { job: Job; future: CheckedFuture; draws: Draws; demand: DrawnDemand },
    category: CategoryPlan,
  ) {
    this.#job = job;
    this.#category = category;
    this.#future = future;
    this.#costs = new MonthCosts(job, category, future, draws);
    this.#demand = demand;
    this.#length = 1 + draws.count;
    for (const stack of future.stacks) {
      const policy = stack.policies[category.id];
      const fleets = fleetsOf(job, stack);
      if (policy === undefined) continue;
      const months = Array.from({ length: future.months + 1 }, (_, month) =>
        inUse(policy, category.id, future, month).map((part) => ({ ...part, key: keyOf(part.policy, fleets) })),
      );
      this.#inUse.set(stack.id, months);
      for (const part of months.flat()) this.#policies.set(part.key, { policy: part.policy, fleets });
    }
    const used = new Set([...this.#policies.values()].flatMap(({ policy }) => modelsOfPolicy(policy)));
    this.#used = job.snapshot.models.filter(({ id }) => used.has(id));
  }

  #fitIn(month: number): boolean {
    return remembered(this.#fits, month, () => {
      const times = tokenTimes(this.#future.tokens, month);
      const { plan, snapshot } = this.#job;
      return this.#used.every((model) => {
        const tokens = modelTokens(this.#category, model, plan, snapshot, noDraws);
        return !refuses(model, longer(attemptOf(tokens, this.#category.deferrable), times));
      });
    });
  }

  /** The keys of all policies in use in a month. */
  #keysIn(month: number): Set<string> {
    return new Set([...this.#inUse.values()].flatMap((months) => itemAt(months, month).map(({ key }) => key)));
  }

  #partsIn(month: number): Map<string, Parted | Gap[]> {
    const key = this.#fitIn(month) ? null : month;
    return remembered(this.#parts, key, () =>
      partedPolicies({
        job: this.#job,
        category: this.#category,
        policies: this.#policies,
        needed: key === null ? new Set(this.#policies.keys()) : this.#keysIn(month),
        fitting: tokenTimes(this.#future.tokens, month),
        shared: this.#shared,
      }),
    );
  }

  /** Spending per task today answers what demand is measured against. */
  monthOf(stack: Stack, month: number, today: Series | null): CategoryMonth | (Gap | Retired)[] {
    const used = this.#inUse.get(stack.id)?.[month];
    if (used === undefined) return [{ kind: 'noPolicy' }];
    const gaps: (Gap | Retired)[] = [];
    const parts = this.#partsIn(month);
    const fleets = fleetsOf(this.#job, stack);
    const isHosted = (id: ModelId): boolean => fleets.some(({ modelId }) => modelId === id);
    const all: { share: number; done: DonePerTask }[] = [];
    for (const { policy, key, share } of used) {
      const gone = goneFrom(policy, this.#future, month);
      const parted = entryOf(parts, key);
      gaps.push(...gone);
      if (Array.isArray(parted)) gaps.push(...parted);
      else if (gone.length === 0) {
        const { success, silentFailure, silentUsd } = parted;
        const spending = this.#costs.spendingOf(parted, month, isHosted);
        all.push({ share, done: { success, silentFailure, silentUsd, ...spending } });
      }
    }
    if (gaps.length > 0) return gaps;
    const done = mixed(all, this.#length);
    return { ...done, tasks: this.#tasksIn(month, done.spend, today) };
  }

  /** The month's tasks, by what one of them costs in it against today. */
  #tasksIn(month: number, spend: Series, today: Series | null): Series {
    const { demand, months } = this.#future;
    const plain = tasksIn(demand, this.#category, this.#job.plan.tasksPerMonth, { month, months });
    const { elasticity } = this.#demand;
    const faster = itemAt(this.#demand.faster, month);
    return spend.map((usd, i) => {
      const before = today?.[i] ?? 0;
      return plain * valueAt(faster, i) * calledForth(-at(elasticity, i - 1), before > 0 ? usd / before : 1);
    });
  }
}

const bandOf = (draws: Float64Array): Band => interval90(draws);

/** All categories of a month added up, and what each draw says of a success. */
const monthOf = (
  month: number,
  parts: readonly { categoryId: RowId; found: CategoryMonth }[],
  switchingUsd: number,
): { month: Month; drawn: Float64Array } => {
  const length = parts[0]?.found.tasks.length ?? 1;
  const added = (field: 'success' | 'silentFailure' | 'cash' | 'spend' | 'silentUsd'): Series => {
    const total = new Float64Array(length);
    for (const { found } of parts) {
      const perTask = found[field];
      for (let i = 0; i < length; i++) total[i]! += found.tasks[i]! * perTask[i]!;
    }
    return total;
  };
  const tasks = new Float64Array(length);
  for (const { found } of parts) addShare(tasks, found.tasks, 1);
  const [successes, silent, cash] = [added('success'), added('silentFailure'), added('cash')];
  const [spend, silentUsd] = [added('spend'), added('silentUsd')];
  const over = (above: Series, below: Series): Series =>
    above.map((value, i) => ((below[i] ?? 0) > 0 ? value / (below[i] ?? 1) : 0));
  const full = spend.map((usd, i) => usd + (silentUsd[i] ?? 0));
  const shares = { success: over(successes, tasks), silentFailure: over(silent, tasks) };
  const each = full.map((usd, i) => usd / (successes[i] ?? 0));
  const drawn = each.subarray(1);
  const first = (series: Series): number => series[0] ?? 0;
  return {
    drawn,
    month: {
      month,
      tasks: first(tasks),
      successes: first(successes),
      cashUsd: first(cash),
      spendUsd: first(spend),
      silentFailureUsd: first(silentUsd),
      switchingUsd,
      success: first(shares.success),
      silentFailure: first(shares.silentFailure),
      usdPerSuccess: perSuccess(first(full), first(successes)),
      categories: parts.map(({ categoryId, found }) => {
        const usd = first(found.spend) + first(found.silentUsd);
        return {
          categoryId,
          tasks: first(found.tasks),
          success: first(found.success),
          silentFailure: first(found.silentFailure),
          cashUsdPerTask: first(found.cash),
          spendUsdPerTask: first(found.spend),
          usdPerTask: usd,
          usdPerSuccess: perSuccess(usd, first(found.success)),
        };
      }),
      ...(length > 1 && {
        bands: {
          tasks: bandOf(tasks.subarray(1)),
          cashUsd: bandOf(cash.subarray(1)),
          usdPerSuccess: drawn.every(Number.isFinite) ? bandOf(drawn) : null,
          success: bandOf(shares.success.subarray(1)),
          silentFailure: bandOf(shares.silentFailure.subarray(1)),
        },
      }),
    },
  };
};

interface StackAsk {
  stack: Stack;
  fleets: readonly Fleet[];
  commitments: readonly Commitment[];
  future: CheckedFuture;
  draws: Draws;
}

const projectStack = (
  { stack, fleets, commitments, future, draws }: StackAsk,
  categories: ReadonlyMap<RowId, CategoryMonths>,
): Projection => {
  const today = new Map<RowId, Series>();
  const months: Month[] = [];
  const drawn: Float64Array[] = [];
  for (let month = 0; month <= future.months; month++) {
    const parts: { categoryId: RowId; found: CategoryMonth }[] = [];
    const gaps: { categoryId: RowId; gap: Gap | Retired }[] = [];
    for (const [categoryId, category] of categories) {
      const found = category.monthOf(stack, month, today.get(categoryId) ?? null);
      if (Array.isArray(found)) gaps.push(...found.map((gap) => ({ categoryId, gap })));
      else {
        parts.push({ categoryId, found });
        // Demand answers what is metered: hardware is paid whether a task comes or not.
        if (month === 0) today.set(categoryId, found.spend.slice());
      }
    }
    const rows = parts.map(({ found }) => found);
    for (const fleet of gaps.length > 0 ? [] : fleets) {
      const gap = fleetEngine().addHardware(rows, fleet, draws);
      if (gap !== null) gaps.push(...parts.map(({ categoryId }) => ({ categoryId, gap })));
    }
    if (gaps.length === 0 && commitments.length > 0) fleetEngine().addCommitments(rows, commitments);
    if (gaps.length > 0) return { kind: 'unavailable', stackId: stack.id, month, gaps, months, drawn };
    const switching = future.switches.filter((event) => event.month === month && moves(stack, event, future));
    const added = monthOf(month, parts, sum(switching.map((event) => event.switchingUsd)));
    months.push(added.month);
    drawn.push(added.drawn);
  }
  type Summed = 'tasks' | 'successes' | 'cashUsd' | 'spendUsd' | 'silentFailureUsd' | 'switchingUsd';
  const total = (field: Summed): number => sum(months.map((entry) => entry[field]));
  return {
    kind: 'projected',
    stackId: stack.id,
    months,
    drawn,
    total: {
      tasks: total('tasks'),
      successes: total('successes'),
      cashUsd: total('cashUsd'),
      spendUsd: total('spendUsd'),
      silentFailureUsd: total('silentFailureUsd'),
      switchingUsd: total('switchingUsd'),
      usdPerSuccess: perSuccess(total('spendUsd') + total('silentFailureUsd'), total('successes')),
    },
  };
};

/**
 * Stacks month by month, with bands where `job.draws` asks for draws. Success rates stay what they are; prices and tokens
 * follow their paths; a switch puts one model in another's place, at once or slowly, and what retires goes at once; the
 * number of tasks grows, drifts and answers to what a task of the category costs against today. Each policy in use is
 * evaluated once, and anew for a month whose requests are too long for some of its models. Throws an EngineError for an unknown stack or model and for numbers out of bounds.
 */
export const projectAll = (job: Job, stackIds: readonly StackId[], asked: Future): Projection[] => {
  checkDraws(job.draws);
  const future = checkedFuture(job, stackIds, asked);
  const draws: Draws = { count: job.draws, seed: job.plan.seed, kept: new Map() };
  const shared = { job, future, draws, demand: drawnDemand(future, draws) };
  const categories = new Map(future.wanted.map((category) => [category.id, new CategoryMonths(shared, category)]));
  const { commitments = [] } = job.plan;
  return future.stacks.map((stack) =>
    projectStack({ stack, fleets: fleetsOf(job, stack), commitments, future, draws }, categories),
  );
};

/** One stack of them. */
export const project = (job: Job, stackId: StackId, future: Future): Projection =>
  itemAt(projectAll(job, [stackId], future), 0);
