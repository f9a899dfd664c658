/** What the Horizon screen lets one choose, and the future it makes. */

import { elasticityPresets, tokenGrowthPresets } from '../../../shared/engine/horizon/demand.ts';
import type { Future } from '../../../shared/engine/horizon/future.ts';
import { type PricePath, pricePathPresets } from '../../../shared/engine/horizon/pricePaths.ts';
import type { Ranged } from '../../../shared/engine/horizon/ranged.ts';
import { stickinessPresets } from '../../../shared/engine/horizon/switching.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import type { Wanted } from '../../state/horizonStore.ts';

export const presetOf = <Preset extends { id: string }>(presets: readonly Preset[], id: string): Preset => {
  const found = presets.find((preset) => preset.id === id) ?? presets[0];
  if (found === undefined) throw new RangeError('no presets');
  return found;
};

const pathOf = ({ prices, pricesFor }: Wanted): PricePath[] => {
  const { foldPerYear } = presetOf(pricePathPresets, prices);
  if (foldPerYear === 1) return [];
  const [kind, name = ''] = pricesFor.split(' ');
  if (kind === 'vendor') return [{ kind, author: name, foldPerYear }];
  return kind === 'work'
    ? [{ kind: 'category', categoryId: name as RowId, foldPerYear }]
    : [{ kind: 'all', foldPerYear }];
};

/** 1.5 times as many a year is a growth of 0.5. */
const growthOf = ({ value, low, high }: Estimate): Ranged => ({
  value: value - 1,
  ...(low !== undefined && { low: low - 1 }),
  ...(high !== undefined && { high: high - 1 }),
});

/** `from`: the day of month 0. */
export const futureOf = (wanted: Wanted, from: string): Future => {
  const { elasticity, low, high } = presetOf(elasticityPresets, wanted.demand);
  return {
    months: wanted.months,
    from,
    pricePaths: pathOf(wanted),
    demand: { growthPerYear: growthOf(wanted.growth), elasticity: { value: elasticity, low, high } },
    tokens: presetOf(tokenGrowthPresets, wanted.tokens).growth,
    stickiness: presetOf(stickinessPresets, wanted.stickiness).stickiness,
    switches: wanted.switches,
  };
};
