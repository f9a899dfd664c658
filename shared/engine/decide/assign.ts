/**
 * One choice per category out of given lists, at the least weighted cost, under limits that tie the categories
 * together (a budget, a floor over the whole mix, a vendor's share). Exact: depth first with a Lagrangian bound.
 */

/** One choice as the assignment sees it: its cost and what it uses of each limit, both already weighted by share. */
export interface Option {
  cost: number;
  uses: readonly number[];
}

export interface Assignment {
  /** Place of the chosen option in each list. */
  picks: number[];
  cost: number;
}

export interface AssignResult {
  best: Assignment | null;
  /** No assignment costs less than this; equal to the best's cost where `best` is proven optimal. */
  bound: number;
}

/** Sums are compared with this tolerance, relative to the limit's own size. */
export const slack = 1e-9;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const reducedCost = (option: Option, prices: readonly number[]): number => {
  let cost = option.cost;
  for (let r = 0; r < prices.length; r++) cost += prices[r]! * option.uses[r]!;
  return cost;
};

const cheapest = (options: readonly Option[], prices: readonly number[]): number => {
  let best = 0;
  for (let o = 1; o < options.length; o++)
    if (reducedCost(options[o]!, prices) < reducedCost(options[best]!, prices)) best = o;
  return best;
};

/**
 * Prices of the limits (USD per unit, 0 or more) that make the relaxed problem's optimum high: a subgradient ascent.
 * Whatever it returns gives a valid bound; better prices only make the search shorter.
 */
export const pricesOf = (
  lists: readonly (readonly Option[])[],
  limits: readonly number[],
  turns: number,
  start: readonly number[] | null = null,
): number[] => {
  const prices = start === null ? limits.map(() => 0) : [...start];
  if (limits.length === 0 || lists.some((list) => list.length === 0)) return prices;
  const spread = sum(
    lists.map((list) => {
      const costs = list.map((option) => option.cost);
      return costs.reduce((a, b) => Math.max(a, b)) - costs.reduce((a, b) => Math.min(a, b));
    }),
  );
  let best = Number.NEGATIVE_INFINITY;
  let kept = [...prices];
  let step = 1;
  for (let turn = 0; turn < turns; turn++) {
    const picks = lists.map((list) => cheapest(list, prices));
    const over = limits.map((limit, r) => sum(lists.map((list, c) => list[picks[c]!]!.uses[r]!)) - limit);
    const dual =
      sum(lists.map((list, c) => reducedCost(list[picks[c]!]!, prices))) -
      sum(limits.map((limit, r) => limit * prices[r]!));
    if (dual > best) {
      best = dual;
      kept = [...prices];
    } else step *= 0.8;
    const squared = sum(over.map((use, r) => (use < 0 && prices[r] === 0 ? 0 : use * use)));
    if (squared === 0 || spread === 0) break;
    const length = (step * spread) / squared;
    for (let r = 0; r < prices.length; r++) prices[r] = Math.max(0, prices[r]! + length * over[r]!);
  }
  return kept;
};

/**
 * The best assignment that costs less than `below`, or null. Stops after `effort` steps; `bound` then says what may
 * have been missed.
 */
export const assign = (
  lists: readonly (readonly Option[])[],
  limits: readonly number[],
  below: number,
  effort: { left: number },
  prices: readonly number[],
): AssignResult => {
  if (lists.some((list) => list.length === 0)) return { best: null, bound: Number.POSITIVE_INFINITY };
  if (limits.length === 0) {
    const picks = lists.map((list) => cheapest(list, []));
    const cost = sum(lists.map((list, c) => list[picks[c]!]!.cost));
    return { best: cost < below ? { picks, cost } : null, bound: cost };
  }
  const order = lists.map((_, c) => c).sort((a, b) => lists[b]!.length - lists[a]!.length || a - b);
  const sorted = order.map((c) =>
    lists[c]!.map((option, place) => ({ option, place, reduced: reducedCost(option, prices) })).sort(
      (a, b) => a.reduced - b.reduced || a.place - b.place,
    ),
  );
  const depth = sorted.length;
  const ahead = new Float64Array(depth + 1);
  const least = limits.map(() => new Float64Array(depth + 1));
  const leastCost = new Float64Array(depth + 1);
  for (let t = depth - 1; t >= 0; t--) {
    ahead[t] = ahead[t + 1]! + sorted[t]![0]!.reduced;
    leastCost[t] =
      leastCost[t + 1]! + sorted[t]!.reduce((low, { option }) => Math.min(low, option.cost), Number.POSITIVE_INFINITY);
    limits.forEach((_, r) => {
      least[r]![t] =
        least[r]![t + 1]! +
        sorted[t]!.reduce((low, { option }) => Math.min(low, option.uses[r]!), Number.POSITIVE_INFINITY);
    });
  }
  const paid = sum(limits.map((limit, r) => limit * prices[r]!));
  const room = limits.map((limit) => limit + slack * Math.max(1, Math.abs(limit)));
  let best: Assignment | null = null;
  let limit = below;
  let missed = Number.POSITIVE_INFINITY;
  const picks = new Array<number>(depth).fill(0);
  const used = limits.map(() => 0);
  const down = (t: number, cost: number, reduced: number): void => {
    if (t === depth) {
      best = { picks: lists.map((_, c) => sorted[order.indexOf(c)]![picks[order.indexOf(c)]!]!.place), cost };
      limit = cost;
      return;
    }
    for (let o = 0; o < sorted[t]!.length; o++) {
      const { option, reduced: own } = sorted[t]![o]!;
      const bound = reduced + own + ahead[t + 1]! - paid;
      if (bound >= limit) return;
      if (effort.left <= 0) {
        missed = Math.min(missed, bound);
        return;
      }
      effort.left--;
      if (cost + option.cost + leastCost[t + 1]! >= limit) continue;
      if (limits.some((_, r) => used[r]! + option.uses[r]! + least[r]![t + 1]! > room[r]!)) continue;
      for (let r = 0; r < used.length; r++) used[r] = used[r]! + option.uses[r]!;
      picks[t] = o;
      down(t + 1, cost + option.cost, reduced + own);
      for (let r = 0; r < used.length; r++) used[r] = used[r]! - option.uses[r]!;
    }
  };
  down(0, 0, 0);
  const found = best as Assignment | null;
  return { best: found, bound: Math.min(found === null ? below : found.cost, missed) };
};
