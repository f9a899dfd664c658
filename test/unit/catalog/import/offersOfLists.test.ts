/** Prices of other hosts, tiers of service, hours and kinds of tokens: what of a list becomes which offer, worked by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { priceInUse } from '../../../../shared/catalog/chooseOffer.ts';
import { planImport } from '../../../../shared/catalog/import/planImport.ts';
import { readPriceList } from '../../../../shared/catalog/import/readPriceList.ts';
import { type KnownPrice, type Model, newModel, type Price } from '../../../../shared/catalog/model.ts';
import { usualPrices } from '../../../../shared/catalog/priceChoice.ts';
import { batchCard } from '../../../../shared/engine/rateCard.ts';
import { modelId } from '../../../../shared/foundation/ids.ts';

const asOf = '2026-10-11';
const listed = { promptUsdPerM: 1, completionUsdPerM: 4, basis: 'a list', asOf: '2026-10-01', source: 'a list' };

const model = (id: string, offers: readonly Partial<KnownPrice>[] = [], more: Partial<Model> = {}): Model => {
  const [author = '', name = ''] = id.split('/');
  return newModel({
    id: modelId(id),
    name,
    author,
    authorName: author === 'openai' ? 'OpenAI' : author,
    inputModalities: ['text'],
    owner: 'seed',
    sources: {},
    ...more,
    offers: offers.map((offer) => ({ ...listed, ...offer })),
  });
};

const vendor = { host: 'OpenAI', hostType: 'first-party' } as const;

const planOf = (json: unknown, models: Model[], add: string[] = []) => {
  const list = readPriceList(JSON.stringify(json), asOf);
  if (!list.ok) throw new Error(list.error.message);
  return planImport({ models, evidence: [] }, list.value, { name: 'list.json', asOf, add });
};

/** A LiteLLM row of a provider, USD per million tokens. */
const lite = (litellm_provider: string, prompt: number, completion: number, more: object = {}) => ({
  litellm_provider,
  mode: 'chat',
  input_cost_per_token: prompt / 1e6,
  output_cost_per_token: completion / 1e6,
  ...more,
});

const sold = (plan: ReturnType<typeof planOf>) =>
  plan.offers.map(({ modelId, price }) => [modelId, price.host, price.region, price.serviceTier, price.promptUsdPerM]);

