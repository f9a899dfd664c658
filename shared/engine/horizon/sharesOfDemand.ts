/** Where the work comes from: shares of regions and languages by the sources there are, or by what one states. */
import { demandProxyIndex, spendByRegion, tokensByLanguage, usageElasticityToGdp } from '../../study/facts.ts';
import type { Fact } from '../../study/sources.ts';
import { EngineError } from '../engineError.ts';

export interface ShareOfDemand {
  id: string;
  share: number;
}

/** Shares that sum to 1, with where they come from and what that source does not say. */
export interface SharesFrom {
  shares: ShareOfDemand[];
  source: string;
  note: string;
}

const inProportion = (weights: Readonly<Record<string, number>>): ShareOfDemand[] => {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(weights).map(([id, weight]) => ({ id, share: weight / all }));
};

const fromFact = ({ value, source, note }: Fact<Readonly<Record<string, number>>>): SharesFrom => ({
  shares: inProportion(value),
  source,
  note: note ?? '',
});

/** In proportion to the demand proxy index: a proxy, neither tokens nor revenue. */
export const regionShares = (): SharesFrom => fromFact(demandProxyIndex);

/** By the study's shares of spending, over four regions. */
export const spendShares = (): SharesFrom => {
  const { northAmerica, ...others } = spendByRegion.value;
  return fromFact({ ...spendByRegion, value: { 'north-america': northAmerica, ...others } });
};

/** Languages by their share of the study's tokens. */
export const languageShares = (): SharesFrom => fromFact(tokensByLanguage);

export interface Economy {
  id: string;
  /** In any one unit. */
  people: number;
  gdpPerCapita: number;
}

const requirePositive = (field: string, value: number, high: number): void => {
  if (!(value > 0 && value <= high)) throw new EngineError(field, value, `more than 0, up to ${high}`);
};

/** In proportion to people times GDP per capita to the power of its elasticity: 0.7 between countries. */
export const gdpShares = (economies: readonly Economy[]): SharesFrom => {
  if (economies.length === 0) throw new EngineError('economies', 0, '1 or more');
  for (const { id, people, gdpPerCapita } of economies) {
    requirePositive(`${id}.people`, people, 1e15);
    requirePositive(`${id}.gdpPerCapita`, gdpPerCapita, 1e9);
  }
  const { betweenCountries } = usageElasticityToGdp.value;
  const weights = economies.map(({ id, people, gdpPerCapita }) => [id, people * gdpPerCapita ** betweenCountries]);
  return fromFact({ ...usageElasticityToGdp, value: Object.fromEntries(weights) });
};
