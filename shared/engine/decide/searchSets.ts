/**
 * The best plan of at most K models: branch and bound over which models are in the set. Each branch is bounded by what
 * its categories would pay for their models (`setBound`); models and ladders that no better plan can hold are dropped,
 * and a set that is settled is solved exactly. See docs/METHOD.md.
 */
import { assign, slack } from './assign.ts';
import type { Effort } from './effort.ts';
import {
  choicesWithin,
  limitsOf,
  type Problem,
  placed,
  type SearchResult,
  type Solution,
  solutionOf,
  type Wanted,
  type WeightsOf,
} from './problem.ts';
import { searchAll } from './searchAll.ts';
import {
  inModel,
  keepingOptions,
  outModel,
  paidCost,
  type SetOptions,
  setBound,
  setOptionsOf,
  undecidedModel,
} from './setBound.ts';
import { greedySet, type SetCosts, setCostsOf, withoutOutclassed } from './setCosts.ts';

/** Steps of search spent on one set before it is put down as not settled. */
const leafSteps = 20_000;

/** Part of the effort that may go into the plan without the limit on models: a bound, and often the answer. */
const partOfAll = 0.25;

/** Sets tried one after the other to find what the limits are worth. */
const steeringRounds = 5;

/** Turns of the bound at the root, and below it. */
const rootTurns = 120;
const turns = 40;

interface Node {
  state: Uint8Array;
  options: readonly SetOptions[];
  payments: Float64Array;
  bound: number;
}

const usedModels = ({ choices }: Solution): number => new Set(choices.flatMap((choice) => choice.members)).size;

