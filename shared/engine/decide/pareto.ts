/** Which stacks are worth a look: those that no other beats on everything, who wins where, and how sure that is. */

import type { CategoryId } from '../../catalog/category.ts';
import type { StackId } from '../../foundation/ids.ts';
import type { Figures, Outcome } from '../outcome.ts';
import type { Trace } from '../trace.ts';
import type { StackTraces } from '../traces.ts';

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

type Axes = readonly number[];

/** a is no worse on any axis (less is better) and better on one. */
const dominates = (a: Axes, b: Axes): boolean => a.every((x, i) => x <= b[i]!) && a.some((x, i) => x < b[i]!);

const stands = (stackId: StackId, figures: Figures): { stackId: StackId; two: Axes; three: Axes } => {
  const two = [figures.usdPerTask.value, -figures.success.value];
  return { stackId, two, three: [...two, figures.silentFailure.value] };
};

/**
 * The stacks of an outcome that can be evaluated, with who dominates whom: total cost per task against success, and
 * the same with silent failures. Over the whole mix, or in one category. Equals do not dominate each other.
 */
export const paretoOf = (outcome: Outcome, categoryId: CategoryId | null = null): ParetoStack[] => {
  const known = outcome.stacks.flatMap((stack) => {
    const figures =
      categoryId === null
        ? stack.total
        : (stack.categories.find((category) => category.categoryId === categoryId)?.figures ?? null);
    return figures === null ? [] : [stands(stack.stackId, figures)];
  });
  return known.map(({ stackId, two, three }) => {
    const dominatedBy = known.filter((other) => dominates(other.two, two)).map((other) => other.stackId);
    const dominatedByWithSilent = known.filter((other) => dominates(other.three, three)).map((other) => other.stackId);
    return {
      stackId,
      usdPerTask: two[0]!,
      success: -two[1]!,
      silentFailure: three[2]!,
      onFrontier: dominatedBy.length === 0,
      onFrontierWithSilent: dominatedByWithSilent.length === 0,
      dominatedBy,
      dominatedByWithSilent,
    };
  });
};

export interface Winner {
  /** null: the whole mix. */
  categoryId: CategoryId | null;
  /** The stack with the lowest cost per success; null where no stack has one. */
  cheapest: StackId | null;
  mostSuccess: StackId | null;
  fewestSilent: StackId | null;
  /** null where no draws were given. Chances of having the lowest cost per success; they sum to 1. */
  chances: { stackId: StackId; chance: number }[] | null;
}

const lowest = (values: readonly { stackId: StackId; value: number }[]): StackId | null =>
  values.length === 0 ? null : values.reduce((best, entry) => (entry.value < best.value ? entry : best)).stackId;

/**
 * The chance of each contender to have the lowest cost per success, over shared draws; a tie is shared. Costs
 * without any success lose to all with one.
 */
export const bestChances = (
  contenders: readonly { stackId: StackId; trace: Trace | null }[],
): { stackId: StackId; chance: number }[] | null => {
  const known = contenders.flatMap(({ stackId, trace }) => (trace === null ? [] : [{ stackId, trace }]));
  const draws = known[0]?.trace.usd.length ?? 0;
  if (draws === 0) return null;
  const wins = new Float64Array(known.length);
  for (let i = 0; i < draws; i++) {
    let least = Number.POSITIVE_INFINITY;
    let winners: number[] = [];
    known.forEach(({ trace }, s) => {
      const success = trace.success[i]!;
      const usd = success > 0 ? trace.usd[i]! / success : Number.POSITIVE_INFINITY;
      if (usd < least) winners = [];
      if (usd <= least) {
        winners.push(s);
        least = usd;
      }
    });
    for (const s of winners) wins[s]! += 1 / winners.length;
  }
  return known.map(({ stackId }, s) => ({ stackId, chance: wins[s]! / draws }));
};

/** Who wins over the whole mix and in each category of an outcome; `traces` of the same job give the chances. */
export const winnersOf = (outcome: Outcome, traces: readonly StackTraces[] | null): Winner[] => {
  const places: (CategoryId | null)[] = [
    null,
    ...(outcome.stacks[0]?.categories.filter((category) => category.share > 0).map((entry) => entry.categoryId) ?? []),
  ];
  return places.map((categoryId) => {
    const known = outcome.stacks.flatMap((stack) => {
      const figures =
        categoryId === null
          ? stack.total
          : (stack.categories.find((category) => category.categoryId === categoryId)?.figures ?? null);
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
