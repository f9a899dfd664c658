import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { planImport } from '../../../../shared/catalog/import/planImport.ts';
import type { PriceList } from '../../../../shared/catalog/import/priceList.ts';
import { readPriceList } from '../../../../shared/catalog/import/readPriceList.ts';
import { type Model, newModel } from '../../../../shared/catalog/model.ts';
import { checkModel, checkPrice } from '../../../../shared/catalog/modelSchema.ts';
import { catalogWords } from '../../../../shared/words/catalog.ts';

const read = (name: string) => readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8');
const models = (JSON.parse(read('test/fixtures/catalog/models.json')) as Model[]).map(newModel);
const catalog = { models, evidence: [] };
const asOf = '2026-09-01';

const listIn = (text: string): PriceList => {
  const list = readPriceList(text, asOf);
  if (!list.ok) throw new Error(list.error.message);
  return list.value;
};
const fixture = (name: string) => {
  const list = listIn(read(`test/fixtures/imports/${name}.json`));
  const plan = planImport(catalog, list, { name: `${name}.json`, asOf });
  const price = (id: string) => plan.prices.find((each) => each.modelId === id)?.price;
  return { list, plan, price, reasons: Object.fromEntries(plan.skipped.map((each) => [each.entry, each.reason])) };
};

describe('an OpenRouter listing', () => {
  const { list, plan, price, reasons } = fixture('openrouter');

  it('gives prices per million, without float noise, with the batch entry folded in', () => {
    expect(list.format.id).toBe('openrouter');
    expect(price('openai/gpt-5')).toMatchObject({
      promptUsdPerM: 1,
      completionUsdPerM: 10,
      cacheReadUsdPerM: 0.125,
      cacheWriteUsdPerM: null,
      batchDiscount: 0.5,
      webSearchUsdPerCall: 0.01,
      basis: 'openrouter-listing',
      asOf,
    });
    expect(price('openai/gpt-5')?.source).toContain('openrouter.json');
  });

  it('adds a model the catalog does not have, its tiers filled from the base price', () => {
    expect(plan.added.map((model) => model.id)).toEqual(['ours/new-model']);
    expect(plan.added[0]).toMatchObject({
      name: 'New Model',
      authorName: 'Our House',
      contextTokens: 131072,
      toolCalling: false,
      reasoning: false,
      listedDate: '2026-07-31',
      paramsTotalB: null,
      owner: 'user',
    });
    expect(plan.added[0]?.offers[0]?.tiers).toMatchObject([
      {
        minPromptTokens: 32000,
        promptUsdPerM: 0.4,
        completionUsdPerM: 1.6,
        cacheReadUsdPerM: null,
        cacheWriteUsdPerM: null,
      },
      {
        minPromptTokens: 128000,
        promptUsdPerM: 0.6,
        completionUsdPerM: 0.8,
        cacheReadUsdPerM: null,
        cacheWriteUsdPerM: null,
      },
    ]);
  });

  it('counts what says the same, and keeps zero only for a model that is listed free', () => {
    // deepseek-r1 as it is, and the free listing of a model the catalog has only so.
    expect(plan.unchanged).toEqual(['cohere/north-mini-code:free', 'deepseek/deepseek-r1']);
    expect(plan.prices.map((each) => each.modelId)).toEqual(['openai/gpt-5']);
    expect(
      [...plan.prices.map((each) => each.price), ...plan.added.map((model) => model.offers[0])].every(
        (each) => (each?.promptUsdPerM ?? 0) > 0,
      ),
    ).toBe(true);
  });

  it('says why each other entry is left out', () => {
    expect(reasons).toMatchObject({
      'openai/gpt-5:batch': 'skipVariant',
      'nobody/other:free': 'skipVariant',
      'qwen/qwen-plus-2025-07-28:thinking': 'skipVariant',
      '~openai/gpt-latest': 'skipAlias',
      'openai/gpt-newest': 'skipAlias',
      'openrouter/auto': 'skipPriceVaries',
      'google/lyria': 'skipNotText',
      'ours/trial': 'skipZeroPrice',
      'ours/words': 'skipUnreadablePrice',
      'ours/absurd': 'skipAbsurdPrice',
      'not an id': 'skipBadId',
      'ours/priceless': 'skipNoPrice',
    });
    expect(list.entries.length + list.skipped.length).toBe(18);
  });

  it('is the same list without its wrapper', () => {
    const bare = JSON.stringify(JSON.parse(read('test/fixtures/imports/openrouter.json')).data);
    expect(listIn(bare)).toEqual(list);
  });
});

