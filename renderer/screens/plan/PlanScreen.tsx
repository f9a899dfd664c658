/** Plan: kinds of work down, stacks across, the verdict above; what is chosen in the table opens beside it. */
import '../../parts/interval.css';
import './plan.css';
import { memo, useDeferredValue } from 'react';
import type { Reading } from '../../../shared/report/reading.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useOutcomeState, usePlanState, useViewState } from '../../state/useStore.ts';
import { useReading } from '../result/useReading.ts';
import { Bridge } from './cards/Bridge.tsx';
import { Levers } from './cards/Levers.tsx';
import { ParetoChart } from './cards/ParetoChart.tsx';
import { PlanTable } from './PlanTable.tsx';
import { Sheet } from './sheet/Sheet.tsx';
import { VerdictBar } from './VerdictBar.tsx';
import { Warnings } from './Warnings.tsx';

const Cards = memo(({ reading }: { reading: Reading }) => (
  <>
    <div className="plan-cards">
      <Bridge reading={reading} />
      <ParetoChart reading={reading} />
      <Levers reading={reading} />
    </div>
    <Warnings reading={reading} />
  </>
));

export const PlanScreen = () => {
  const { say, refusal } = useI18n();
  const document = usePlanState((state) => state.document);
  const asked = useViewState((state) => state.sheet);
  // The cell is marked at once; what opens beside it looks through the whole catalog first.
  const sheet = useDeferredValue(asked);
  const latest = useReading();
  // New figures are drawn in pieces between which keys and scrolling are heard; until all stand, the old ones do.
  const newest = useDeferredValue(latest);
  const failed = useOutcomeState((state) => state.refusal);
  const isCatchingUp = latest !== newest || (newest?.isCatchingUp ?? true);
  // In a frame of its own: it colours every interval of the table.
  const looksOld = useDeferredValue(isCatchingUp);
  if (document === null) return null;
  return (
    <div className="plan" data-sheet={sheet !== null || undefined} data-catching-up={looksOld}>
      <div className="plan-work">
        {newest === null ? (
          <h1 className="visually-hidden">{say('plan.title')}</h1>
        ) : (
          <VerdictBar reading={newest.reading} isCatchingUp={isCatchingUp} />
        )}
        {failed === null ? null : (
          <p role="alert" className="plan-failed">
            {refusal(failed)}
          </p>
        )}
        <PlanTable document={document} newest={newest} />
        {newest === null ? null : <Cards reading={newest.reading} />}
      </div>
      {sheet === null ? null : <Sheet sheet={sheet} document={document} newest={newest} />}
    </div>
  );
};
