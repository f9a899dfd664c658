/** How much faster or slower each kind of work grows than the whole: so the mix drifts. */
import type { RowId } from '../../../shared/foundation/ids.ts';
import { type Ahead, growthRange } from '../../../shared/plan/ahead.ts';
import { NumberField } from '../../parts/EstimateField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const RowGrowth = ({
  wanted,
  rows,
  onChange,
}: {
  wanted: Ahead;
  rows: readonly { id: RowId; name: string }[];
  onChange: (change: Partial<Ahead>) => void;
}) => {
  const { say } = useI18n();
  const { rowGrowth = {} } = wanted;
  return (
    <>
      <h3 className="horizon-part">{say('horizon.rowGrowth')}</h3>
      <p className="soft small">{say('horizon.rowGrowthNote')}</p>
      <div className="horizon-fields">
        {rows.map(({ id, name }) => (
          <NumberField
            key={id}
            label={name}
            unit="count"
            allowed={growthRange}
            value={rowGrowth[id] ?? 1}
            onChange={(times) => onChange({ rowGrowth: { ...rowGrowth, [id]: times } }) as undefined}
          />
        ))}
      </div>
    </>
  );
};
