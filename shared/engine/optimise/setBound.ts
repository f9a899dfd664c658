/**
 * A lower bound on the best set of K models: every category pays each model it uses, a model is worth what all
 * categories pay it, and the K most worth are bought back. Any payments give a bound; a subgradient ascent makes it
 * high (the Lagrangian relaxation of the p-median problem). See docs/METHOD.md.
 */
import { addAt, itemAt, valueAt } from '../../foundation/arrays.ts';
import type { SubsetPlace } from './places.ts';
import type { SetOptions, SetState } from './setOptions.ts';

export interface SetBoundAsk {
  /** By category; they hold no model that is out. */
  options: readonly SetOptions[];
  state: SetState;
  /** So many more models may be chosen besides those that are in. */
  open: number;
  /** Payments to begin from, of category c to model m at [c * n + m]. */
  start: Float64Array;
  turns: number;
  /** A bound so high ends the ascent. */
  enough: number;
  /** A cost that some set is known or guessed to reach. */
  target: number;
}

export interface SetBound {
  /** No set of K within the state costs less; Infinity where there is none. */
  bound: number;
  /** Payments at the bound. */
  payments: Float64Array;
  /** What all categories together pay each undecided model. */
  worth: Float64Array;
  /** Undecided models by worth, the dearest first; the first `open` complete the set. */
  order: SubsetPlace[];
  /** Per category the least cost with payments. */
  least: Float64Array;
}

/** Turns without a better bound after which the step shrinks, by how much, and where the ascent ends. */
const patience = 6;
const shrink = 0.6;
const smallestStep = 1e-3;

/** The ascent: payments, what they bring in this turn, and the best turn so far. */
class Ascent {
  private readonly ask: SetBoundAsk;
  /** Models, and those undecided. */
  private readonly n: number;
  private readonly free: readonly SubsetPlace[];
  private readonly payments: Float64Array;
  /** Of this turn: +1 for a model that a category uses, -1 for one that is bought back, by payment. */
  private readonly gradient: Float64Array;
  private readonly least: Float64Array;
  private readonly found: SetBound;
  private step = 1;
  private stalled = 0;

  constructor(ask: SetBoundAsk) {
    const { options, state, start } = ask;
    this.ask = ask;
    this.n = state.count;
    this.free = state.undecided();
    this.payments = Float64Array.from(start);
    for (const m of state.decided()) for (let c = 0; c < options.length; c++) this.payments[c * this.n + m] = 0;
    this.gradient = new Float64Array(options.length * this.n);
    this.least = new Float64Array(options.length);
    this.found = {
      bound: Number.NEGATIVE_INFINITY,
      payments: Float64Array.from(this.payments),
      worth: new Float64Array(this.n),
      order: [...this.free],
      least: new Float64Array(options.length),
    };
  }

  run(): SetBound {
    for (let turn = 0; turn < this.ask.turns; turn++) {
      const paid = this.payAll();
      if (paid === null) return { ...this.found, bound: Number.POSITIVE_INFINITY };
      const worth = this.worthOfModels();
      const order = [...this.free].sort((x, y) => valueAt(worth, y) - valueAt(worth, x) || x - y);
      const value = this.buyBack(paid, worth, order);
      this.keep(value, worth, order);
      if (this.found.bound >= this.ask.enough || this.step < smallestStep || !this.climb(value)) break;
    }
    return this.found;
  }

  /** Every category takes its cheapest option, models paid for: the sum, or null where one has none. */
  private payAll(): number | null {
    this.gradient.fill(0);
    let value = 0;
    for (const [c, own] of this.ask.options.entries()) {
      const at = c * this.n;
      const cheapest = own.cheapest(this.payments, at);
      if (cheapest === null) return null;
      this.least[c] = cheapest.cost;
      value += cheapest.cost;
      for (const member of own.membersOf(cheapest.option))
        if (this.ask.state.isUndecided(member)) this.gradient[at + member] = 1;
    }
    return value;
  }

  private worthOfModels(): Float64Array {
    const worth = new Float64Array(this.n);
    for (let c = 0; c < this.ask.options.length; c++)
      for (const m of this.free) addAt(worth, m, valueAt(this.payments, c * this.n + m));
    return worth;
  }

  /** The value less what the `open` models of most worth are paid. */
  private buyBack(paid: number, worth: Float64Array, order: readonly SubsetPlace[]): number {
    let value = paid;
    for (const m of order.slice(0, this.ask.open)) {
      value -= valueAt(worth, m);
      for (let c = 0; c < this.ask.options.length; c++) addAt(this.gradient, c * this.n + m, -1);
    }
    return value;
  }

  /** Keeps this turn where it is the best; shrinks the step where nothing has come of it for long. */
  private keep(value: number, worth: Float64Array, order: SubsetPlace[]): void {
    const { found } = this;
    if (value > found.bound) {
      if (value - found.bound > 1e-5 * Math.abs(value)) this.stalled = 0;
      found.bound = value;
      found.payments.set(this.payments);
      found.worth = worth;
      found.order = order;
      found.least.set(this.least);
    }
    this.stalled++;
    if (this.stalled <= patience) return;
    this.step *= shrink;
    this.stalled = 0;
  }

  /** Moves the payments along the gradient; false where there is nowhere to go. */
  private climb(value: number): boolean {
    const { gradient, payments } = this;
    let squared = 0;
    for (let at = 0; at < gradient.length; at++) {
      const slope = valueAt(gradient, at);
      if (slope > 0 || valueAt(payments, at) > 0) squared += slope * slope;
    }
    const apart = Math.max(this.ask.target - value, 1e-4 * Math.abs(value));
    if (squared === 0 || !(apart > 0)) return false;
    const length = (this.step * apart) / squared;
    for (let at = 0; at < gradient.length; at++) {
      const slope = valueAt(gradient, at);
      if (slope !== 0) payments[at] = Math.max(0, valueAt(payments, at) + length * slope);
    }
    return true;
  }
}

/** The bound after so many turns; see `SetBoundAsk`. */
export const setBound = (ask: SetBoundAsk): SetBound => new Ascent(ask).run();

/** Worth at a place of the order; null beyond its end. */
export const worthAt = ({ order, worth }: SetBound, place: number): number | null =>
  place >= 0 && place < order.length ? valueAt(worth, itemAt(order, place)) : null;
