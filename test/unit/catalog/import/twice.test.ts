/** A list that came in once changes nothing the second time, whatever the catalog knew before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOffer } from '../../../../shared/catalog/chooseOffer.ts';
import { planImport } from '../../../../shared/catalog/import/planImport.ts';
import { readPriceList } from '../../../../shared/catalog/import/readPriceList.ts';
import { type KnownPrice, type Model, newModel, newPrice, type Price } from '../../../../shared/catalog/model.ts';
import { offersOf } from '../../../../shared/catalog/offers.ts';
import { modelId } from '../../../../shared/foundation/ids.ts';

const gpt = modelId('openai/gpt-5');

const sellers = [
  { host: null, hostType: null },
  { host: 'OpenAI', hostType: 'first-party' },
  { host: 'OpenRouter listing', hostType: 'aggregator' },
  { host: 'OpenAI (OpenRouter)', hostType: 'first-party' },
  { host: 'Azure OpenAI', hostType: 'cloud' },
] as const satisfies Pick<KnownPrice, 'host' | 'hostType'>[];

const amounts = fc.constantFrom(0.5, 1, 2);
const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arb, { nil: null });
const days = fc.constantFrom('2026-08-01', '2026-10-11', '2026-11-20');

const known: fc.Arbitrary<Price> = fc
  .record({
    seller: fc.constantFrom(...sellers),
    promptUsdPerM: amounts,
    completionUsdPerM: fc.constantFrom(4, 8),
    cacheReadUsdPerM: maybe(fc.constantFrom(0.1, 0.2)),
    webSearchUsdPerCall: maybe(fc.constant(0.01)),
    region: fc.constantFrom(null, 'eu'),
    serviceTier: fc.constantFrom(null, 'standard' as const, 'flex' as const),
    promoDiscount: maybe(fc.constant(0.5)),
    validFrom: maybe(fc.constantFrom('2026-07-20', '2026-10-01')),
    validUntil: maybe(fc.constantFrom('2026-10-05', '2026-10-31', '2026-12-31')),
    tiers: fc.constantFrom(
      [],
      [{ minPromptTokens: 200_000, promptUsdPerM: 4, completionUsdPerM: 16, cacheReadUsdPerM: null }],
    ),
    basis: fc.constantFrom('a list', 'planner'),
    asOf: days,
  })
  .map(({ seller, ...price }) => newPrice({ ...price, ...seller, source: 'a list' } as Parameters<typeof newPrice>[0]));

const row = (provider: string) =>
  fc
    .record({
      prompt: amounts,
      completion: fc.constantFrom(4, 8),
      cached: maybe(fc.constantFrom(0.1, 0.2)),
      above: fc.boolean(),
    })
    .map(({ prompt, completion, cached, above }) => ({
      litellm_provider: provider,
      mode: 'chat',
      input_cost_per_token: prompt / 1e6,
      output_cost_per_token: completion / 1e6,
      ...(cached === null ? {} : { cache_read_input_token_cost: cached / 1e6 }),
      ...(above
        ? { input_cost_per_token_above_200k_tokens: 4 / 1e6, output_cost_per_token_above_200k_tokens: 16 / 1e6 }
        : {}),
    }));

const liteLlm = fc
  .record(
    {
      'gpt-5': row('openai'),
      'openrouter/openai/gpt-5': row('openrouter'),
      'azure/gpt-5': row('azure'),
      'azure/eu/gpt-5': row('azure'),
      'vercel_ai_gateway/openai/gpt-5': row('vercel_ai_gateway'),
    },
    { requiredKeys: [] },
  )
  .filter((list) => Object.keys(list).length > 0);

const openRouter = fc
  .record({
    prompt: amounts,
    completion: fc.constantFrom(4, 8),
    cached: maybe(fc.constantFrom(0.1, 0.2)),
    discount: maybe(fc.constant(0.5)),
  })
  .map(({ prompt, completion, cached, discount }) => ({
    data: [
      {
        id: 'openai/gpt-5',
        name: 'GPT-5',
        architecture: { input_modalities: ['text'], output_modalities: ['text'] },
        pricing: {
          prompt: `${prompt / 1e6}`,
          completion: `${completion / 1e6}`,
          ...(cached === null ? {} : { input_cache_read: `${cached / 1e6}` }),
          ...(discount === null ? {} : { discount }),
        },
      },
    ],
  }));

const modelsDev = fc
  .record({ prompt: amounts, completion: fc.constantFrom(4, 8), cached: maybe(fc.constantFrom(0.1, 0.2)) })
  .map(({ prompt, completion, cached }) => ({
    openai: {
      id: 'openai',
      models: {
        'gpt-5': {
          id: 'gpt-5',
          name: 'GPT-5',
          modalities: { input: ['text'], output: ['text'] },
          cost: { input: prompt, output: completion, ...(cached === null ? {} : { cache_read: cached }) },
        },
      },
    },
  }));

/** The catalog's model after an import: its prices by day, those of one day as they were written. */
const written = (history: readonly Price[]): Price[] =>
  history.toSorted((a, b) => Number(a.asOf > b.asOf) - Number(a.asOf < b.asOf));

