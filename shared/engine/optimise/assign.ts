/**
 * One choice per category out of given lists, at the least weighted cost, under limits that tie the categories
 * together (a budget, a floor over the whole mix, a vendor's share). Exact: depth first with a Lagrangian bound.
 */
import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { binding, consistent, Row, undominated } from './assignRows.ts';
import { Dive } from './dive.ts';
import type { Effort } from './effort.ts';
import { leastAt, limitPrices, type Option } from './limitPrices.ts';
import { roomOf, slack } from './slack.ts';

export interface AssignAsk {
  lists: readonly (readonly Option[])[];
  limits: readonly number[];
  /** Only an assignment that costs less is looked for. */
  below: number;
  /** Prices of the limits to begin from; null: none. */
  start: readonly number[] | null;
  /** Steps of search. */
  atMost: number;
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
  /** The prices of the limits at which the bound was found. */
  prices: number[];
}

const turnsOfPrices = 60;

/** Elementary steps that one step of the dive costs. */
const stepsOfDive = 10;

/** The rows that are left after striking what is impossible, under the limits that can bind at all. */
class Assigning {
  private readonly ask: AssignAsk;
  private readonly effort: Effort;
  private readonly rows: readonly Row[];
  /** Places of the limits that can bind, those limits, and the same with what rounding may add. */
  private readonly kept: readonly number[];
  private readonly limits: readonly number[];
  private readonly room: readonly number[];

  constructor(ask: AssignAsk, possible: readonly Row[], effort: Effort) {
    const room = roomOf(ask.limits);
    this.ask = ask;
    this.effort = effort;
    this.kept = binding(possible, room);
    this.rows = possible.map((row) => undominated(row.underOnly(this.kept)));
    this.limits = this.kept.map((r) => itemAt(ask.limits, r));
    this.room = this.kept.map((r) => itemAt(room, r));
  }

  solve(): AssignResult {
    return this.kept.length === 0 ? this.cheapestOfEach() : this.searched();
  }

  /** No limit can bind: every list gives its cheapest. */
  private cheapestOfEach(): AssignResult {
    const found = this.assignment(
      this.rows,
      this.rows.map(({ flat }) => leastAt(flat.cost)),
    );
    const best = found.cost < this.ask.below ? found : null;
    return { best, bound: found.cost, prices: pricesFrom(this.ask) };
  }

  private searched(): AssignResult {
    const { below, start, limits } = this.ask;
    const flats = this.rows.map(({ flat }) => flat);
    const priced = limitPrices({
      lists: flats,
      limits: this.limits,
      room: this.room,
      turns: turnsOfPrices,
      start: start === null ? null : this.kept.map((r) => itemAt(start, r)),
    });
    this.effort.spend(turnsOfPrices * flats.reduce((sum, flat) => sum + flat.count, 0) * 4);
    const prices = limits.map(() => 0);
    for (const [k, r] of this.kept.entries()) prices[r] = itemAt(priced.prices, k);
    const met = priced.picks === null ? null : this.assignment(this.rows, priced.picks);
    let best = met !== null && met.cost < below ? met : null;
    // No assignment costs more than this: a bound above it proves that there is none.
    const dearest = flats.reduce((sum, flat) => sum + flat.cost.reduce((high, cost) => Math.max(high, cost)), 0);
    const ceiling = dearest + slack * Math.max(1, Math.abs(dearest));
    const limit = Math.min(best?.cost ?? below, ceiling);
    const paid = this.limits.reduce((sum, value, k) => sum + value * itemAt(priced.prices, k), 0);
    const rows = this.narrowed(priced.prices, paid, limit);
    if (rows !== null) {
      const ordered = this.inOrderOfUse(rows);
      const atMost = Math.min(this.ask.atMost, this.effort.left);
      const found = new Dive({
        rows: ordered,
        room: this.room,
        prices: priced.prices,
        paid,
        below: limit,
        atMost,
      }).run();
      this.effort.spend(stepsOfDive * found.steps);
      if (found.picks !== null) best = { ...this.assignment(ordered, found.picks), cost: found.cost };
      if (found.missed < Number.POSITIVE_INFINITY)
        return { best, bound: Math.min(best?.cost ?? below, found.missed), prices };
    }
    return { best, bound: best?.cost ?? below, prices };
  }

  /** Rows without what no better assignment can hold: the bound with that option in it is not below `limit`. */
  private narrowed(prices: readonly number[], paid: number, limit: number): Row[] | null {
    const reduced = this.rows.map(({ flat }) => flat.reducedCosts(prices));
    const leasts = reduced.map((values) => valueAt(values, leastAt(values)));
    const total = leasts.reduce((sum, value) => sum + value, 0) - paid;
    const left = this.rows.map((row, t) => {
      const own = itemAt(reduced, t);
      const others = total - itemAt(leasts, t);
      return row.keeping((o) => others + valueAt(own, o) < limit);
    });
    return left.some(({ flat }) => flat.count === 0) ? null : consistent(left, this.room);
  }

  /** Rows that use most of some limit first: what does not fit then shows early. */
  private inOrderOfUse(rows: readonly Row[]): Row[] {
    const weight = ({ flat }: Row): number => {
      let most = 0;
      for (const [r, limit] of this.limits.entries()) {
        const whole = Math.max(1e-12, Math.abs(limit));
        for (let o = 0; o < flat.count; o++) most = Math.max(most, Math.abs(flat.amountOf(o, r)) / whole);
      }
      return most;
    };
    return rows
      .map((row) => ({ row, weight: weight(row) }))
      .sort((a, b) => b.weight - a.weight || a.row.list - b.row.list)
      .map(({ row }) => row);
  }

  /** Picks by row as places in the given lists. */
  private assignment(rows: readonly Row[], picks: readonly number[]): Assignment {
    const places = this.ask.lists.map(() => 0);
    let cost = 0;
    rows.forEach((row, t) => {
      const pick = itemAt(picks, t);
      places[row.list] = row.givenPlace(pick);
      cost += row.flat.costOf(pick);
    });
    return { picks: places, cost };
  }
}

const pricesFrom = ({ limits, start }: AssignAsk): number[] => limits.map((_, r) => start?.[r] ?? 0);

/**
 * The best assignment that costs less than `below`, or null. Stops after `effort`, or `atMost` steps of search; `bound`
 * then says what may have been missed.
 */
export const assign = (ask: AssignAsk, effort: Effort): AssignResult => {
  const { lists, limits } = ask;
  const none = { best: null, bound: Number.POSITIVE_INFINITY, prices: pricesFrom(ask) };
  if (lists.some((list) => list.length === 0)) return none;
  effort.spend(lists.reduce((sum, list) => sum + list.length, 0) * (4 + limits.length));
  const rows = lists.map((list, c) => Row.of(list, c, limits.length));
  const possible = consistent(rows, roomOf(limits));
  return possible === null ? none : new Assigning(ask, possible, effort).solve();
};
