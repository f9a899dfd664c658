/** Lists that say less, more or other than they seem: what an import makes of each, with the right price by hand. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOffer } from '../../../../shared/catalog/chooseOffer.ts';
import { planImport } from '../../../../shared/catalog/import/planImport.ts';
import { readPriceList } from '../../../../shared/catalog/import/readPriceList.ts';
import { type Model, newModel, newPrice, newTier, ownPrice, type Price } from '../../../../shared/catalog/model.ts';
import { modelId } from '../../../../shared/foundation/ids.ts';

const read = (name: string) => readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8');
const models = (JSON.parse(read('test/fixtures/catalog/models.json')) as Model[]).map(newModel);
const asOf = '2026-09-01';

const pricedAt = (id: string, price: Price | null): Model[] =>
  models.map((model) => (model.id === id ? { ...model, offers: price === null ? [] : [price] } : model));

const planOf = (text: string, known: Model[] = models) => {
  const list = readPriceList(text, asOf);
  if (!list.ok) throw new Error(list.error.message);
  return planImport({ models: known, evidence: [] }, list.value, { name: 'list.json', asOf });
};
const caseOf = (name: string) => read(`test/fixtures/imports/cases/${name}.json`);
const reasonsIn = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(plan.skipped.map(({ entry, reason }) => [entry, reason]));

const bare = (prompt: number, completion: number, more: Partial<Price> = {}) =>
  newPrice({
    promptUsdPerM: prompt,
    completionUsdPerM: completion,
    basis: 'test',
    asOf: '2026-08-01',
    source: 'a list',
    ...more,
  });

/** A LiteLLM list of one entry of the vendor's own GPT-5 with these fields. */
const gpt5 = (fields: Record<string, unknown>) =>
  JSON.stringify({
    'gpt-5': {
      litellm_provider: 'openai',
      mode: 'chat',
      input_cost_per_token: 1e-6,
      output_cost_per_token: 1e-5,
      ...fields,
    },
  });

