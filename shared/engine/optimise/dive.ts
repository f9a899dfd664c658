/**
 * Depth first over the rows of an assignment, cheapest reduced cost first: a branch ends where its bound, or its cost
 * with the least of every row to come, is no better than the best so far. See docs/METHOD.md.
 */
import { valueAt, wholeAt } from '../../foundation/arrays.ts';
import type { Row } from './assignRows.ts';

export interface DiveAsk {
  /** In the order in which they are decided; none of them empty. */
  rows: readonly Row[];
  /** The most that may be used of each limit. */
  room: readonly number[];
  /** Prices of the limits, and what the limits are worth at them. */
  prices: readonly number[];
  paid: number;
  /** Only an assignment that costs less is looked for. */
  below: number;
  atMost: number;
}

export interface DiveResult {
  /** By row, places in its `flat`; null where nothing below was found. */
  picks: number[] | null;
  cost: number;
  /** The least bound of what was left unseen; Infinity where all was seen. */
  missed: number;
  steps: number;
}

/** A row in order of reduced cost, and the least of all rows from the next one on. */
interface Level {
  /** Places in the row's `flat`. */
  order: Int32Array;
  reduced: Float64Array;
  cost: Float64Array;
  /** Of option o in this order at [o * limits + r]. */
  uses: Float64Array;
  reducedAhead: number;
  costAhead: number;
  usesAhead: Float64Array;
}

/** Levels by row, made from the last to the first, since each holds what lies ahead of it. */
const levelsOf = ({ rows, room, prices }: DiveAsk): Level[] => {
  const levels: Level[] = [];
  let reducedAhead = 0;
  let costAhead = 0;
  let usesAhead = new Float64Array(room.length);
  for (const { flat } of rows.toReversed()) {
    const reducedCosts = flat.reducedCosts(prices);
    const order = Array.from({ length: flat.count }, (_, o) => o).sort(
      (a, b) => valueAt(reducedCosts, a) - valueAt(reducedCosts, b) || a - b,
    );
    const sorted = flat.only(order);
    const reduced = Float64Array.from(order, (o) => valueAt(reducedCosts, o));
    const { cost, uses } = sorted;
    levels.push({ order: Int32Array.from(order), reduced, cost, uses, reducedAhead, costAhead, usesAhead });
    reducedAhead += valueAt(reduced, 0);
    costAhead += cost.reduce((low, one) => Math.min(low, one));
    const least = flat.leastUses();
    usesAhead = usesAhead.map((use, r) => use + valueAt(least, r));
  }
  return levels.reverse();
};

export class Dive {
  private readonly levels: readonly Level[];
  private readonly room: Float64Array;
  private readonly paid: number;
  private readonly atMost: number;
  /** What is used of limit r when level t is reached, at [t * limits + r]. */
  private readonly used: Float64Array;
  private readonly picks: number[];
  private found: number[] | null = null;
  private limit: number;
  private missed = Number.POSITIVE_INFINITY;
  private steps = 0;

  constructor(ask: DiveAsk) {
    this.levels = levelsOf(ask);
    this.room = Float64Array.from(ask.room);
    this.paid = ask.paid;
    this.atMost = ask.atMost;
    this.limit = ask.below;
    this.used = new Float64Array((ask.rows.length + 1) * ask.room.length);
    this.picks = ask.rows.map(() => 0);
  }

  run(): DiveResult {
    this.down(0, 0, 0);
    return { picks: this.found, cost: this.limit, missed: this.missed, steps: this.steps };
  }

  /** Decides the rows from level t on, after choices of such cost and reduced cost. */
  private down(t: number, cost: number, reduced: number): void {
    const level = this.levels[t];
    if (level === undefined) {
      this.found = [...this.picks];
      this.limit = cost;
      return;
    }
    for (let o = 0; o < level.order.length; o++) {
      const own = valueAt(level.reduced, o);
      const bound = reduced + own + level.reducedAhead - this.paid;
      if (bound >= this.limit) return;
      if (this.steps >= this.atMost) {
        this.missed = Math.min(this.missed, bound);
        return;
      }
      this.steps++;
      const ownCost = valueAt(level.cost, o);
      if (cost + ownCost + level.costAhead >= this.limit) continue;
      if (!this.takes(t, level, o)) continue;
      this.picks[t] = wholeAt(level.order, o);
      this.down(t + 1, cost + ownCost, reduced + own);
    }
  }

  /** Adds what an option uses; false where that leaves the rows ahead too little. */
  private takes(t: number, level: Level, o: number): boolean {
    const { used, room } = this;
    const limits = room.length;
    const before = t * limits;
    const after = before + limits;
    for (let r = 0; r < limits; r++) {
      const total = valueAt(used, before + r) + valueAt(level.uses, o * limits + r);
      used[after + r] = total;
      if (total + valueAt(level.usesAhead, r) > valueAt(room, r)) return false;
    }
    return true;
  }
}
