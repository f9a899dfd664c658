/** Plans whose price rules are easy to get wrong, each with its cost of one task worked out by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { type KnownPrice, newModel, newPrice, type Price } from '../../../shared/catalog/model.ts';
import { bandShares } from '../../../shared/catalog/peakHours.ts';
import { usualPrices } from '../../../shared/catalog/priceChoice.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { type AttemptShape, attemptCost, attemptSd } from '../../../shared/engine/attemptCost.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { correctionsOf } from '../../../shared/engine/firstRules.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { requestsAllowed, requestsPerDay } from '../../../shared/engine/requestLimit.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { offerOf } from '../../offerOf.ts';

const opened = (name: string): Job => {
  const text = readFileSync(new URL(`../../fixtures/prices/${name}.portfolio`, import.meta.url), 'utf8');
  const file = openPortfolio(text);
  if (!file.ok) throw new Error(file.error.message);
  return { plan: file.value.plan, snapshot: file.value.snapshot, draws: 0 };
};

const usdPerTask = (job: Job): number => evaluate(job).stacks[0]?.total?.usdPerTask.value ?? Number.NaN;

const changed = (job: Job, change: Partial<Price>): Job => ({
  ...job,
  snapshot: {
    ...job.snapshot,
    models: job.snapshot.models.map((model) => ({
      ...model,
      offers: model.offers.map((offer) => ({ ...offer, ...change })),
    })),
  },
});

/** Completion tokens of the file's one model over those of a plain one. */
const reasoning = (job: Job): number =>
  evaluate(job).stacks[0]?.categories[0]?.costs[0]?.completionFactor.value ?? Number.NaN;

describe('deferred work', () => {
  it('is not deferred where the batch is dearer: cached tokens at a batch’s prompt price', () => {
    const job = opened('terra-cached-deferrable');
    const plain = (2000 * 1 + 18_000 * 0.1 + 500 * reasoning(job) * 6) / 1e6;
    expect(usdPerTask(job)).toBeCloseTo(plain, 12);
    expect(usdPerTask(job)).toBeLessThanOrEqual(0.0129);
  });

  it('reads its cache at the batch’s cache price, else at the plain one', () => {
    const job = opened('kimi-cached-deferrable');
    const listed = changed(job, { batchCacheReadUsdPerM: 0.095 });
    const answer = 500 * reasoning(job);
    expect(usdPerTask(listed)).toBeCloseTo((2000 * 0.475 + 18_000 * 0.095 + answer * 2) / 1e6, 12);
    expect(usdPerTask(listed)).toBeCloseTo(0.00569, 5);
    expect(usdPerTask(job)).toBeCloseTo((2000 * 0.475 + 18_000 * 0.15 + answer * 2) / 1e6, 12);
    expect(usdPerTask(job)).toBeLessThan((2000 * 0.7 + 18_000 * 0.15 + answer * 3.5) / 1e6);
  });

  it('pays the plain tier beyond its edge, unless the list gives the batch tiers or a share off all', () => {
    const job = opened('terra-long-deferrable');
    const whole = (300_000 * 2 + 500 * reasoning(job) * 9) / 1e6;
    expect(usdPerTask(job)).toBeCloseTo(whole, 12);
    expect(usdPerTask(job)).toBeCloseTo(0.614, 3);
    const halved = { batchPromptUsdPerM: null, batchCompletionUsdPerM: null, batchDiscount: 0.5 };
    expect(usdPerTask(changed(job, halved))).toBeCloseTo(whole / 2, 12);
    const tier = { minPromptTokens: 272_000, promptUsdPerM: 1, completionUsdPerM: 4.5 };
    const { batchTiers } = newPrice({
      ...base,
      batchTiers: [
        { ...tier, cacheReadUsdPerM: null, cacheWriteUsdPerM: null, edge: null, cacheWriteHourUsdPerM: null },
      ],
    });
    const rows = { batchPromptUsdPerM: 0.5, batchCompletionUsdPerM: 3, batchTiers };
    expect(usdPerTask(changed(job, rows))).toBeCloseTo(whole / 2, 12);
  });
});

const base: KnownPrice = {
  promptUsdPerM: 5,
  completionUsdPerM: 25,
  basis: 'test',
  asOf: '2026-10-01',
  source: 'test',
};

