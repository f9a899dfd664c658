/** Which stacks are worth a look: those that no other beats on everything, who wins where, and how sure that is. */

import { itemAt, valueAt } from '../foundation/arrays.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import type { Figures, Outcome, StackOutcome } from './outcome.ts';
import { smallest } from './smallest.ts';
import type { Trace } from './trace.ts';
import type { StackTraces } from './traces.ts';

export interface ParetoStack {
  stackId: StackId;
  /** Per task of the mix. */
  usdPerTask: number;
  success: number;
  silentFailure: number;
  /** On the frontier of cost against success: no other costs no more and succeeds no less, one of them strictly. */
  onFrontier: boolean;
  /** On the frontier when silent failures count as a third axis. */
  onFrontierWithSilent: boolean;
  /** The stacks that dominate it on cost and success, in the plan's order. */
  dominatedBy: StackId[];
  dominatedByWithSilent: StackId[];
}

/** What a stack is compared on; less is better. */
type Axes = readonly number[];

/** a is no worse on any axis and better on one. */
const dominates = (a: Axes, b: Axes): boolean =>
  a.every((x, i) => x <= itemAt(b, i)) && a.some((x, i) => x < itemAt(b, i));

/** The figures of a stack over the whole mix (null), or in one category; null where it cannot be evaluated. */
const figuresIn = ({ total, categories }: StackOutcome, categoryId: RowId | null): Figures | null =>
  categoryId === null ? total : (categories.find((category) => category.categoryId === categoryId)?.figures ?? null);

/**
 * The stacks of an outcome that can be evaluated, with who dominates whom: total cost per task against success, and
 * the same with silent failures. Over the whole mix, or in one category. Equals do not dominate each other.
 */
export const paretoOf = (outcome: Outcome, categoryId: RowId | null = null): ParetoStack[] => {
  const known = outcome.stacks.flatMap((stack) => {
    const figures = figuresIn(stack, categoryId);
    if (figures === null) return [];
    const usdPerTask = figures.usdPerTask.value;
    const success = figures.success.value;
    const silentFailure = figures.silentFailure.value;
    const two: Axes = [usdPerTask, -success];
    return [{ stackId: stack.stackId, usdPerTask, success, silentFailure, two, three: [...two, silentFailure] }];
  });
  return known.map(({ two, three, ...stack }) => {
    const dominatedBy = known.filter((other) => dominates(other.two, two)).map((other) => other.stackId);
    const dominatedByWithSilent = known.filter((other) => dominates(other.three, three)).map((other) => other.stackId);
    return {
      ...stack,
      onFrontier: dominatedBy.length === 0,
      onFrontierWithSilent: dominatedByWithSilent.length === 0,
      dominatedBy,
      dominatedByWithSilent,
    };
  });
};

export interface Winner {
  /** null: the whole mix. */
  categoryId: RowId | null;
  /** The stack with the lowest cost per success; null where no stack has one. */
  cheapest: StackId | null;
  mostSuccess: StackId | null;
  fewestSilent: StackId | null;
  /** null where no draws were given, or fewer than two stacks have figures to compare. Chances of having the lowest cost per success; they sum to 1. */
  chances: { stackId: StackId; chance: number }[] | null;
}

const lowest = (values: readonly { stackId: StackId; value: number }[]): StackId | null =>
  smallest(values, ({ value }) => value)?.stackId ?? null;

/**
 * The chance of each contender to have the lowest cost per success, over shared draws; a tie is shared. Costs
 * without any success lose to all with one. null without draws, and for one alone: it is the cheapest of nothing.
 */
export const bestChances = (
  contenders: readonly { stackId: StackId; trace: Trace | null }[],
): { stackId: StackId; chance: number }[] | null => {
  const known = contenders.flatMap(({ stackId, trace }) => (trace === null ? [] : [{ stackId, trace }]));
  const draws = known[0]?.trace.usd.length ?? 0;
  if (known.length < 2 || draws === 0) return null;
  const wins = known.map(({ stackId }) => ({ stackId, chance: 0 }));
  for (let i = 0; i < draws; i++) {
    let least = Number.POSITIVE_INFINITY;
    let winners: number[] = [];
    known.forEach(({ trace }, s) => {
      const success = valueAt(trace.success, i);
      const usd = success > 0 ? valueAt(trace.usd, i) / success : Number.POSITIVE_INFINITY;
      if (usd < least) winners = [];
      if (usd <= least) {
        winners.push(s);
        least = usd;
      }
    });
    for (const s of winners) itemAt(wins, s).chance += 1 / winners.length;
  }
  return wins.map(({ stackId, chance }) => ({ stackId, chance: chance / draws }));
};

/** Who wins over the whole mix and in each category of an outcome; `traces` of the same job give the chances. */
export const winnersOf = (outcome: Outcome, traces: readonly StackTraces[] | null): Winner[] => {
  const places: (RowId | null)[] = [
    null,
    ...(outcome.stacks[0]?.categories.filter((category) => category.share > 0).map((entry) => entry.categoryId) ?? []),
  ];
  return places.map((categoryId) => {
    const known = outcome.stacks.flatMap((stack) => {
      const figures = figuresIn(stack, categoryId);
      return figures === null ? [] : [{ stackId: stack.stackId, figures }];
    });
    const contenders = (traces ?? []).map((stack) => ({
      stackId: stack.stackId,
      trace:
        categoryId === null
          ? stack.total
          : (stack.categories.find((category) => category.categoryId === categoryId)?.trace ?? null),
    }));
    return {
      categoryId,
      cheapest: lowest(
        known.flatMap(({ stackId, figures }) =>
          figures.usdPerSuccess === null ? [] : [{ stackId, value: figures.usdPerSuccess.value }],
        ),
      ),
      mostSuccess: lowest(known.map(({ stackId, figures }) => ({ stackId, value: -figures.success.value }))),
      fewestSilent: lowest(known.map(({ stackId, figures }) => ({ stackId, value: figures.silentFailure.value }))),
      chances: bestChances(contenders),
    };
  });
};