describe('a LiteLLM list', () => {
  const { list, plan, price, reasons } = fixture('litellm');

  it('matches a vendor’s own name for a model, and no dated or moving name', () => {
    expect(list.format.id).toBe('litellm');
    expect(price('anthropic/claude-sonnet-4.5')).toMatchObject({
      completionUsdPerM: 16,
      batchDiscount: 0.5,
      basis: 'litellm-vendor',
      tiers: [{ minPromptTokens: 200_000, promptUsdPerM: 6, completionUsdPerM: 22.5 }],
      tierMode: 'whole-request',
    });
    // The batch discount is not in this list: kept, and said so.
    expect(price('anthropic/claude-sonnet-4.5')?.note).toContain('batchDiscount');
    expect(reasons).toMatchObject({
      'claude-sonnet-4-5-20250929': 'skipNotInCatalog',
      'deepseek/deepseek-chat': 'skipAlias',
      'gemini/gemini-flash-latest': 'skipAlias',
    });
    expect(price('deepseek/deepseek-chat')).toBeUndefined();
  });

  it('reads ranges without a flat price', () => {
    expect(price('qwen/qwen3-coder-plus')).toMatchObject({
      promptUsdPerM: 1,
      completionUsdPerM: 5,
      tiers: [{ minPromptTokens: 32000, promptUsdPerM: 1.8, completionUsdPerM: 9 }],
    });
  });

  it('takes OpenRouter entries by their id', () => {
    expect(price('z-ai/glm-4.6')).toMatchObject({
      promptUsdPerM: 0.4,
      completionUsdPerM: 1.75,
      basis: 'litellm-openrouter',
    });
    expect(plan.added.map((model) => [model.id, model.contextTokens, model.inputModalities])).toEqual([
      // A fine-tune is a model of hers with the facts of the model it was made of.
      ['openai/ft:gpt-4o', 128000, ['text', 'image', 'file']],
      ['ours/elsewhere', 64000, ['text', 'image']],
    ]);
  });

  it('makes offers of other hosts’ prices, and leaves out other work and what has no price', () => {
    expect(price('openai/gpt-5')).toBeUndefined();
    expect(plan.offers.map(({ modelId, price }) => [modelId, price.host, price.promptUsdPerM])).toEqual([
      // Known of nobody before: beside another seller it stands under the maker's name, or the model would cost 9.
      ['openai/gpt-5', 'OpenAI', 1.25],
      ['openai/gpt-5', 'Azure OpenAI', 9],
    ]);
    expect(reasons).toMatchObject({
      sample_spec: 'skipNotAModel',
      fallback_generalizations: 'skipNotAModel',
      'xai/grok-4': 'skipZeroPrice',
      'mistral/mistral-large-2411': 'skipNoPrice',
      'text-embedding-3-small': 'skipNotForWork',
    });
  });
});