const shape = (more: Partial<AttemptShape>): AttemptShape => ({
  promptTokens: 1e6,
  promptTokensCv: 0,
  completionTokens: 0,
  completionTokensCv: 0,
  cacheReadShare: 0,
  cacheWriteShare: 0,
  steps: 1,
  toolCalls: 0,
  toolCallUsd: 0,
  searches: 0,
  fileSearches: 0,
  codeSessions: 0,
  cacheHours: 1 / 12,
  completionFactor: 1,
  deferrable: false,
  stepsCv: 0,
  promptGrowthTokens: null,
  ...more,
});

describe('writing to a cache', () => {
  it('for an hour costs the price of an hour', () => {
    const price = newPrice({ ...base, cacheWriteUsdPerM: 6.25, cacheWriteHourUsdPerM: 10 });
    const written = shape({ promptTokens: 344_139, cacheWriteShare: 1 });
    expect(attemptCost(price, { ...written, cacheHours: 1 }).usd).toBeCloseTo(3.44139, 10);
    expect(attemptCost(price, written).usd).toBeCloseTo(2.15086875, 10);
  });

  it('of a Gemini model costs the prompt and its storage: an old write price below the prompt’s is storage alone', () => {
    const job = opened('gemini-write');
    const answer = (500 * reasoning(job) * 10) / 1e6;
    expect(usdPerTask(job) - answer).toBeCloseTo(0.1625, 12);
    const kept = changed(job, { cacheWriteUsdPerM: null, cacheStorageUsdPerMHour: 4.5 });
    expect(usdPerTask(kept)).toBeCloseTo(usdPerTask(job), 12);
  });
});

describe('a tier without a cache price of its own', () => {
  it('reads its cache at the base price grown with the tier, never at the tier’s prompt price', () => {
    const job = opened('grok4-tier-cached');
    const answer = (1000 * reasoning(job) * 30) / 1e6;
    expect(usdPerTask(job) - answer).toBeCloseTo(0.2925, 12);
  });

  it('is entered as its edge says, and by more than its number where nothing is said', () => {
    const tier = { minPromptTokens: 200_000, promptUsdPerM: 10, completionUsdPerM: 50 };
    const usdAt = (tokens: number, edge: 'more-than' | 'at-least' | null) =>
      attemptCost(newPrice({ ...base, tiers: [{ ...tier, edge }] }), shape({ promptTokens: tokens })).usd;
    expect([usdAt(200_000, null), usdAt(200_000, 'more-than'), usdAt(200_000, 'at-least')]).toEqual([1, 1, 2]);
    expect(usdAt(200_001, null)).toBeCloseTo(2.00001, 10);
  });
});

describe('searches', () => {
  it('cost what the offer says and are no other tool calls', () => {
    const job = opened('web-search');
    const [category] = job.plan.categories;
    if (category === undefined) throw new Error('the file has a category');
    const saved = usdPerTask(job);
    const searching = {
      ...job,
      plan: {
        ...job.plan,
        categories: [
          {
            ...category,
            shape: { ...category.shape, searches: { value: 5 }, toolCalls: { value: 7 }, toolCallUsd: 0.001 },
          },
        ],
      },
    };
    expect(usdPerTask(searching) - saved).toBeCloseTo(0.05 + 2 * 0.001, 12);
  });
});

describe('tools of the seller', () => {
  const price = newPrice({
    ...base,
    promptUsdPerM: 0,
    completionUsdPerM: 0,
    webSearchUsdPerCall: 0.01,
    fileSearchUsdPerCall: 0.0025,
    codeSessionUsd: 0.03,
  });
  const calls = { toolCalls: 10, toolCallUsd: 0.1, searches: 2, fileSearches: 4, codeSessions: 1 };

  it('cost what the offer lists, every other call what the row says', () => {
    expect(attemptCost(price, shape(calls)).fees).toBeCloseTo(3 * 0.1 + 2 * 0.01 + 4 * 0.0025 + 0.03, 12);
    expect(attemptCost(price, shape({ ...calls, toolCalls: 5 })).fees).toBeCloseTo(2 * 0.01 + 4 * 0.0025 + 0.03, 12);
  });

  it('cost what any call costs where the offer lists none', () => {
    const unlisted = { ...price, fileSearchUsdPerCall: null, codeSessionUsd: null };
    expect(attemptCost(unlisted, shape(calls)).fees).toBeCloseTo(8 * 0.1 + 2 * 0.01, 12);
  });
});

