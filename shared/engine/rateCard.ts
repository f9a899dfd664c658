/** What every kind of token of a price costs, by the size of the prompt: nothing is left open (docs/METHOD.md, section 2). */

import type { Price, PriceTier } from '../catalog/model.ts';
import { remembered } from '../foundation/maps.ts';
import type { Threshold } from './lognormalTail.ts';

/** USD per million tokens for requests from a threshold on. */
export interface Rate extends Threshold {
  prompt: number;
  completion: number;
  /** Tokens spent thinking before the answer. */
  thinking: number;
  cacheRead: number;
  cacheWrite: number;
}

/** The first rate is for every prompt, the others for ever longer ones; `marginal`: each for the tokens beyond it alone. */
export interface RateCard {
  rates: readonly Rate[];
  marginal: boolean;
}

/** A cache write kept for at least so long pays the price of an hour where the list has one. */
const longWrite = 1;

type Amounts = Pick<
  Price,
  'promptUsdPerM' | 'completionUsdPerM' | 'cacheReadUsdPerM' | 'cacheWriteUsdPerM' | 'cacheWriteHourUsdPerM'
>;

/** A tier's amounts, what it leaves out of caching growing with its prompt price: never its prompt price in its place. */
const filled = (tier: PriceTier, base: Amounts): Amounts => {
  const times = base.promptUsdPerM > 0 ? tier.promptUsdPerM / base.promptUsdPerM : 1;
  const grown = (usd: number | null): number | null => (usd === null ? null : usd * times);
  return {
    promptUsdPerM: tier.promptUsdPerM,
    completionUsdPerM: tier.completionUsdPerM,
    cacheReadUsdPerM: tier.cacheReadUsdPerM ?? grown(base.cacheReadUsdPerM),
    cacheWriteUsdPerM: tier.cacheWriteUsdPerM ?? grown(base.cacheWriteUsdPerM),
    cacheWriteHourUsdPerM: tier.cacheWriteHourUsdPerM ?? grown(base.cacheWriteHourUsdPerM),
  };
};

interface Terms {
  cacheHours: number;
  storageUsdPerMHour: number;
  /** Thinking tokens over those of the answer, by price. */
  thinkingTimes: number;
}

const rateOf = (from: Amounts, at: Threshold, { cacheHours, storageUsdPerMHour, thinkingTimes }: Terms): Rate => {
  const write =
    cacheHours >= longWrite ? (from.cacheWriteHourUsdPerM ?? from.cacheWriteUsdPerM) : from.cacheWriteUsdPerM;
  return {
    ...at,
    prompt: from.promptUsdPerM,
    completion: from.completionUsdPerM,
    thinking: from.completionUsdPerM * thinkingTimes,
    // A cache price that nobody lists is no discount: those tokens pay the prompt price, and a warning says so.
    cacheRead: from.cacheReadUsdPerM ?? from.promptUsdPerM,
    cacheWrite: (write ?? from.promptUsdPerM) + storageUsdPerMHour * cacheHours,
  };
};

const edgeOf = ({ minPromptTokens, edge }: PriceTier): Threshold => ({
  fromTokens: minPromptTokens,
  inclusive: edge === 'at-least',
});

const ratesOf = (base: Amounts, tiers: readonly PriceTier[], terms: Terms): Rate[] => [
  rateOf(base, { fromTokens: 0, inclusive: true }, terms),
  ...tiers.map((tier) => rateOf(filled(tier, base), edgeOf(tier), terms)),
];

const termsOf = (price: Price, cacheHours: number): Terms => ({
  cacheHours,
  storageUsdPerMHour: price.cacheStorageUsdPerMHour ?? 0,
  thinkingTimes:
    price.reasoningUsdPerM === null || price.completionUsdPerM === 0
      ? 1
      : price.reasoningUsdPerM / price.completionUsdPerM,
});

const makePlain = (price: Price, cacheHours: number): RateCard => ({
  rates: ratesOf(price, price.tiers, termsOf(price, cacheHours)),
  marginal: price.tierMode === 'marginal',
});

/**
 * Rows of batch prices: what they leave out of caching costs no less than without a batch, and a prompt beyond a
 * threshold for which they name no price pays the plain one.
 */
const batchRows = (price: Price, prompt: number, completion: number, cacheHours: number): RateCard => {
  const plainRead = Math.min(price.cacheReadUsdPerM ?? prompt, prompt);
  const base: Amounts = {
    promptUsdPerM: prompt,
    completionUsdPerM: completion,
    cacheReadUsdPerM: price.batchCacheReadUsdPerM ?? plainRead,
    cacheWriteUsdPerM: price.batchCacheWriteUsdPerM ?? price.cacheWriteUsdPerM,
    cacheWriteHourUsdPerM: price.batchCacheWriteUsdPerM === null ? price.cacheWriteHourUsdPerM : null,
  };
  const terms = termsOf(price, cacheHours);
  const [first] = ratesOf(base, [], terms);
  const beyondEdge =
    price.batchTiers === null
      ? ratesOf(price, price.tiers, terms).slice(1)
      : ratesOf(base, price.batchTiers, terms).slice(1);
  return { rates: first === undefined ? [] : [first, ...beyondEdge], marginal: price.tierMode === 'marginal' };
};

const makeBatch = (price: Price, cacheHours: number): RateCard | null => {
  const { batchPromptUsdPerM: prompt, batchCompletionUsdPerM: completion, batchDiscount } = price;
  if (prompt !== null && completion !== null) return batchRows(price, prompt, completion, cacheHours);
  if (batchDiscount === null) return null;
  const { rates, marginal } = plainCard(price, cacheHours);
  const off = (usd: number): number => usd * (1 - batchDiscount);
  return {
    marginal,
    rates: rates.map((rate) => ({
      ...rate,
      prompt: off(rate.prompt),
      completion: off(rate.completion),
      thinking: off(rate.thinking),
      cacheRead: off(rate.cacheRead),
      cacheWrite: off(rate.cacheWrite),
    })),
  };
};

/** Cards are made once for each price and lifetime: thousands of draws ask for the same ones. */
const keeping = <T>(make: (price: Price, cacheHours: number) => T): ((price: Price, cacheHours: number) => T) => {
  const kept = new WeakMap<Price, Map<number, T>>();
  return (price, cacheHours) =>
    remembered(
      remembered(kept, price, () => new Map()),
      cacheHours,
      () => make(price, cacheHours),
    );
};

/** What work that is not deferred pays. */
export const plainCard = keeping(makePlain);

/** What deferred work may pay; null where the price has no batch. */
export const batchCard = keeping(makeBatch);
