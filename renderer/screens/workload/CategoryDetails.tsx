/** Everything about one category of the mix: its requests, its outcomes, its evidence, and how models fail at it. */
import type { CategoryId } from '../../../shared/catalog/category.ts';
import { setEstimate, setField } from '../../../shared/plan/edits/setField.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { useSay } from '../../parts/useSay.ts';
import type { EditLabel } from '../../state/planStore.ts';
import { usePlanState } from '../../state/useStore.ts';
import { Alike } from './Alike.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Shape } from './Shape.tsx';
import { SuccessMeaning } from './SuccessMeaning.tsx';

/** Edits of fields of one category, each handing back why the plan does not take it. */
export const editsOf = (id: CategoryId, label: EditLabel) => ({
  estimate:
    (...path: string[]) =>
    (estimate: Estimate) =>
      editPlan(label, (plan) => setEstimate(plan, ['categories', id, ...path], estimate)),
  field:
    (...path: string[]) =>
    (value: number | boolean | null) =>
      editPlan(label, (plan) => setField(plan, ['categories', id, ...path], value)),
});

export interface DetailsProps {
  /** Without its share: a drag of the mix draws none of the details anew. */
  category: Omit<CategoryPlan, 'share' | 'shareSource'>;
}

export const CategoryDetails = ({ id }: { id: CategoryId }) => {
  const { say } = useSay();
  const category = usePlanState(({ document }): DetailsProps['category'] | null => {
    const found = document?.plan.categories.find((known) => known.id === id);
    if (found === undefined) return null;
    const { share: _, shareSource: __, ...rest } = found;
    return rest;
  });
  if (category === null) return null;
  const name = categoryName(say, id);
  return (
    <section className="details" aria-label={say('workload.details', { category: name })}>
      <h2>{name}</h2>
      <Shape category={category} />
      <Outcomes category={category} />
      <SuccessMeaning category={category} />
      <Alike category={category} />
    </section>
  );
};
