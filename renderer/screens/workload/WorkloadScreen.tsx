/** The work: how much of it, of which kinds, what its results are worth, and how models fail at it. */
import './workload.css';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState, useViewState } from '../../state/useStore.ts';
import { ResultStrip } from '../result/ResultStrip.tsx';
import { CategoryDetails } from './CategoryDetails.tsx';
import { Mix } from './Mix.tsx';
import { Volume } from './Volume.tsx';

export const WorkloadScreen = () => {
  const { say } = useI18n();
  const chosen = useViewState((state) => state.category);
  const ids = usePlanState((state) => state.document?.plan.categories.map((category) => category.id) ?? []);
  const open = ids.find((id) => id === chosen) ?? ids[0];
  return (
    <>
      <div className="screen-head">
        <h1>{say('workload.title')}</h1>
        <p>{say('workload.intro')}</p>
      </div>
      <ResultStrip />
      <div className="workload">
        <div className="workload-side">
          <Volume />
          <Mix open={open} />
        </div>
        {open === undefined ? null : <CategoryDetails key={open} id={open} />}
      </div>
    </>
  );
};
