/**
 * The best plan under rules: a ladder per category from the catalog's models, with proof, the runner-up, what each
 * rule costs, and, where no plan keeps to all of them, which rules conflict.
 */
import type { CategoryId } from '../../catalog/category.ts';
import type { ModelId } from '../../catalog/model.ts';
import type { Stack } from '../../plan/plan.ts';
import type { Job } from '../job.ts';
import { type Choice, type Form, type Menu, type MenuAsk, menuOf, policyOf } from './choices.ts';
import { checkRule, modelAllowed, type Rule, tightest } from './rules.ts';
import { type Effort, type Gate, type Limit, type Problem, type Solution, search, type WeightsOf } from './search.ts';
import { triplesOf } from './triples.ts';

/** Both count models, checks, people and silent failures; per success divides by P(success) over the covered mix. */
export type Objective = 'usdPerSuccess' | 'usdPerTask';

export interface OptimiseAsk extends MenuAsk {
  rules: readonly Rule[];
  objective?: Objective;
  /** Also find the runner-up and the price of each rule: one more search for each. True unless said otherwise. */
  explain?: boolean;
  /** Steps a search may take before it says how far from proven it is; 2e8 (a few seconds at most) unless given. */
  effort?: number;
}

export interface ChosenLadder {
  categoryId: CategoryId;
  form: Form;
  modelIds: ModelId[];
  success: number;
  silentFailure: number;
  /** Models, checks, people and silent failures. */
  usdPerTask: number;
}

/** Per task of the covered categories, whose shares are taken to sum to 1. */
export interface Proposal {
  stack: Stack;
  modelIds: ModelId[];
  categories: ChosenLadder[];
  success: number;
  silentFailure: number;
  usdPerTask: number;
  usdPerSuccess: number | null;
  /** Spend of a month on the covered categories, without silent failures. */
  usdPerMonth: number;
  /** The objective: what was minimised. */
  value: number;
}

export interface RulePrice {
  rule: Rule;
  /** The objective of the best plan without this rule; null where none could be found. */
  valueWithout: number | null;
  /** What the rule costs: the best with it less the best without, USD per success or per task. */
  price: number | null;
  /** The same for a month of the covered tasks: at the tasks, or the successes, of the best plan. */
  usdPerMonth: number | null;
  modelIdsWithout: ModelId[];
  proven: boolean;
}

interface Considered {
  /** Models with a price and evidence in some category that the rules allow. */
  models: number;
  /** Singles, retries and ordered pairs over all categories, and the triples tried besides. */
  ladders: number;
  triples: number;
  leftOut: CategoryId[];
  /** Share of all tasks in the categories optimised. */
  coveredShare: number;
}

export type Optimum =
  | (Considered & {
      kind: 'found';
      objective: Objective;
      best: Proposal;
      /** True: no plan of the ladders considered is better. */
      proven: boolean;
      /** At most so much better could an unseen plan be, in the objective's USD; 0 where proven, null where unknown. */
      gap: number | null;
      /** The best plan that does without at least one of the best plan's models; null: there is none, or not asked. */
      runnerUp: Proposal | null;
      rulePrices: RulePrice[];
    })
  /** `conflict` are rules that cannot hold together; without any one of them the rest can, where `minimal`. */
  | (Considered & { kind: 'infeasible'; conflict: Rule[]; minimal: boolean })
  /** Some plan keeps to the rules, but none of them ever succeeds. */
  | (Considered & { kind: 'nothingSucceeds' })
  /** No category has a model with both a price and evidence. */
  | (Considered & { kind: 'nothingToChoose' })
  /** The effort ran out before any plan was found, and before it was shown that there is none. */
  | (Considered & { kind: 'undecided' });

const defaultEffort = 2e8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const allModels = (menu: Menu): number[] => menu.models.map((_, i) => i);

/** The menu of a question, with the triples of each set of models found once. */
class Table {
  readonly menu: Menu;
  readonly tasksPerMonth: number;
  private readonly triples = new Map<string, Choice[][]>();

  constructor(job: Job, ask: MenuAsk) {
    this.menu = menuOf(job, ask);
    this.tasksPerMonth = job.plan.tasksPerMonth * this.menu.coveredShare;
  }

