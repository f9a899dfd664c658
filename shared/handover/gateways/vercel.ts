/**
 * Options of requests through Vercel's AI Gateway (vercel.com/docs/ai-gateway, model fallbacks): the first model, and in
 * `providerOptions.gateway.models` those that are tried after it.
 */
import type { Rung } from '../../plan/policy.ts';
import type { Abilities } from './cannotSay.ts';
import { jsonFile } from './jsonFile.ts';
import { allWays, modelsAsSold, modelsInOrder, type StackFlow } from './stackFlow.ts';

const abilities: Abilities = { retries: 0, shares: 'none', routes: false, budget: false, efforts: false, models: null };

const optionsOf = (rungs: readonly Rung[]): object => {
  const [model, ...models] = modelsAsSold(modelsInOrder(rungs));
  return { model, providerOptions: { gateway: { models } } };
};

/** JSON whose `requests` hold the options for each way of each kind of work. */
export const vercelOptions = (flow: StackFlow): string =>
  jsonFile(flow, abilities, {
    requests: Object.fromEntries(allWays(flow).map(({ slug, rungs }) => [slug, optionsOf(rungs)])),
  });
