/**
 * The best set of at most K models and the best ladder of them in every category: branch and bound over sets, exact.
 * A set's value is a sum over categories of the least among its ladders, so a model's gain can only shrink as the set
 * grows, and no set is worth more than what it has less the largest gains still open to it. See docs/METHOD.md.
 */
import { type Assignment, assign, type Option, pricesOf, slack } from './assign.ts';
import { type CategoryMenu, type Choice, type Menu, ownChoices, pairChoice, withinSeconds } from './choices.ts';
import { frontierChoices } from './frontier.ts';

/** What ties the categories together: sum of share x use <= limit. */
export type Limit =
  | { kind: 'budget'; limit: number }
  | { kind: 'successFloor'; limit: number }
  | { kind: 'silentFailureCeiling'; limit: number }
  | { kind: 'vendor'; vendor: string; limit: number };

/** What a choice must pass in its own category. */
export interface Gate {
  minSuccess: number;
  maxSilent: number;
  maxSeconds: number | null;
}

export interface Problem {
  menu: Menu;
  /** Places of the menu's models that may be used. */
  models: readonly number[];
  /** null: as many as it takes. */
  maxModels: number | null;
  /** One per category of the menu. */
  gates: readonly Gate[];
  limits: readonly Limit[];
  /** Ladders of three that are open besides singles, retries and pairs, one list per category. */
  triples: readonly (readonly Choice[])[];
  /** What every search of the problem finds anew, kept: it depends on the models, the gates and whether vendors count. */
  kept: { frontier: Frontier | null; vendorFrontier: Frontier | null };
}

/** The ladders worth listing, by category; `complete` is false where some were left out. */
export interface Frontier {
  lists: Choice[][];
  complete: boolean;
}

export interface Solution {
  /** One per category of the menu. */
  choices: Choice[];
  /** Per task: the weighted cost that was minimised. */
  cost: number;
}

export interface SearchResult {
  best: Solution | null;
  /** Nothing costs less than this. Below the best's cost only where the effort ran out. */
  bound: number;
}

/** Elementary steps that a search may still take; shared by the searches of one question. */
export interface Effort {
  left: number;
}

/** `any`: the first plan below the given cost will do. */
export type Wanted = 'best' | 'any';

/** What the weighted cost of a choice counts, per task of its category: USD of spend, of a silent failure, of a success. */
export interface Weights {
  spend: number;
  silent: number;
  success: number;
}

export type WeightsOf = (category: CategoryMenu) => Weights;

const weighted = (weights: Weights, success: number, silent: number, spend: number): number =>
  weights.spend * spend + weights.silent * silent + weights.success * success;

const passes = (menu: CategoryMenu, gate: Gate, choice: Choice): boolean =>
  choice.success >= gate.minSuccess - slack &&
  choice.silent <= gate.maxSilent + slack &&
  (gate.maxSeconds === null || withinSeconds(menu, choice, gate.maxSeconds));

const shareOfLimit = (menu: Menu, limit: Limit, choice: Choice): number => {
  switch (limit.kind) {
    case 'budget':
      return choice.spend;
    case 'successFloor':
      return -choice.success;
    case 'silentFailureCeiling':
      return choice.silent;
    case 'vendor': {
      const first = choice.members.findIndex((member) => menu.models[member]!.author === limit.vendor);
      return first < 0 ? 0 : choice.reach[first]!;
    }
    default:
      return limit satisfies never;
  }
};

const limitOf = (limit: Limit): number => (limit.kind === 'successFloor' ? -limit.limit : limit.limit);

interface Placed extends Option {
  choice: Choice;
}

const placed = (problem: Problem, c: number, choice: Choice, weightsOf: WeightsOf): Placed => {
  const category = problem.menu.categories[c]!;
  return {
    choice,
    cost: category.share * weighted(weightsOf(category), choice.success, choice.silent, choice.spend),
    uses: problem.limits.map((limit) => category.share * shareOfLimit(problem.menu, limit, choice)),
  };
};

/** The choices of a category made of `members` alone that pass its gate. */
const choicesWithin = (problem: Problem, c: number, members: readonly number[]): Choice[] => {
  const category = problem.menu.categories[c]!;
  const inside = new Set(members);
  const found = members.flatMap((model) => ownChoices(category, model));
  for (const first of members)
    for (const second of members) {
      const choice = first === second ? null : pairChoice(category, first, second);
      if (choice !== null) found.push(choice);
    }
  found.push(...problem.triples[c]!.filter((choice) => choice.members.every((member) => inside.has(member))));
  return found.filter((choice) => passes(category, problem.gates[c]!, choice));
};

