/** Prices that move otherwise than the rest: of a vendor, a class of size, a model or the work of one kind. */
import { pricePathPresets } from '../../../shared/engine/horizon/pricePaths.ts';
import type { Ahead } from '../../../shared/plan/ahead.ts';
import { Button } from '../../parts/Button.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const PricePaths = ({
  wanted,
  whose,
  onChange,
}: {
  wanted: Ahead;
  /** Whose prices can move, as the plan names them. */
  whose: readonly { id: string; name: string }[];
  onChange: (change: Partial<Ahead>) => void;
}) => {
  const { say } = useI18n();
  const { alsoPrices: paths = [] } = wanted;
  const put = (at: number, path: (typeof paths)[number] | null): void =>
    onChange({ alsoPrices: paths.flatMap((each, i) => (i === at ? (path ?? []) : each)) });
  const [first] = whose;
  const [, falling] = pricePathPresets;
  return (
    <>
      <h3 className="horizon-part">{say('horizon.alsoPrices')}</h3>
      {paths.map((path, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path has no name but its place
        <div className="horizon-switch" key={i}>
          <SelectField
            label={say('horizon.pricesFor')}
            value={path.of}
            choices={[...whose]}
            onChange={(of) => put(i, { ...path, of })}
          />
          <SelectField
            label={say('horizon.prices')}
            value={path.prices}
            choices={pricePathPresets.map(({ id, source }) => ({
              id: id as string,
              name: say(`horizon.price-${id}`),
              note: say(source),
            }))}
            onChange={(prices) => put(i, { ...path, prices })}
          />
          <Button onPress={() => put(i, null)}>{say('horizon.removeSwitch')}</Button>
        </div>
      ))}
      <div className="horizon-actions">
        <Button
          isDisabled={first === undefined}
          onPress={() =>
            first === undefined ? null : onChange({ alsoPrices: [...paths, { of: first.id, prices: falling.id }] })
          }
        >
          {say('horizon.addPricePath')}
        </Button>
      </div>
    </>
  );
};
