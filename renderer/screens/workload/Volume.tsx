/** How many tasks there are, what an hour of a person costs, and what may be spent. */
import { setEstimate, setField } from '../../../shared/plan/edits/setField.ts';
import { fieldRanges } from '../../../shared/plan/estimateSchema.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { Card } from '../../parts/Card.tsx';
import { EstimateField, NumberField } from '../../parts/EstimateField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';

export const Volume = () => {
  const { say } = useI18n();
  const { tasks, wage, budget } = usePlanState(({ document }) => ({
    tasks: document?.plan.tasksPerMonth ?? null,
    wage: document?.plan.humanUsdPerHour ?? null,
    budget: document?.plan.budgetUsdPerMonth ?? null,
  }));
  return (
    <Card title={say('workload.volume')}>
      <div className="fields">
        <NumberField
          label={say('workload.tasks')}
          unit="count"
          allowed={fieldRanges.tasksPerMonth}
          value={tasks}
          onChange={(value) => editPlan('app.editTasks', (plan) => setField(plan, ['tasksPerMonth'], value))}
        />
        <EstimateField
          label={say('workload.wage')}
          unit="usd"
          value={wage}
          onChange={(estimate) => editPlan('app.editWage', (plan) => setEstimate(plan, ['humanUsdPerHour'], estimate))}
        />
        <NumberField
          label={say('workload.budget')}
          unit="usd"
          value={budget}
          placeholder={say('workload.budgetNone')}
          onChange={(value) => editPlan('app.editBudget', (plan) => setField(plan, ['budgetUsdPerMonth'], value))}
          onClear={() => editPlan('app.editBudget', (plan) => setField(plan, ['budgetUsdPerMonth'], null))}
        />
      </div>
    </Card>
  );
};
