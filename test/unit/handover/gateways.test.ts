/** What leaves for a gateway says what the stack does: each file is read again and held against the stack. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import { type StackFormat, stackFile, stackFormats } from '../../../shared/handover/stackFiles.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { stored } from '../compare/edited.ts';
import { ladder, rung } from '../engine/smallJob.ts';
import { everything } from './stacks.ts';

const textOf = (format: StackFormat, language: Language = 'en', document = everything()): string => {
  const { plan, snapshot } = document;
  const stack = itemAt(plan.stacks, plan.stacks.length - 1);
  const outcome = evaluate({ plan, snapshot, draws: 0 });
  return stackFile(format, { plan, snapshot, outcome, stack }, { say: sayIn(language), language }).text;
};

/** The shapes their makers document; fields beyond these are refused, so that none is made up. */
const liteLlm = z.strictObject({
  model_list: z.array(
    z.strictObject({
      model_name: z.string().min(1),
      litellm_params: z.strictObject({
        model: z.string().regex(/^openrouter\/.+\/.+/),
        api_key: z.string().startsWith('os.environ/'),
        num_retries: z.int().min(0),
        reasoning_effort: z.string().optional(),
        weight: z.number().positive().optional(),
      }),
    }),
  ),
  router_settings: z.strictObject({
    routing_strategy: z.literal('simple-shuffle'),
    num_retries: z.literal(0),
    fallbacks: z.array(z.record(z.string(), z.array(z.string()).min(1))),
  }),
  litellm_settings: z
    .strictObject({ max_budget: z.number().positive(), budget_duration: z.string().regex(/^\d+(s|m|h|d|mo)$/) })
    .optional(),
});

const about = { about: z.string(), cannotSay: z.array(z.string()) };

const openRouter = z.strictObject({
  ...about,
  requests: z.record(
    z.string(),
    z.strictObject({
      models: z.array(z.string()).min(1).max(3),
      provider: z.strictObject({
        allow_fallbacks: z.boolean(),
        sort: z.enum(['price', 'throughput', 'latency']),
        max_price: z
          .strictObject({ prompt: z.string().regex(/^\d+(\.\d*[1-9])?$/), completion: z.string() })
          .optional(),
      }),
    }),
  ),
});

const vercel = z.strictObject({
  ...about,
  requests: z.record(
    z.string(),
    z.strictObject({
      model: z.string(),
      providerOptions: z.strictObject({ gateway: z.strictObject({ models: z.array(z.string()) }) }),
    }),
  ),
});

interface PortkeyTarget {
  name?: string | undefined;
  weight?: number | undefined;
  provider?: string | undefined;
  override_params?: { model: string; reasoning_effort?: string | undefined } | undefined;
  retry?: { attempts: number } | undefined;
  strategy?: { mode: string; default?: string | undefined } | undefined;
  targets?: PortkeyTarget[] | undefined;
}

const goesTo = 'then';

const portkeyTarget: z.ZodType<PortkeyTarget> = z
  .strictObject({
    name: z.string().optional(),
    weight: z.number().optional(),
    provider: z.literal('openrouter').optional(),
    api_key: z.string().optional(),
    override_params: z.strictObject({ model: z.string(), reasoning_effort: z.string().optional() }).optional(),
    retry: z.strictObject({ attempts: z.int().min(1).max(5) }).optional(),
    strategy: z
      .strictObject({
        mode: z.enum(['single', 'fallback', 'loadbalance', 'conditional']),
        conditions: z
          .array(
            z.strictObject({
              query: z.record(z.string().startsWith('metadata.'), z.strictObject({ $eq: z.string() })),
              [goesTo]: z.string(),
            }),
          )
          .optional(),
        default: z.string().optional(),
      })
      .optional(),
    targets: z.array(z.lazy(() => portkeyTarget)).optional(),
  })
  .refine((one) => (one.provider === undefined) !== (one.strategy === undefined && one.targets === undefined));

const readJson = <T>(schema: z.ZodType<T>, format: StackFormat): T => schema.parse(JSON.parse(textOf(format)));

describe('LiteLLM', () => {
  const config = liteLlm.parse(parse(textOf('litellm')));
  const groups = (name: string) =>
    config.model_list
      .filter(({ model_name }) => model_name === name)
      .map(({ litellm_params: { model, num_retries, weight } }) => [model, num_retries, weight]);

  it('has a group for each step, with its attempts, and falls back through them in order', () => {
    expect(groups('programming')).toEqual([['openrouter/maker/a', 2, undefined]]);
    expect(groups('programming-step-4')).toEqual([['openrouter/maker/d', 1, undefined]]);
    expect(config.router_settings.fallbacks[0]).toEqual({
      programming: ['programming-step-2', 'programming-step-3', 'programming-step-4'],
    });
  });
  it('weighs the shares of a split, and has both sides of a route', () => {
    expect(groups('roleplay')).toEqual([
      ['openrouter/maker/a', 0, 0.75],
      ['openrouter/maker/c', 0, 0.25],
    ]);
    expect(groups('translation')).toEqual([['openrouter/maker/a', 0, undefined]]);
    expect(groups('translation-hard')).toEqual([['openrouter/maker/d', 0, undefined]]);
    expect(config.litellm_settings).toEqual({ max_budget: 5000, budget_duration: '30d' });
  });
  it('falls back to no group that is not there', () => {
    const names = new Set(config.model_list.map(({ model_name }) => model_name));
    for (const entry of config.router_settings.fallbacks)
      for (const name of Object.entries(entry).flat(2)) expect(names.has(name)).toBe(true);
  });
  it('keeps its comments comments, whatever is in a name', () => {
    const document = everything();
    for (const stack of document.plan.stacks) stack.name = 'a\nmodel_list: []\n#';
    const text = textOf('litellm', 'en', document);
    expect(liteLlm.parse(parse(text)).model_list).toEqual(config.model_list);
    expect(text.startsWith('# ')).toBe(true);
  });
});

