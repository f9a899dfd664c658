/** What a row of a plan's work is called: by her name, else what its kind is called in the reader's language. */
import type { RowId } from '../foundation/ids.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import type { Say } from '../words/say.ts';
import { categoryName } from './categoryName.ts';

/** A row of no kind has a name of its own: the plan's check makes sure. */
export const rowTitle = (say: Say, { id, name, kind }: Pick<CategoryPlan, 'id' | 'name' | 'kind'>): string =>
  name ?? (kind === null ? id : categoryName(say, kind));

/** By id, or the id itself where the plan has no such row. */
export const rowNameIn = (plan: Pick<Plan, 'categories'>, say: Say, id: RowId): string => {
  const row = plan.categories.find((entry) => entry.id === id);
  return row === undefined ? id : rowTitle(say, row);
};

/** The same for whoever reads a job. */
export const rowName = ({ job, say }: { job: { plan: Plan }; say: Say }, id: RowId): string =>
  rowNameIn(job.plan, say, id);
