/** What one of two prices of the same thing leaves unsaid, known from the other. */
import type { Price, PriceTier } from './model.ts';
import { same } from './record.ts';

/** The figures of a price, whoever read them and when. */
type Figures = Omit<Price, 'asOf' | 'source'>;

export interface FilledPrice<P> {
  price: P;
  /** The fields that came from the other price. */
  taken: (keyof Figures)[];
}

/** Fields that say one thing together: a price that states any of them has said all of it. */
const topics = [
  ['cacheReadUsdPerM'],
  ['cacheWriteUsdPerM'],
  ['cacheWriteHourUsdPerM'],
  ['cacheStorageUsdPerMHour'],
  ['reasoningUsdPerM'],
  ['batchDiscount', 'batchPromptUsdPerM', 'batchCompletionUsdPerM'],
  ['batchCacheReadUsdPerM'],
  ['batchCacheWriteUsdPerM'],
  ['batchTiers'],
  ['audioPromptUsdPerM'],
  ['imageUsd'],
  ['requestsPerDay'],
  ['requestFeeUsd'],
  ['webSearchUsdPerCall'],
  ['fileSearchUsdPerCall'],
  ['codeSessionUsd'],
] as const satisfies (keyof Figures)[][];

export const sameAmounts = (a: Figures, b: Figures): boolean =>
  a.promptUsdPerM === b.promptUsdPerM && a.completionUsdPerM === b.completionUsdPerM;

/** What cache costs in a tier, from the other price's tier of the same size where it is left unsaid. */
const tierWith = (tier: PriceTier, others: readonly PriceTier[]): PriceTier => {
  const other = others.find(({ minPromptTokens }) => minPromptTokens === tier.minPromptTokens);
  return {
    ...tier,
    cacheReadUsdPerM: tier.cacheReadUsdPerM ?? other?.cacheReadUsdPerM ?? null,
    cacheWriteUsdPerM: tier.cacheWriteUsdPerM ?? other?.cacheWriteUsdPerM ?? null,
    cacheWriteHourUsdPerM: tier.cacheWriteHourUsdPerM ?? other?.cacheWriteHourUsdPerM ?? null,
    edge: tier.edge ?? other?.edge ?? null,
  };
};

const tiersWith = (price: Figures, other: Figures): Pick<Figures, 'tiers' | 'tierMode'> =>
  price.tiers.length === 0
    ? { tiers: other.tiers, tierMode: other.tierMode }
    : { tiers: price.tiers.map((tier) => tierWith(tier, other.tiers)), tierMode: price.tierMode };

/** The price with those of `fields` it leaves unsaid from the other: of a list that says one thing, all or none. */
export const filledIn = <P extends Figures>(
  { price, taken }: FilledPrice<P>,
  other: Figures,
  lists: readonly (readonly (keyof Figures)[])[],
): FilledPrice<P> => {
  const fields = lists
    .filter((list) => list.every((field) => price[field] === null))
    .flat()
    .filter((field) => other[field] !== null);
  const fill = Object.fromEntries(fields.map((field) => [field, other[field]]));
  return { price: { ...price, ...fill }, taken: [...taken, ...fields] };
};

/** The price with every figure it leaves unsaid, and what its tiers do, from the other. */
export const filledFrom = <P extends Figures>(price: P, other: Figures): FilledPrice<P> => {
  const { price: filled, taken } = filledIn({ price, taken: [] }, other, topics);
  const tiers = tiersWith(price, other);
  return { price: { ...filled, ...tiers }, taken: same(tiers.tiers, price.tiers) ? taken : [...taken, 'tiers'] };
};