describe('rows of one model in one list', () => {
  const rows = Object.entries(JSON.parse(caseOf('litellm-sparse-openrouter-row')) as Record<string, unknown>);
  const grok = { promptUsdPerM: 3, completionUsdPerM: 15, cacheReadUsdPerM: 0.75 };

  it('merge by field, the sparse one first or last', () => {
    const tiers = [{ minPromptTokens: 128_000, promptUsdPerM: 6, completionUsdPerM: 30 }];
    for (const order of [rows, rows.toReversed()]) {
      const plan = planOf(JSON.stringify(Object.fromEntries(order)), pricedAt('x-ai/grok-4', null));
      expect(plan.prices.map(({ price }) => price)).toMatchObject([
        { ...grok, host: 'xAI', tiers },
        { ...grok, host: 'OpenRouter listing', tiers },
      ]);
    }
  });

  it('of a new model name its maker as the catalog does', () => {
    const known = { ...(models[0] as Model), id: modelId('z-ai/glm-5'), author: 'z-ai', authorName: 'Z.ai (Zhipu AI)' };
    const row = (id: string, name: string) => ({ id, name, pricing: { prompt: '0.000001', completion: '0.000003' } });
    const data = [row('z-ai/glm-9', 'Z.AI: GLM 9'), row('new/one', 'New Co: One')];
    const { added } = planOf(JSON.stringify({ data }), [known]);
    expect(added.map(({ name, author, authorName }) => [name, author, authorName])).toEqual([
      ['One', 'new', 'New Co'],
      ['GLM 9', 'z-ai', 'Z.ai (Zhipu AI)'],
    ]);
  });

  it('that each hold a part make the whole, and name both', () => {
    const [prompt, completion] = ['0.000003', '0.000015'];
    const listing = (id: string, more: object) => ({ id, pricing: { prompt, completion, ...more } });
    const data = [
      listing('ours/new', { input_cache_read: '0.00000075' }),
      listing('ours/new', { overrides: [{ min_prompt_tokens: 128_000, prompt: '0.000006' }] }),
    ];
    const [added] = planOf(JSON.stringify({ data })).added;
    expect(added?.offers[0]).toMatchObject({ ...grok, tiers: [{ promptUsdPerM: 6, completionUsdPerM: 15 }] });
    expect(added?.offers[0]?.source).toContain('ours/new and ours/new');
  });

  it('of another price are another seller’s offer, and lend nothing', () => {
    const list = {
      'openrouter/x-ai/grok-4': {
        litellm_provider: 'openrouter',
        mode: 'chat',
        input_cost_per_token: 2e-6,
        output_cost_per_token: 1e-5,
        cache_creation_input_token_cost: 9e-6,
      },
      'xai/grok-4': Object.fromEntries(rows)['xai/grok-4'],
    };
    const plan = planOf(JSON.stringify(list), pricedAt('x-ai/grok-4', null));
    expect(plan.prices[0]?.price).toMatchObject({ ...grok, cacheWriteUsdPerM: null });
    expect(plan.prices[1]?.price).toMatchObject({
      host: 'OpenRouter listing',
      promptUsdPerM: 2,
      cacheReadUsdPerM: null,
    });
    expect(reasonsIn(plan)).toEqual({});
  });

  it('of one seller and of another price than the one that leads are set aside', () => {
    const listing = (prompt: string) => ({ id: 'ours/new', pricing: { prompt, completion: '0.00002' } });
    const plan = planOf(JSON.stringify({ data: [listing('0.000002'), listing('0.000001')] }));
    expect(plan.added[0]?.offers).toMatchObject([{ promptUsdPerM: 1 }]);
    expect(reasonsIn(plan)).toEqual({ 'ours/new': 'skipSameModel' });
  });

  it('in any order give the same plan', { tags: ['slow'] }, () => {
    const figures = fc.record(
      {
        cache_read_input_token_cost: fc.constantFrom(1e-7, 7.5e-7),
        input_cost_per_token_cache_hit: fc.constantFrom(2e-7, 7.5e-7),
        cache_creation_input_token_cost: fc.constantFrom(4e-6, 5e-6),
        input_cost_per_token_batches: fc.constant(1.5e-6),
        output_cost_per_token_batches: fc.constantFrom(7.5e-6, 8e-6),
        input_cost_per_token_above_128k_tokens: fc.constantFrom(6e-6, 7e-6),
        cache_read_input_token_cost_above_128k_tokens: fc.constant(1e-6),
        output_cost_per_token: fc.constantFrom(1.5e-5, 2e-5),
      },
      { requiredKeys: ['output_cost_per_token'] },
    );
    const named = fc.constantFrom(
      ...(['openrouter/x-ai/grok-4', 'xai/grok-4', 'grok-4', 'x/grok-4', 'openrouter/ours/new', 'xai/grok-3'] as const),
    );
    const listed = fc.uniqueArray(fc.tuple(named, figures), { selector: ([name]) => name, minLength: 2 });
    const shuffled = listed.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const textOf = (list: readonly (readonly [string, object])[]) =>
      JSON.stringify(
        Object.fromEntries(
          list.map(([name, more]) => [
            name,
            {
              litellm_provider: name.startsWith('openrouter') ? 'openrouter' : 'xai',
              mode: 'chat',
              input_cost_per_token: 3e-6,
              ...more,
            },
          ]),
        ),
      );
    const contents = (text: string) => {
      const plan = planOf(text);
      return { ...plan, skipped: plan.skipped.map(({ entry, reason }) => `${entry} ${reason}`).sort() };
    };
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(contents(textOf(list))).toEqual(contents(textOf(other)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a list calls by other names', () => {
  it('reading from cache, at DeepSeek', () => {
    const { prices } = planOf(caseOf('litellm-cache-hit-key'));
    expect(prices.map(({ modelId, price }) => [modelId, price.cacheReadUsdPerM])).toEqual([
      ['deepseek/deepseek-v3.2', 0.028],
    ]);
  });

  it.each(['input_cost_per_token_cached', 'cached_input_cost_per_token', 'input_cost_per_cached_token'])(
    '%s, in copies of LiteLLM',
    (name) => {
      expect(planOf(gpt5({ [name]: 2e-7 })).prices[0]?.price.cacheReadUsdPerM).toBe(0.2);
    },
  );

  it.each(['cache_read', 'input_cache_read', 'cached_input', 'input_cached'])('%s, in any list by objects', (name) => {
    const dev = { openai: { id: 'openai', models: { 'gpt-5': { cost: { input: 1, output: 10, [name]: 0.2 } } } } };
    const router = {
      data: [{ id: 'ours/new', pricing: { prompt: '0.000001', completion: '0.00001', [name]: '2e-7' } }],
    };
    const vendor = { prices: [{ id: 'gpt-5', vendor: 'openai', name: 'GPT-5', input: 1, output: 10, [name]: 0.2 }] };
    expect([
      planOf(JSON.stringify(dev)).prices[0]?.price.cacheReadUsdPerM,
      planOf(JSON.stringify(router)).added[0]?.offers[0]?.cacheReadUsdPerM,
      planOf(JSON.stringify(vendor)).prices[0]?.price.cacheReadUsdPerM,
    ]).toEqual([0.2, 0.2, 0.2]);
  });

  it('cached_input and cached_write, at models.dev', () => {
    const cost = { input: 1, output: 10, cached_input: 0.1, cached_write: 1.25 };
    const text = JSON.stringify({ openai: { id: 'openai', models: { 'gpt-5': { cost } } } });
    expect(planOf(text).prices[0]?.price).toMatchObject({ cacheReadUsdPerM: 0.1, cacheWriteUsdPerM: 1.25 });
  });

  it('llm-prices: input, output and input_cached by vendor', () => {
    const { prices } = planOf(caseOf('llm-prices-simonw'), pricedAt('openai/gpt-5', null));
    expect(prices[0]?.price).toMatchObject({
      promptUsdPerM: 1.25,
      completionUsdPerM: 10,
      cacheReadUsdPerM: 0.125,
      // The list says of which day it is.
      asOf: '2026-08-05',
    });
  });

  it('llm-prices: the file of one vendor, with the history of each model', () => {
    const history = [
      { input: 1.5, output: 12, input_cached: 0.15, from_date: '2026-08-01', to_date: null },
      { input: 2, output: 20, from_date: null, to_date: '2026-08-01' },
    ];
    const file = { vendor: 'openai', models: [{ id: 'gpt-5', name: 'GPT-5', price_history: history }] };
    const plan = planOf(JSON.stringify(file), pricedAt('openai/gpt-5', null));
    expect(plan.prices.map(({ price }) => [price.promptUsdPerM, price.cacheReadUsdPerM])).toEqual([[1.5, 0.15]]);
    expect(reasonsIn(plan)).toEqual({ 'openai/gpt-5': 'skipOtherDay' });
  });

  it('llm-prices: no price of other days, none beyond a prompt size, no model that is not known', () => {
    expect(reasonsIn(planOf(read('test/fixtures/imports/llm-prices.json')))).toEqual({
      'google/gemini-2.5-pro-200k': 'skipVariant',
      'anthropic/claude-opus-4': 'skipOtherDay',
      'elsewhere/nova-lite': 'skipNotInCatalog',
    });
  });

  it('flex and priority are offers of their own, not the standard price', () => {
    const { prices } = planOf(caseOf('litellm-flex-priority'), pricedAt('openai/gpt-5', null));
    expect(
      prices.map(({ price }) => [
        price.serviceTier,
        price.promptUsdPerM,
        price.completionUsdPerM,
        price.cacheReadUsdPerM,
      ]),
    ).toEqual([
      [null, 1.25, 10, 0.125],
      ['flex', 0.625, 5, null],
      ['priority', 2.5, 20, null],
    ]);
  });
});

describe('a name that moves', () => {
  it('never prices a fixed model, not by the other names it lists either', () => {
    const plan = planOf(caseOf('genai-daytime-dearer'));
    expect([plan.prices, plan.older, plan.added]).toEqual([[], [], []]);
    expect(reasonsIn(plan)).toEqual({ 'deepseek/deepseek-reasoner': 'skipAlias' });
  });

  it.each(['gpt-5-latest', 'gpt-latest-mini', 'latest', 'deepseek-chat'])('%s is one', (id) => {
    const match = { equals: 'gpt-5' };
    const list = [{ id: 'openai', models: [{ id, match, prices: { input_mtok: 1, output_mtok: 2 } }] }];
    expect(reasonsIn(planOf(JSON.stringify(list)))).toEqual({ [`openai/${id}`]: 'skipAlias' });
  });
});

describe('what does other work than answering', () => {
  it('is named and not offered', () => {
    const plan = planOf(caseOf('litellm-embedding-rerank'));
    expect(plan.added).toEqual([]);
    expect(reasonsIn(plan)).toEqual({
      'text-embedding-3-small': 'skipNotForWork',
      'cohere/rerank-v3.5': 'skipNotForWork',
    });
  });

  it.each(['moderation', 'ocr', 'audio_transcription', 'audio_speech', 'image_generation', 'image_edit', 'search'])(
    'mode %s',
    (mode) => expect(reasonsIn(planOf(gpt5({ mode })))).toEqual({ 'gpt-5': 'skipNotForWork' }),
  );

  it.each([
    'ours/embed-4',
    'ours/reader-ocr',
    'ours/rerank-v3.5',
    'ours/llama-guard-5',
    'ours/tts-1',
    'ours/x-apply-3',
  ])('%s, by its name in a listing', (id) => {
    const data = [{ id, pricing: { prompt: '0.000001', completion: '0.000002' } }];
    expect(reasonsIn(planOf(JSON.stringify({ data })))).toEqual({ [id]: 'skipNotForWork' });
  });
});

describe('a price that cannot be', () => {
  it.each([
    ['above $10,000 a million', { output_cost_per_token: 0.0101 }, 'skipAbsurdPrice'],
    ['absurd in its cache alone', { cache_creation_input_token_cost: 0.02 }, 'skipAbsurdPrice'],
    ['absurd in a tier alone', { input_cost_per_token_above_200k_tokens: 1 }, 'skipAbsurdPrice'],
    ['below zero', { input_cost_per_token: -1e-6 }, 'skipNegativePrice'],
    ['below zero in its cache alone', { cache_read_input_token_cost: -1e-8 }, 'skipNegativePrice'],
    ['below zero in a tier alone', { output_cost_per_token_above_200k_tokens: -1e-5 }, 'skipNegativePrice'],
    ['output below input', { input_cost_per_token: 1e-5, output_cost_per_token: 1e-6 }, 'skipInvertedPrice'],
    ['cached above plain', { cache_read_input_token_cost: 2e-6 }, 'skipInvertedPrice'],
    [
      'a longer prompt for less than a long one',
      { input_cost_per_token_above_128k_tokens: 3e-6, input_cost_per_token_above_200k_tokens: 2e-6 },
      'skipInvertedPrice',
    ],
    ['a long prompt for less', { input_cost_per_token_above_200k_tokens: 5e-7 }, 'skipInvertedPrice'],
    ['words for its cache', { cache_read_input_token_cost: 'cheap' }, 'skipUnreadablePrice'],
    ['words for its batch', { input_cost_per_token_batches: {} }, 'skipUnreadablePrice'],
    ['another currency', { currency: 'CNY' }, 'skipOtherCurrency'],
    ['a currency nobody knows', { currency: 'credits' }, 'skipOtherCurrency'],
    ['no number', { input_cost_per_token: 'ask us' }, 'skipUnreadablePrice'],
    [
      'tiers out of order',
      { tiered_pricing: [32e3, 0, 128e3].map((from) => ({ range: [from, from * 2], input_cost_per_token: 2e-6 })) },
      'skipTiersOutOfOrder',
    ],
    [
      'tiers that go back',
      { tiered_pricing: [128e3, 32e3].map((from) => ({ range: [from, 1e6], input_cost_per_token: 2e-6 })) },
      'skipTiersOutOfOrder',
    ],
    ['a tier of no size', { tiered_pricing: [{ input_cost_per_token: 2e-6 }] }, 'skipTiersOutOfOrder'],
  ])('%s', (_what, fields, reason) => {
    const plan = planOf(gpt5(fields));
    expect(reasonsIn(plan)).toEqual({ 'gpt-5': reason });
    expect([plan.prices, plan.older, plan.added, plan.unchanged]).toEqual([[], [], [], []]);
  });

  it('in one currency or order is read: USD, and keys of an object have no order', () => {
    const fields = {
      currency: 'usd',
      input_cost_per_token_above_200k_tokens: 3e-6,
      input_cost_per_token_above_128k_tokens: 2e-6,
    };
    expect(planOf(gpt5(fields)).prices[0]?.price.tiers.map((tier) => tier.minPromptTokens)).toEqual([128_000, 200_000]);
  });

  it.each([
    [
      'OpenRouter',
      {
        data: [
          {
            id: 'ours/x',
            pricing: {
              prompt: '1e-6',
              completion: '2e-6',
              overrides: [{ min_prompt_tokens: 9 }, { min_prompt_tokens: 5 }],
            },
          },
        ],
      },
    ],
    [
      'models.dev',
      {
        openai: {
          id: 'openai',
          models: { x: { cost: { input: 1, output: 2, tiers: [{ tier: { size: 9 } }, { tier: { size: 5 } }] } } },
        },
      },
    ],
    [
      'genai-prices',
      [
        {
          id: 'openai',
          models: [
            {
              id: 'x',
              prices: {
                output_mtok: 2,
                input_mtok: {
                  base: 1,
                  tiers: [
                    { start: 9, price: 2 },
                    { start: 5, price: 3 },
                  ],
                },
              },
            },
          ],
        },
      ],
    ],
  ])('tiers out of order in %s', (_format, json) => {
    expect(Object.values(reasonsIn(planOf(JSON.stringify(json))))).toEqual(['skipTiersOutOfOrder']);
  });

  it('of batch alone is no reason to lose the plain one', () => {
    const price = planOf(caseOf('openrouter-batch-dearer')).added[0]?.offers[0];
    expect(price).toMatchObject({ promptUsdPerM: 0.2, completionUsdPerM: 0.6, cacheReadUsdPerM: 0.04 });
  });
});

describe('a known price', () => {
  const tiers = [
    newTier({
      minPromptTokens: 200_000,
      promptUsdPerM: 3,
      completionUsdPerM: 15,
      cacheReadUsdPerM: 0.3,
      cacheWriteUsdPerM: 4,
    }),
  ];
  const full = bare(1.25, 10, {
    cacheReadUsdPerM: 0.125,
    cacheWriteUsdPerM: 1.5,
    batchPromptUsdPerM: 0.6,
    batchCompletionUsdPerM: 4,
    requestFeeUsd: 0.001,
    webSearchUsdPerCall: 0.01,
    tiers,
  });
  const known = pricedAt('openai/gpt-5', full);

  it('keeps every figure that the list does not speak of, and says so', () => {
    const [row] = planOf(gpt5({}), known).prices;
    const { asOf: _asOf, source: _source, basis: _basis, note: _note, ...rest } = full;
    const seller = { host: 'OpenAI', hostType: 'first-party', certainty: 'third-party' };
    expect(row?.price).toMatchObject({ ...rest, ...seller, promptUsdPerM: 1 });
    expect(row?.changed).toEqual(['promptUsdPerM']);
    for (const field of ['cacheRead', 'cacheWrite', 'batchPrompt', 'requestFee', 'webSearch', 'tiers'])
      expect(row?.price.note).toMatch(new RegExp(`${field}.*kept from the price of 2026-08-01`));
  });

  it('after any list is what the list says of each figure, and what was known of the others', {
    tags: ['slow'],
  }, () => {
    const figures = {
      cache_read_input_token_cost: ['cacheReadUsdPerM', 0.1],
      cache_creation_input_token_cost: ['cacheWriteUsdPerM', 1.25],
      cache_creation_input_token_cost_above_1hr: ['cacheWriteHourUsdPerM', 2],
      output_cost_per_reasoning_token: ['reasoningUsdPerM', 12],
      cache_read_input_token_cost_batches: ['batchCacheReadUsdPerM', 0.05],
    } as const;
    const names = Object.keys(figures) as (keyof typeof figures)[];
    const ofSome = fc.subarray(names);
    const seller = fc.constantFrom(
      { host: 'OpenAI', hostType: 'first-party' as const },
      { host: 'OpenAI (OpenRouter)', hostType: 'first-party' as const },
      { host: 'OpenRouter listing', hostType: 'aggregator' as const },
      { host: null, hostType: null },
    );
    fc.assert(
      fc.property(ofSome, ofSome, seller, fc.constantFrom(1, 1.5), (knownOf, listedOf, sold, prompt) => {
        const before = bare(1, 10, {
          ...sold,
          ...Object.fromEntries(knownOf.map((name) => [figures[name][0], 2 * figures[name][1]])),
        });
        const list = gpt5({
          input_cost_per_token: prompt / 1e6,
          ...Object.fromEntries(listedOf.map((name) => [name, figures[name][1] / 1e6])),
        });
        const plan = planOf(list, pricedAt('openai/gpt-5', before));
        const after = plan.prices[0]?.price ?? before;
        expect(after.promptUsdPerM).toBe(prompt);
        for (const name of names) {
          const [field, figure] = figures[name];
          const known = knownOf.includes(name) ? 2 * figure : null;
          expect([field, after[field]]).toEqual([field, listedOf.includes(name) ? figure : known]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('that the planner typed is what a newer list changes, and is shown as that', () => {
    const maker = bare(1, 10, { host: 'OpenAI', hostType: 'first-party', asOf: '2026-07-01' });
    const typed = ownPrice({ promptUsdPerM: 0.5, completionUsdPerM: 5, asOf: '2026-08-01', source: 'my contract' });
    const known = models.map((model) => (model.id === 'openai/gpt-5' ? { ...model, offers: [maker, typed] } : model));
    const [row] = planOf(gpt5({ input_cost_per_token: 2e-6 }), known).prices;
    expect(row?.before).toMatchObject({ promptUsdPerM: 0.5, source: 'my contract' });
    expect(row?.changed).toEqual(['promptUsdPerM', 'completionUsdPerM']);
    // A list that says what the maker's price says leaves the typed one in its place.
    expect(planOf(gpt5({}), known).prices).toEqual([]);
  });

  it('that a router alone told of cache keeps it once the maker’s own is the newer one', () => {
    const maker = bare(1, 10, { host: 'OpenAI', hostType: 'first-party', asOf: '2026-08-01' });
    const routed = { ...maker, host: 'OpenAI (OpenRouter)', cacheReadUsdPerM: 0.1, asOf: '2026-08-08' };
    const both = (offers: Price[]): Model[] =>
      models.map((model) => (model.id === 'openai/gpt-5' ? { ...model, offers } : model));
    const dearer = gpt5({ input_cost_per_token: 2e-6 });
    const [row] = planOf(dearer, both([maker, routed])).prices;
    expect(row?.price).toMatchObject({ host: 'OpenAI', promptUsdPerM: 2, cacheReadUsdPerM: 0.1 });
    expect(row?.changed).toEqual(['promptUsdPerM', 'cacheReadUsdPerM']);
    expect(row?.price.note).toMatch(/cacheReadUsdPerM kept from the price of 2026-08-08/);
    // So does one that asked the new amounts before the maker's list did.
    const ahead = planOf(dearer, both([maker, { ...routed, promptUsdPerM: 2 }])).prices[0];
    expect(ahead?.price).toMatchObject({ host: 'OpenAI', promptUsdPerM: 2, cacheReadUsdPerM: 0.1 });
    // A router that asks something else passes on nothing, and what is lost with it is shown.
    const other = planOf(dearer, both([maker, { ...routed, promptUsdPerM: 3 }])).prices[0];
    expect(other?.price.cacheReadUsdPerM).toBeNull();
    expect(other?.before).toMatchObject({ promptUsdPerM: 3, cacheReadUsdPerM: 0.1 });
    expect(other?.changed).toEqual(['promptUsdPerM', 'cacheReadUsdPerM']);
  });

  it('falls to nothing unknown in silence, whoever sold what was paid and in whatever order it came', {
    tags: ['slow'],
  }, () => {
    const figures = ['cacheReadUsdPerM', 'cacheWriteUsdPerM', 'webSearchUsdPerCall', 'reasoningUsdPerM'] as const;
    const amounts = fc.constantFrom(1, 2, 3);
    const known = fc.record({
      host: fc.constantFrom('OpenAI', 'OpenAI (OpenRouter)', 'OpenRouter listing', null),
      prompt: amounts,
      day: fc.constantFrom('2026-07-01', '2026-08-01', '2026-08-20'),
      says: fc.subarray([...figures]),
    });
    const listed = fc.record({ prompt: amounts, hasCache: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(known, { minLength: 1, maxLength: 3, selector: ({ host }) => host }),
        listed,
        (offers, list) => {
          const model = models.find(({ id }) => id === 'openai/gpt-5');
          if (model === undefined) throw new Error('no model');
          const before = {
            ...model,
            offers: offers.map(({ host, prompt, day, says }) =>
              bare(prompt, 10, {
                host,
                hostType: host === null ? null : host.endsWith('listing') ? 'aggregator' : 'first-party',
                asOf: day,
                ...Object.fromEntries(says.map((figure) => [figure, 0.125])),
              }),
            ),
          };
          const text = gpt5({
            input_cost_per_token: list.prompt / 1e6,
            ...(list.hasCache ? { cache_read_input_token_cost: 5e-8 } : {}),
          });
          const plan = planOf(
            text,
            models.map((one) => (one === model ? before : one)),
          );
          const landed = [...plan.prices, ...plan.offers, ...plan.older];
          const after = { ...before, offers: [...before.offers, ...landed.map(({ price }) => price)] };
          const [paid, then] = [chooseOffer(before)?.offer, chooseOffer(after)?.offer];
          for (const figure of figures) {
            if (paid?.[figure] == null || then?.[figure] != null) continue;
            const told = landed.filter(({ price, changed }) => price === then && changed.includes(figure));
            expect(told.map((row) => row.before?.[figure])).toEqual([paid[figure]]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that no longer fits the new amounts is kept and doubted', () => {
    const cheaper = gpt5({ input_cost_per_token: 1e-7 });
    expect(planOf(cheaper, known).prices[0]?.price.note).toMatch(/It does not fit the new amounts\.$/);
    expect(planOf(gpt5({}), known).prices[0]?.price.note).not.toContain('does not fit');
  });

  it('does not change by rounding', () => {
    const rounded = pricedAt('openai/gpt-5', bare(0.083333, 10));
    expect(planOf(gpt5({ input_cost_per_token: 8.33333333333e-8 }), rounded).prices).toEqual([]);
    expect(planOf(gpt5({ input_cost_per_token: 8.3335e-8 }), rounded).prices).toHaveLength(1);
  });

  it('names every field that changes, with the figure before', () => {
    const fields = { cache_read_input_token_cost: 1e-7, input_cost_per_token_above_200k_tokens: 2e-6 };
    const [row] = planOf(gpt5(fields), known).prices;
    expect(row?.changed).toEqual(['promptUsdPerM', 'cacheReadUsdPerM', 'tiers']);
    expect(row?.before).toEqual(full);
    // The tier's cache price is not in the list.
    expect(row?.price.tiers).toMatchObject([
      {
        minPromptTokens: 200_000,
        promptUsdPerM: 2,
        completionUsdPerM: 10,
        cacheReadUsdPerM: 0.3,
        cacheWriteUsdPerM: 4,
      },
    ]);
  });

  it('of a promotion loses it, and says so, only with the amounts it was taken off', () => {
    const promoted = pricedAt('openai/gpt-5', bare(1, 10, { promoDiscount: 0.5, undiscountedPromptUsdPerM: 2 }));
    expect(planOf(gpt5({}), promoted).unchanged).toEqual([modelId('openai/gpt-5')]);
    const [row] = planOf(gpt5({ input_cost_per_token: 2e-6 }), promoted).prices;
    expect(row?.changed).toEqual(['promptUsdPerM', 'promoDiscount', 'undiscountedPromptUsdPerM']);
  });

  it('is not followed by an older one: neither of the file’s day nor of the day its list states', () => {
    const newer = pricedAt('openai/gpt-5', { ...full, asOf: '2026-09-02' });
    expect(planOf(gpt5({}), newer)).toMatchObject({ prices: [], older: [{ modelId: 'openai/gpt-5' }] });
    // What is kept of it is what it said, with nothing of a newer price.
    expect(planOf(gpt5({}), newer).older[0]?.price).toMatchObject({ cacheReadUsdPerM: null, tiers: [], asOf });
    const stated = pricedAt('openai/gpt-5', { ...full, promptUsdPerM: 9, asOf: '2026-08-06' });
    expect(planOf(caseOf('llm-prices-simonw'), stated)).toMatchObject({
      prices: [],
      older: [{ price: { asOf: '2026-08-05' } }],
    });
  });
});
