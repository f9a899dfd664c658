/** A category's ladders by weighted cost and the models they need: what a bound on sets of models chooses from. */
import { byteAt, valueAt, wholeAt } from '../../foundation/arrays.ts';
import { heldPlace, placesUpTo, type SubsetPlace } from './places.ts';
import type { SetCosts } from './setCosts.ts';

/** Stands for no model where a ladder has fewer than three. */
const none = -1;

interface Columns {
  cost: Float64Array;
  a: Int32Array;
  b: Int32Array;
  c: Int32Array;
}

export class SetOptions {
  readonly count: number;
  private readonly cost: Float64Array;
  private readonly a: Int32Array;
  private readonly b: Int32Array;
  private readonly c: Int32Array;

  private constructor({ cost, a, b, c }: Columns) {
    this.count = cost.length;
    this.cost = cost;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /** Ladders that cost less than every ladder of some of their models; those at `cap` and above are left out. */
  static of(costs: SetCosts, cap: number): SetOptions {
    const rows: [number, number, number, number][] = [];
    const places = placesUpTo<SubsetPlace>(costs.count);
    for (const i of places) {
      const single = costs.singleOf(i);
      if (single < cap) rows.push([single, i, none, none]);
      for (const j of places.slice(i + 1)) {
        const cost = costs.pairOf(i, j);
        if (cost < cap && cost < single && cost < costs.singleOf(j)) rows.push([cost, i, j, none]);
      }
    }
    for (const { members, cost } of costs.triples) {
      const [i, j, k] = members;
      const singles = members.every((member) => cost < costs.singleOf(member));
      const pairs = cost < costs.pairOf(i, j) && cost < costs.pairOf(i, k) && cost < costs.pairOf(j, k);
      if (cost < cap && singles && pairs) rows.push([cost, i, j, k]);
    }
    return new SetOptions({
      cost: Float64Array.from(rows, ([cost]) => cost),
      a: Int32Array.from(rows, ([, a]) => a),
      b: Int32Array.from(rows, ([, , b]) => b),
      c: Int32Array.from(rows, ([, , , c]) => c),
    });
  }

  /** Without the options that `keep` refuses; itself where it refuses none. */
  keeping(keep: (option: number) => boolean): SetOptions {
    const kept: number[] = [];
    for (let o = 0; o < this.count; o++) if (keep(o)) kept.push(o);
    if (kept.length === this.count) return this;
    return new SetOptions({
      cost: Float64Array.from(kept, (o) => valueAt(this.cost, o)),
      a: Int32Array.from(kept, (o) => wholeAt(this.a, o)),
      b: Int32Array.from(kept, (o) => wholeAt(this.b, o)),
      c: Int32Array.from(kept, (o) => wholeAt(this.c, o)),
    });
  }

  /** The models that an option needs. */
  membersOf(option: number): SubsetPlace[] {
    const members = [this.a, this.b, this.c].map((column) => heldPlace<SubsetPlace>(column, option));
    return members.filter((member) => member !== null);
  }

  /** Whether a branch excludes one of the models that an option needs. */
  isExcluded(option: number, state: SetState): boolean {
    for (const column of [this.a, this.b, this.c]) {
      const member = heldPlace<SubsetPlace>(column, option);
      if (member !== null && state.isExcluded(member)) return true;
    }
    return false;
  }

  /** Sets the mark of every model that some option needs. */
  markMembers(marks: Uint8Array): void {
    for (const column of [this.a, this.b, this.c]) for (const member of column) if (member !== none) marks[member] = 1;
  }

  needs(option: number, model: SubsetPlace): boolean {
    return wholeAt(this.a, option) === model || wholeAt(this.b, option) === model || wholeAt(this.c, option) === model;
  }

  /** Cost of an option with the payments for its models; those of the category stand from `at` on. */
  paidCost(option: number, payments: Float64Array, at: number): number {
    const b = wholeAt(this.b, option);
    const c = wholeAt(this.c, option);
    let paid = valueAt(this.cost, option) + valueAt(payments, at + wholeAt(this.a, option));
    if (b !== none) paid += valueAt(payments, at + b);
    if (c !== none) paid += valueAt(payments, at + c);
    return paid;
  }

  /** The option that costs least with payments, the first of equals; null where there is none. */
  cheapest(payments: Float64Array, at: number): { option: number; cost: number } | null {
    let low = Number.POSITIVE_INFINITY;
    let best = none;
    for (let o = 0; o < this.count; o++) {
      const cost = this.paidCost(o, payments, at);
      if (cost < low) {
        low = cost;
        best = o;
      }
    }
    return best === none ? null : { option: best, cost: low };
  }
}

/** The number of options of all categories together. */
export const sizeOf = (options: readonly SetOptions[]): number => options.reduce((sum, { count }) => sum + count, 0);

/** Whether a model may still be chosen, must be, or must not be. */
const undecided = 0;
const within = 1;
const without = 2;

/** What a branch of the search has decided about every model. */
export class SetState {
  readonly count: number;
  private readonly states: Uint8Array;

  private constructor(states: Uint8Array) {
    this.count = states.length;
    this.states = states;
  }

  static undecided(count: number): SetState {
    return new SetState(new Uint8Array(count).fill(undecided));
  }

  /** The same with some models decided. */
  deciding(chosen: Iterable<SubsetPlace>, excluded: Iterable<SubsetPlace>): SetState {
    const states = Uint8Array.from(this.states);
    for (const model of chosen) states[model] = within;
    for (const model of excluded) states[model] = without;
    return new SetState(states);
  }

  isUndecided(model: SubsetPlace): boolean {
    return byteAt(this.states, model) === undecided;
  }

  isExcluded(model: SubsetPlace): boolean {
    return byteAt(this.states, model) === without;
  }

  chosen(): SubsetPlace[] {
    return this.placesOf(within);
  }

  undecided(): SubsetPlace[] {
    return this.placesOf(undecided);
  }

  decided(): SubsetPlace[] {
    return placesUpTo<SubsetPlace>(this.count).filter((model) => !this.isUndecided(model));
  }

  private placesOf(state: number): SubsetPlace[] {
    return placesUpTo<SubsetPlace>(this.count).filter((model) => byteAt(this.states, model) === state);
  }
}