const modelWith = (offers: readonly Price[]): Model =>
  newModel({
    id: gpt,
    name: 'GPT-5',
    author: 'openai',
    authorName: 'OpenAI',
    inputModalities: ['text'],
    owner: 'seed',
    sources: {},
    offers: offersOf(written(offers)),
  });

const planned = (json: unknown, history: readonly Price[], asOf: string) => {
  const list = readPriceList(JSON.stringify(json), asOf);
  if (!list.ok) throw new Error(list.error.message);
  const { prices, offers, older } = planImport(
    { models: [modelWith(history)], evidence: [] },
    list.value,
    { name: 'l.json', asOf },
    () => history,
  );
  return [...prices, ...offers, ...older];
};

describe('a list imported twice', () => {
  it.each([
    ['LiteLLM', liteLlm],
    ['OpenRouter', openRouter],
    ['models.dev', modelsDev],
  ] as const)('changes nothing the second time: %s', (_, lists) => {
    fc.assert(
      fc.property(lists as fc.Arbitrary<object>, fc.array(known, { maxLength: 5 }), days, (json, before, asOf) => {
        const first = planned(json, before, asOf);
        const after = [...before, ...first.map(({ price }) => price)];
        expect(
          planned(json, after, asOf).map(({ price, changed }) => [
            price.host,
            price.region,
            price.serviceTier,
            changed,
          ]),
        ).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  const nobodys = newPrice({
    promptUsdPerM: 1.25,
    completionUsdPerM: 10,
    basis: 'a list',
    asOf: '2026-08-01',
    source: 'a list',
  });
  const lite = (provider: string, prompt: number) => ({
    litellm_provider: provider,
    mode: 'chat',
    input_cost_per_token: prompt / 1e6,
    output_cost_per_token: 10 / 1e6,
  });

  it('that confirms a price of no seller beside another seller keeps the model at it', () => {
    const json = { 'gpt-5': lite('openai', 1.25), 'azure/gpt-5': lite('azure', 9) };
    const first = planned(json, [nobodys], '2026-10-11');
    expect(first.map(({ price }) => [price.host, price.promptUsdPerM])).toEqual([
      ['OpenAI', 1.25],
      ['Azure OpenAI', 9],
    ]);
    const after = [nobodys, ...first.map(({ price }) => price)];
    expect(chooseOffer(modelWith(after))?.offer).toMatchObject({ host: 'OpenAI', promptUsdPerM: 1.25 });
    expect(planned(json, after, '2026-10-11')).toEqual([]);
  });

  it('at the amounts of a promotion whose announced end is past makes them the price that is asked', () => {
    const promotion = newPrice({
      promptUsdPerM: 1.25,
      completionUsdPerM: 10,
      cacheReadUsdPerM: 0.125,
      basis: 'a list',
      asOf: '2026-10-10',
      source: 'a list',
      host: 'OpenAI',
      hostType: 'first-party',
      promotion: true,
      validFrom: '2026-08-21',
      validUntil: '2026-11-21',
    });
    const json = { 'gpt-5': lite('openai', 1.25) };
    expect(planned(json, [promotion], '2026-11-20')).toEqual([]);
    const [after, ...others] = planned(json, [promotion], '2026-11-27');
    expect(others).toEqual([]);
    expect(after?.changed.toSorted()).toEqual(['promotion', 'validFrom', 'validUntil']);
    expect(after?.price).toMatchObject({ cacheReadUsdPerM: 0.125, promotion: null, validUntil: null });
    const known = [promotion, ...(after === undefined ? [] : [after.price])];
    expect(chooseOffer(modelWith(known))?.offer).toMatchObject({ asOf: '2026-11-27', promptUsdPerM: 1.25 });
    expect(planned(json, known, '2026-11-27')).toEqual([]);
  });

  it('that confirms it alone is no news, and one that is older is history once', () => {
    expect(planned({ 'gpt-5': lite('openai', 1.25) }, [nobodys], '2026-10-11')).toEqual([]);
    const older = planned({ 'gpt-5': lite('openai', 2) }, [nobodys], '2026-07-01');
    expect(older.map(({ price }) => [price.asOf, price.promptUsdPerM])).toEqual([['2026-07-01', 2]]);
    expect(
      planned({ 'gpt-5': lite('openai', 2) }, [nobodys, ...older.map(({ price }) => price)], '2026-07-01'),
    ).toEqual([]);
  });
});