export const searchSets = (
  problem: Problem,
  maxModels: number,
  weightsOf: WeightsOf,
  below: number,
  effort: Effort,
  wanted: Wanted,
): SearchResult => {
  const limits = limitsOf(problem);
  const free = searchAll(problem, weightsOf, below, effort, (partOfAll * effort.left) / 10);
  if (free.best === null && free.bound >= below) return { best: null, bound: below };
  if (free.best !== null && free.bound >= free.best.cost && usedModels(free.best) <= maxModels) return free;

  const models = withoutOutclassed(problem, maxModels);
  const { categories } = problem.menu;
  const count = categories.length;
  const n = models.length;
  const vendorCap = problem.limits.find((entry) => entry.kind === 'vendor')?.limit ?? 1;
  effort.spend(n * n * count);

  let best: Solution | null = null;
  let limit = below;
  let missed = Number.POSITIVE_INFINITY;
  const settled = new Set<string>();
  const take = (solution: Solution): void => {
    best = solution;
    limit = wanted === 'any' ? Number.NEGATIVE_INFINITY : solution.cost;
  };
  if (free.best !== null && usedModels(free.best) <= maxModels) take(free.best);

  /** Solves a set exactly; the prices its limits came to, or null where it holds no plan at all. */
  const leaf = (set: readonly number[], bound: number): number[] | null => {
    const key = [...set].sort((a, b) => a - b).join();
    if (settled.has(key)) return null;
    settled.add(key);
    const members = set.map((i) => models[i]!);
    const vendors = new Set(members.map((member) => problem.menu.models[member]!.author)).size;
    // Every task touches the vendor of its first model.
    if (vendors * vendorCap < 1 - slack) return null;
    const lists = categories.map((_, c) =>
      choicesWithin(problem, c, members).map((choice) => placed(problem, c, choice, weightsOf)),
    );
    effort.spend(60 * set.length * set.length * count);
    const result = assign(lists, limits, limit, effort, steering, leafSteps);
    if (result.best !== null) take(solutionOf(lists, result.best));
    if (result.bound < Math.min(limit, result.best?.cost ?? limit))
      missed = Math.min(missed, Math.max(bound, result.bound));
    return result.prices;
  };

  let steering: number[] = free.prices;
  let costs: SetCosts[] = [];
  let guess = Number.POSITIVE_INFINITY;
  // A set of K pays more for the same limits than all models together: steer by what a good one pays.
  for (let round = 0; round < (limits.length === 0 ? 1 : steeringRounds); round++) {
    const prices = steering;
    costs = categories.map((_, c) => setCostsOf(problem, c, models, weightsOf, prices));
    effort.spend(2 * n * n * count);
    const set = greedySet(costs, n, maxModels);
    const own = leaf(set, Number.NEGATIVE_INFINITY);
    if (limits.length === 0 || round === steeringRounds - 1) break;
    if (own !== null) {
      if (own.every((price, r) => price === prices[r])) break;
      steering = own;
      continue;
    }
    // Too few vendors to share the tasks: those in the set cost more, until others are worth having.
    const authors = new Set(set.map((i) => problem.menu.models[models[i]!]!.author));
    const step = costs.reduce((sum, { least, most }) => sum + most - least, 0) / 20;
    steering = prices.map((price, r) => {
      const entry = problem.limits[r]!;
      return entry.kind === 'vendor' && authors.has(entry.vendor) ? price + step : price;
    });
  }
  if (costs.some(({ least }) => !Number.isFinite(least))) return { best, bound: best === null ? below : limit };
  const paid = limits.reduce((sum, value, r) => sum + value * steering[r]!, 0);
  const priced = steering;
  costs = limits.length === 0 ? costs : categories.map((_, c) => setCostsOf(problem, c, models, weightsOf, priced));
  const leasts = costs.reduce((sum, { least }) => sum + least, 0);
  const dearest = costs.reduce((sum, { most }) => sum + most, 0);
  guess = Math.min(limit + paid, dearest);
  const capOf = ({ least, most }: SetCosts): number =>
    Number.isFinite(limit) ? limit + paid - (leasts - least) : most + slack * Math.max(1, Math.abs(most));

  const narrowed = (node: Node, found: ReturnType<typeof setBound>, open: number): { node: Node; changed: boolean } => {
    const { order, worth, least, payments } = found;
    const state = Uint8Array.from(node.state);
    const ceiling = limit + paid;
    let changed = false;
    const last = worth[order[open - 1] ?? -1] ?? 0;
    const next = worth[order[open] ?? -1] ?? Number.NEGATIVE_INFINITY;
    order.forEach((m, k) => {
      const isIn = k < open && found.bound + worth[m]! - next >= ceiling && next !== Number.NEGATIVE_INFINITY;
      const isOut = k >= open && found.bound + last - worth[m]! >= ceiling;
      if (!isIn && !isOut) return;
      state[m] = isIn ? inModel : outModel;
      changed = true;
    });
    const options = node.options.map((own, c) =>
      keepingOptions(own, (o) => {
        for (const member of [own.a[o]!, own.b[o]!, own.c[o]!])
          if (member >= 0 && state[member] === outModel) return false;
        return found.bound - least[c]! + paidCost(own, o, payments, c * n) < ceiling;
      }),
    );
    const needed = new Uint8Array(n);
    for (const own of options)
      for (const column of [own.a, own.b, own.c]) for (const member of column) if (member >= 0) needed[member] = 1;
    for (const m of order)
      if (state[m] === undecidedModel && needed[m] === 0) {
        state[m] = outModel;
        changed = true;
      }
    return { node: { state, options, payments, bound: found.bound - paid }, changed };
  };

  const visit = (given: Node, isRoot: boolean): void => {
    let node = given;
    for (let round = 0; ; round++) {
      if (effort.left <= 0) {
        missed = Math.min(missed, node.bound);
        return;
      }
      const chosen: number[] = [];
      const undecided: number[] = [];
      node.state.forEach((state, m) => {
        if (state === inModel) chosen.push(m);
        else if (state === undecidedModel) undecided.push(m);
      });
      const open = maxModels - chosen.length;
      if (open <= 0 || undecided.length <= open) {
        leaf(open <= 0 ? chosen : [...chosen, ...undecided], node.bound);
        return;
      }
      const size = node.options.reduce((sum, { count: options }) => sum + options, 0);
      const most = isRoot && round === 0 ? rootTurns : turns;
      const enough = limit + paid;
      const found = setBound(node.options, node.state, open, node.payments, most, enough, Math.min(guess, enough));
      effort.spend(most * (2 * size + 3 * count * n));
      if (found.bound >= limit + paid) return;
      leaf([...chosen, ...found.order.slice(0, open)], found.bound - paid);
      if (found.bound >= limit + paid) return;
      const next = narrowed(node, found, open);
      node = { ...next.node, bound: Math.max(node.bound, next.node.bound) };
      if (!next.changed) {
        const [branch] = found.order.filter((m) => node.state[m] === undecidedModel);
        const with_ = Uint8Array.from(node.state);
        with_[branch!] = inModel;
        visit({ ...node, state: with_ }, false);
        const without = Uint8Array.from(node.state);
        without[branch!] = outModel;
        const options = node.options.map((own) =>
          keepingOptions(own, (o) => own.a[o] !== branch && own.b[o] !== branch && own.c[o] !== branch),
        );
        visit({ ...node, state: without, options }, false);
        return;
      }
    }
  };
  const root = costs.map((own) => setOptionsOf(own, n, capOf(own)));
  visit(
    {
      state: new Uint8Array(n).fill(undecidedModel),
      options: root,
      payments: new Float64Array(count * n),
      bound: Math.max(leasts - paid, free.bound),
    },
    true,
  );
  const found = best as Solution | null;
  return { best: found, bound: Math.min(found === null ? below : found.cost, Math.max(missed, free.bound)) };
};
