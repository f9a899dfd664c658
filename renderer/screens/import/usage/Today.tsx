/** Who does the work today, as far as the files show: the stack that the plan begins with. */
import type { ModelId, RowId } from '../../../../shared/foundation/ids.ts';
import type { PlanFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import { Card } from '../../../parts/Card.tsx';
import { StackBadge } from '../../../parts/StackBadge.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useCatalogState } from '../../../state/useStore.ts';

export const Today = ({ made, names }: { made: PlanFromUsage; names: Readonly<Record<RowId, string>> }) => {
  const { say, percent } = useI18n();
  const models = useCatalogState((state) => state.modelById);
  const called = (id: ModelId) => models.get(id)?.name ?? id;
  return (
    <Card
      title={
        <>
          <StackBadge stack={0} /> {say('usageIn.today')}
        </>
      }
    >
      <ul className="usage-today">
        {made.rows.map(({ id, models: atWork, shape }) => (
          <li key={id}>
            <span>{names[id] ?? made.plan.categories.find((row) => row.id === id)?.name}</span>
            <span className="usage-chips">
              {shape.batchShare >= 0.5 ? <small className="soft">{say('usageIn.batches')}</small> : null}
              {atWork.length === 0 ? <small className="soft">{say('usageIn.todayNone')}</small> : null}
              {atWork.map(({ modelId, weight }) => (
                <span key={modelId} className="chip">
                  {called(modelId)}
                  {atWork.length > 1 ? ` ${percent(weight)}` : ''}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {(made.plan.prices?.discounts ?? []).map(({ host, discount }) => (
        <p key={host} className="small">
          {say('fromUsage.remarkDiscount', { host, share: percent(discount) })}
        </p>
      ))}
      <p className="faint small">{say('usageIn.todayNote')}</p>
    </Card>
  );
};
