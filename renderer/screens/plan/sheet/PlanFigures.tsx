/** What belongs to no row and no stack: what an hour of people costs, what may be spent, the money amounts are shown in, and the plan's notes. */
import { setEstimate, setField } from '../../../../shared/plan/edits/setField.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { TextField } from '../../../parts/Field.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { MoneyFields } from './MoneyFields.tsx';
import { SheetFrame } from './SheetFrame.tsx';

export const PlanFigures = ({ plan }: { plan: Plan }) => {
  const { say } = useI18n();
  return (
    <SheetFrame name={say('plan.sheetPlan')} title={say('plan.sheetPlan')}>
      <EstimateField
        label={say('workload.wage')}
        unit="usd"
        value={plan.humanUsdPerHour}
        onChange={(estimate) =>
          editPlan('app.editWage', (current) => setEstimate(current, ['humanUsdPerHour'], estimate))
        }
      />
      <NumberField
        label={say('workload.budget')}
        unit="usd"
        value={plan.budgetUsdPerMonth}
        placeholder={say('workload.budgetNone')}
        onChange={(value) => editPlan('app.editBudget', (current) => setField(current, ['budgetUsdPerMonth'], value))}
        onClear={() => editPlan('app.editBudget', (current) => setField(current, ['budgetUsdPerMonth'], null))}
      />
      <MoneyFields plan={plan} />
      <TextField
        label={say('plan.notes')}
        value={plan.notes}
        lines={14}
        onChange={(notes) => tryEdit('app.editNotes', (current) => setField(current, ['notes'], notes.trim()))}
      />
    </SheetFrame>
  );
};
