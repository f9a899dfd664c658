/**
 * Bodies of requests to OpenRouter (openrouter.ai/docs, model fallbacks and provider routing): `models` in the order in
 * which they are tried, at most three, and in `provider` no host that costs more than the plan counts with. Bounds of prices
 * are decimals in texts, as the schema of OpenRouter's own client has them.
 */
import type { ModelId } from '../../foundation/ids.ts';
import type { Rung } from '../../plan/policy.ts';
import type { Abilities } from './cannotSay.ts';
import { jsonFile } from './jsonFile.ts';
import { allWays, modelsAsSold, modelsInOrder, priceIn, type StackFlow } from './stackFlow.ts';

/** A request with more models is refused: "'models' array must have 3 items or fewer". */
const mostModels = 3;

const abilities: Abilities = {
  retries: 0,
  shares: 'none',
  routes: false,
  budget: false,
  efforts: false,
  models: mostModels,
};

/** Without an exponent, however small. */
const decimal = (usd: number): string => usd.toFixed(12).replace(/\.?0+$/, '');

/** USD per million tokens: the dearest of the models, so that none of them is shut out. */
const maxPrice = (flow: StackFlow, models: readonly ModelId[]): { prompt: string; completion: string } | null => {
  const prices = models.map(priceIn(flow));
  const known = prices.filter((price) => price !== null);
  return known.length < prices.length
    ? null
    : {
        prompt: decimal(Math.max(...known.map(({ promptUsdPerM }) => promptUsdPerM))),
        completion: decimal(Math.max(...known.map(({ completionUsdPerM }) => completionUsdPerM))),
      };
};

const bodyOf = (flow: StackFlow, rungs: readonly Rung[]): object => {
  const models = modelsInOrder(rungs).slice(0, mostModels);
  const price = maxPrice(flow, models);
  return {
    models: modelsAsSold(models),
    provider: { allow_fallbacks: true, sort: 'price', ...(price === null ? {} : { max_price: price }) },
  };
};

/** JSON whose `requests` hold a body for each way of each kind of work; messages are added by who sends it. */
export const openRouterRequests = (flow: StackFlow): string =>
  jsonFile(flow, abilities, {
    requests: Object.fromEntries(allWays(flow).map(({ slug, rungs }) => [slug, bodyOf(flow, rungs)])),
  });
