/** Attempts of a rung that come back with nothing: how many there are, and what is billed of one. */
import { setRung } from '../../../../shared/plan/edits/policies.ts';
import type { Rung } from '../../../../shared/plan/policy.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { placeOf, usePolicy } from './context.ts';

export const RungErrors = ({ rung, at, path }: { rung: Rung; at: number; path: readonly number[] }) => {
  const { say } = useI18n();
  const place = placeOf(usePolicy(), path);
  return (
    <>
      <EstimateField
        label={say('stacks.errorShare')}
        about={<About id="errorShare" />}
        unit="share"
        value={rung.errorShare}
        hint={say('stacks.errorHint')}
        onChange={(errorShare) => editPlan('app.editPolicy', (plan) => setRung(plan, place, at, { errorShare }))}
      />
      {rung.errorShare.value > 0 ? (
        <NumberField
          label={say('stacks.errorBilled')}
          unit="share"
          value={rung.errorBilledShare}
          hint={say('stacks.errorBilledHint')}
          onChange={(errorBilledShare) =>
            editPlan('app.editPolicy', (plan) => setRung(plan, place, at, { errorBilledShare }))
          }
        />
      ) : null}
    </>
  );
};