describe('a models.dev list', () => {
  const { list, plan, price, reasons } = fixture('models-dev');

  it('reads both ways of writing tiers, of prompt size only', () => {
    expect(list.format.id).toBe('models-dev');
    expect(price('google/gemini-2.5-pro')?.tiers).toMatchObject([
      { minPromptTokens: 200_000, promptUsdPerM: 3, completionUsdPerM: 15 },
    ]);
    expect(
      price('x-ai/grok-4.3')?.tiers ?? models.find((model) => model.id === 'x-ai/grok-4.3')?.offers[0]?.tiers,
    ).toMatchObject([{ minPromptTokens: 200_000, promptUsdPerM: 2.5, completionUsdPerM: 5 }]);
  });

  it('does not take a subscription for a price of zero', () => {
    expect(reasons).toMatchObject({
      'github-copilot/gpt-5': 'skipZeroPrice',
      'openai/gpt-image-1': 'skipNotText',
      'openai/gpt-5-chat-latest': 'skipAlias',
      'openrouter/ours/unpriced': 'skipNoPrice',
    });
    expect(price('openai/gpt-5')).toBeUndefined();
  });

  it('keeps unknown unknown: a date that is none, a context of zero', () => {
    expect(plan.added[0]).toMatchObject({
      id: 'ours/listed',
      releaseDate: null,
      contextTokens: null,
      maxOutputTokens: 8192,
      reasoning: true,
    });
  });
});

describe('a genai-prices list', () => {
  const { list, plan, price, reasons } = fixture('genai-prices');

  it('takes the dated price of the day, and tiers kind by kind', () => {
    expect(list.format.id).toBe('genai-prices');
    expect(price('anthropic/claude-opus-4.6')).toMatchObject({ promptUsdPerM: 5, completionUsdPerM: 24, tiers: [] });
    expect(price('anthropic/claude-opus-4.6')?.bands).toMatchObject([
      { fromUtc: '00:30', toUtc: '16:30', promptUsdPerM: 2, completionUsdPerM: 2 },
    ]);
    expect(price('x-ai/grok-4')?.bands).toBeNull();
    const earlier = readPriceList(read('test/fixtures/imports/genai-prices.json'), '2026-03-01');
    const then = earlier.ok
      ? earlier.value.entries.find((entry) => entry.candidates[0] === 'anthropic/claude-opus-4-6')
      : null;
    expect(then?.price.tiers).toMatchObject([{ minPromptTokens: 200_000, promptUsdPerM: 10, completionUsdPerM: 37.5 }]);
    expect(price('x-ai/grok-4')).toMatchObject({
      requestFeeUsd: 0.002,
      tiers: [{ minPromptTokens: 128_000, promptUsdPerM: 6, completionUsdPerM: 15 }],
    });
  });

  it('follows exact other names, no patterns', () => {
    expect(price('anthropic/claude-opus-4')).toMatchObject({
      promptUsdPerM: 14,
      completionUsdPerM: 70,
      basis: 'genai-prices-vendor',
    });
    expect(price('z-ai/glm-4.6')).toMatchObject({ promptUsdPerM: 0.45 });
    expect(plan.offers).toMatchObject([
      { modelId: 'deepseek/deepseek-r1', price: { host: 'Amazon Bedrock', hostType: 'cloud', promptUsdPerM: 1.35 } },
    ]);
    expect(reasons).toMatchObject({
      'anthropic/claude-3-5-haiku-latest': 'skipAlias',
      'openrouter/z-ai/glm-4.6:free': 'skipNoPrice',
    });
  });
});

