/** The way from list price to cost per success over the whole mix: each category's steps, weighted by its share. */
import type { StackOutcome, WaterfallStep } from '../../../shared/engine/outcome.ts';

export interface Leg {
  step: WaterfallStep['step'] | 'total';
  /** USD per task before this step and after it; the last step ends at USD per success. */
  from: number;
  to: number;
}

/** Steps that change nothing, in rounding, are left out. null where the stack has no cost per success. */
export const wholeWaterfall = (stack: StackOutcome): Leg[] | null => {
  const { total } = stack;
  if (total?.usdPerSuccess == null) return null;
  const sums = new Map<WaterfallStep['step'], number>();
  for (const category of stack.categories)
    for (const { step, usd } of category.waterfall)
      if (step !== 'division') sums.set(step, (sums.get(step) ?? 0) + usd * category.share);
  // The ratio of the whole is not the mean of the categories' ratios, so the division is taken anew.
  sums.set('division', total.usdPerSuccess.value - total.usdPerTask.value);
  const least = Math.abs(total.usdPerSuccess.value) * 1e-4;
  const legs: Leg[] = [];
  let at = 0;
  for (const [step, usd] of sums) {
    if (step !== 'list' && Math.abs(usd) < least) {
      at += usd;
      continue;
    }
    legs.push({ step, from: at, to: at + usd });
    at += usd;
  }
  return [...legs, { step: 'total', from: 0, to: total.usdPerSuccess.value }];
};
