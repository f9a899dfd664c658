/** How old the prices are that a plan's figures rest on, and what a move of the old ones would do to the verdict. */
import { priceInUse, soldAt } from '../catalog/chooseOffer.ts';
import { scaledPrice } from '../catalog/scaledPrice.ts';
import { evaluate } from '../engine/evaluate.ts';
import { daysBetween } from '../foundation/days.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import type { Stack } from '../plan/plan.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import type { WordPath } from '../words/all.ts';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../words/format.ts';
import { type Reading, stackName } from './reading.ts';
import { figurePart, joinSentences, type Part, sayParts } from './sayParts.ts';
import { sameCost, type Verdict, verdict } from './verdict.ts';

/** A price read longer ago than this is said to be old. */
const oldAfterDays = 45;

/** How far the old prices are moved to see whether the verdict stands, as a share. */
const move = 0.1;

export interface PriceAge {
  /** Models whose price the plan's stacks pay, and those of them whose price is old. */
  used: number;
  old: ModelId[];
  /** ISO day on which the oldest was read, and how many days ago that is. */
  oldest: string;
  days: number;
}

export const modelsOfStack = (stack: Stack): Set<ModelId> =>
  new Set(Object.values(stack.policies).flatMap((policy) => [...modelsOfPolicy(policy)]));

/** A plan on a day: all that ages follow from. */
type Timed = Pick<Reading, 'job' | 'day'>;

/** The stack of the verdict, and the one it is compared with where there is one. */
export type VerdictPair = Pick<Verdict, 'better' | 'other'>;

/** null where no price in use is old, or nobody says which day it is. */
export const priceAgeOf = ({ job, day }: Timed): PriceAge | null => {
  if (day === null) return null;
  const inStacks = new Set(job.plan.stacks.flatMap((stack) => [...modelsOfStack(stack)]));
  const priced = job.snapshot.models.flatMap((model) => {
    const asOf = inStacks.has(model.id) ? priceInUse(model, job.plan.prices)?.asOf : undefined;
    return asOf === undefined ? [] : [{ id: model.id, asOf }];
  });
  const old = priced.filter(({ asOf }) => daysBetween(asOf, day) > oldAfterDays);
  const oldest = old.reduce<string | null>((first, { asOf }) => (first === null || asOf < first ? asOf : first), null);
  if (oldest === null) return null;
  return { used: priced.length, old: old.map(({ id }) => id), oldest, days: daysBetween(oldest, day) };
};

/** USD per success of the two stacks of a verdict; null where there is none. */
export interface MovedCosts {
  better: number | null;
  other: number | null;
}

/**
 * What both would cost with the old prices moved by a tenth against the better one: up where it pays them, down where only the
 * other does. Two evaluations of the plan, so that a page has them worked out beside it.
 */
export const movedCosts = (timed: Timed, { better, other }: VerdictPair): MovedCosts => {
  const { job } = timed;
  const age = priceAgeOf(timed);
  if (age === null || better === null) return { better: null, other: null };
  const stacks = other === null ? [better] : [better, other];
  const kept = job.plan.stacks.filter(({ id }) => stacks.includes(id));
  const paidByDearer = new Set(kept.filter(({ id }) => id === better).flatMap((stack) => [...modelsOfStack(stack)]));
  const old = new Set(age.old);
  const models = job.snapshot.models.map((model) =>
    old.has(model.id)
      ? soldAt(model, job.plan.prices, (paid) => scaledPrice(paid, paidByDearer.has(model.id) ? 1 + move : 1 - move))
      : model,
  );
  const outcome = evaluate({
    plan: { ...job.plan, stacks: kept },
    snapshot: { ...job.snapshot, models },
    draws: 0,
  });
  const costOf = (id: StackId | null): number | null =>
    outcome.stacks.find(({ stackId }) => stackId === id)?.total?.usdPerSuccess?.value ?? null;
  return { better: costOf(better), other: costOf(other) };
};

const stackPart = (reading: Reading, id: StackId): Part => ({
  role: 'stack',
  text: stackName(reading, id),
  stackId: id,
});

const moveSentence = (reading: Reading, { better, other }: VerdictPair, moved: MovedCosts): Part[] | null => {
  const { say, language } = reading;
  const { better: cost, other: otherCost } = moved;
  if (better === null || cost === null) return null;
  const names = { better: stackPart(reading, better), move: figurePart(formatPercent(move, language)) };
  if (other === null)
    return sayParts(say, 'compare.agePriceAlone', {
      ...names,
      usd: figurePart(formatMoney(cost, say.money, language), better),
    });
  if (otherCost === null) return null;
  const blanks = { ...names, other: stackPart(reading, other) };
  const less = 1 - cost / otherCost;
  if (less > sameCost)
    return sayParts(say, 'compare.agePriceStands', {
      ...blanks,
      less: figurePart(formatPercent(less, language), better),
    });
  if (less >= -sameCost) return sayParts(say, 'compare.agePriceLevels', blanks);
  return sayParts(say, 'compare.agePriceTurns', {
    ...blanks,
    less: figurePart(formatPercent(1 - otherCost / cost, language), other),
  });
};

const countedIn = ({ old, used }: PriceAge): WordPath => {
  if (used === 1) return 'compare.agePricesOnly';
  if (old.length === used) return 'compare.agePricesAll';
  return old.length === 1 ? 'compare.agePricesOne' : 'compare.agePrices';
};

/**
 * How many of the prices are old, the oldest, and what a move would do; null where none is old. Said once a page. `costs` where
 * they were worked out already; null: they are not known yet, and nothing is said of them.
 */
export const priceAgeSentence = (reading: Reading, costs?: MovedCosts | null): Part[] | null => {
  const age = priceAgeOf(reading);
  if (age === null) return null;
  const { say, language } = reading;
  const counted = sayParts(say, countedIn(age), {
    old: figurePart(formatNumber(age.old.length, language)),
    used: figurePart(formatNumber(age.used, language)),
    limit: { role: 'text', text: String(oldAfterDays) },
    date: { role: 'text', text: formatDate(age.oldest, language) },
    days: figurePart(formatNumber(age.days, language)),
  });
  const pair = verdict(reading);
  const known = costs === undefined ? movedCosts(reading, pair) : costs;
  const moved = known === null ? null : moveSentence(reading, pair, known);
  return moved === null ? counted : joinSentences([counted, moved], language);
};