/** More ladders than this in one category are not listed; the search then says that it is not a proof. */
const widestFrontier = 4000;

const frontierOf = (problem: Problem, vendors: boolean): Frontier => {
  const key = vendors ? 'vendorFrontier' : 'frontier';
  const known = problem.kept[key];
  if (known !== null) return known;
  const { menu, gates, models, triples } = problem;
  const lists = menu.categories.map((category, c) => {
    const gate = gates[c]!;
    return frontierChoices(
      menu,
      category,
      models,
      triples[c]!,
      vendors,
      (choice) => passes(category, gate, choice),
      (success, silent) => success >= gate.minSuccess - slack && silent <= gate.maxSilent + slack,
      widestFrontier,
    );
  });
  const found: Frontier = {
    lists: lists.map((entry) => entry.choices),
    complete: lists.every((entry) => entry.complete),
  };
  problem.kept[key] = found;
  return found;
};

const solutionOf = (lists: readonly (readonly Placed[])[], assignment: Assignment): Solution => ({
  choices: assignment.picks.map((pick, c) => lists[c]![pick]!.choice),
  cost: assignment.cost,
});

/** Without a limit on models every category is free but for the limits that tie them together. */
const searchAll = (problem: Problem, weightsOf: WeightsOf, below: number, effort: Effort): SearchResult => {
  const frontier = frontierOf(
    problem,
    problem.limits.some((limit) => limit.kind === 'vendor'),
  );
  const lists = frontier.lists.map((list, c) => list.map((choice) => placed(problem, c, choice, weightsOf)));
  effort.left -= lists.reduce((sum, list) => sum + list.length, 0);
  const limits = problem.limits.map(limitOf);
  const { best, bound } = assign(lists, limits, below, effort, pricesOf(lists, limits, 200));
  return {
    best: best === null ? null : solutionOf(lists, best),
    bound: frontier.complete ? bound : Number.NEGATIVE_INFINITY,
  };
};

/** A model that so many others match or beat in all it can do that a set of K never needs it. */
const withoutOutclassed = (problem: Problem, maxModels: number): number[] => {
  const { menu, models, gates, limits, triples } = problem;
  if (gates.some((gate) => gate.maxSeconds !== null) || menu.categories.some((category) => !category.monotone))
    return [...models];
  const byVendor = limits.some((limit) => limit.kind === 'vendor');
  const inTriples = new Set(triples.flatMap((list) => list.flatMap((choice) => choice.members)));
  const matches = (better: number, model: number): boolean => {
    if (byVendor && menu.models[better]!.author !== menu.models[model]!.author) return false;
    let strictly = false;
    for (const { place, entries, table } of menu.categories) {
      const m = place[model]!;
      const b = place[better]!;
      if (m < 0) {
        strictly ||= b >= 0;
        continue;
      }
      if (b < 0) return false;
      const [own, other] = [entries[m]!, entries[b]!];
      if (other.usdPerAttempt > own.usdPerAttempt || other.successRate < own.successRate) return false;
      strictly ||= other.usdPerAttempt < own.usdPerAttempt || other.successRate > own.successRate;
      for (const values of [table.blind, table.feedback]) {
        if (Number.isNaN(values.success[m]!)) continue;
        const worse =
          !(values.success[b]! >= values.success[m]!) ||
          !(values.silent[b]! <= values.silent[m]!) ||
          !(values.spend[b]! <= values.spend[m]!);
        if (worse) return false;
      }
    }
    return strictly || better < model;
  };
  return models.filter((model) => {
    if (inTriples.has(model)) return true;
    let betters = 0;
    for (const other of models)
      if (other !== model && matches(other, model)) {
        betters++;
        if (betters >= maxModels) return false;
      }
    return true;
  });
};

/** Weighted costs of a category's ladders by the models (numbered 0 to n - 1) they need; Infinity where none passes. */
interface Costs {
  single: Float64Array;
  /** Either order, the cheaper. */
  pair: Float64Array;
  /** The least of a model's pairs with anyone, and of its triples. */
  company: Float64Array;
  triples: { members: [number, number, number]; cost: number }[];
  least: number;
  most: number;
}

