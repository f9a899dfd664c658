/** A question about what is invoiced alone. */
import type { Job } from '../job.ts';

const nothing = { value: 0, low: 0, high: 0 };

/** A job whose people and undetected errors cost nothing: what its plans cost is what is invoiced. */
export const inCash = (job: Job): Job => ({
  ...job,
  plan: {
    ...job.plan,
    humanUsdPerHour: { ...job.plan.humanUsdPerHour, ...nothing },
    categories: job.plan.categories.map((category) => ({
      ...category,
      silentFailureUsd: { ...category.silentFailureUsd, ...nothing },
    })),
  },
});