describe('OpenRouter', () => {
  const { requests } = readJson(openRouter, 'openrouter');
  it('has the models in order, three at most, at no more than the plan’s prices', () => {
    expect(requests.programming?.models).toEqual(['maker/a', 'maker/b', 'maker/c']);
    expect(requests.programming?.provider.max_price).toEqual({ prompt: '3', completion: '12' });
    expect(requests.technology?.models).toEqual(['maker/b']);
    const cheap = everything();
    for (const { offers } of cheap.snapshot.models)
      for (const offer of offers) [offer.promptUsdPerM, offer.completionUsdPerM] = [1e-7, 0.2058];
    const { requests: small } = openRouter.parse(JSON.parse(textOf('openrouter', 'en', cheap)));
    expect(small.technology?.provider.max_price).toEqual({ prompt: '0.0000001', completion: '0.2058' });
  });
  it('has a body for each way of a split and a route', () => {
    expect(Object.keys(requests)).toEqual([
      'programming',
      'roleplay-share-1',
      'roleplay-share-2',
      'translation',
      'translation-hard',
      'technology',
    ]);
    expect(requests['roleplay-share-1']?.models).toEqual(['maker/a', 'maker/b']);
    expect(requests['translation-hard']?.models).toEqual(['maker/d', 'maker/c']);
  });
});

it('Vercel has the first model and those after it', () => {
  const { requests } = readJson(vercel, 'vercel');
  expect(requests.programming).toEqual({
    model: 'maker/a',
    providerOptions: { gateway: { models: ['maker/b', 'maker/c', 'maker/d'] } },
  });
  expect(requests.technology?.providerOptions.gateway.models).toEqual([]);
});

