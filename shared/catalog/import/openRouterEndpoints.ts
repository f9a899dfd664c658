/** OpenRouter's endpoints of one model, `{data: {id, endpoints: [...]}}`, or several such files in a list: each host's own price. */
import { currencyOf, entryName, fieldOf, figureOf, isFields, textOf } from './fields.ts';
import { isForWork } from './names.ts';
import { listingId, pricingOf } from './openRouter.ts';
import type { ListedEntry, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice } from './prices.ts';
import { hostOf, throughOpenRouter } from './sellers.ts';

interface Endpoint {
  model: unknown;
  endpoint: unknown;
}

const endpointsOf = (json: unknown): Endpoint[] | null => {
  const files = (Array.isArray(json) ? json : [json]).map((file) => fieldOf(file, 'data') ?? file);
  const found = files.flatMap((model): Endpoint[] => {
    const endpoints = fieldOf(model, 'endpoints');
    return Array.isArray(endpoints) ? endpoints.map((endpoint) => ({ model: fieldOf(model, 'id'), endpoint })) : [];
  });
  return found.some(({ endpoint }) => isFields(fieldOf(endpoint, 'pricing'))) ? found : null;
};

const readEndpoint = ({ model, endpoint }: Endpoint): ReadEntry => {
  const provider = textOf(fieldOf(endpoint, 'provider_name'), 100);
  const name = `${entryName(model)} ${entryName(provider ?? '')}`.trim();
  const skip = (reason: SkipReason) => ({ entry: name, reason });
  const listing = listingId(model);
  if (typeof listing === 'string') return skip(listing);
  const host = provider === null ? null : hostOf(provider, provider);
  if (!isFields(endpoint) || host === null) return skip('skipNotAModel');
  if (!isForWork(listing.id)) return skip('skipNotForWork');
  const pricing = fieldOf(endpoint, 'pricing');
  const quantization = textOf(fieldOf(endpoint, 'quantization'), 60);
  const price = listedPrice(
    {
      ...pricingOf(pricing),
      currency: currencyOf(pricing),
      requestsPerDay: figureOf(fieldOf(endpoint, 'per_request_limits'), 'requests_per_day'),
    },
    {
      basis: 'openrouter-endpoint',
      seller: { ...throughOpenRouter(host), quantization: quantization === 'unknown' ? null : quantization },
      free: listing.free,
    },
  );
  if (typeof price === 'string') return skip(price);
  return { entry: name, candidates: [listing.id], addAs: null, facts: {}, price, statedOn: null } satisfies ListedEntry;
};

export const openRouterEndpoints: PriceListFormat = {
  id: 'openrouter-endpoints',
  publisher: 'OpenRouter (endpoints)',
  source: 'OpenRouter endpoints of one model',
  certainty: 'listing',
  recognise: (json) => {
    const endpoints = endpointsOf(json);
    return endpoints && { entries: endpoints.length, read: () => endpoints.map(readEndpoint) };
  },
};
