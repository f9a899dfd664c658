/** How often a step tries, and what a further try is told. */
import { setRung } from '../../../../shared/plan/edits/policies.ts';
import type { Rung } from '../../../../shared/plan/policy.ts';
import { limits } from '../../../../shared/plan/policySchema.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { EstimateField, NumberField } from '../../../parts/EstimateField.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { placeOf, usePolicy } from './context.ts';
import type { RungAt } from './rungAt.ts';

export const RungTries = ({ rung, at, path }: RungAt) => {
  const { say } = useI18n();
  const place = placeOf(usePolicy(), path);
  return (
    <>
      <NumberField
        label={say('stacks.attempts')}
        about={<About id="attempt" />}
        unit="count"
        whole
        allowed={{ min: 1, max: limits.attempts }}
        value={rung.attempts}
        onChange={(attempts) => editPlan('app.editPolicy', (plan) => setRung(plan, place, at, { attempts }))}
      />
      {rung.attempts > 1 ? (
        <SelectField
          label={say('stacks.retry')}
          value={rung.retry}
          choices={(['blind', 'feedback'] as const).map((id) => ({
            id,
            name: say(`stacks.retry-${id}`),
            note: say(`stacks.retry-${id}-about`),
          }))}
          onChange={(retry) =>
            tryEdit('app.editPolicy', (plan) => setRung(plan, place, at, { retry: retry as Rung['retry'] }))
          }
        />
      ) : null}
      {rung.attempts > 1 && rung.retry === 'feedback' ? (
        <EstimateField
          label={say('stacks.feedbackSuccess')}
          about={<About id="feedbackRetry" />}
          unit="share"
          value={rung.feedbackSuccess}
          placeholder={say('stacks.feedbackPlaceholder')}
          hint={say('stacks.feedbackHint')}
          onChange={(feedbackSuccess) =>
            editPlan('app.editPolicy', (plan) => setRung(plan, place, at, { feedbackSuccess }))
          }
          onClear={() => tryEdit('app.editPolicy', (plan) => setRung(plan, place, at, { feedbackSuccess: null }))}
        />
      ) : null}
    </>
  );
};
