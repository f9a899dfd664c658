/**
 * A lower bound on the best set of K models: every category pays each model it uses, a model is worth what all
 * categories pay it, and the K most worth are bought back. Any payments give a bound; a subgradient ascent makes it
 * high (the Lagrangian relaxation of the p-median problem). See docs/METHOD.md.
 */
import type { SetCosts } from './setCosts.ts';

/** A category's ladders by cost and the models they need; b or c is -1 where there are fewer than two or three. */
export interface SetOptions {
  count: number;
  cost: Float64Array;
  a: Int32Array;
  b: Int32Array;
  c: Int32Array;
}

const optionsFrom = (rows: readonly (readonly [number, number, number, number])[]): SetOptions => ({
  count: rows.length,
  cost: Float64Array.from(rows, ([cost]) => cost),
  a: Int32Array.from(rows, ([, a]) => a),
  b: Int32Array.from(rows, ([, , b]) => b),
  c: Int32Array.from(rows, ([, , , c]) => c),
});

/** Ladders that cost less than every ladder of some of their models; those at `cap` and above are left out. */
export const setOptionsOf = ({ single, pair, triples }: SetCosts, n: number, cap: number): SetOptions => {
  const rows: [number, number, number, number][] = [];
  for (let i = 0; i < n; i++) {
    if (single[i]! < cap) rows.push([single[i]!, i, -1, -1]);
    for (let j = i + 1; j < n; j++) {
      const cost = pair[i * n + j]!;
      if (cost < cap && cost < single[i]! && cost < single[j]!) rows.push([cost, i, j, -1]);
    }
  }
  for (const { members, cost } of triples) {
    const [i, j, k] = members;
    const parts = [single[i]!, single[j]!, single[k]!, pair[i * n + j]!, pair[i * n + k]!, pair[j * n + k]!];
    if (cost < cap && parts.every((part) => cost < part)) rows.push([cost, i, j, k]);
  }
  return optionsFrom(rows);
};

export const keepingOptions = (options: SetOptions, keep: (o: number) => boolean): SetOptions => {
  const kept: number[] = [];
  for (let o = 0; o < options.count; o++) if (keep(o)) kept.push(o);
  if (kept.length === options.count) return options;
  return {
    count: kept.length,
    cost: Float64Array.from(kept, (o) => options.cost[o]!),
    a: Int32Array.from(kept, (o) => options.a[o]!),
    b: Int32Array.from(kept, (o) => options.b[o]!),
    c: Int32Array.from(kept, (o) => options.c[o]!),
  };
};

/** Whether a model may still be chosen, must be, or must not be. */
export const undecidedModel = 0;
export const inModel = 1;
export const outModel = 2;

export interface SetBound {
  /** No set of K within the state costs less; Infinity where there is none. */
  bound: number;
  /** Payments at the bound, of category c to model m at [c * n + m]. */
  payments: Float64Array;
  /** What all categories together pay each undecided model. */
  worth: Float64Array;
  /** Undecided models by worth, the dearest first; the first `open` complete the set. */
  order: number[];
  /** Per category the least cost with payments. */
  least: Float64Array;
}

/** Cost of an option with its payments; `at` is c * n. */
export const paidCost = ({ cost, a, b, c }: SetOptions, o: number, payments: Float64Array, at: number): number => {
  let paid = cost[o]! + payments[at + a[o]!]!;
  if (b[o]! >= 0) paid += payments[at + b[o]!]!;
  if (c[o]! >= 0) paid += payments[at + c[o]!]!;
  return paid;
};

/**
 * The bound after so many turns from `start`; stops early at `enough`. Options hold no model that is out; `open` more
 * models may be chosen besides those that are in. `target` is a cost that some set is known or guessed to reach.
 */
export const setBound = (
  options: readonly SetOptions[],
  state: Uint8Array,
  open: number,
  start: Float64Array,
  turns: number,
  enough: number,
  target: number,
): SetBound => {
  const n = state.length;
  const count = options.length;
  const free: number[] = [];
  for (let m = 0; m < n; m++) if (state[m] === undecidedModel) free.push(m);
  const payments = Float64Array.from(start);
  for (let m = 0; m < n; m++) if (state[m] !== undecidedModel) for (let c = 0; c < count; c++) payments[c * n + m] = 0;
  const found: SetBound = {
    bound: Number.NEGATIVE_INFINITY,
    payments: Float64Array.from(payments),
    worth: new Float64Array(n),
    order: free,
    least: new Float64Array(count),
  };
  const gradient = new Float64Array(count * n);
  const least = new Float64Array(count);
  let step = 1;
  let stalled = 0;
  for (let turn = 0; turn < turns; turn++) {
    const worth = new Float64Array(n);
    gradient.fill(0);
    let value = 0;
    for (let c = 0; c < count; c++) {
      const own = options[c]!;
      const at = c * n;
      let low = Number.POSITIVE_INFINITY;
      let best = -1;
      for (let o = 0; o < own.count; o++) {
        const cost = paidCost(own, o, payments, at);
        if (cost < low) {
          low = cost;
          best = o;
        }
      }
      if (best < 0) return { ...found, bound: Number.POSITIVE_INFINITY };
      least[c] = low;
      value += low;
      for (const member of [own.a[best]!, own.b[best]!, own.c[best]!])
        if (member >= 0 && state[member] === undecidedModel) gradient[at + member] = 1;
      for (const m of free) worth[m] = worth[m]! + payments[at + m]!;
    }
    const order = [...free].sort((x, y) => worth[y]! - worth[x]! || x - y);
    for (let k = 0; k < Math.min(open, order.length); k++) {
      const m = order[k]!;
      value -= worth[m]!;
      for (let c = 0; c < count; c++) gradient[c * n + m] = gradient[c * n + m]! - 1;
    }
    if (value > found.bound) {
      if (value - found.bound > 1e-5 * Math.abs(value)) stalled = 0;
      found.bound = value;
      found.payments.set(payments);
      found.worth = worth;
      found.order = order;
      found.least.set(least);
    }
    stalled++;
    if (stalled > 6) {
      step *= 0.6;
      stalled = 0;
    }
    if (found.bound >= enough || step < 1e-3) break;
    let squared = 0;
    for (let at = 0; at < gradient.length; at++)
      if (gradient[at]! > 0 || payments[at]! > 0) squared += gradient[at]! * gradient[at]!;
    const apart = Math.max(target - value, 1e-4 * Math.abs(value));
    if (squared === 0 || !(apart > 0)) break;
    const length = (step * apart) / squared;
    for (let at = 0; at < gradient.length; at++)
      if (gradient[at] !== 0) payments[at] = Math.max(0, payments[at]! + length * gradient[at]!);
  }
  return found;
};
