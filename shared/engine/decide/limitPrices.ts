/**
 * What each limit is worth: prices that turn limits into costs (Lagrangian relaxation). Any prices give a valid lower
 * bound on what a plan costs; a subgradient ascent makes it high. See docs/METHOD.md.
 */

/** One choice as the assignment sees it: its cost and what it uses of each limit, both already weighted by share. */
export interface Option {
  cost: number;
  uses: readonly number[];
}

/** A list of options in flat arrays; uses of option o at [o * limits + r]. */
export interface FlatList {
  count: number;
  cost: Float64Array;
  uses: Float64Array;
}

export const flatList = (options: readonly Option[], limits: number): FlatList => {
  const flat = {
    count: options.length,
    cost: new Float64Array(options.length),
    uses: new Float64Array(options.length * limits),
  };
  options.forEach((option, o) => {
    flat.cost[o] = option.cost;
    flat.uses.set(option.uses, o * limits);
  });
  return flat;
};

/** Cost of each option with what it uses paid for. */
export const reducedCosts = (list: FlatList, prices: readonly number[]): Float64Array => {
  const reduced = Float64Array.from(list.cost);
  const limits = prices.length;
  for (let r = 0; r < limits; r++) {
    const price = prices[r]!;
    if (price === 0) continue;
    for (let o = 0; o < list.count; o++) reduced[o] = reduced[o]! + price * list.uses[o * limits + r]!;
  }
  return reduced;
};

export const leastAt = (values: Float64Array): number => {
  let best = 0;
  for (let o = 1; o < values.length; o++) if (values[o]! < values[best]!) best = o;
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

const range = (values: Float64Array): number => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
};

/**
 * Prices after so many turns, from `start` (null: all free). Lists must not be empty. `room` is each limit with what
 * rounding may add.
 */
export const limitPrices = (
  lists: readonly FlatList[],
  limits: readonly number[],
  room: readonly number[],
  turns: number,
  start: readonly number[] | null = null,
): Priced => {
  const count = limits.length;
  const prices = start === null ? limits.map(() => 0) : [...start];
  const spread = lists.reduce((sum, list) => sum + range(list.cost), 0);
  const found: Priced = { prices: [...prices], bound: Number.NEGATIVE_INFINITY, picks: null };
  let cheapest = Number.POSITIVE_INFINITY;
  let step = 1;
  for (let turn = 0; turn < turns; turn++) {
    const used = limits.map(() => 0);
    let dual = 0;
    let cost = 0;
    const picks = lists.map((list) => {
      const reduced = reducedCosts(list, prices);
      const at = leastAt(reduced);
      dual += reduced[at]!;
      cost += list.cost[at]!;
      for (let r = 0; r < count; r++) used[r] = used[r]! + list.uses[at * count + r]!;
      return at;
    });
    limits.forEach((limit, r) => {
      dual -= limit * prices[r]!;
    });
    if (cost < cheapest && used.every((use, r) => use <= room[r]!)) {
      cheapest = cost;
      found.picks = picks;
    }
    if (dual > found.bound) {
      found.bound = dual;
      found.prices = [...prices];
    } else step *= 0.85;
    const over = used.map((use, r) => use - limits[r]!);
    const squared = over.reduce((sum, use, r) => sum + (use < 0 && prices[r] === 0 ? 0 : use * use), 0);
    if (squared < 1e-24 || spread === 0) break;
    const length = (step * spread) / squared;
    for (let r = 0; r < count; r++) prices[r] = Math.max(0, prices[r]! + length * over[r]!);
  }
  return found;
};