/** The weights of a category with the limits' prices in them: USD per task of the mix. */
interface Priced extends Weights {
  /** By vendor: of the share of tasks that touch it. */
  vendors: ReadonlyMap<string, number>;
}

const pricedWeights = (
  problem: Problem,
  category: CategoryMenu,
  weightsOf: WeightsOf,
  prices: readonly number[],
): Priced => {
  const own = weightsOf(category);
  const priced = { spend: own.spend, silent: own.silent, success: own.success };
  const vendors = new Map<string, number>();
  problem.limits.forEach((limit, r) => {
    const price = prices[r]!;
    if (limit.kind === 'budget') priced.spend += price;
    else if (limit.kind === 'silentFailureCeiling') priced.silent += price;
    else if (limit.kind === 'successFloor') priced.success -= price;
    else vendors.set(limit.vendor, category.share * price);
  });
  for (const key of ['spend', 'silent', 'success'] as const) priced[key] *= category.share;
  return { ...priced, vendors };
};

const costsOf = (
  problem: Problem,
  c: number,
  models: readonly number[],
  weightsOf: WeightsOf,
  prices: readonly number[],
): Costs => {
  const { menu } = problem;
  const category = menu.categories[c]!;
  const gate = problem.gates[c]!;
  const weights = pricedWeights(problem, category, weightsOf, prices);
  const n = models.length;
  const costs: Costs = {
    single: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    pair: new Float64Array(n * n).fill(Number.POSITIVE_INFINITY),
    company: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    triples: [],
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  };
  const vendorPrice = models.map((model) => weights.vendors.get(menu.models[model]!.author) ?? 0);
  const weigh = (choice: Choice): number => {
    let cost = weighted(weights, choice.success, choice.silent, choice.spend);
    for (const [vendor, price] of weights.vendors)
      cost += price * shareOfLimit(menu, { kind: 'vendor', vendor, limit: 0 }, choice);
    costs.least = Math.min(costs.least, cost);
    costs.most = Math.max(costs.most, cost);
    return cost;
  };
  const { pair, count, reach } = category.table;
  models.forEach((model, i) => {
    for (const choice of ownChoices(category, model))
      if (passes(category, gate, choice)) costs.single[i] = Math.min(costs.single[i]!, weigh(choice));
    const from = category.place[model]!;
    if (from < 0 || pair.success.length === 0) return;
    for (let j = 0; j < n; j++) {
      const to = category.place[models[j]!]!;
      if (i === j || to < 0) continue;
      const at = from * count + to;
      const success = pair.success[at]!;
      const silent = pair.silent[at]!;
      if (success < gate.minSuccess - slack || silent > gate.maxSilent + slack) continue;
      if (gate.maxSeconds !== null && !passes(category, gate, pairChoice(category, model, models[j]!)!)) continue;
      let cost = weighted(weights, success, silent, pair.spend[at]!) + vendorPrice[i]!;
      if (vendorPrice[j]! > 0 && menu.models[models[j]!]!.author !== menu.models[model]!.author)
        cost += vendorPrice[j]! * reach[from]!;
      if (cost < costs.least) costs.least = cost;
      if (cost > costs.most) costs.most = cost;
      if (cost < costs.pair[i * n + j]!) {
        costs.pair[i * n + j] = cost;
        costs.pair[j * n + i] = cost;
      }
      if (cost < costs.company[i]!) costs.company[i] = cost;
      if (cost < costs.company[j]!) costs.company[j] = cost;
    }
  });
  const numbered = new Map(models.map((model, i) => [model, i]));
  for (const choice of problem.triples[c]!) {
    const members = choice.members.map((member) => numbered.get(member) ?? -1) as [number, number, number];
    if (members.includes(-1) || !passes(category, gate, choice)) continue;
    const cost = weigh(choice);
    costs.triples.push({ members, cost });
    for (const member of members) costs.company[member] = Math.min(costs.company[member]!, cost);
  }
  return costs;
};

/** Steps it takes to list and price a leaf's ladders, per ladder. */
const leafEffort = 60;

/** Steps spent on one set before it is put down as not settled. */
const leafSteps = 200_000;

/** The k largest of the numbers after place `from` in descending `gains`. */
const nextGains = (gains: Float64Array, from: number, k: number): number => {
  let total = 0;
  for (let i = from; i < Math.min(from + k, gains.length); i++) total += gains[i]!;
  return total;
};

