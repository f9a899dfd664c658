/** Plan: kinds of work down, stacks across, the verdict above; what is chosen in the table opens beside it. */
import '../../parts/interval.css';
import './plan.css';
import './table.css';
import './tableModes.css';
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

export const PlanScreen = () => {
  const { say, refusal } = useI18n();
  const document = usePlanState((state) => state.document);
  const sheet = useViewState((state) => state.sheet);
  const newest = useReading();
  const failed = useOutcomeState((state) => state.refusal);
  if (document === null) return null;
  const reading = newest?.reading ?? null;
  return (
    <div className="plan" data-sheet={sheet !== null || undefined} data-catching-up={newest?.isCatchingUp ?? true}>
      <div className="plan-work">
        {newest === null ? <h1 className="visually-hidden">{say('plan.title')}</h1> : <VerdictBar newest={newest} />}
        {failed === null ? null : (
          <p role="alert" className="plan-failed">
            {refusal(failed)}
          </p>
        )}
        <PlanTable document={document} newest={newest} />
        {reading === null ? null : (
          <>
            <div className="plan-cards">
              <Bridge reading={reading} />
              <ParetoChart reading={reading} />
              <Levers reading={reading} />
            </div>
            <Warnings reading={reading} />
          </>
        )}
      </div>
      {sheet === null ? null : <Sheet sheet={sheet} document={document} newest={newest} />}
    </div>
  );
};