describe('another host’s price', () => {
  const opus = model('anthropic/claude-opus-4.6', [{ host: 'Anthropic', hostType: 'first-party' }]);
  const r1 = model('deepseek/deepseek-r1', [{ host: 'DeepSeek', hostType: 'first-party' }]);
  const gpt = model('openai/gpt-5', [vendor]);

  it('is an offer of the model it names, with its region', () => {
    const plan = planOf(
      {
        'us.anthropic.claude-opus-4-6-v1': lite('bedrock_converse', 5.5, 27.5),
        'anthropic.claude-opus-4-6-v1': lite('bedrock_converse', 5, 25),
        'vertex_ai/claude-opus-4-6@20260205': lite('vertex_ai-anthropic_models', 5, 26),
        'azure/eu/gpt-5-2025-08-07': lite('azure', 1.375, 11),
        'together_ai/deepseek-ai/DeepSeek-R1': lite('together_ai', 3, 7),
        'azure/gpt-5-unheard-of': lite('azure', 1, 2),
      },
      [opus, r1, gpt],
    );
    expect(sold(plan)).toEqual([
      ['anthropic/claude-opus-4.6', 'Amazon Bedrock', null, null, 5],
      ['anthropic/claude-opus-4.6', 'Amazon Bedrock', 'us', null, 5.5],
      ['anthropic/claude-opus-4.6', 'Google Vertex AI', null, null, 5],
      ['deepseek/deepseek-r1', 'Together AI', null, null, 3],
      ['openai/gpt-5', 'Azure OpenAI', 'eu', null, 1.375],
    ]);
    expect(plan.skipped).toEqual([{ entry: 'azure/gpt-5-unheard-of', reason: 'skipNotInCatalog' }]);
    expect(plan.prices).toEqual([]);
  });

  it('follows the offer the catalog has of that host, under the catalog’s name for it', () => {
    const known = model('openai/gpt-5', [
      vendor,
      { host: 'Together', hostType: 'inference-host', quantization: 'fp8', cacheReadUsdPerM: 0.5 },
    ]);
    const plan = planOf({ 'together_ai/openai/gpt-5': lite('together_ai', 2, 8) }, [known]);
    expect(plan.offers).toEqual([]);
    expect(plan.prices).toMatchObject([
      {
        price: { host: 'Together', quantization: 'fp8', promptUsdPerM: 2, cacheReadUsdPerM: 0.5 },
        before: { promptUsdPerM: 1 },
      },
    ]);
    expect(plan.prices[0]?.changed).toEqual(['promptUsdPerM', 'completionUsdPerM']);
  });

  it('never changes what a plan pays the maker; the maker’s row does', () => {
    const plan = planOf({ 'azure/gpt-5': lite('azure', 0.1, 0.2), 'gpt-5': lite('openai', 2, 8) }, [gpt]);
    const after = { ...gpt, offers: [...plan.prices, ...plan.offers].map(({ price }) => price) };
    expect(plan.prices.map(({ price }) => [price.host, price.hostType])).toEqual([['OpenAI', 'first-party']]);
    expect(priceInUse(after)).toMatchObject({ promptUsdPerM: 2, completionUsdPerM: 8 });
    expect(priceInUse(after, { ...usualPrices, offerRule: 'cheapest' })?.promptUsdPerM).toBe(0.1);
  });

  it('beyond five hundred sellers of one model is named, since no more can be kept', () => {
    const rows = Array.from({ length: 600 }, (_, i) => [`h${i}/gpt-5`, lite(`h${i}`, 1, 2)]);
    const plan = planOf(Object.fromEntries(rows), [gpt]);
    expect(plan.offers).toHaveLength(499);
    expect(new Set(plan.skipped.map(({ reason }) => reason))).toEqual(new Set(['skipTooManyOffers']));
    expect(plan.skipped).toHaveLength(101);
  });

  it('through a router is not the maker’s own, whose row follows neither', () => {
    const qwen = model('qwen/q', [{ host: 'Alibaba (OpenRouter)', hostType: 'first-party' }]);
    const [row] = planOf({ 'dashscope/q': lite('dashscope', 2, 8) }, [qwen]).prices;
    expect(row?.price).toMatchObject({ host: 'qwen', hostType: 'first-party', promptUsdPerM: 2 });
  });

  it('of a name that two models share is no offer of either', () => {
    const plan = planOf({ 'groq/x/same': lite('groq', 1, 2) }, [model('a/same'), model('b/same')]);
    expect(plan.skipped).toEqual([{ entry: 'groq/x/same', reason: 'skipNotInCatalog' }]);
  });

  it('in models.dev and genai-prices carries the name the list gives the host', () => {
    const dev = { nscale: { id: 'nscale', name: 'Nscale', models: { 'gpt-5': { cost: { input: 3, output: 9 } } } } };
    expect(sold(planOf(dev, [gpt]))).toEqual([['openai/gpt-5', 'Nscale', null, null, 3]]);
    const genai = [
      { id: 'avian', name: 'Avian', models: [{ id: 'gpt-5', prices: { input_mtok: 4, output_mtok: 9 } }] },
    ];
    expect(sold(planOf(genai, [gpt]))).toEqual([['openai/gpt-5', 'Avian', null, null, 4]]);
  });

  it('in OpenRouter’s endpoints of a model is that host’s', () => {
    const json: unknown = JSON.parse(
      readFileSync(new URL('../../../fixtures/imports/openrouter-endpoints.json', import.meta.url), 'utf8'),
    );
    const routed = { host: 'OpenAI (OpenRouter)', hostType: 'first-party', completionUsdPerM: 10 } as const;
    const plan = planOf(json, [model('openai/gpt-5', [vendor, routed])]);
    expect(plan.prices).toMatchObject([
      {
        changed: ['cacheReadUsdPerM', 'cacheWriteHourUsdPerM'],
        price: { host: 'OpenAI (OpenRouter)', hostType: 'first-party', cacheWriteHourUsdPerM: 2 },
      },
    ]);
    expect(plan.offers.map(({ price }) => [price.host, price.quantization])).toEqual([
      ['Azure OpenAI (OpenRouter)', null],
      ['Someone (OpenRouter)', 'fp8'],
    ]);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(['skipNegativePrice', 'skipNoPrice']);
  });
});