describe('thinking at its own price', () => {
  it('is what a model writes beyond a plain one’s answer', () => {
    const price = newPrice({ ...base, promptUsdPerM: 0, completionUsdPerM: 2.8, reasoningUsdPerM: 8.4 });
    const written = shape({ promptTokens: 0, completionTokens: 1000, completionFactor: 3 });
    expect(attemptCost(price, written).usd).toBeCloseTo((1000 * 2.8 + 2000 * 8.4) / 1e6, 15);
    expect(attemptSd(price, { ...written, completionTokensCv: 1 })).toBeCloseTo((1000 * 2.8 + 2000 * 8.4) / 1e6, 15);
  });
});

describe('prices by the hour', () => {
  const bands = [
    {
      fromUtc: '00:30',
      toUtc: '16:30',
      days: null,
      promptUsdPerM: 0.55,
      completionUsdPerM: 2.19,
      cacheReadUsdPerM: null,
      cacheWriteUsdPerM: null,
    },
  ];
  const model = (more: Partial<Price> = {}) =>
    newModel({
      id: modelId('deepseek/deepseek-r1'),
      name: 'R1',
      author: 'deepseek',
      authorName: 'DeepSeek',
      inputModalities: ['text'],
      offers: [newPrice({ ...base, promptUsdPerM: 0.135, completionUsdPerM: 0.55, bands, ...more })],
      sources: {},
      owner: 'user',
    });
  const paid = (choice: Partial<typeof usualPrices>) => {
    const price = chooseOffer(model(), { ...usualPrices, ...choice })?.paid;
    return [price?.promptUsdPerM, price?.completionUsdPerM].map((usd) => Number(usd?.toFixed(9)));
  };

  it('are those of her hours, else of her stated share, else of the whole week', () => {
    expect(paid({ workHours: { fromUtc: '08:00', toUtc: '16:00', days: [1, 2, 3, 4, 5] } })).toEqual([0.55, 2.19]);
    expect(paid({ workHours: { fromUtc: '16:30', toUtc: '00:30', days: null } })).toEqual([0.135, 0.55]);
    expect(paid({ peakShare: 0.25 })).toEqual([0.23875, 0.96]);
    expect(paid({})).toEqual([
      Number((0.135 + (2 / 3) * 0.415).toFixed(9)),
      Number((0.55 + (2 / 3) * 1.64).toFixed(9)),
    ]);
  });

  it('count hours over midnight and the days of the week, in UTC', () => {
    const nights = { ...bands[0]!, fromUtc: '22:00', toUtc: '04:00' };
    expect(
      bandShares([nights], { workHours: { fromUtc: '00:00', toUtc: '04:00', days: [1] }, peakShare: null }),
    ).toEqual([1]);
    expect(bandShares([{ ...nights, days: [7] }], { workHours: null, peakShare: null })).toEqual([6 / 168]);
  });
});