  problem(rules: readonly Rule[], banned: number | null): Problem {
    const { menu } = this;
    const models = allModels(menu).filter((i) => i !== banned && modelAllowed(menu.models[i]!, rules));
    const key = models.join();
    let triples = this.triples.get(key);
    if (triples === undefined) {
      triples = menu.categories.map((category) => triplesOf(category, models));
      this.triples.set(key, triples);
    }
    const counts = rules.flatMap((rule) => (rule.kind === 'maxModels' ? [rule.count] : []));
    const seconds = rules.flatMap((rule) => (rule.kind === 'latencyP95' ? [rule.seconds] : []));
    const gates = menu.categories.map(
      ({ category }): Gate => ({
        minSuccess: tightest(rules, 'successFloor', category.id) ?? 0,
        maxSilent: tightest(rules, 'silentFailureCeiling', category.id) ?? 1,
        maxSeconds: seconds.length === 0 ? null : Math.min(...seconds),
      }),
    );
    return {
      menu,
      models,
      maxModels: counts.length === 0 ? null : Math.min(...counts),
      gates,
      limits: this.limits(rules, models),
      triples,
      kept: { frontier: null, vendorFrontier: null },
    };
  }

  private limits(rules: readonly Rule[], models: readonly number[]): Limit[] {
    const limits: Limit[] = [];
    const floor = tightest(rules, 'successFloor', null);
    const ceiling = tightest(rules, 'silentFailureCeiling', null);
    const budgets = rules.flatMap((rule) => (rule.kind === 'budget' ? [rule.usdPerMonth] : []));
    const caps = rules.flatMap((rule) => (rule.kind === 'vendorShareCap' ? [rule.share] : []));
    const cap = Math.min(1, ...caps);
    if (cap < 1)
      for (const vendor of new Set(models.map((i) => this.menu.models[i]!.author)))
        limits.push({ kind: 'vendor', vendor, limit: cap });
    if (floor !== null && floor > 0) limits.push({ kind: 'successFloor', limit: floor });
    if (ceiling !== null && ceiling < 1) limits.push({ kind: 'silentFailureCeiling', limit: ceiling });
    if (budgets.length > 0) limits.push({ kind: 'budget', limit: Math.min(...budgets) / this.tasksPerMonth });
    return limits;
  }
}

const nothing = { spend: 0, silent: 0, success: 0 };

const weightsOfLimit = (limit: Limit): WeightsOf => {
  switch (limit.kind) {
    case 'budget':
      return () => ({ ...nothing, spend: 1 });
    case 'successFloor':
      return () => ({ ...nothing, success: -1 });
    case 'silentFailureCeiling':
      return () => ({ ...nothing, silent: 1 });
    case 'vendor':
      return () => nothing;
    default:
      return limit satisfies never;
  }
};

/**
 * A plan that keeps to all limits, or null: the limits one after the other, each made as small as the ones before it
 * allow. `sure` is false where the effort ran out first.
 */
const feasible = (problem: Problem, effort: Effort): { solution: Solution | null; sure: boolean } => {
  if (problem.models.length === 0) return { solution: null, sure: true };
  const vendors = problem.limits.filter((limit) => limit.kind === 'vendor');
  // Every task touches the vendor of its first model: K models have at most K vendors to share them.
  const authors = new Set(problem.models.map((i) => problem.menu.models[i]!.author)).size;
  const cap = vendors[0]?.limit ?? 1;
  if (Math.min(authors, problem.maxModels ?? authors) * cap < 1 - 1e-9) return { solution: null, sure: true };
  const others = problem.limits.filter((limit) => limit.kind !== 'vendor');
  const first = search({ ...problem, limits: vendors }, () => nothing, Number.POSITIVE_INFINITY, effort, 'any');
  let { best } = first;
  let settled = best !== null || first.bound === Number.POSITIVE_INFINITY;
  for (let l = 0; l < others.length && best !== null; l++) {
    const limit = others[l]!;
    const value = limit.kind === 'successFloor' ? -limit.limit : limit.limit;
    const below = value + 1e-9 * Math.max(1, Math.abs(value));
    const held = [...vendors, ...others.slice(0, l)];
    const found = search({ ...problem, limits: held }, weightsOfLimit(limit), below, effort, 'any');
    best = found.best;
    settled = best !== null || found.bound >= below;
  }
  return { solution: best, sure: best !== null || (effort.left > 0 && settled) };
};

interface Sums {
  usd: number;
  success: number;
  silent: number;
  spend: number;
}

const sumsOf = (menu: Menu, choices: readonly Choice[]): Sums => {
  const of = (value: (choice: Choice, c: number) => number): number =>
    sum(choices.map((choice, c) => menu.categories[c]!.share * value(choice, c)));
  return {
    usd: of((choice, c) => choice.spend + choice.silent * menu.categories[c]!.silentUsd),
    success: of((choice) => choice.success),
    silent: of((choice) => choice.silent),
    spend: of((choice) => choice.spend),
  };
};

const objectiveOf = (menu: Menu, choices: readonly Choice[], objective: Objective): number => {
  const { usd, success } = sumsOf(menu, choices);
  return objective === 'usdPerTask' ? usd : success > 0 ? usd / success : Number.POSITIVE_INFINITY;
};

