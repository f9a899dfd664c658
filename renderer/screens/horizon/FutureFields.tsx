/** The assumptions about the months to come, each a choice of presets or a number. */

import { elasticityPresets, tokenGrowthPresets } from '../../../shared/engine/horizon/demand.ts';
import { pricePathPresets } from '../../../shared/engine/horizon/pricePaths.ts';
import { type Ahead, growthRange } from '../../../shared/plan/ahead.ts';
import { EstimateField } from '../../parts/EstimateField.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const monthChoices = [6, 12, 24, 36] as const;

export const FutureFields = ({
  wanted,
  whose,
  onChange,
}: {
  wanted: Ahead;
  /** Whose prices can move beside those of all. */
  whose: readonly { id: string; name: string }[];
  onChange: (change: Partial<Ahead>) => void;
}) => {
  const { say, number } = useI18n();
  return (
    <div className="horizon-fields">
      <SelectField
        label={say('horizon.months')}
        value={`${wanted.months}`}
        choices={monthChoices.map((months) => ({ id: `${months}`, name: number(months) }))}
        onChange={(id) => onChange({ months: Number(id) })}
      />
      <EstimateField
        label={say('horizon.growth')}
        unit="count"
        allowed={growthRange}
        value={wanted.growth}
        hint={say('horizon.growthHint')}
        onChange={(growth) => onChange({ growth }) as undefined}
      />
      <SelectField
        label={say('horizon.prices')}
        value={wanted.prices}
        choices={pricePathPresets.map(({ id, source }) => ({
          id,
          name: say(`horizon.price-${id}`),
          note: say(source),
        }))}
        onChange={(prices) => onChange({ prices })}
      />
      {wanted.prices === 'none' ? null : (
        <SelectField
          label={say('horizon.pricesFor')}
          value={wanted.pricesFor}
          choices={[{ id: 'all', name: say('horizon.pricesForAll') }, ...whose]}
          onChange={(pricesFor) => onChange({ pricesFor })}
        />
      )}
      <SelectField
        label={say('horizon.tokens')}
        value={wanted.tokens}
        choices={tokenGrowthPresets.map(({ id, source }) => ({
          id,
          name: say(`horizon.tokens-${id}`),
          note: say(source),
        }))}
        onChange={(tokens) => onChange({ tokens })}
      />
      <SelectField
        label={say('horizon.demand')}
        value={wanted.demand}
        choices={elasticityPresets.map(({ id, source }) => ({
          id,
          name: say(`horizon.demand-${id}`),
          note: say(source),
        }))}
        onChange={(demand) => onChange({ demand })}
      />
    </div>
  );
};
