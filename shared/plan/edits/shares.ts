/** Edits of the mix: shares that move together and always sum to 1, categories that come and go. */
import { type Answer, refuse } from '../../foundation/answer.ts';
import type { RowId } from '../../foundation/ids.ts';
import type { CategoryPlan, Plan } from '../plan.ts';
import { rowOfRule } from '../rule.ts';
import { checked, notThere } from './checked.ts';

const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0);

const withShares = (categories: readonly CategoryPlan[], shares: readonly number[]): CategoryPlan[] =>
  categories.map((category, i) => {
    const share = shares[i] ?? category.share;
    if (share === category.share) return category;
    const { shareSource: _, ...rest } = category;
    return { ...rest, share };
  });

/** Spreads `room` over the free shares in proportion to what they were, evenly where all were 0; the largest takes the rounding. */
const spread = (shares: readonly number[], free: readonly number[], room: number): number[] => {
  const spreaded = [...shares];
  const before = sum(free.map((i) => shares[i] ?? 0));
  for (const i of free) spreaded[i] = before > 0 ? ((shares[i] ?? 0) / before) * room : room / free.length;
  const largest = free.reduce((best, i) => ((spreaded[i] ?? 0) > (spreaded[best] ?? 0) ? i : best), free[0] ?? 0);
  const others = sum(spreaded.filter((_, i) => i !== largest));
  spreaded[largest] = Math.max(0, 1 - others);
  return spreaded;
};

/**
 * Sets one category's share of tasks; the others that are not locked keep their proportions and fill the rest, so the
 * sum stays 1. What the locked ones hold cannot be taken: the share stops there. With nothing free to give or take,
 * the plan stays as it is.
 */
export const setShare = (
  plan: Plan,
  id: RowId,
  share: number,
  locked: ReadonlySet<RowId> = new Set(),
): Answer<Plan> => {
  const at = plan.categories.findIndex((category) => category.id === id);
  if (at === -1) return notThere(id);
  if (!Number.isFinite(share) || share < 0 || share > 1)
    return refuse('invalidNumber', `Plan: the share of ${id} is ${share}; allowed: a number from 0 to 1.`, {
      subject: 'Plan',
      field: 'share',
      value: String(share),
      allowed: 'a number from 0 to 1',
      min: 0,
      max: 1,
    });
  const shares = plan.categories.map((category) => category.share);
  const free = plan.categories.flatMap((category, i) => (i === at || locked.has(category.id) ? [] : [i]));
  if (free.length === 0) return checked(plan);
  const held = sum(
    plan.categories.filter((category) => category.id !== id && locked.has(category.id)).map((c) => c.share),
  );
  const room = Math.max(0, 1 - held);
  shares[at] = Math.min(share, room) + 0;
  const moved = spread(shares, free, room - (shares[at] ?? 0));
  return checked({ ...plan, categories: withShares(plan.categories, moved) });
};

/** Removes a category with its policies, rates and rules; the others grow in proportion. The last one stays. */
export const removeCategory = (plan: Plan, id: RowId): Answer<Plan> => {
  const left = plan.categories.filter((category) => category.id !== id);
  if (left.length === plan.categories.length) return notThere(id);
  if (left.length === 0) return refuse('lastCategory', 'A plan needs at least one category.');
  const shares = left.map((category) => category.share);
  const grown = spread(
    shares,
    shares.map((_, i) => i),
    1,
  );
  return checked({
    ...plan,
    categories: withShares(left, grown),
    stacks: plan.stacks.map((stack) => {
      const { [id]: _, ...policies } = stack.policies;
      return { ...stack, policies };
    }),
    assumedRates: plan.assumedRates.filter((rate) => rate.category !== id),
    ownTokens: plan.ownTokens.filter((own) => own.category !== id),
    ...(plan.bestPlan === undefined
      ? {}
      : {
          bestPlan: {
            ...plan.bestPlan,
            rules: plan.bestPlan.rules.filter((rule) => rowOfRule(rule) !== id),
          },
        }),
  });
};