interface Solved {
  choices: Choice[] | null;
  value: number;
  /** How much better an unseen plan could be; 0 where none is, null where that is unknown. */
  gap: number | null;
  /** False where neither a plan nor a proof that there is none was found. */
  sure: boolean;
}

const none = (sure: boolean): Solved => ({ choices: null, value: Number.POSITIVE_INFINITY, gap: null, sure });

/** The share of tasks that succeed in the worst plan there is: it turns a gap per task into one per success. */
const leastSuccess = (problem: Problem): number =>
  sum(
    problem.menu.categories.map((category, c) => {
      const { single, blind, feedback, pair } = category.table;
      let least = 1;
      for (const values of [single, blind, feedback, pair])
        for (const success of values.success) if (success < least) least = success;
      return category.share * Math.max(least, problem.gates[c]!.minSuccess);
    }),
  );

/**
 * The best plan of a problem. Cost per success is a ratio of sums: Dinkelbach's method minimises cost - lambda x
 * success at the ratio lambda of the best plan so far until nothing is below zero, which proves it.
 * Source: W. Dinkelbach, "On nonlinear fractional programming", Management Science 13, 1967.
 */
const solve = (problem: Problem, objective: Objective, start: readonly Choice[] | null, effort: Effort): Solved => {
  const { menu } = problem;
  let choices = start === null ? null : [...start];
  if (choices === null) {
    const found = feasible(problem, effort);
    if (found.solution === null) return none(found.sure);
    choices = found.solution.choices;
  }
  if (objective === 'usdPerTask') {
    const { usd } = sumsOf(menu, choices);
    const below = usd - 1e-12 * usd;
    const result = search(problem, (category) => ({ spend: 1, silent: category.silentUsd, success: 0 }), below, effort);
    const best = result.best?.choices ?? choices;
    const value = objectiveOf(menu, best, objective);
    const gap = result.bound >= (result.best?.cost ?? below) ? 0 : Math.min(value, value - result.bound);
    return { choices: best, value, gap, sure: true };
  }
  if (!(sumsOf(menu, choices).success > 0)) {
    const most = search(problem, () => ({ ...nothing, success: -1 }), -1e-12, effort);
    if (most.best === null) return { choices, value: Number.POSITIVE_INFINITY, gap: null, sure: most.bound >= -1e-12 };
    choices = most.best.choices;
  }
  for (let turn = 0; turn < 60; turn++) {
    const lambda = objectiveOf(menu, choices, objective);
    const { usd } = sumsOf(menu, choices);
    const below = -1e-12 * Math.max(usd, Number.MIN_VALUE);
    const result = search(
      problem,
      (category) => ({ spend: 1, silent: category.silentUsd, success: -lambda }),
      below,
      effort,
    );
    const proven = result.best === null && result.bound >= below;
    if (proven) return { choices, value: lambda, gap: 0, sure: true };
    const isBetter = result.best !== null && objectiveOf(menu, result.best.choices, objective) < lambda;
    if (isBetter) choices = result.best!.choices;
    if (isBetter && effort.left > 0) continue;
    const least = leastSuccess(problem);
    const value = objectiveOf(menu, choices, objective);
    const gap = Math.min(value, value - lambda + (least > 0 ? Math.max(0, -result.bound) / least : value));
    return { choices, value, gap: Number.isFinite(gap) ? Math.max(0, gap) : null, sure: true };
  }
  return { choices, value: objectiveOf(menu, choices, objective), gap: null, sure: true };
};

const proposalOf = (table: Table, choices: readonly Choice[], objective: Objective, id: string): Proposal => {
  const { menu, tasksPerMonth } = table;
  const sums = sumsOf(menu, choices);
  const used = [...new Set(choices.flatMap((choice) => choice.members))].sort((a, b) => a - b);
  return {
    stack: {
      id,
      name: id,
      note: '',
      policies: Object.fromEntries(
        menu.categories.map((category, c) => [category.category.id, policyOf(category, menu.models, choices[c]!)]),
      ),
    },
    modelIds: used.map((i) => menu.models[i]!.id),
    categories: menu.categories.map((category, c): ChosenLadder => {
      const choice = choices[c]!;
      return {
        categoryId: category.category.id,
        form: choice.form,
        modelIds: choice.members.map((member) => menu.models[member]!.id),
        success: choice.success,
        silentFailure: choice.silent,
        usdPerTask: choice.spend + choice.silent * category.silentUsd,
      };
    }),
    success: sums.success,
    silentFailure: sums.silent,
    usdPerTask: sums.usd,
    usdPerSuccess: sums.success > 0 ? sums.usd / sums.success : null,
    usdPerMonth: sums.spend * tasksPerMonth,
    value: objectiveOf(menu, choices, objective),
  };
};