describe('any list', () => {
  it('that is none is refused by name', () => {
    const kinds = ['', 'hello', '{"a":', '[]', '{}', 'null', '3', '{"data":[]}', '{"models":{}}', '[[[[]]]]'].map(
      (text) => {
        const list = readPriceList(text, asOf);
        return list.ok ? 'read' : list.error.kind;
      },
    );
    expect(kinds).toEqual([...Array(3).fill('priceListNotJson'), ...Array(7).fill('priceListUnknown')]);
  });

  it('is not read beyond a size no list has', () => {
    const many = JSON.stringify({ data: Array.from({ length: 50_001 }, () => ({ pricing: {} })) });
    expect(readPriceList(many, asOf)).toMatchObject({
      ok: false,
      error: { kind: 'priceListTooLarge', details: { max: 50_000 } },
    });
  });

  it('nested a hundred thousand deep is read or refused, never a crash', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(readPriceList(deep, asOf).ok).toBe(false);
    const inside = `[{"id":"anthropic","models":[{"id":"x","match":${'{"or":['.repeat(50_000)}${']}'.repeat(50_000)},"prices":{"input_mtok":1,"output_mtok":1}}]}]`;
    expect(readPriceList(inside, asOf).ok).toBe(true);
  });

  it('of anything at all gives only valid prices and models, and never throws', { tags: ['slow'] }, () => {
    const number = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -1, 1e-6, 5e300, '0.000001', '-1', 'x', '', null, {}, [], '1e400'),
    );
    const cost = fc.dictionary(
      fc.constantFrom(
        'prompt',
        'completion',
        'input',
        'output',
        'input_mtok',
        'output_mtok',
        'input_cost_per_token',
        'output_cost_per_token',
        'tiers',
        'overrides',
        'input_cost_per_token_above_200k_tokens',
        'tiered_pricing',
        'discount',
      ),
      fc.oneof(
        number,
        fc.array(fc.anything(), { maxLength: 3 }),
        fc.record({ base: number, tiers: fc.array(fc.record({ start: number, price: number })) }),
      ),
    );
    const id = fc.oneof(
      fc.constantFrom(
        'openai/gpt-5',
        'gpt-5',
        'openrouter/a/b',
        'a/b:free',
        '__proto__',
        'constructor',
        '\u0000',
        '~a/b',
      ),
      fc.string(),
    );
    const entry = fc.record({
      id,
      pricing: cost,
      cost,
      prices: fc.oneof(cost, fc.array(fc.record({ constraint: fc.anything(), prices: cost }))),
      litellm_provider: fc.constantFrom('openai', 'openrouter', 'x'),
      mode: fc.constant('chat'),
      name: fc.string(),
      created: number,
      context_length: number,
    });
    const flat = fc.tuple(id, entry, cost).map(([name, value, extra]) => ({ [name]: { ...value, ...extra } }));
    const lists = fc.oneof(
      fc.array(entry, { maxLength: 4 }).map((data) => ({ data })),
      flat,
      fc
        .tuple(fc.constantFrom('openai', 'openrouter', 'x'), id, entry)
        .map(([provider, model, value]) => ({ [provider]: { id: provider, models: { [model]: value } } })),
      fc
        .tuple(fc.constantFrom('openai', 'openrouter', 'x_ai'), fc.array(entry, { maxLength: 3 }))
        .map(([provider, list]) => [{ id: provider, models: list }]),
      fc.anything(),
    );
    fc.assert(
      fc.property(lists, (json) => {
        const list = readPriceList(JSON.stringify(json) ?? '', asOf);
        if (!list.ok) return;
        const plan = planImport(catalog, list.value, { name: 'list.json', asOf });
        for (const { modelId, price } of plan.prices)
          expect(checkPrice(price, modelId)).toEqual({ ok: true, value: price });
        for (const model of plan.added) expect(checkModel(model)).toEqual({ ok: true, value: model });
        for (const each of plan.skipped) expect(catalogWords[each.reason].en).toBeTruthy();
      }),
      { numRuns: 500 },
    );
  });
});

