/**
 * One choice per category out of given lists, at the least weighted cost, under limits that tie the categories
 * together (a budget, a floor over the whole mix, a vendor's share). Exact: depth first with a Lagrangian bound.
 */
import type { Effort } from './effort.ts';
import { type FlatList, flatList, leastAt, limitPrices, type Option, reducedCosts } from './limitPrices.ts';

export interface Assignment {
  /** Place of the chosen option in each list. */
  picks: number[];
  cost: number;
}

export interface AssignResult {
  best: Assignment | null;
  /** No assignment costs less than this; equal to the best's cost where `best` is proven optimal. */
  bound: number;
  /** The prices of the limits at which the bound was found. */
  prices: number[];
}

/** Sums are compared with this tolerance, relative to the limit's own size. */
export const slack = 1e-9;

export const roomOf = (limits: readonly number[]): number[] =>
  limits.map((limit) => limit + slack * Math.max(1, Math.abs(limit)));

interface Row {
  list: number;
  flat: FlatList;
  /** Places in the given list, by place in `flat`. */
  places: number[];
}

const leastUses = ({ flat }: Row, limits: number): Float64Array => {
  const least = new Float64Array(limits).fill(Number.POSITIVE_INFINITY);
  for (let o = 0; o < flat.count; o++)
    for (let r = 0; r < limits; r++) least[r] = Math.min(least[r]!, flat.uses[o * limits + r]!);
  return least;
};

const keeping = (row: Row, limits: number, keep: (o: number) => boolean): Row => {
  const kept: number[] = [];
  for (let o = 0; o < row.flat.count; o++) if (keep(o)) kept.push(o);
  if (kept.length === row.flat.count) return row;
  const flat = {
    count: kept.length,
    cost: Float64Array.from(kept, (o) => row.flat.cost[o]!),
    uses: new Float64Array(kept.length * limits),
  };
  kept.forEach((o, at) => {
    flat.uses.set(row.flat.uses.subarray(o * limits, (o + 1) * limits), at * limits);
  });
  return { list: row.list, flat, places: kept.map((o) => row.places[o]!) };
};

/**
 * Rows without what no assignment can hold: options that leave the others too little of a limit, whatever they take.
 * null where a row is left with nothing.
 */
const consistent = (given: readonly Row[], room: readonly number[]): Row[] | null => {
  const limits = room.length;
  let rows = [...given];
  for (let turn = 0; turn < 10; turn++) {
    const least = rows.map((row) => leastUses(row, limits));
    const total = new Float64Array(limits);
    for (const own of least) for (let r = 0; r < limits; r++) total[r] = total[r]! + own[r]!;
    let changed = false;
    const next: Row[] = [];
    for (const [t, row] of rows.entries()) {
      const kept = keeping(row, limits, (o) => {
        for (let r = 0; r < limits; r++)
          if (total[r]! - least[t]![r]! + row.flat.uses[o * limits + r]! > room[r]!) return false;
        return true;
      });
      if (kept.flat.count === 0) return null;
      changed ||= kept !== row;
      next.push(kept);
    }
    rows = next;
    if (!changed) break;
  }
  return rows;
};

/** Lists longer than this are not cleared of options that another beats: it would take longer than it saves. */
const longestCleared = 1500;

/** The row without options that another costs no more than and uses no more of any limit than. */
const undominated = (row: Row, limits: number): Row => {
  const { flat } = row;
  if (flat.count > longestCleared) return row;
  const order = Array.from({ length: flat.count }, (_, o) => o).sort((a, b) => flat.cost[a]! - flat.cost[b]! || a - b);
  const kept: number[] = [];
  const isKept = new Uint8Array(flat.count);
  for (const o of order) {
    const beaten = kept.some((other) => {
      for (let r = 0; r < limits; r++) if (flat.uses[other * limits + r]! > flat.uses[o * limits + r]!) return false;
      return true;
    });
    if (beaten) continue;
    kept.push(o);
    isKept[o] = 1;
  }
  return keeping(row, limits, (o) => isKept[o] === 1);
};

