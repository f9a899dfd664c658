/** What each category costs with each model, or pair of models, at hand: what a search over sets of models reads. */
import { slack } from './assign.ts';
import { type CategoryMenu, ownChoices, pairChoice } from './choices.ts';
import { type Problem, passes, shareSentTo, type Weights, type WeightsOf, weighted } from './problem.ts';

/** Weighted costs of a category's ladders by the models (numbered 0 to n - 1) they need; Infinity where none passes. */
export interface SetCosts {
  single: Float64Array;
  /** Either order, the cheaper, at [i * n + j]. */
  pair: Float64Array;
  triples: { members: [number, number, number]; cost: number }[];
  least: number;
  most: number;
}

/** The weights of a category with the limits' prices in them: USD per task of the mix. */
interface PricedWeights extends Weights {
  /** By vendor: of the share of tasks that touch it. */
  vendors: ReadonlyMap<string, number>;
}

const pricedWeights = (
  problem: Problem,
  category: CategoryMenu,
  weightsOf: WeightsOf,
  prices: readonly number[],
): PricedWeights => {
  const own = weightsOf(category);
  const priced = { spend: own.spend, silent: own.silent, success: own.success };
  const vendors = new Map<string, number>();
  problem.limits.forEach((limit, r) => {
    const price = prices[r]!;
    if (limit.kind === 'budget') priced.spend += price;
    else if (limit.kind === 'silentFailureCeiling') priced.silent += price;
    else if (limit.kind === 'successFloor') priced.success -= price;
    else if (price > 0) vendors.set(limit.vendor, category.share * price);
  });
  for (const key of ['spend', 'silent', 'success'] as const) priced[key] *= category.share;
  return { ...priced, vendors };
};

/** Costs in category c of the ladders of `models`, with what they use of each limit paid at its price. */
export const setCostsOf = (
  problem: Problem,
  c: number,
  models: readonly number[],
  weightsOf: WeightsOf,
  prices: readonly number[],
): SetCosts => {
  const { menu } = problem;
  const category = menu.categories[c]!;
  const gate = problem.gates[c]!;
  const weights = pricedWeights(problem, category, weightsOf, prices);
  const n = models.length;
  const costs: SetCosts = {
    single: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    pair: new Float64Array(n * n).fill(Number.POSITIVE_INFINITY),
    triples: [],
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  };
  const vendorPrice = models.map((model) => weights.vendors.get(menu.models[model]!.author) ?? 0);
  const weigh = (choice: Parameters<typeof shareSentTo>[2]): number => {
    let cost = weighted(weights, choice.success, choice.silent, choice.spend);
    for (const [vendor, price] of weights.vendors) cost += price * shareSentTo(menu, vendor, choice);
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
    }
  });
  const numbered = new Map(models.map((model, i) => [model, i]));
  for (const choice of problem.triples[c]!) {
    const members = choice.members.map((member) => numbered.get(member) ?? -1) as [number, number, number];
    if (members.includes(-1) || !passes(category, gate, choice)) continue;
    costs.triples.push({ members, cost: weigh(choice) });
  }
  return costs;
};

/** The set that grows by the model that lowers the weighted cost most, K times. */
export const greedySet = (costs: readonly SetCosts[], n: number, maxModels: number): number[] => {
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

/** Models but those that so many others match or beat in all they can do that a set of K never needs them. */
export const withoutOutclassed = (problem: Problem, maxModels: number): number[] => {
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
