/**
 * The best plan of at most K models: branch and bound over which models are in the set. Each branch is bounded by what
 * its categories would pay for their models (`setBound`); models and ladders that no better plan can hold are dropped,
 * and a set that is settled is solved exactly. See docs/METHOD.md.
 */
import { byteAt, itemAt, valueAt } from '../../foundation/arrays.ts';
import { assign } from './assign.ts';
import type { Effort } from './effort.ts';
import { vendorsOf } from './menu.ts';
import { withoutOutclassed } from './outclassed.ts';
import type { MenuPlace, SubsetPlace } from './places.ts';
import {
  choicesWithin,
  limitsOf,
  type Problem,
  placed,
  type SearchResult,
  type Solution,
  solutionOf,
  vendorCapOf,
  type Wanted,
  type WeightsOf,
} from './problem.ts';
import { searchAll } from './searchAll.ts';
import { type SetBound, setBound, worthAt } from './setBound.ts';
import { greedySet, type SetCosts, setCostsOf } from './setCosts.ts';
import { SetOptions, SetState, sizeOf } from './setOptions.ts';
import { slack } from './slack.ts';

/** Steps of search spent on one set before it is put down as not settled. */
const leafSteps = 20_000;

/** Part of the effort that may go into the plan without the limit on models: a bound, and often the answer. */
const partOfAll = 0.25;

/** Sets tried one after the other to find what the limits are worth. */
const steeringRounds = 5;

/** Turns of the bound at the root, and below it. */
const rootTurns = 120;
const turnsBelow = 40;

/** A branch: what it has decided, the ladders it still allows, and where its bound stands. */
interface Node {
  state: SetState;
  options: readonly SetOptions[];
  payments: Float64Array;
  /** In the cost that is minimised: without what the limits are paid. */
  bound: number;
}

const usedModels = ({ choices }: Solution): number => new Set(choices.flatMap((choice) => choice.members)).size;

/** What is asked of a search over sets. */
export interface SetSearchAsk {
  problem: Problem;
  maxModels: number;
  weightsOf: WeightsOf;
  /** Only a plan that costs less is looked for. */
  below: number;
  wanted: Wanted;
}

/** A search over sets of models, from the plan without the limit on models. */
class SetSearch {
  private readonly ask: SetSearchAsk;
  private readonly effort: Effort;
  private readonly limits: readonly number[];
  /** The models still considered; sets are of their places. */
  private readonly models: readonly MenuPlace[];
  /** No plan costs less, however many models it has. */
  private readonly freeBound: number;
  private best: Solution | null = null;
  /** What a plan must cost less than to be of use. */
  private limit: number;
  /** The least bound of all that was left unseen. */
  private missed = Number.POSITIVE_INFINITY;
  /** Sets that were solved, by their places in order. */
  private readonly settled = new Set<string>();
  /** Prices of the limits by which sets are compared, and what the limits are worth at them. */
  private prices: readonly number[];
  private paid = 0;
  /** By category, at those prices. */
  private costs: SetCosts[] = [];
  /** A cost, limits paid, that some set may well reach. */
  private guess = Number.POSITIVE_INFINITY;

  constructor(ask: SetSearchAsk, free: SearchResult & { prices: number[] }, effort: Effort) {
    const { problem, maxModels, below } = ask;
    this.ask = ask;
    this.effort = effort;
    this.limits = limitsOf(problem);
    this.models = withoutOutclassed(problem, maxModels);
    this.freeBound = free.bound;
    this.limit = below;
    this.prices = free.prices;
    effort.spend(this.models.length ** 2 * problem.categories.length);
    if (free.best !== null && usedModels(free.best) <= maxModels) this.take(free.best);
  }

  run(): SearchResult {
    const { below } = this.ask;
    this.steer();
    // A category that no set can serve.
    if (this.costs.some(({ least }) => !Number.isFinite(least)))
      return { best: this.best, bound: this.best === null ? below : this.limit };
    this.visit(this.root(), rootTurns);
    const bound = Math.max(this.missed, this.freeBound);
    return { best: this.best, bound: Math.min(this.best?.cost ?? below, bound) };
  }