/** A smallest set of rules that cannot hold together: each is left out for good if the others still conflict. */
const conflictOf = (table: Table, rules: readonly Rule[], effort: number): { conflict: Rule[]; minimal: boolean } => {
  let conflict = [...rules];
  let minimal = true;
  for (const rule of rules) {
    const without = conflict.filter((entry) => entry !== rule);
    const { solution, sure } = feasible(table.problem(without, null), { left: effort });
    if (solution === null && sure) conflict = without;
    else if (!sure) minimal = false;
  }
  return { conflict, minimal };
};

const laddersOf = (menu: Menu, models: readonly number[]): number =>
  sum(
    menu.categories.map(({ place, table }) => {
      const here = models.filter((i) => place[i]! >= 0);
      const retries = here.filter((i) => !Number.isNaN(table.feedback.success[place[i]!]!)).length;
      return table.pair.success.length === 0 ? here.length : here.length * (here.length + 1) + retries;
    }),
  );

/**
 * Chooses a ladder for every category with tasks and evidence: among all singles, retries and ordered pairs of the
 * models of `job.snapshot` that have a price and evidence there, with the given verifier between steps, and triples
 * of the frontier's models; so that cost per success (or per task) over these categories is least and every rule
 * holds. Exact over those ladders for up to about five models (`proven`); beyond, or when `effort` runs out, `gap`
 * says what could be missed. Rates, prices and shapes at their best values; errors are not modelled. The judge of a
 * verifier is given, not chosen: it counts in the cost and in no rule. Throws an EngineError for a rule out of bounds.
 */
export const optimise = (job: Job, ask: OptimiseAsk): Optimum => {
  const { rules, objective = 'usdPerSuccess', explain = true, effort = defaultEffort } = ask;
  for (const rule of rules) checkRule(rule);
  const table = new Table(job, ask);
  const { menu } = table;
  const problem = table.problem(rules, null);
  const considered: Considered = {
    models: problem.models.length,
    ladders: laddersOf(menu, problem.models),
    triples: sum(problem.triples.map((list) => list.length)),
    leftOut: menu.leftOut,
    coveredShare: menu.coveredShare,
  };
  if (menu.categories.length === 0) return { kind: 'nothingToChoose', ...considered };
  const solved = solve(problem, objective, null, { left: effort });
  if (solved.choices === null)
    return solved.sure
      ? { kind: 'infeasible', ...considered, ...conflictOf(table, rules, effort) }
      : { kind: 'undecided', ...considered };
  if (!Number.isFinite(solved.value)) return { kind: 'nothingSucceeds', ...considered };
  const best = proposalOf(table, solved.choices, objective, 'best');
  return {
    kind: 'found',
    ...considered,
    objective,
    best,
    proven: solved.gap === 0,
    gap: solved.gap,
    runnerUp: explain ? runnerUpOf(table, ask, solved.choices, effort) : null,
    rulePrices: explain ? rulePricesOf(table, ask, solved, best, effort) : [],
  };
};

const runnerUpOf = (table: Table, ask: OptimiseAsk, choices: readonly Choice[], effort: number): Proposal | null => {
  const { objective = 'usdPerSuccess' } = ask;
  const used = [...new Set(choices.flatMap((choice) => choice.members))];
  let second: Solved | null = null;
  for (const banned of used) {
    const solved = solve(table.problem(ask.rules, banned), objective, null, { left: effort });
    if (
      solved.choices !== null &&
      Number.isFinite(solved.value) &&
      solved.value < (second?.value ?? Number.POSITIVE_INFINITY)
    )
      second = solved;
  }
  return second === null ? null : proposalOf(table, second.choices!, objective, 'runner-up');
};

const rulePricesOf = (table: Table, ask: OptimiseAsk, solved: Solved, best: Proposal, effort: number): RulePrice[] => {
  const { rules, objective = 'usdPerSuccess' } = ask;
  return rules.map((rule): RulePrice => {
    const without = rules.filter((entry) => entry !== rule);
    // The best plan keeps to the fewer rules too: only what beats it is looked for.
    const free = solve(table.problem(without, null), objective, solved.choices, { left: effort });
    const known = free.choices !== null && Number.isFinite(free.value);
    const price = known ? Math.max(0, solved.value - free.value) : null;
    const times = table.tasksPerMonth * (objective === 'usdPerSuccess' ? best.success : 1);
    return {
      rule,
      valueWithout: known ? Math.min(free.value, solved.value) : null,
      price,
      usdPerMonth: price === null ? null : price * times,
      modelIdsWithout: known ? proposalOf(table, free.choices!, objective, 'without').modelIds : [],
      proven: free.gap === 0,
    };
  });
};