describe('what a list prices apart', () => {
  it('thinking at models.dev: 8.40 beside an answer at 2.80', () => {
    const qwen = model('qwen/qwen3-32b', [{ host: 'Alibaba', hostType: 'first-party' }]);
    const cost = { input: 0.7, output: 2.8, reasoning: 8.4 };
    const plan = planOf({ alibaba: { id: 'alibaba', models: { 'qwen3-32b': { cost } } } }, [qwen]);
    expect(plan.prices[0]?.price).toMatchObject({ completionUsdPerM: 2.8, reasoningUsdPerM: 8.4 });
  });

  it('a cache kept for an hour: 10 beside 6.25 for minutes', () => {
    const pricing = {
      prompt: '0.000005',
      completion: '0.000025',
      input_cache_write: '0.00000625',
      input_cache_write_1h: '0.00001',
    };
    const plan = planOf({ data: [{ id: 'acme/z', pricing }] }, []);
    expect(plan.added[0]?.offers[0]).toMatchObject({ cacheWriteUsdPerM: 6.25, cacheWriteHourUsdPerM: 10 });
    const row = lite('anthropic', 5, 25, {
      cache_creation_input_token_cost: 6.25e-6,
      cache_creation_input_token_cost_above_1hr: 1e-5,
      input_cost_per_token_above_200k_tokens: 1e-5,
      cache_creation_input_token_cost_above_1hr_above_200k_tokens: 2e-5,
    });
    const claude = model('anthropic/claude-x', [{ host: 'Anthropic', hostType: 'first-party' }]);
    expect(planOf({ 'claude-x': row }, [claude]).prices[0]?.price).toMatchObject({
      cacheWriteHourUsdPerM: 10,
      tiers: [{ minPromptTokens: 200_000, cacheWriteHourUsdPerM: 20, edge: 'more-than' }],
    });
  });

  it('reading from cache in the batch route: 0.095', () => {
    const row = lite('moonshot', 0.95, 4, {
      cache_read_input_token_cost: 1.6e-7,
      input_cost_per_token_batches: 5.7e-7,
      output_cost_per_token_batches: 2.4e-6,
      cache_read_input_token_cost_batches: 9.5e-8,
    });
    const kimi = model('moonshotai/kimi-x', [{ host: 'Moonshot AI', hostType: 'first-party' }]);
    expect(planOf({ 'moonshot/kimi-x': row }, [kimi]).prices[0]?.price).toMatchObject({
      batchDiscount: null,
      batchPromptUsdPerM: 0.57,
      batchCompletionUsdPerM: 2.4,
      batchCacheReadUsdPerM: 0.095,
    });
  });

  it('a batch at half of input and output: cache and long prompts are not said to be halved', () => {
    const row = lite('openai', 2, 12, {
      cache_read_input_token_cost: 2e-7,
      input_cost_per_token_batches: 1e-6,
      output_cost_per_token_batches: 6e-6,
      input_cost_per_token_above_272k_tokens: 4e-6,
      output_cost_per_token_above_272k_tokens: 1.8e-5,
    });
    const sold = (more: object) =>
      model('openai/gpt-x', [{ host: 'OpenAI', hostType: 'first-party', asOf: '2026-01-01', ...more }]);
    const priceOf = (more: object) => planOf({ 'gpt-x': row }, [sold(more)]).prices[0]?.price;
    const unknown = priceOf({});
    expect(unknown).toMatchObject({ batchDiscount: null, batchPromptUsdPerM: 1, batchCompletionUsdPerM: 6 });
    const card = batchCard(unknown as Price, 0);
    expect(card?.rates).toMatchObject([
      { prompt: 1, completion: 6, cacheRead: 0.2 },
      { prompt: 4, completion: 18 },
    ]);
    // A maker's share off everything is known, and the list confirms it.
    expect(priceOf({ batchDiscount: 0.5 })).toMatchObject({ batchDiscount: 0.5, batchPromptUsdPerM: null });
    expect(priceOf({ batchDiscount: 0.4 })).toMatchObject({ batchDiscount: null, batchPromptUsdPerM: 1 });
  });

  it('hours of the day: 1.32/3.96 from 01:00 to 04:00, 0.66/1.98 else; an eighth of the week', () => {
    const prices = [
      { prices: { input_mtok: 0.66, output_mtok: 1.98, cache_read_mtok: 0.022 } },
      {
        constraint: { start_time: '01:00:00Z', end_time: '04:00:00Z' },
        prices: { input_mtok: 1.32, output_mtok: 3.96, cache_read_mtok: 0.044 },
      },
    ];
    const v4 = model('deepseek/deepseek-v4-pro', [{ host: 'DeepSeek', hostType: 'first-party' }]);
    const plan = planOf([{ id: 'deepseek', models: [{ id: 'deepseek-v4-pro', prices }] }], [v4]);
    const after = { ...v4, offers: plan.prices.map(({ price }) => price) };
    const paid = (choice: Partial<typeof usualPrices>) => priceInUse(after, { ...usualPrices, ...choice });
    expect(paid({})?.promptUsdPerM).toBeCloseTo(0.66 * (1 + 1 / 8), 12);
    expect(paid({ peakShare: 1 })).toMatchObject({ promptUsdPerM: 1.32, completionUsdPerM: 3.96 });
    expect(paid({ workHours: { fromUtc: '08:00', toUtc: '18:00', days: null } })?.completionUsdPerM).toBeCloseTo(1.98);
    // Bands that hold at the same time say two things of one hour.
    const twice = [
      ...prices,
      { constraint: { start_time: '03:00:00Z', end_time: '05:00:00Z' }, prices: prices[0]?.prices },
    ];
    const doubtful = planOf([{ id: 'deepseek', models: [{ id: 'deepseek-v4-pro', prices: twice }] }], [v4]);
    expect(doubtful.skipped).toEqual([{ entry: 'deepseek/deepseek-v4-pro', reason: 'skipOverlap' }]);
    expect(doubtful.prices).toEqual([]);
  });

  it('days that run into each other at llm-prices: neither is taken', () => {
    const entry = (input: number, from_date: string, to_date: string | null) => ({
      id: 'gpt-5',
      vendor: 'openai',
      name: 'GPT-5',
      input,
      output: 10,
      from_date,
      to_date,
    });
    const gpt = model('openai/gpt-5', [vendor]);
    const overlapping = { prices: [entry(2, '2026-01-01', null), entry(3, '2026-06-01', null)] };
    expect(planOf(overlapping, [gpt])).toMatchObject({
      prices: [],
      skipped: [{ reason: 'skipOverlap' }, { reason: 'skipOverlap' }],
    });
    const following = { prices: [entry(2, '2026-01-01', '2026-06-01'), entry(3, '2026-06-01', null)] };
    expect(planOf(following, [gpt]).prices).toMatchObject([{ price: { promptUsdPerM: 3 } }]);
  });

  it('an image, where the figure is a fee and not the price of one of its tokens', () => {
    const feeOf = (image: string) =>
      planOf({ data: [{ id: 'acme/sees', pricing: { prompt: '0.000001', completion: '0.000004', image } }] }, [
        model('acme/sees', []),
      ]).prices[0]?.price.imageUsd;
    expect(feeOf('0.005')).toBe(0.005);
    expect(feeOf('0.000001')).toBeNull();
    const row = lite('openai', 2, 8, { input_cost_per_image: 0.0013 });
    expect(planOf({ 'gpt-x': row }, [model('openai/gpt-x', [])]).prices[0]?.price.imageUsd).toBe(0.0013);
  });

  it('calls of the seller’s own tools, also at its other tiers', () => {
    const row = lite('openai', 2, 8, {
      search_context_cost_per_query: { search_context_size_medium: 0.01 },
      file_search_cost_per_1k_calls: 2.5,
      code_interpreter_cost_per_session: 0.03,
      input_cost_per_token_priority: 4e-6,
      output_cost_per_token_priority: 16e-6,
    });
    const tools = { webSearchUsdPerCall: 0.01, fileSearchUsdPerCall: 0.0025, codeSessionUsd: 0.03 };
    expect(planOf({ 'gpt-x': row }, [model('openai/gpt-x', [])]).prices.map(({ price }) => price)).toMatchObject([
      { promptUsdPerM: 2, ...tools },
      { promptUsdPerM: 4, serviceTier: 'priority', ...tools },
    ]);
  });

  it('requests a day of a free listing', () => {
    const free = model('acme/small:free', []);
    const pricing = { prompt: '0', completion: '0' };
    const plan = planOf({ data: [{ id: 'acme/small:free', pricing, per_request_limits: { requests_per_day: 50 } }] }, [
      free,
    ]);
    expect(plan.prices[0]?.price).toMatchObject({ promptUsdPerM: 0, requestsPerDay: 50 });
  });

  it.each([
    ['a negative write for an hour', { cache_creation_input_token_cost_above_1hr: -1 }, 'skipNegativePrice'],
    ['thinking above $10,000 a million', { output_cost_per_reasoning_token: 0.02 }, 'skipAbsurdPrice'],
    ['words for a batch’s cache', { cache_read_input_token_cost_batches: 'low' }, 'skipUnreadablePrice'],
  ])('%s lets nothing of the row land', (_what, more, reason) => {
    const plan = planOf({ 'gpt-5': lite('openai', 2, 8, more) }, [model('openai/gpt-5', [vendor])]);
    expect(plan).toMatchObject({ prices: [], offers: [], added: [], skipped: [{ entry: 'gpt-5', reason }] });
  });
});