/** Only limits that some assignment can break. */
const binding = (rows: readonly Row[], room: readonly number[]): number[] =>
  room.flatMap((limit, r) => {
    let most = 0;
    for (const { flat } of rows) {
      let own = Number.NEGATIVE_INFINITY;
      for (let o = 0; o < flat.count; o++) own = Math.max(own, flat.uses[o * room.length + r]!);
      most += own;
    }
    return most > limit ? [r] : [];
  });

const onlyLimits = (row: Row, from: number, kept: readonly number[]): Row => {
  const { count, cost, uses } = row.flat;
  const narrowed = new Float64Array(count * kept.length);
  for (let o = 0; o < count; o++)
    for (let k = 0; k < kept.length; k++) narrowed[o * kept.length + k] = uses[o * from + kept[k]!]!;
  return { ...row, flat: { count, cost, uses: narrowed } };
};

/** Depth first over the rows in order of reduced cost. `atMost` steps; `missed` is what was then left unseen. */
const dive = (
  rows: readonly Row[],
  room: readonly number[],
  prices: readonly number[],
  paid: number,
  below: number,
  effort: Effort,
  atMost: number,
): { picks: number[] | null; cost: number; missed: number } => {
  const limits = room.length;
  const depth = rows.length;
  const sorted = rows.map(({ flat }) => {
    const reduced = reducedCosts(flat, prices);
    const order = Array.from({ length: flat.count }, (_, o) => o).sort((a, b) => reduced[a]! - reduced[b]! || a - b);
    return {
      order,
      reduced: Float64Array.from(order, (o) => reduced[o]!),
      cost: Float64Array.from(order, (o) => flat.cost[o]!),
      uses: order.map((o) => flat.uses.subarray(o * limits, (o + 1) * limits)),
    };
  });
  const ahead = new Float64Array(depth + 1);
  const leastCost = new Float64Array(depth + 1);
  const least = Array.from({ length: depth + 1 }, () => new Float64Array(limits));
  for (let t = depth - 1; t >= 0; t--) {
    ahead[t] = ahead[t + 1]! + sorted[t]!.reduced[0]!;
    leastCost[t] = leastCost[t + 1]! + sorted[t]!.cost.reduce((low, cost) => Math.min(low, cost));
    const own = leastUses(rows[t]!, limits);
    for (let r = 0; r < limits; r++) least[t]![r] = least[t + 1]![r]! + own[r]!;
  }
  let found: number[] | null = null;
  let limit = below;
  let missed = Number.POSITIVE_INFINITY;
  let steps = 0;
  const most = Math.min(atMost, effort.left);
  const picks = new Array<number>(depth).fill(0);
  const used = Array.from({ length: depth + 1 }, () => new Float64Array(limits));
  const down = (t: number, cost: number, reduced: number): void => {
    if (t === depth) {
      found = [...picks];
      limit = cost;
      return;
    }
    const row = sorted[t]!;
    const before = used[t]!;
    const after = used[t + 1]!;
    const ahead_ = least[t + 1]!;
    for (let o = 0; o < row.order.length; o++) {
      const bound = reduced + row.reduced[o]! + ahead[t + 1]! - paid;
      if (bound >= limit) return;
      if (steps >= most) {
        missed = Math.min(missed, bound);
        return;
      }
      steps++;
      if (cost + row.cost[o]! + leastCost[t + 1]! >= limit) continue;
      const uses = row.uses[o]!;
      let fits = true;
      for (let r = 0; r < limits; r++) {
        const total = before[r]! + uses[r]!;
        after[r] = total;
        if (total + ahead_[r]! > room[r]!) {
          fits = false;
          break;
        }
      }
      if (!fits) continue;
      picks[t] = row.order[o]!;
      down(t + 1, cost + row.cost[o]!, reduced + row.reduced[o]!);
    }
  };
  down(0, 0, 0);
  // A step of the search costs what some ten of the others do.
  effort.spend(10 * steps);
  return { picks: found, cost: limit, missed };
};

const turnsOfPrices = 60;

/**
 * The best assignment that costs less than `below`, or null. Stops after `effort`, or `atMost` steps of search; `bound`
 * then says what may have been missed. `start` are prices to begin from.
 */
