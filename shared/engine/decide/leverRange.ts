/** How far a lever may be moved. */
import type { CategoryId } from '../../catalog/category.ts';
import { mostShared } from '../../plan/dependenceBounds.ts';
import { fieldRanges } from '../../plan/estimateSchema.ts';
import type { Dependence } from '../../plan/plan.ts';
import type { Job } from '../job.ts';
import type { Lever } from './lever.ts';

export interface LeverRange {
  min: number;
  max: number;
  /** Shares are searched evenly, amounts by ratio. */
  scale: 'even' | 'ratio';
}

const even = (min: number, max: number): LeverRange => ({ min, max, scale: 'even' });
const ratio = ({ min, max }: { min: number; max: number }): LeverRange => ({ min, max, scale: 'ratio' });

/** What a lever may be set to. A rate stays below what anyone can solve, rho and tau leave room for each other. */
export const leverRange = (job: Job, lever: Lever): LeverRange => {
  const dependence = (id: CategoryId): Dependence | null =>
    job.plan.categories.find((entry) => entry.id === id)?.dependence ?? null;
  switch (lever.kind) {
    case 'rate':
      return even(0, 1 - (dependence(lever.categoryId)?.beta.value ?? 0));
    case 'feedback':
    case 'errors':
    case 'anchor':
    case 'share':
      return even(0, 1);
    case 'verbosity':
      return ratio({ min: 0, max: 1000 });
    case 'price':
      return lever.field === 'times' ? ratio({ min: 0, max: 1e6 }) : ratio({ min: 0, max: 1e6 });
    case 'dependence': {
      const own = dependence(lever.categoryId);
      if (lever.field === 'gamma') return even(0, fieldRanges.costSlope.max);
      if (lever.field === 'beta' || own === null) return even(0, 0.999);
      const other = lever.field === 'rho' ? own.tau.value : own.rho.value;
      return even(0, Math.max(0, mostShared - other));
    }
    case 'shape':
      return ratio(lever.field === 'steps' || lever.field === 'toolCalls' ? fieldRanges.steps : fieldRanges.tokens);
    case 'category':
      switch (lever.field) {
        case 'humanSuccess':
          return even(0, 1);
        case 'humanMinutesPerTask':
          return ratio(fieldRanges.minutes);
        default:
          return ratio({ min: 0, max: 1e9 });
      }
    case 'verifier':
      switch (lever.field) {
        case 'usdPerCheck':
          return ratio({ min: 0, max: 1e9 });
        case 'humanMinutesPerCheck':
          return ratio(fieldRanges.minutes);
        default:
          return even(0, 1);
      }
    case 'route':
      return lever.field === 'usdPerTask' ? ratio({ min: 0, max: 1e9 }) : even(0, 1);
    case 'wage':
      return ratio({ min: 0, max: 1e9 });
    case 'volume':
      return ratio(fieldRanges.tasksPerMonth);
    default:
      return lever satisfies never;
  }
};