describe('the offer that is paid', () => {
  const at = (promptUsdPerM: number, more: Partial<Price>) => newPrice({ ...base, promptUsdPerM, ...more });
  const sold = (...offers: Price[]) =>
    newModel({
      id: modelId('maker/m'),
      name: 'M',
      author: 'maker',
      authorName: 'Maker',
      inputModalities: ['text'],
      offers,
      sources: {},
      owner: 'user',
    });
  const own = at(3, { host: 'Maker', hostType: 'first-party', serviceTier: 'standard' });
  const cheap = at(1, { host: 'Cheap', hostType: 'inference-host', asOf: '2026-11-01' });
  const prompt = (offers: Price[], choice: Partial<typeof usualPrices> = {}) =>
    chooseOffer(sold(...offers), { ...usualPrices, ...choice })?.paid.promptUsdPerM;

  it('is the maker’s own, the cheapest allowed, a host’s or the one she names', () => {
    const flex = at(2, { host: 'Maker', hostType: 'first-party', serviceTier: 'flex' });
    const all = [cheap, own, flex];
    expect(prompt(all)).toBe(3);
    expect(prompt(all, { offerRule: 'cheapest' })).toBe(1);
    expect(prompt(all, { offerRule: 'cheapest', avoidHosts: ['Cheap'] })).toBe(3);
    expect(prompt(all, { offerRule: 'host', host: 'Cheap' })).toBe(1);
    expect(prompt(all, { offerRule: 'host', host: 'Nobody' })).toBeUndefined();
    const french = at(4, { host: 'Cloud', hostType: 'cloud', region: 'eu-west-3' });
    expect(prompt([...all, french], { servedIn: ['EU'] })).toBe(4);
    expect(prompt([...all, french], { servedIn: ['FR', 'US'] })).toBe(4);
    expect(prompt([...all, french], { servedIn: ['US'] })).toBe(3);
    expect(prompt([...all, french])).toBe(3);
    const stated = [{ modelId: modelId('maker/m'), host: 'Maker', region: null, serviceTier: 'flex' as const }];
    expect(prompt(all, { stated })).toBe(2);
    expect(prompt(all, { stated: [{ ...stated[0]!, host: 'Gone' }] })).toBeUndefined();
  });

  it('leaves a promotion for the list price unless it outlasts the horizon', () => {
    const promoted = at(0.75, {
      host: 'Maker',
      hostType: 'first-party',
      promotion: true,
      promoDiscount: 0.75,
      undiscountedPromptUsdPerM: 3,
      undiscountedCompletionUsdPerM: 100,
      validUntil: '2026-12-31',
      asOf: '2026-10-02',
    });
    expect(prompt([promoted])).toBe(3);
    expect(prompt([promoted, own])).toBe(3);
    expect(prompt([promoted], { horizonMonths: 2 })).toBe(0.75);
    expect(prompt([promoted], { promotions: 'as-listed' })).toBe(0.75);
  });

  it('is valid on the day, sure before announced, and in dollars', () => {
    const future = at(9, { host: 'Maker', hostType: 'first-party', validFrom: '2027-01-01', certainty: 'announced' });
    expect(prompt([own, future])).toBe(3);
    expect(prompt([own, future], { day: '2027-02-01' })).toBe(3);
    expect(prompt([future], { day: '2027-02-01' })).toBe(9);
    expect(prompt([future], { day: '2026-02-01' })).toBeUndefined();
    expect(prompt([at(7, { currency: 'CNY', host: 'Maker', hostType: 'first-party' })])).toBeUndefined();
  });

  it('is the maker’s own before a router’s of that day, and knows what either says at the same amounts', () => {
    const maker = { hostType: 'first-party', serviceTier: 'standard' } as const;
    const sparse = at(3, { ...maker, host: 'Maker' });
    const batch = at(1.5, { host: 'Maker', hostType: 'first-party', serviceTier: 'batch' });
    const searches = { webSearchUsdPerCall: 0.005, cacheReadUsdPerM: 0.3 };
    const listing = (usd: number, asOf: string) => at(usd, { ...maker, host: 'Maker (OpenRouter)', asOf, ...searches });
    const read = (...offers: Price[]) => chooseOffer(sold(...offers));
    for (const order of [0, 1, 2]) {
      const turned = <T>(list: T[]): T[] => [...list.slice(order), ...list.slice(0, order)];
      const sameDay = read(...turned([listing(3, sparse.asOf), sparse, batch]));
      expect(sameDay?.offer.host).toBe('Maker');
      expect(sameDay?.paid).toMatchObject({ ...searches, batchPromptUsdPerM: 1.5 });
      expect(sameDay?.taken?.fields).toEqual(['cacheReadUsdPerM', 'webSearchUsdPerCall']);
      // The router's is the newer one: the maker's batch is still known.
      const newer = read(...turned([listing(3, '2027-01-01'), sparse, batch]));
      expect(newer?.offer.host).toBe('Maker (OpenRouter)');
      expect(newer?.paid).toMatchObject({ ...searches, batchPromptUsdPerM: 1.5 });
      expect(newer?.taken?.from.host).toBe('Maker');
      // Other amounts are another price.
      const other = read(...turned([listing(2.9, '2027-01-01'), sparse, batch]));
      expect(other?.paid).toMatchObject({ promptUsdPerM: 2.9, batchPromptUsdPerM: null });
      expect(other?.taken).toBeNull();
    }
    const named = chooseOffer(sold(sparse, listing(3, sparse.asOf)), {
      ...usualPrices,
      offerRule: 'host',
      host: 'Maker',
    });
    expect(named?.paid.webSearchUsdPerCall).toBeNull();
  });

  it('takes the batch row of its own seller, and her discount with that seller', () => {
    const batch = at(1.5, { host: 'Maker', hostType: 'first-party', serviceTier: 'batch', cacheReadUsdPerM: 0.1 });
    const chosen = chooseOffer(sold(own, batch), { ...usualPrices, discounts: [{ host: 'Maker', discount: 0.2 }] });
    expect(chosen?.paid).toMatchObject({ promptUsdPerM: 3 * 0.8, batchPromptUsdPerM: 1.5 * 0.8 });
    expect(chosen?.paid.batchCacheReadUsdPerM).toBeCloseTo(0.08, 12);
  });
});