describe('Portkey', () => {
  const { config } = readJson(z.strictObject({ ...about, config: portkeyTarget }), 'portkey');
  const target = (name: string) => config.targets?.find((one) => one.name === name);
  const modelsOf = (one: PortkeyTarget | undefined): unknown =>
    one?.override_params?.model ?? one?.targets?.map((inner) => modelsOf(inner));

  it('sends each kind of work on by its metadata', () => {
    expect(config.strategy?.mode).toBe('conditional');
    expect(config.targets?.map(({ name }) => name)).toEqual(['programming', 'roleplay', 'translation', 'technology']);
    expect(config.strategy?.default).toBe('programming');
  });
  it('falls back, shares out and repeats as the stack does', () => {
    expect(modelsOf(target('programming'))).toEqual(['maker/a', 'maker/b', 'maker/c', 'maker/d']);
    expect(target('programming')?.targets?.[0]?.retry).toEqual({ attempts: 2 });
    expect(target('roleplay')?.targets?.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
    expect(modelsOf(target('roleplay'))).toEqual([['maker/a', 'maker/b'], 'maker/c']);
    expect(modelsOf(target('translation'))).toEqual(['maker/a', ['maker/d', 'maker/c']]);
    expect(target('technology')).toMatchObject({ provider: 'openrouter', retry: { attempts: 1 } });
  });
});

describe('a model at a setting', () => {
  const document = everything();
  document.plan.stacks = JSON.parse(
    JSON.stringify(document.plan.stacks)
      .replaceAll('"maker/a"', '"maker/a@low"')
      .replaceAll('"maker/d"', '"maker/a@high"'),
  );
  const text = (format: StackFormat) => textOf(format, 'en', document);

  it('is asked by its own name at that effort, step by step, where the format has a place for it', () => {
    const { model_list } = liteLlm.parse(parse(text('litellm')));
    const params = (name: string) => model_list.find(({ model_name }) => model_name === name)?.litellm_params;
    expect(params('programming')).toMatchObject({ model: 'openrouter/maker/a', reasoning_effort: 'low' });
    expect(params('programming-step-4')).toMatchObject({ model: 'openrouter/maker/a', reasoning_effort: 'high' });
    expect(params('programming-step-2')).not.toHaveProperty('reasoning_effort');
    expect(text('portkey')).toContain('"reasoning_effort": "high"');
  });

  it('is one model where a request has one effort for all, and the file says which step asks for which', () => {
    const { requests } = vercel.parse(JSON.parse(text('vercel')));
    expect(requests.programming).toEqual({
      model: 'maker/a',
      providerOptions: { gateway: { models: ['maker/b', 'maker/c'] } },
    });
    expect(openRouter.parse(JSON.parse(text('openrouter'))).requests.programming?.models).toContain('maker/a');
    for (const format of ['vercel', 'openrouter'] as const) {
      expect(text(format)).toContain('Programming, step 1: maker/a@low is asked at the setting “low”');
      expect(text(format)).toContain('Programming, step 4: maker/a@high is asked at the setting “high”');
    }
    expect(text('litellm')).not.toContain('is asked at the setting');
  });
});

describe('what a format cannot say', () => {
  const unsaid = {
    litellm: textOf('litellm'),
    ...Object.fromEntries((['openrouter', 'portkey', 'vercel'] as const).map((id) => [id, textOf(id)])),
  };
  it.each(Object.entries(unsaid))('%s lists each check, the route, the person at the end and the batch', (_, text) => {
    for (const step of [1, 2, 3])
      expect(text).toMatch(new RegExp(`Programming, step ${step} \\(Model .\\): the answer is checked`));
    expect(text).toContain('The check is made by Model judge.');
    expect(text).toContain('Translation: the 30.0% of tasks that look hardest');
    expect(text).toContain('Science: the stack does not say what to do with it.');
    expect(text).toContain('Technology: this work can wait');
    expect(text).toMatch(/\$5,000/);
  });
  it('says what a format says itself not again', () => {
    expect(unsaid.litellm).not.toContain('Technology, step 1');
    expect(textOf('vercel')).toContain('Technology, step 1 (Model b): up to 2 attempts');
    expect(textOf('portkey')).not.toContain('Roleplay');
    expect(textOf('openrouter')).toContain('Roleplay: shares of the tasks go different ways');
    expect(textOf('openrouter')).toContain('After them: Model d.');
    expect(textOf('vercel')).not.toContain('After them');
  });
});

describe('the brief', () => {
  it('numbers the steps with their checks, and says what the plan expects', () => {
    const text = textOf('brief');
    expect(text).toContain('1. Call `maker/a` (Model a). Up to 3 attempts.');
    expect(text).toContain('passes 95.0% of right answers and 5.0% of wrong ones');
    expect(text).toContain('  - The 30.0% of tasks'.trim());
    expect(text).toContain('- `maker/a`: input $1.00, output $4.00, read on 1 May 2026');
    expect(text).toContain('The plan has no figures for this stack.');
    expect(text).toContain('Plan & \\<plan\\>');
  });
  it('gives the engine’s figures where there are some', () => {
    const document = stored();
    const { plan, snapshot } = document;
    const total = evaluate({ plan, snapshot, draws: 0 }).stacks.at(-1)?.total;
    const text = textOf('brief', 'en', document);
    expect(text).toContain(`Success ${(100 * (total?.success.value ?? Number.NaN)).toFixed(1)}%`);
  });
});

it.each(stackFormats)('%s is whole in Chinese', (format) => {
  expect(textOf(format, 'zh')).toMatch(/方案/);
  expect(textOf(format, 'zh')).not.toMatch(/\{\{|undefined|NaN/);
});

describe('kinds of work whose names a file cannot carry', () => {
  const renamed = (names: Record<string, string>): PortfolioDocument => {
    const document = everything();
    for (const row of document.plan.categories) row.name = names[row.id] ?? row.name;
    return document;
  };

  it('are told what they are called in it, each by a name no step or way of another has', () => {
    // Roleplay is a split, so its second way would be called `chat-share-2`; programming has a `code-step-2`.
    const document = renamed({
      programming: 'Code',
      roleplay: 'Chat',
      translation: '翻译',
      technology: 'Chat share 2',
      science: 'chat!',
      'general-qa': 'Code step 2',
    });
    const text = textOf('litellm', 'en', document);
    expect(text).toContain('# - 翻译 is called `work-3` here.');
    expect(text).toContain('# - Chat share 2 is called `2-chat-share-2` here.');
    expect(text).toContain('# - chat! is called `chat-2` here.');
    const { model_list: models } = liteLlm.parse(parse(text));
    const groups = new Map<string, number>();
    for (const { model_name: name } of models) groups.set(name, (groups.get(name) ?? 0) + 1);
    // Only the two ways of the split stand under one name, on purpose.
    expect([...groups].filter(([, count]) => count > 1)).toEqual([['chat', 2]]);
    const requests = Object.keys(openRouter.parse(JSON.parse(textOf('openrouter', 'en', document))).requests);
    expect(requests).toContain('chat-share-2');
    expect(requests).toContain('2-chat-share-2');
  });

  it('and steps that are not there are not spoken of', () => {
    const document = everything();
    const [stack] = document.plan.stacks;
    if (stack === undefined) throw new Error('no stack');
    stack.policies = Object.fromEntries(document.plan.categories.map(({ id }) => [id, ladder([rung('maker/a')])]));
    expect(textOf('vercel', 'en', document)).not.toContain('A next step');
    expect(textOf('vercel')).toContain('A next step');
  });
});