describe('a model the catalog does not have', () => {
  const mini = model('openai/gpt-4.1-mini', [vendor], { contextTokens: 1_047_576, toolCalling: true });

  it('that is a fine-tune has the facts of the model it was made of, and its own price', () => {
    const plan = planOf({ 'ft:gpt-4.1-mini-2025-04-14': lite('openai', 0.8, 3.2) }, [mini]);
    expect(plan.added).toMatchObject([
      {
        id: 'openai/ft:gpt-4.1-mini-2025-04-14',
        owner: 'user',
        contextTokens: 1_047_576,
        toolCalling: true,
        offers: [{ promptUsdPerM: 0.8, completionUsdPerM: 3.2, host: 'OpenAI', hostType: 'first-party' }],
      },
    ]);
    const named = planOf({ 'ft:gpt-4.1-mini-2025-04-14:acme:desk:Bd3x': lite('openai', 0.9, 3.5) }, [mini]).added;
    expect(named).toMatchObject([
      { id: 'openai/ft:gpt-4.1-mini-2025-04-14:acme:desk:Bd3x', contextTokens: 1_047_576, toolCalling: true },
    ]);
    const rows = [{ line: 2, model: 'ft:gpt-4.1-mini:acme::x', prices: { input: 0.7, output: 3 }, currency: 'USD' }];
    expect(planOf({ priceSheet: 1, rows }, [mini]).added).toMatchObject([
      { id: 'openai/ft:gpt-4.1-mini:acme::x', contextTokens: 1_047_576, offers: [{ promptUsdPerM: 0.7 }] },
    ]);
    expect(planOf({ 'ft:unheard-of': lite('openai', 1, 2) }, [mini]).added).toEqual([]);
  });

  it('is added under its dated name when that is asked, and not unasked', () => {
    const json = { 'gpt-4.1-mini-2025-04-14': lite('openai', 0.4, 1.6, { max_input_tokens: 9 }) };
    expect(planOf(json, [mini])).toMatchObject({ added: [], skipped: [{ reason: 'skipNotInCatalog' }] });
    const plan = planOf(json, [mini], ['gpt-4.1-mini-2025-04-14']);
    expect(plan).toMatchObject({ added: [{ id: 'openai/gpt-4.1-mini-2025-04-14', contextTokens: 9 }], skipped: [] });
  });
});