describe('limits', () => {
  it('of the window are named for the model that cannot take the prompt, and for no other', () => {
    const { warnings } = evaluate(opened('context-too-long'));
    expect(warnings.filter(({ kind }) => kind === 'contextTooSmall')).toEqual([
      {
        kind: 'contextTooSmall',
        stackId: 'a',
        categoryId: 'general-qa',
        modelId: 'openai/gpt-4o-mini',
        share: 1,
        limit: 128_000,
      },
    ]);
  });

  it('of the window hold for each request: four of 75,000 tokens fit where one of 300,000 does not', () => {
    const job = opened('context-too-long');
    const inSteps = {
      ...job,
      plan: {
        ...job.plan,
        categories: job.plan.categories.map((category) => ({
          ...category,
          shape: { ...category.shape, steps: { value: 4 } },
        })),
      },
    };
    expect(evaluate(inSteps).warnings.filter(({ kind }) => kind === 'contextTooSmall')).toEqual([]);
  });

  it('of what a model may write are named too', () => {
    const job = opened('context-too-long');
    const long = {
      ...job,
      plan: {
        ...job.plan,
        categories: job.plan.categories.map((category) => ({
          ...category,
          shape: { ...category.shape, promptTokens: { value: 10 }, completionTokens: { value: 17_000 } },
        })),
      },
    };
    const named = evaluate(long).warnings.filter(({ kind }) => kind === 'outputTooSmall');
    expect(named).toContainEqual(expect.objectContaining({ modelId: 'openai/gpt-4o-mini', limit: 16_384, share: 1 }));
  });

  it('of requests are a day’s, of every step of a task, and known of a free name that costs nothing', () => {
    const [row] = opened('gemini-write').plan.categories;
    const plan = { ...opened('gemini-write').plan, tasksPerMonth: 3000 };
    const asks = (steps: number) =>
      requestsPerDay({ ...row!, share: 0.5, shape: { ...row!.shape, steps: { value: steps } } }, plan);
    expect(asks(4)).toBeCloseTo(6000 / 30.4375, 9);
    expect(asks(0.5)).toBeCloseTo(1500 / 30.4375, 9);
    const allows = (id: string, promptUsdPerM: number, stated: number | null = null) =>
      requestsAllowed(modelId(id), {
        ...offerOf(opened('gemini-write').snapshot.models[0]),
        promptUsdPerM,
        requestsPerDay: stated,
      });
    expect([allows('a/b:free', 0), allows('a/b:free', 1), allows('a/b', 0), allows('a/b:free', 0, 20)]).toEqual([
      1000,
      null,
      null,
      20,
    ]);
  });

  it('of a free offer stop a plan that needs more requests a day, and are asked for where nobody states them', () => {
    const free = { promptUsdPerM: 0, completionUsdPerM: 0, cacheReadUsdPerM: null, batchDiscount: null };
    const job = changed(opened('gemini-write'), free);
    const plan = { ...job.plan, tasksPerMonth: 100_000 };
    const unstated = evaluate({ ...job, plan });
    expect(unstated.warnings).toContainEqual(expect.objectContaining({ kind: 'freeOffer', perDay: null }));
    const stated = evaluate({ ...changed(job, { requestsPerDay: 1000 }), plan });
    expect(stated.stacks[0]?.total).toBeNull();
    expect(stated.stacks[0]?.categories[0]?.gaps).toEqual([
      { kind: 'overRequestLimit', modelId: 'google/gemini-2.5-pro', perDay: 1000, needed: 100_000 / (365.25 / 12) },
    ]);
    // Of a part of the tasks nobody knows beforehand how many there are: it is not stopped.
    const [stack] = plan.stacks;
    const parted = Object.fromEntries(
      Object.entries(stack?.policies ?? {}).map(([row, policy]) => [
        row,
        { kind: 'split', parts: [{ weight: 1, policy }] },
      ]),
    );
    const stacks = plan.stacks.map((one) => ({ ...one, policies: parted as typeof one.policies }));
    const part = evaluate({ ...changed(job, { requestsPerDay: 1000 }), plan: { ...plan, stacks } });
    expect(part.stacks[0]?.categories[0]?.gaps).toEqual([]);
    const enough = evaluate({ ...changed(job, { requestsPerDay: 4000 }), plan });
    expect(enough.stacks[0]?.total).not.toBeNull();
    // A name that ends in `:free` states OpenRouter's limit of an account, which an own number outweighs.
    const named = (given: Job): Job =>
      JSON.parse(JSON.stringify(given).replaceAll('google/gemini-2.5-pro', 'google/gemini-2.5-pro:free')) as Job;
    const router = evaluate(named({ ...job, plan }));
    expect(router.stacks[0]?.total).toBeNull();
    expect(router.stacks[0]?.categories[0]?.gaps).toMatchObject([{ kind: 'overRequestLimit', perDay: 1000 }]);
    expect(evaluate(named({ ...job, plan: { ...plan, tasksPerMonth: 30_000 } })).stacks[0]?.total).not.toBeNull();
    expect(evaluate(named({ ...changed(job, { requestsPerDay: 4000 }), plan })).stacks[0]?.total).not.toBeNull();
  });
});