describe('names that are no names', () => {
  const deep = (open: string, close: string) => `${open.repeat(20_000)}1${close.repeat(20_000)}`;
  it.each([
    ['an object without a text of its own', '{"toString": 1, "valueOf": null}'],
    ['an empty object', '{}'],
    ['20,000 lists', deep('[', ']')],
    ['20,000 objects', deep('{"a":', '}')],
    ['null', 'null'],
    ['a number', '12'],
    ['a truth', 'true'],
  ])('%s: set aside under a name of ours', (_what, raw) => {
    const lists = [
      `{"data":[{"id":${raw},"pricing":{"prompt":"0.000001","completion":"0.000002"}}]}`,
      `{"data":[{"id":null,"name":${raw},"pricing":{"prompt":"0.000001","completion":"0.000002"}}]}`,
      `[{"id":${raw},"models":[{"id":${raw},"prices":{"input_mtok":1,"output_mtok":2}}]}]`,
      `{"a":{"id":${raw},"models":{"m":{"id":${raw},"name":${raw},"cost":{"input":1,"output":2}}}}}`,
      `{"m":{"litellm_provider":${raw},"mode":${raw},"input_cost_per_token":0.000001,"output_cost_per_token":0.000002}}`,
    ];
    for (const text of lists) {
      const list = readPriceList(text, asOf);
      if (!list.ok) continue;
      for (const { entry } of [...list.value.entries, ...list.value.skipped]) expect(entry.length).toBeLessThan(121);
      expect(planImport(catalog, list.value, { name: 'list.json', asOf }).prices).toEqual([]);
    }
  });
});

const samples = new URL('../../../../../shared/data/imports/', import.meta.url);
describe('real lists of mid 2026', () => {
  beforeEach(({ skip }) => skip(!existsSync(samples), 'the lists are not shipped with the project'));
  const sample = (name: string) => {
    const list = listIn(readFileSync(new URL(name, samples), 'utf8'));
    return { list, plan: planImport(catalog, list, { name, asOf: '2026-08-01' }) };
  };
  const count = (plan: { skipped: { reason: string }[] }, reason: string) =>
    plan.skipped.filter((each) => each.reason === reason).length;

  it('OpenRouter: 234 entries, 10 aliases, 5 routers, nothing new', () => {
    const { list, plan } = sample('openrouter-models-2026-08-01-slice.json');
    expect(list.format.id).toBe('openrouter');
    expect(list.entries.length + list.skipped.length).toBe(234);
    expect([count(plan, 'skipAlias'), count(plan, 'skipPriceVaries'), count(plan, 'skipNotText')]).toEqual([10, 5, 13]);
    expect(plan.added).toEqual([]);
    expect(plan.prices.length + plan.older.length + plan.unchanged.length).toBeGreaterThan(150);
    expect(list.entries.filter((entry) => entry.price.tiers.length > 0).length).toBeGreaterThanOrEqual(40);
    expect(list.entries.find((entry) => entry.entry === 'qwen/qwen3.7-flash')?.price.tiers.length).toBe(2);
  });

  it('LiteLLM: 419 entries, most of them not models of their vendor', () => {
    const { list, plan } = sample('litellm-2026-08-01-slice.json');
    expect(list.format.id).toBe('litellm');
    // An entry with prices of a service tier is read as two offers.
    expect(new Set([...list.entries, ...list.skipped].map(({ entry }) => entry)).size).toBe(419);
    // New are only models tuned from one of the catalog's.
    expect(plan.added.filter(({ id }) => !id.includes('/ft:'))).toEqual([]);
    expect(
      plan.prices.some((each) => each.modelId === 'deepseek/deepseek-chat' && each.price.promptUsdPerM === 0.28),
    ).toBe(false);
    expect(
      [...plan.prices, ...plan.older].find((each) => each.modelId === 'openai/gpt-5.6-terra')?.price,
    ).toMatchObject({
      promptUsdPerM: 2,
      completionUsdPerM: 12,
    });
  });

  it('models.dev: 843 models of 23 providers', () => {
    const { list, plan } = sample('models-dev-api-2026-07-01-slice.json');
    expect(list.format.id).toBe('models-dev');
    expect(list.entries.length + list.skipped.length).toBe(843);
    for (const entry of list.entries)
      if (entry.price.promptUsdPerM === 0) expect(entry.candidates[0]).toMatch(/:free$/);
    expect(plan.prices.length + plan.older.length + plan.unchanged.length).toBeGreaterThan(200);
  });
});
