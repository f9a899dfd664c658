/** What each category costs with each model, or pair of models, at hand: what a search over sets of models reads. */
import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type Choice, ownChoices, pairChoice } from './choice.ts';
import { tablePlaceOf, vendorOf } from './menu.ts';
import { type MenuPlace, placesUpTo, type SubsetPlace, type TablePlace } from './places.ts';
import {
  type Problem,
  type ProblemCategory,
  passes,
  passesShares,
  shareSentTo,
  type Weights,
  type WeightsOf,
  weighted,
} from './problem.ts';

/** The weights of a category with the limits' prices in them: USD per task of the mix. */
interface PricedWeights extends Weights {
  /** By vendor: of the share of tasks that touch it. */
  vendors: ReadonlyMap<string, number>;
}

const pricedWeights = (
  { limits }: Problem,
  { share }: { share: number },
  weights: Weights,
  prices: readonly number[],
): PricedWeights => {
  let { spend, silent, success } = weights;
  const vendors = new Map<string, number>();
  limits.forEach((limit, r) => {
    const price = itemAt(prices, r);
    switch (limit.kind) {
      case 'budget':
        spend += price;
        break;
      case 'silentFailureCeiling':
        silent += price;
        break;
      case 'successFloor':
        success -= price;
        break;
      case 'vendor':
        if (price > 0) vendors.set(limit.vendor, share * price);
        break;
      default:
        limit satisfies never;
    }
  });
  return { spend: spend * share, silent: silent * share, success: success * share, vendors };
};

/** A model of the search with its place in the category's table and what sending a task to its vendor costs. */
interface Member {
  place: SubsetPlace;
  model: MenuPlace;
  at: TablePlace | null;
  vendor: string;
  vendorPrice: number;
}

/** Weighted costs of a category's ladders by the models they need; Infinity where none passes. */
export class SetCosts {
  readonly count: number;
  readonly triples: { members: [SubsetPlace, SubsetPlace, SubsetPlace]; cost: number }[] = [];
  least = Number.POSITIVE_INFINITY;
  most = Number.NEGATIVE_INFINITY;
  private readonly single: Float64Array;
  /** Either order, the cheaper, at [i * count + j]. */
  private readonly pair: Float64Array;

  constructor(count: number) {
    this.count = count;
    this.single = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.pair = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
  }

  singleOf(i: SubsetPlace): number {
    return valueAt(this.single, i);
  }

  pairOf(i: SubsetPlace, j: SubsetPlace): number {
    return valueAt(this.pair, i * this.count + j);
  }

  noteSingle(i: SubsetPlace, cost: number): void {
    this.note(cost);
    this.single[i] = Math.min(this.singleOf(i), cost);
  }

  notePair(i: SubsetPlace, j: SubsetPlace, cost: number): void {
    this.note(cost);
    if (!(cost < this.pairOf(i, j))) return;
    this.pair[i * this.count + j] = cost;
    this.pair[j * this.count + i] = cost;
  }

  noteTriple(members: [SubsetPlace, SubsetPlace, SubsetPlace], cost: number): void {
    this.note(cost);
    this.triples.push({ members, cost });
  }

  private note(cost: number): void {
    if (cost < this.least) this.least = cost;
    if (cost > this.most) this.most = cost;
  }
}

/** Weighs the ladders of one category, with what they use of each limit paid at its price. */
class Weighing {
  readonly costs: SetCosts;
  private readonly problem: Problem;
  private readonly category: ProblemCategory;
  private readonly weights: PricedWeights;
  private readonly members: readonly Member[];

  constructor(problem: Problem, category: ProblemCategory, models: readonly MenuPlace[], weights: PricedWeights) {
    this.problem = problem;
    this.category = category;
    this.weights = weights;
    this.costs = new SetCosts(models.length);
    this.members = placesUpTo<SubsetPlace>(models.length).map((place) => {
      const model = itemAt(models, place);
      const vendor = vendorOf(problem.menu, model);
      const vendorPrice = weights.vendors.get(vendor) ?? 0;
      return { place, model, at: tablePlaceOf(category.menu, model), vendor, vendorPrice };
    });
  }