  /** Where a bound, limits paid, leaves nothing of use. */
  private get ceiling(): number {
    return this.limit + this.paid;
  }

  private take(solution: Solution): void {
    this.best = solution;
    this.limit = this.ask.wanted === 'any' ? Number.NEGATIVE_INFINITY : solution.cost;
  }

  /** Solves a set exactly; the prices its limits came to, or null where it holds no plan at all or was seen before. */
  private settle(set: readonly SubsetPlace[], bound: number): number[] | null {
    const { problem, weightsOf } = this.ask;
    const key = [...set].sort((a, b) => a - b).join();
    if (this.settled.has(key)) return null;
    this.settled.add(key);
    const members = set.map((place) => itemAt(this.models, place));
    // Every task touches the vendor of its first model.
    if (vendorsOf(problem.menu, members).length * vendorCapOf(problem) < 1 - slack) return null;
    const lists = problem.categories.map((category) => {
      const weights = weightsOf(category.menu);
      return choicesWithin(category, members).map((choice) => placed(problem, category.menu, choice, weights));
    });
    this.effort.spend(60 * set.length * set.length * lists.length);
    const { limits, limit: below, prices: start } = this;
    const result = assign({ lists, limits, below, start, atMost: leafSteps }, this.effort);
    if (result.best !== null) this.take(solutionOf(lists, result.best));
    if (result.bound < Math.min(this.limit, result.best?.cost ?? this.limit))
      this.missed = Math.min(this.missed, Math.max(bound, result.bound));
    return result.prices;
  }

  /** Finds prices of the limits: a set of K pays more for the same limits than all models together. */
  private steer(): void {
    const rounds = this.limits.length === 0 ? 1 : steeringRounds;
    for (let round = 0; round < rounds; round++) {
      this.costs = this.costsNow();
      this.effort.spend(2 * this.models.length ** 2 * this.costs.length);
      const set = greedySet(this.costs, this.models.length, this.ask.maxModels);
      const own = this.settle(set, Number.NEGATIVE_INFINITY);
      if (round === rounds - 1) break;
      if (own?.every((price, r) => price === this.prices[r])) break;
      this.prices = own ?? this.withDearerVendors(set);
    }
    this.paid = this.limits.reduce((sum, value, r) => sum + value * itemAt(this.prices, r), 0);
  }

  /** Too few vendors to share the tasks: those in the set cost more, until others are worth having. */
  private withDearerVendors(set: readonly SubsetPlace[]): number[] {
    const { menu, limits } = this.ask.problem;
    const vendors = vendorsOf(
      menu,
      set.map((place) => itemAt(this.models, place)),
    );
    const step = this.costs.reduce((sum, { least, most }) => sum + most - least, 0) / 20;
    return this.prices.map((price, r) => {
      const limit = itemAt(limits, r);
      return limit.kind === 'vendor' && vendors.includes(limit.vendor) ? price + step : price;
    });
  }

  private costsNow(): SetCosts[] {
    const { problem, weightsOf } = this.ask;
    return problem.categories.map((category) => setCostsOf(problem, category, this.models, weightsOf, this.prices));
  }

  /** Nothing decided, and every ladder that a better plan may hold. */
  private root(): Node {
    if (this.limits.length > 0) this.costs = this.costsNow();
    const leasts = this.costs.reduce((sum, { least }) => sum + least, 0);
    const dearest = this.costs.reduce((sum, { most }) => sum + most, 0);
    this.guess = Math.min(this.ceiling, dearest);
    const capOf = ({ least, most }: SetCosts): number =>
      Number.isFinite(this.limit) ? this.ceiling - (leasts - least) : most + slack * Math.max(1, Math.abs(most));
    return {
      state: SetState.undecided(this.models.length),
      options: this.costs.map((own) => SetOptions.of(own, capOf(own))),
      payments: new Float64Array(this.costs.length * this.models.length),
      bound: Math.max(leasts - this.paid, this.freeBound),
    };
  }

