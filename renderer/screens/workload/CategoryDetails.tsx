/** Everything about one category of the mix: its requests, its outcomes, its evidence, and how models fail at it. */
import type { RowId } from '../../../shared/foundation/ids.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { Alike } from './Alike.tsx';
import type { DetailsProps } from './editsOf.ts';
import { Outcomes } from './Outcomes.tsx';
import { Shape } from './Shape.tsx';
import { SuccessMeaning } from './SuccessMeaning.tsx';

export const CategoryDetails = ({ id }: { id: RowId }) => {
  const { say } = useI18n();
  const category = usePlanState(({ document }): DetailsProps['category'] | null => {
    const found = document?.plan.categories.find((known) => known.id === id);
    if (found === undefined) return null;
    const { share: _, shareSource: __, ...rest } = found;
    return rest;
  });
  if (category === null) return null;
  const name = rowTitle(say, category);
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