/** Options without those that another costs no more than and uses no more of any limit than. */
const undominated = (options: readonly Placed[]): Placed[] => {
  const kept: Placed[] = [];
  for (const option of [...options].sort((a, b) => a.cost - b.cost))
    if (!kept.some((other) => other.uses.every((use, r) => use <= option.uses[r]!))) kept.push(option);
  return kept;
};

/** The set that grows by the model that lowers the weighted cost most, K times. */
const greedySet = (costs: readonly Costs[], n: number, maxModels: number): number[] => {
  const set: number[] = [];
  const has = new Float64Array(costs.length).fill(Number.POSITIVE_INFINITY);
  const withOne = (c: number, i: number): number =>
    set.reduce((least, s) => Math.min(least, costs[c]!.pair[i * n + s]!), Math.min(has[c]!, costs[c]!.single[i]!));
  for (let k = 0; k < maxModels; k++) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < n; i++) {
      // What is still uncovered counts as the dearest there is.
      const total = costs.reduce((sum, { most }, c) => sum + Math.min(withOne(c, i), most), 0);
      if (!set.includes(i) && total < least) {
        least = total;
        best = i;
      }
    }
    if (best < 0) break;
    for (let c = 0; c < costs.length; c++) has[c] = withOne(c, best);
    set.push(best);
  }
  return set;
};

/**
 * Prices of the limits that steer the search: those of all models together, then those of a good set of K, which has
 * to pay more for the same limits. Any prices are valid; these make the bounds tight.
 */
const steeringPrices = (
  problem: Problem,
  models: readonly number[],
  maxModels: number,
  weightsOf: WeightsOf,
  limits: readonly number[],
  costsAt: (prices: readonly number[]) => Costs[],
  listsOf: (members: readonly number[]) => Placed[][],
): number[] => {
  // Lists that forget vendors will do: any prices are valid.
  const whole = frontierOf(problem, false).lists.map((list, c) =>
    list.map((choice) => placed(problem, c, choice, weightsOf)),
  );
  let prices = pricesOf(whole, limits, 200);
  for (let round = 0; round < 2; round++) {
    const set = greedySet(costsAt(prices), models.length, maxModels);
    const lists = listsOf(set.map((i) => models[i]!));
    if (lists.some((list) => list.length === 0)) return prices;
    const own = pricesOf(lists, limits, 100, prices);
    const { best } = assign(lists, limits, Number.POSITIVE_INFINITY, { left: 20_000 }, own);
    if (best === null) return prices;
    prices = own;
  }
  return prices;
};

