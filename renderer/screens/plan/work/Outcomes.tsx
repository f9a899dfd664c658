/** What a success is worth, what a silent failure costs, and what a person does with a task handed over. */

import { isErrorStated } from '../../../../shared/report/withoutErrors.ts';
import { Card } from '../../../parts/Card.tsx';
import { EstimateField } from '../../../parts/EstimateField.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { drawnBy } from './drawnBy.ts';
import { editsOf } from './editsOf.ts';

const fields = ['id', 'valueOfSuccessUsd', 'silentFailureUsd', 'humanMinutesPerTask', 'humanSuccess'] as const;

export const Outcomes = drawnBy(fields, ({ category }) => {
  const { say } = useI18n();
  const value = editsOf(category.id, 'app.editValue');
  const human = editsOf(category.id, 'app.editHuman');
  return (
    <Card level={3} title={say('workload.outcomes')}>
      <div className="fields">
        <EstimateField
          label={say('workload.value')}
          unit="usd"
          value={category.valueOfSuccessUsd}
          onChange={value.estimate('valueOfSuccessUsd')}
        />
        <EstimateField
          label={say('workload.silent')}
          about={<About id="silentFailure" />}
          hint={say('workload.silentHint')}
          unit="usd"
          value={isErrorStated(category) ? category.silentFailureUsd : null}
          placeholder={say('plan.notStated')}
          onChange={value.estimate('silentFailureUsd')}
        />
        <EstimateField
          label={say('workload.minutes')}
          about={<About id="humanHandover" />}
          unit="minutes"
          value={category.humanMinutesPerTask}
          onChange={human.estimate('humanMinutesPerTask')}
        />
        <EstimateField
          label={say('workload.humanSuccess')}
          unit="share"
          value={category.humanSuccess}
          onChange={human.estimate('humanSuccess')}
        />
      </div>
    </Card>
  );
});
