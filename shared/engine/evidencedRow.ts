/** What of a row its success rates are read by: all else may change and they stay. */
import type { CategoryPlan } from '../plan/plan.ts';

export type EvidencedRow = Pick<CategoryPlan, 'id' | 'kind' | 'yardstick' | 'transfer' | 'anchor'>;