const searchSets = (
  problem: Problem,
  maxModels: number,
  weightsOf: WeightsOf,
  below: number,
  effort: Effort,
  wanted: Wanted,
): SearchResult => {
  const models = withoutOutclassed(problem, maxModels);
  const { categories } = problem.menu;
  const count = categories.length;
  const n = models.length;
  const limits = problem.limits.map(limitOf);
  const costsAt = (prices: readonly number[]): Costs[] =>
    categories.map((_, c) => costsOf(problem, c, models, weightsOf, prices));
  const listsOf = (members: readonly number[]): Placed[][] =>
    categories.map((_, c) => choicesWithin(problem, c, members).map((choice) => placed(problem, c, choice, weightsOf)));
  const prices =
    limits.length === 0 ? [] : steeringPrices(problem, models, maxModels, weightsOf, limits, costsAt, listsOf);
  const paid = limits.reduce((sum, limit, r) => sum + limit * prices[r]!, 0);
  const costs = costsAt(prices);
  effort.left -= n * n * count;
  const leasts = costs.reduce((sum, { least }) => sum + least, 0);
  if (!Number.isFinite(leasts)) return { best: null, bound: Number.POSITIVE_INFINITY };

  let best: Solution | null = null;
  let limit = below;
  let missed = Number.POSITIVE_INFINITY;
  const inside = new Uint8Array(n);
  const vendorCap = problem.limits.find((entry) => entry.kind === 'vendor')?.limit ?? 1;

  const leaf = (set: readonly number[], bound: number): void => {
    const members = set.map((i) => models[i]!);
    const vendors = new Set(members.map((member) => problem.menu.models[member]!.author)).size;
    // Every task touches the vendor of its first model.
    if (vendors * vendorCap < 1 - slack) return;
    const listed = listsOf(members);
    const lists = limits.length === 0 ? listed : listed.map(undominated);
    if (lists.some((list) => list.length === 0)) return;
    effort.left -= leafEffort * set.length * set.length * count;
    const own = limits.length === 0 ? prices : pricesOf(lists, limits, 30, prices);
    const spent = { left: Math.min(effort.left, leafSteps) };
    const allowed = spent.left;
    const result = assign(lists, limits, limit, spent, own);
    effort.left -= allowed - spent.left;
    if (result.best !== null) {
      best = solutionOf(lists, result.best);
      limit = wanted === 'any' ? Number.NEGATIVE_INFINITY : result.best.cost;
    }
    if (spent.left <= 0) missed = Math.min(missed, Math.max(bound, result.bound));
  };

  /** The least of category c with `set` and model i, what `set` has already apart. */
  const withModel = (c: number, set: readonly number[], i: number): number => {
    const { single, pair, triples } = costs[c]!;
    let cost = single[i]!;
    for (const s of set) cost = Math.min(cost, pair[i * n + s]!);
    if (set.length >= 2)
      for (const triple of triples)
        if (triple.cost < cost && triple.members.includes(i) && triple.members.every((m) => m === i || inside[m] === 1))
          cost = triple.cost;
    return cost;
  };

  const expand = (set: number[], has: Float64Array, open: readonly number[], k: number, known: number): void => {
    if (effort.left <= 0) {
      missed = Math.min(missed, known);
      return;
    }
    effort.left -= open.length * count * (set.length + 2);
    const target = limit + paid;
    // An improvement leaves no category dearer than this.
    const cap = costs.map(({ least, most }, c) =>
      Math.min(has[c]!, most, Number.isFinite(target) ? target - (leasts - least) : most),
    );
    const capped = cap.reduce((sum, value) => sum + value, 0);
    const reach = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const branches = open.map((i) => {
      let total = 0;
      let gain = 0;
      for (let c = 0; c < count; c++) {
        const cost = withModel(c, set, i);
        total += Math.min(has[c]!, cost);
        const hoped = k > 1 ? Math.min(cost, costs[c]!.company[i]!) : cost;
        if (hoped < cap[c]!) gain += cap[c]! - hoped;
        if (hoped < reach[c]!) reach[c] = hoped;
      }
      return { i, total, gain };
    });
    let hopedFor = 0;
    for (let c = 0; c < count; c++) hopedFor += Math.min(has[c]!, reach[c]!);
    if (hopedFor >= limit + paid) return;
    for (const { i, total } of [...branches].sort((a, b) => a.total - b.total || a.i - b.i)) {
      if (total >= limit + paid) break;
      leaf([...set, i], total - paid);
    }
    if (k < 2) return;
    branches.sort((a, b) => b.gain - a.gain || a.i - b.i);
    const gains = Float64Array.from(branches, (branch) => branch.gain);
    for (let b = 0; b < branches.length; b++) {
      const bound = Math.max(capped - nextGains(gains, b, k), hopedFor);
      if (bound >= limit + paid) return;
      const { i } = branches[b]!;
      const grown = new Float64Array(count);
      for (let c = 0; c < count; c++) grown[c] = Math.min(has[c]!, withModel(c, set, i));
      inside[i] = 1;
      set.push(i);
      expand(
        set,
        grown,
        branches.slice(b + 1).map((branch) => branch.i),
        k - 1,
        bound - paid,
      );
      set.pop();
      inside[i] = 0;
    }
  };
  expand(
    [],
    new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    models.map((_, i) => i),
    maxModels,
    leasts - paid,
  );
  const found = best as Solution | null;
  return { best: found, bound: Math.min(found === null ? below : found.cost, missed) };
};

/**
 * The plan of least weighted cost that keeps to a problem's gates and limits, if one costs less than `below`. Exact
 * while `effort` lasts (one step is about 2 ns); after that `bound` says how much better an unseen one could be.
 */
export const search = (
  problem: Problem,
  weightsOf: WeightsOf,
  below: number,
  effort: Effort,
  wanted: Wanted = 'best',
): SearchResult =>
  problem.maxModels === null || problem.maxModels >= problem.models.length
    ? searchAll(problem, weightsOf, below, effort)
    : searchSets(problem, problem.maxModels, weightsOf, below, effort, wanted);
