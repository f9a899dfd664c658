/**
 * What each limit is worth: prices that turn limits into costs (Lagrangian relaxation). Any prices give a valid lower
 * bound on what a plan costs; a subgradient ascent makes it high. See docs/METHOD.md.
 */
import { addAt, itemAt, valueAt } from '../../foundation/arrays.ts';

/** One choice as the assignment sees it: its cost and what it uses of each limit, both already weighted by share. */
export interface Option {
  cost: number;
  uses: readonly number[];
}

/** A list of options in flat arrays. */
export class FlatList {
  readonly count: number;
  /** Number of limits. */
  readonly limits: number;
  readonly cost: Float64Array;
  /** What option o uses of limit r at [o * limits + r]. */
  readonly uses: Float64Array;

  constructor(limits: number, cost: Float64Array, uses: Float64Array) {
    this.count = cost.length;
    this.limits = limits;
    this.cost = cost;
    this.uses = uses;
  }

  static of(options: readonly Option[], limits: number): FlatList {
    const cost = Float64Array.from(options, (option) => option.cost);
    const uses = new Float64Array(options.length * limits);
    options.forEach((option, o) => {
      uses.set(option.uses, o * limits);
    });
    return new FlatList(limits, cost, uses);
  }

  costOf(option: number): number {
    return valueAt(this.cost, option);
  }

  /** What an option uses of a limit. */
  amountOf(option: number, limit: number): number {
    return valueAt(this.uses, option * this.limits + limit);
  }

  /** Only these options, in this order. */
  only(options: readonly number[]): FlatList {
    const uses = new Float64Array(options.length * this.limits);
    options.forEach((option, at) => {
      for (let r = 0; r < this.limits; r++) uses[at * this.limits + r] = this.amountOf(option, r);
    });
    return new FlatList(
      this.limits,
      Float64Array.from(options, (option) => this.costOf(option)),
      uses,
    );
  }

  /** Only these limits, in this order. */
  underOnly(limits: readonly number[]): FlatList {
    const uses = new Float64Array(this.count * limits.length);
    for (const [k, r] of limits.entries())
      for (let o = 0; o < this.count; o++) uses[o * limits.length + k] = this.amountOf(o, r);
    return new FlatList(limits.length, this.cost, uses);
  }

  /** The least, or the most, that any option uses of each limit. */
  leastUses(): Float64Array {
    const least = new Float64Array(this.limits).fill(Number.POSITIVE_INFINITY);
    for (let o = 0; o < this.count; o++)
      for (let r = 0; r < this.limits; r++) least[r] = Math.min(valueAt(least, r), this.amountOf(o, r));
    return least;
  }

  mostUse(limit: number): number {
    let most = Number.NEGATIVE_INFINITY;
    for (let o = 0; o < this.count; o++) most = Math.max(most, this.amountOf(o, limit));
    return most;
  }

  /** Cost of each option with what it uses paid for. */
  reducedCosts(prices: readonly number[]): Float64Array {
    const reduced = Float64Array.from(this.cost);
    for (const [r, price] of prices.entries()) {
      if (price === 0) continue;
      for (let o = 0; o < this.count; o++) addAt(reduced, o, price * this.amountOf(o, r));
    }
    return reduced;
  }
}

/** The place of the least; the first of equals. */
export const leastAt = (values: Float64Array): number => {
  let best = 0;
  for (let o = 1; o < values.length; o++) if (valueAt(values, o) < valueAt(values, best)) best = o;
  return best;
};

export interface Priced {
  /** USD per unit of each limit, 0 or more. */
  prices: number[];
  /** No assignment within the limits costs less. */
  bound: number;
  /** The cheapest assignment within the limits that was met on the way, by place in each list, or null. */
  picks: number[] | null;
}

const spreadOf = (values: Float64Array): number => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
};

/** What every list picks at some prices: the cheapest option with its uses paid for. */
interface Picked {
  picks: number[];
  /** Of the picks, without and with their uses paid for. */
  cost: number;
  reduced: number;
  /** Of each limit. */
  used: Float64Array;
}

const picksAt = (lists: readonly FlatList[], prices: readonly number[]): Picked => {
  const picked: Picked = { picks: [], cost: 0, reduced: 0, used: new Float64Array(prices.length) };
  for (const list of lists) {
    const reduced = list.reducedCosts(prices);
    const at = leastAt(reduced);
    picked.picks.push(at);
    picked.reduced += valueAt(reduced, at);
    picked.cost += list.costOf(at);
    for (let r = 0; r < prices.length; r++) addAt(picked.used, r, list.amountOf(at, r));
  }
  return picked;
};

/** What is asked of `limitPrices`. Lists must not be empty; `room` is each limit with what rounding may add. */
export interface PriceAsk {
  lists: readonly FlatList[];
  limits: readonly number[];
  room: readonly number[];
  turns: number;
  /** Prices to begin from; null: all free. */
  start: readonly number[] | null;
}

/** Prices after so many turns, with the best bound that was met. */
export const limitPrices = ({ lists, limits, room, turns, start }: PriceAsk): Priced => {
  let prices = start === null ? limits.map(() => 0) : [...start];
  const spread = lists.reduce((sum, list) => sum + spreadOf(list.cost), 0);
  const found: Priced = { prices, bound: Number.NEGATIVE_INFINITY, picks: null };
  let cheapest = Number.POSITIVE_INFINITY;
  let step = 1;
  for (let turn = 0; turn < turns; turn++) {
    const { picks, cost, reduced, used } = picksAt(lists, prices);
    const dual = limits.reduce((sum, limit, r) => sum - limit * itemAt(prices, r), reduced);
    if (cost < cheapest && room.every((most, r) => valueAt(used, r) <= most)) {
      cheapest = cost;
      found.picks = picks;
    }
    if (dual > found.bound) {
      found.bound = dual;
      found.prices = prices;
    } else step *= 0.85;
    const over = limits.map((limit, r) => valueAt(used, r) - limit);
    const squared = over.reduce((sum, use, r) => sum + (use < 0 && prices[r] === 0 ? 0 : use * use), 0);
    if (squared < 1e-24 || spread === 0) break;
    const length = (step * spread) / squared;
    prices = prices.map((price, r) => Math.max(0, price + length * itemAt(over, r)));
  }
  return found;
};
