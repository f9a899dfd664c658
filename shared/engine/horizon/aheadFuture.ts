/** What a plan assumes of the months to come, as a future that is evaluated. */
import { sizeClasses } from '../../catalog/model.ts';
import { modelId, rowId } from '../../foundation/ids.ts';
import type { Ahead } from '../../plan/ahead.ts';
import type { Estimate } from '../../plan/estimate.ts';
import { elasticityPresets, tokenGrowthPresets } from './demand.ts';
import type { Future } from './future.ts';
import { type PricePath, pricePathPresets } from './pricePaths.ts';
import type { Ranged } from './ranged.ts';
import { type Stickiness, stickinessPresets } from './switching.ts';

/** The preset of that id, else the first. */
export const presetOf = <Preset extends { id: string }>(presets: readonly Preset[], id: string): Preset => {
  const found = presets.find((preset) => preset.id === id) ?? presets[0];
  if (found === undefined) throw new RangeError('no presets');
  return found;
};

/** The path of those prices; whoever this program does not know moves nothing. */
const pathOf = (of: string, prices: string): PricePath[] => {
  const { foldPerYear } = presetOf(pricePathPresets, prices);
  if (foldPerYear === 1) return [];
  const [kind, name = ''] = of.split(' ');
  const sizeClass = sizeClasses.find((size) => size === name);
  switch (kind) {
    case 'all':
      return [{ kind, foldPerYear }];
    case 'vendor':
      return [{ kind, author: name, foldPerYear }];
    case 'work':
      return [{ kind: 'category', categoryId: rowId(name), foldPerYear }];
    case 'model':
      return [{ kind, modelId: modelId(name), foldPerYear }];
    case 'class':
      return sizeClass === undefined ? [] : [{ kind, sizeClass, foldPerYear }];
    default:
      return [];
  }
};

const pathsOf = ({ prices, pricesFor, alsoPrices = [] }: Ahead): PricePath[] => [
  ...pathOf(pricesFor, prices),
  ...alsoPrices.flatMap((path) => pathOf(path.of, path.prices)),
];

/** 1.5 times as many a year is a growth of 0.5. */
const growthOf = ({ value, low, high }: Estimate): Ranged => ({
  value: value - 1,
  ...(low !== undefined && { low: low - 1 }),
  ...(high !== undefined && { high: high - 1 }),
});

/** How fast work follows a switch, and who comes back. */
export const stickinessOf = ({ stickiness, returns }: Ahead): Stickiness => ({
  ...presetOf(stickinessPresets, stickiness).stickiness,
  ...(returns !== undefined && { returns }),
});

/** `from`: the day of month 0. */
export const futureOf = (ahead: Ahead, from: string): Future => {
  const { elasticity, low, high } = presetOf(elasticityPresets, ahead.demand);
  return {
    months: ahead.months,
    from,
    pricePaths: pathsOf(ahead),
    demand: {
      growthPerYear: growthOf(ahead.growth),
      growthPerYearByCategory: Object.fromEntries(
        Object.entries(ahead.rowGrowth ?? {}).map(([row, times]) => [row, times - 1]),
      ),
      elasticity: { value: elasticity, low, high },
    },
    tokens: presetOf(tokenGrowthPresets, ahead.tokens).growth,
    stickiness: stickinessOf(ahead),
    switches: ahead.switches,
    // A model cannot follow itself: it stays.
    retirements: (ahead.retirements ?? []).filter(({ modelId, successor }) => modelId !== successor),
  };
};
