/** How alike models fail in the category: the number that decides what a second model is worth. */
import { memo } from 'react';
import type { RowId } from '../../../../shared/foundation/ids.ts';
import { dependencePresetFor } from '../../../../shared/plan/dependencePresets.ts';
import { setEstimate, setField } from '../../../../shared/plan/edits/setField.ts';
import { fieldRanges } from '../../../../shared/plan/estimateSchema.ts';
import type { Dependence } from '../../../../shared/plan/plan.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Disclosure } from '../../../parts/Disclosure.tsx';
import { EstimateField } from '../../../parts/EstimateField.tsx';
import { ShareSlider } from '../../../parts/ShareSlider.tsx';
import { About } from '../../../parts/Term.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { endGesture } from '../../../state/planStore.ts';
import { type DetailsProps, editsOf } from './editsOf.ts';

/** rho and tau must leave room for chance. */
const maxRho = 0.95;

/** What is seldom stated: drawn again only where it changes, not with every step of the slider above. */
const FinerPoints = memo(({ row, tau, beta, gamma }: { row: RowId } & Pick<Dependence, 'tau' | 'beta' | 'gamma'>) => {
  const { say } = useI18n();
  const edit = editsOf(row, 'app.editDependence');
  return (
    <Disclosure label={say('workload.more')}>
      <div className="fields">
        <EstimateField
          label={say('workload.tau')}
          about={<About id="tau" />}
          unit="share"
          allowed={fieldRanges.partialShare}
          value={tau}
          onChange={edit.estimate('dependence', 'tau')}
        />
        <EstimateField
          label={say('workload.beta')}
          about={<About id="beta" />}
          unit="share"
          allowed={fieldRanges.partialShare}
          value={beta}
          onChange={edit.estimate('dependence', 'beta')}
        />
        <EstimateField
          label={say('workload.gamma')}
          about={<About id="gamma" />}
          unit="count"
          allowed={fieldRanges.costSlope}
          value={gamma}
          onChange={edit.estimate('dependence', 'gamma')}
        />
      </div>
    </Disclosure>
  );
});

export const Alike = ({ category }: DetailsProps) => {
  const { say } = useI18n();
  const { dependence } = category;
  const { rho } = dependence;
  const preset = dependencePresetFor(category.kind, category.yardstick);
  const edit = editsOf(category.id, 'app.editDependence');
  const half = Math.min(((rho.high ?? rho.value) - (rho.low ?? rho.value)) / 2, 0.2);
  /** A dragged best value takes its range along. */
  const drag = (value: number) =>
    editPlan(
      'app.editDependence',
      (plan) =>
        setEstimate(plan, ['categories', category.id, 'dependence', 'rho'], {
          value,
          low: Math.max(0, value - half),
          high: Math.min(maxRho, Math.max(value, value + half)),
          assumed: true,
        }),
      `rho ${category.id}`,
    );
  return (
    <Card
      level={3}
      title={say('workload.alike')}
      note={say('workload.alikeNote')}
      actions={
        JSON.stringify(dependence) === JSON.stringify(preset) ? undefined : (
          <Button
            tone="quiet"
            onPress={() =>
              tryEdit('app.editDependence', (plan) => setField(plan, ['categories', category.id, 'dependence'], preset))
            }
          >
            {say('workload.preset')}
          </Button>
        )
      }
    >
      <div className="alike">
        <ShareSlider
          label={say('workload.rho')}
          value={rho.value}
          max={maxRho}
          step={0.01}
          range={{ low: rho.low ?? rho.value, high: Math.min(rho.high ?? rho.value, maxRho) }}
          onChange={drag}
          onEnd={endGesture}
        />
        <EstimateField
          label={say('workload.rho')}
          about={<About id="rho" />}
          unit="share"
          allowed={fieldRanges.partialShare}
          value={rho}
          onChange={edit.estimate('dependence', 'rho')}
        />
      </div>
      <FinerPoints row={category.id} tau={dependence.tau} beta={dependence.beta} gamma={dependence.gamma} />
    </Card>
  );
};