  run(): SetCosts {
    const hasPairs = this.category.menu.table.pair.success.length > 0 && this.category.gate.maxModels >= 2;
    for (const member of this.members) {
      for (const choice of ownChoices(this.category.menu, member.model))
        if (passes(this.category, choice)) this.costs.noteSingle(member.place, this.costOf(choice));
      if (hasPairs && member.at !== null) this.weighPairs(member, member.at);
    }
    this.weighTriples();
    return this.costs;
  }

  private costOf(choice: Choice): number {
    let cost = weighted(this.weights, choice.success, choice.silent, choice.spend);
    for (const [vendor, price] of this.weights.vendors) cost += price * shareSentTo(this.problem.menu, vendor, choice);
    return cost;
  }

  private weighPairs(first: Member, from: TablePlace): void {
    const { menu, gate } = this.category;
    const { pair } = menu.table;
    const reach = menu.table.reachAfter(from);
    for (const second of this.members) {
      if (second === first || second.at === null) continue;
      const at = menu.table.pairPlace(from, second.at);
      const success = valueAt(pair.success, at);
      const silent = valueAt(pair.silent, at);
      if (!passesShares(gate, success, silent)) continue;
      if (gate.maxSeconds !== null && !this.isInTime(first, second)) continue;
      let cost = weighted(this.weights, success, silent, valueAt(pair.spend, at)) + first.vendorPrice;
      if (second.vendorPrice > 0 && second.vendor !== first.vendor) cost += second.vendorPrice * reach;
      this.costs.notePair(first.place, second.place, cost);
    }
  }

  private isInTime(first: Member, second: Member): boolean {
    const choice = pairChoice(this.category.menu, first.model, second.model);
    return choice !== null && passes(this.category, choice);
  }

  private weighTriples(): void {
    const places = new Map(this.members.map(({ model, place }) => [model, place]));
    for (const choice of this.category.triples) {
      const [i, j, k] = choice.members.map((member) => places.get(member));
      if (i === undefined || j === undefined || k === undefined || !passes(this.category, choice)) continue;
      this.costs.noteTriple([i, j, k], this.costOf(choice));
    }
  }
}

/** Costs in one category of the ladders of `models`, with what they use of each limit paid at its price. */
export const setCostsOf = (
  problem: Problem,
  category: ProblemCategory,
  models: readonly MenuPlace[],
  weightsOf: WeightsOf,
  prices: readonly number[],
): SetCosts => {
  const weights = pricedWeights(problem, category.menu, weightsOf(category.menu), prices);
  return new Weighing(problem, category, models, weights).run();
};

/** The set that grows by the model that lowers the weighted cost most, K times. */
export const greedySet = (costs: readonly SetCosts[], count: number, maxModels: number): SubsetPlace[] => {
  const set: SubsetPlace[] = [];
  let has = costs.map(() => Number.POSITIVE_INFINITY);
  const withOne = (own: SetCosts, c: number, i: SubsetPlace): number =>
    set.reduce((least, s) => Math.min(least, own.pairOf(i, s)), Math.min(itemAt(has, c), own.singleOf(i)));
  for (let k = 0; k < maxModels; k++) {
    let best: SubsetPlace | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const i of placesUpTo<SubsetPlace>(count)) {
      // What is still uncovered counts as the dearest there is.
      const total = costs.reduce((sum, own, c) => sum + Math.min(withOne(own, c, i), own.most), 0);
      if (!set.includes(i) && total < least) {
        least = total;
        best = i;
      }
    }
    if (best === null) break;
    const added = best;
    has = costs.map((own, c) => withOne(own, c, added));
    set.push(added);
  }
  return set;
};