export const assign = (
  lists: readonly (readonly Option[])[],
  limits: readonly number[],
  below: number,
  effort: Effort,
  start: readonly number[] | null = null,
  atMost = Number.POSITIVE_INFINITY,
): AssignResult => {
  const none = { best: null, bound: Number.POSITIVE_INFINITY, prices: limits.map((_, r) => start?.[r] ?? 0) };
  if (lists.some((list) => list.length === 0)) return none;
  effort.spend(lists.reduce((sum, list) => sum + list.length, 0) * (4 + limits.length));
  const room = roomOf(limits);
  const rows = lists.map(
    (list, c): Row => ({ list: c, flat: flatList(list, limits.length), places: list.map((_, o) => o) }),
  );
  const possible = consistent(rows, room);
  if (possible === null) return none;
  const kept = binding(possible, room);
  const own = possible.map((row) => undominated(onlyLimits(row, limits.length, kept), kept.length));
  const picksOf = (from: readonly Row[], picks: readonly number[]): number[] => {
    const placed = lists.map(() => 0);
    from.forEach((row, t) => {
      placed[row.list] = row.places[picks[t]!]!;
    });
    return placed;
  };
  if (kept.length === 0) {
    const picks = own.map(({ flat }) => leastAt(flat.cost));
    const cost = own.reduce((sum, { flat }, t) => sum + flat.cost[picks[t]!]!, 0);
    const best = cost < below ? { picks: picksOf(own, picks), cost } : null;
    return { ...none, best, bound: cost };
  }
  const ownLimits = kept.map((r) => limits[r]!);
  const ownRoom = kept.map((r) => room[r]!);
  const flats = own.map(({ flat }) => flat);
  const size = flats.reduce((sum, flat) => sum + flat.count, 0);
  const priced = limitPrices(
    flats,
    ownLimits,
    ownRoom,
    turnsOfPrices,
    start === null ? null : kept.map((r) => start[r]!),
  );
  effort.spend(turnsOfPrices * size * 4);
  const prices = limits.map((_, r) => (kept.includes(r) ? priced.prices[kept.indexOf(r)]! : 0));
  let best: Assignment | null = null;
  if (priced.picks !== null) {
    const cost = own.reduce((sum, { flat }, t) => sum + flat.cost[priced.picks![t]!]!, 0);
    if (cost < below) best = { picks: picksOf(own, priced.picks), cost };
  }
  // No assignment costs more than this: a bound above it proves that there is none.
  const dearest = flats.reduce((sum, flat) => sum + flat.cost.reduce((high, cost) => Math.max(high, cost)), 0);
  const ceiling = dearest + slack * Math.max(1, Math.abs(dearest));
  const limit = Math.min(best?.cost ?? below, ceiling);
  const paid = ownLimits.reduce((sum, value, r) => sum + value * priced.prices[r]!, 0);
  // What no better assignment can hold: the bound with that option in it is not below the best.
  const reduced = flats.map((flat) => reducedCosts(flat, priced.prices));
  const leasts = reduced.map((values) => values[leastAt(values)]!);
  const total = leasts.reduce((sum, value) => sum + value, 0) - paid;
  const left = own.map((row, t) => keeping(row, kept.length, (o) => total - leasts[t]! + reduced[t]![o]! < limit));
  const narrowed = left.some(({ flat }) => flat.count === 0) ? null : consistent(left, ownRoom);
  if (narrowed !== null) {
    // Rows that use most of some limit first: what does not fit then shows early.
    const weight = ({ flat }: Row): number => {
      let most = 0;
      for (let at = 0; at < flat.uses.length; at++)
        most = Math.max(most, Math.abs(flat.uses[at]!) / Math.max(1e-12, Math.abs(ownLimits[at % kept.length]!)));
      return most;
    };
    const ordered = narrowed
      .map((row) => ({ row, weight: weight(row) }))
      .sort((a, b) => b.weight - a.weight || a.row.list - b.row.list)
      .map(({ row }) => row);
    const found = dive(ordered, ownRoom, priced.prices, paid, limit, effort, atMost);
    if (found.picks !== null) best = { picks: picksOf(ordered, found.picks), cost: found.cost };
    if (found.missed < Number.POSITIVE_INFINITY)
      return { best, bound: Math.min(best?.cost ?? below, found.missed), prices };
  }
  return { best, bound: best?.cost ?? below, prices };
};