describe('a tokenizer that makes more tokens', () => {
  it('scales prompts and answers that were not counted in its own tokens, and can be left out', () => {
    const job = opened('terra-cached-deferrable');
    const longer = {
      ...job,
      snapshot: {
        ...job.snapshot,
        models: job.snapshot.models.map((model) => ({ ...model, tokenizerFactor: 1.3 })),
      },
    };
    expect(usdPerTask(longer) / usdPerTask(job)).toBeCloseTo(1.3, 12);
    const without = { ...longer, plan: { ...job.plan, prices: { ...usualPrices, tokenizer: false } } };
    expect(usdPerTask(without)).toBeCloseTo(usdPerTask(job), 12);
  });
});

describe('a file of the first version', () => {
  const corrected = (name: string) => correctionsOf(opened(name), 1);

  it('is corrected where a price rule was applied wrongly, with the figure before and after', () => {
    const [terra] = corrected('terra-cached-deferrable');
    expect(terra).toMatchObject({ modelId: 'openai/gpt-5.6-terra', categoryId: 'general-qa', fault: 'batch' });
    expect(terra?.before).toBeCloseTo(0.0291, 4);
    expect(terra?.after).toBeCloseTo(0.0129, 4);
    const [kimi] = corrected('kimi-cached-deferrable');
    expect(kimi?.before).toBeCloseTo(0.01253, 5);
    const [long] = corrected('terra-long-deferrable');
    expect([long?.before, long?.after].map((usd) => usd?.toFixed(3))).toEqual(['0.309', '0.614']);
    const [gemini] = corrected('gemini-write');
    expect(gemini?.fault).toBe('storage');
    expect((gemini?.after ?? 0) - (gemini?.before ?? 0)).toBeCloseTo(0.1625 - 0.0375, 12);
    const [grok] = corrected('grok4-tier-cached');
    expect(grok?.fault).toBe('tierCache');
    expect((grok?.before ?? 0) - (grok?.after ?? 0)).toBeCloseTo(0.9 - 0.2925, 12);
  });

  it('is corrected where a model was counted as answering what it cannot take: nothing comes back, nothing is paid', () => {
    const corrections = corrected('context-too-long');
    expect(corrections).toEqual([
      expect.objectContaining({ modelId: 'openai/gpt-4o-mini', fault: 'limits', after: 0 }),
    ]);
    expect(corrections[0]?.before).toBeGreaterThan(0.045);
    expect(correctionsOf(opened('context-too-long'), 4)).toEqual([]);
  });

  it('keeps its figures where no rule was', () => {
    expect(corrected('web-search')).toEqual([]);
  });
});