  /** Narrows a branch as long as its bound rules something out, and splits it where it no longer does. */
  private visit(given: Node, turns: number): void {
    let node: Node | null = this.narrow(given, turns);
    while (node !== null) node = this.narrow(node, turnsBelow);
  }

  /** One round: the branch without what its bound rules out; null where it is done with. */
  private narrow(node: Node, turns: number): Node | null {
    if (this.effort.left <= 0) {
      this.missed = Math.min(this.missed, node.bound);
      return null;
    }
    const chosen = node.state.chosen();
    const undecided = node.state.undecided();
    const open = this.ask.maxModels - chosen.length;
    if (open <= 0 || undecided.length <= open) {
      this.settle(open <= 0 ? chosen : [...chosen, ...undecided], node.bound);
      return null;
    }
    const found = this.boundOf(node, open, turns);
    if (found.bound >= this.ceiling) return null;
    this.settle([...chosen, ...found.order.slice(0, open)], found.bound - this.paid);
    if (found.bound >= this.ceiling) return null;
    const next = this.without(node, found, open);
    if (next.isChanged) return next.node;
    this.branch(next.node, found.order);
    return null;
  }

  private boundOf({ options, state, payments }: Node, open: number, turns: number): SetBound {
    const enough = this.ceiling;
    const target = Math.min(this.guess, enough);
    const found = setBound({ options, state, open, start: payments, turns, enough, target });
    this.effort.spend(turns * (2 * sizeOf(options) + 3 * options.length * this.models.length));
    return found;
  }

  /** The branch without the models and ladders that no better plan in it can hold, and with those it must. */
  private without(node: Node, found: SetBound, open: number): { node: Node; isChanged: boolean } {
    const { ceiling } = this;
    const last = worthAt(found, open - 1) ?? 0;
    const next = worthAt(found, open);
    const worthOf = (model: SubsetPlace): number => valueAt(found.worth, model);
    // Leaving a model of the K out brings in the next; taking another in pushes out the last.
    const must = found.order
      .slice(0, open)
      .filter((model) => next !== null && found.bound + worthOf(model) - next >= ceiling);
    const cannot = found.order.slice(open).filter((model) => found.bound + last - worthOf(model) >= ceiling);
    const state = node.state.deciding(must, cannot);
    const options = node.options.map((own, c) => {
      const at = c * this.models.length;
      const others = found.bound - valueAt(found.least, c);
      return own.keeping((o) => !own.isExcluded(o, state) && others + own.paidCost(o, found.payments, at) < ceiling);
    });
    const needed = new Uint8Array(this.models.length);
    for (const own of options) own.markMembers(needed);
    const idle = state.undecided().filter((model) => byteAt(needed, model) === 0);
    return {
      node: {
        state: state.deciding([], idle),
        options,
        payments: found.payments,
        bound: Math.max(node.bound, found.bound - this.paid),
      },
      isChanged: must.length + cannot.length + idle.length > 0,
    };
  }

  /** With the most worth of the undecided models, and without it. */
  private branch(node: Node, order: readonly SubsetPlace[]): void {
    const model = order.find((place) => node.state.isUndecided(place));
    if (model === undefined) return;
    this.visit({ ...node, state: node.state.deciding([model], []) }, turnsBelow);
    const options = node.options.map((own) => own.keeping((o) => !own.needs(o, model)));
    this.visit({ ...node, state: node.state.deciding([], [model]), options }, turnsBelow);
  }
}

export const searchSets = (ask: SetSearchAsk, effort: Effort): SearchResult => {
  const { problem, maxModels, weightsOf, below } = ask;
  const free = searchAll(problem, weightsOf, below, effort, (partOfAll * effort.left) / 10);
  if (free.best === null && free.bound >= below) return { best: null, bound: below };
  if (free.best !== null && free.bound >= free.best.cost && usedModels(free.best) <= maxModels) return free;
  return new SetSearch(ask, free, effort).run();
};
