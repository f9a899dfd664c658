/** Names in files resolve by rules that are shown, and never to a sibling. */
import { describe, expect, it } from 'vitest';
import { knownModels, resolveModel } from '../../../shared/usage/resolveModel.ts';

const catalog = knownModels(
  [
    'anthropic/claude-3.5-haiku',
    'anthropic/claude-sonnet-4',
    'anthropic/claude-sonnet-4.5',
    'openai/gpt-4o',
    'openai/gpt-4o-2024-05-13',
    'openai/gpt-4o-mini',
    'openai/o4-mini',
    'openai/gpt-4-0314',
    'openai/gpt-4',
    'google/gemini-2.5-flash',
    'google/gemini-2.5-flash-lite',
    'deepseek/deepseek-chat',
    'deepseek/deepseek-chat-v3-0324',
    'qwen/qwen3-32b',
    'openai/gpt-oss-120b',
    'moonshotai/kimi-k2.5',
    'amazon/nova-lite-v1',
    'a/same-name',
    'b/same-name',
    'google/gemini-2.5-pro-preview-05-06',
    'meta-llama/llama-3.1-70b-instruct',
    'meta-llama/llama-4-maverick',
    'meta-llama/llama-3.3-70b-instruct',
    'qwen/qwen3-235b-a22b-2507',
    'moonshotai/kimi-k2',
    'deepseek/deepseek-chat-v3.1',
    'deepseek/deepseek-r1',
    'x-ai/grok-4-fast',
    'openai/gpt-5',
    'cohere/command-r-plus-08-2024',
  ],
  true,
  [
    ['meta-llama/Llama-4-Maverick-17B-128E-Instruct', 'meta-llama/llama-4-maverick'],
    ['Qwen/Qwen3-235B-A22B-Instruct-2507', 'qwen/qwen3-235b-a22b-2507'],
    ['deepseek-ai/DeepSeek-V3', 'deepseek/deepseek-chat'],
    ['deepseek-ai/DeepSeek-V3.1', 'deepseek/deepseek-chat-v3.1'],
    ['moonshotai/Kimi-K2-Instruct', 'moonshotai/kimi-k2'],
  ],
);
const prices = knownModels(['claude-sonnet-4', 'claude-3-5-haiku', 'gpt-4o', 'gpt-4o-mini', 'deepseek-chat'], false);

describe('in the catalog', () => {
  it.each([
    ['gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
    ['gpt-4o-2024-08-06', 'openai/gpt-4o'],
    ['gpt-4-0314', 'openai/gpt-4-0314'],
    ['gpt-4-0613', 'openai/gpt-4'],
    ['openai/gpt-4o-mini-2024-07-18', 'openai/gpt-4o-mini'],
    ['us.anthropic.claude-sonnet-4-20250514-v1:0', 'anthropic/claude-sonnet-4'],
    ['bedrock/eu.anthropic.claude-3-5-haiku-20241022-v1:0', 'anthropic/claude-3.5-haiku'],
    [
      'arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0',
      'anthropic/claude-sonnet-4',
    ],
    ['vertex_ai/claude-sonnet-4@20250514', 'anthropic/claude-sonnet-4'],
    ['anthropic/claude-4-sonnet-20250522', 'anthropic/claude-sonnet-4'],
    ['Claude Sonnet 4.5', 'anthropic/claude-sonnet-4.5'],
    ['models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['Gemini 2.5 Flash Lite', 'google/gemini-2.5-flash-lite'],
    ['deepseek/deepseek-chat-v3-0324:free', 'deepseek/deepseek-chat-v3-0324'],
    ['anthropic:messages:claude-sonnet-4-20250514', 'anthropic/claude-sonnet-4'],
    ['Claude4.5Sonnet', 'anthropic/claude-sonnet-4.5'],
    ['qwen.qwen3-32b-v1', 'qwen/qwen3-32b'],
    ['qwen.qwen3-32b-v1:0', 'qwen/qwen3-32b'],
    ['amazon.nova-lite-v1:0', 'amazon/nova-lite-v1'],
    ['amazon.nova-lite-v1', 'amazon/nova-lite-v1'],
    ['openai.gpt-oss-120b-1:0', 'openai/gpt-oss-120b'],
    ['moonshotai.kimi-k2.5', 'moonshotai/kimi-k2.5'],
    ['accounts/fireworks/models/gpt-oss-120b', 'openai/gpt-oss-120b'],
    ['claude-sonnet-4-5[1m]', 'anthropic/claude-sonnet-4.5'],
    ['meta.llama3-1-70b-instruct-v1:0', 'meta-llama/llama-3.1-70b-instruct'],
    ['us.meta.llama4-maverick-17b-instruct-v1:0', 'meta-llama/llama-4-maverick'],
    ['us.deepseek.r1-v1:0', 'deepseek/deepseek-r1'],
    ['deepseek.v3-v1:0', 'deepseek/deepseek-chat-v3.1'],
    ['azure_ai/Llama-4-Maverick-17B-128E-Instruct-FP8', 'meta-llama/llama-4-maverick'],
    ['Cohere-command-r-plus-08-2024', 'cohere/command-r-plus-08-2024'],
    ['Meta-Llama-3.3-70B-Instruct', 'meta-llama/llama-3.3-70b-instruct'],
    ['grok-4-fast-non-reasoning', 'x-ai/grok-4-fast'],
    ['together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo', 'meta-llama/llama-3.3-70b-instruct'],
    ['Qwen/Qwen3-235B-A22B-Instruct-2507-tput', 'qwen/qwen3-235b-a22b-2507'],
    ['qwen-3-32b', 'qwen/qwen3-32b'],
    ['moonshotai/Kimi-K2-Instruct', 'moonshotai/kimi-k2'],
    ['deepseek-ai/DeepSeek-V3', 'deepseek/deepseek-chat'],
    ['accounts/fireworks/models/llama-v3p1-70b-instruct', 'meta-llama/llama-3.1-70b-instruct'],
    ['fireworks_ai/accounts/fireworks/models/deepseek-v3p1', 'deepseek/deepseek-chat-v3.1'],
    ['groq/llama-3.3-70b-versatile', 'meta-llama/llama-3.3-70b-instruct'],
    ['projects/p/locations/us-east5/publishers/anthropic/models/claude-sonnet-4@20250514', 'anthropic/claude-sonnet-4'],
    ['vertex_ai/publishers/meta/models/llama-3.3-70b-instruct-maas', 'meta-llama/llama-3.3-70b-instruct'],
    ['gemini-2.5-flash-001', 'google/gemini-2.5-flash'],
    ['claude-3-5-haiku-latest', 'anthropic/claude-3.5-haiku'],
    ['claude-sonnet-4-0', 'anthropic/claude-sonnet-4'],
    ['gpt-5-high', 'openai/gpt-5'],
    ['claude-4.5-sonnet-high-thinking', 'anthropic/claude-sonnet-4.5'],
  ])('%s is %s', (raw, id) => expect(resolveModel(raw, catalog).id).toBe(id));

  it.each([
    ['gpt-4o-prod', 'a deployment'],
    ['Claude4.6Sonnet', 'a newer sibling, squashed'],
    ['qwen3-32b-v1', 'a version of nobody'],
    ['azure/gpt-4o-prod', 'a deployment behind a route'],
    ['gpt-4o-nano', 'a sibling that is not known'],
    ['claude-sonnet-4.6', 'a newer sibling'],
    ['deepseek-chat', 'a name its vendor points at newer models'],
    ['same-name', 'a name two authors share'],
    ['internal-router-v2', 'a name of ones own'],
    ['gemini-2.5-pro-preview-06-05', 'another day of the same digits'],
    ['gpt-5-turbo', 'another model, not a way of serving'],
    ['gpt-4o-latest', 'a name that moves'],
    ['gpt-5-fast', 'a tier of another price'],
    ['qwen3-32b-thinking', 'another model of that maker'],
    ['constructor', 'a name every object has'],
    ['__proto__', 'another of them'],
    ['', 'nothing'],
  ])('%s is nobody (%s)', (raw) => expect(resolveModel(raw, catalog).id).toBeNull());

  it('shows what was done to the name', () => {
    expect(resolveModel('bedrock/eu.anthropic.claude-3-5-haiku-20241022-v1:0', catalog).rules).toEqual([
      'route',
      'region',
      'date',
      'spelling',
    ]);
    expect(resolveModel('deepseek/deepseek-chat-v3-0324:free', catalog)).toMatchObject({ isFree: true });
  });

  it('takes what was mapped by hand, once and for that name alone', () => {
    const mapped = { 'azure/gpt-4o-prod': 'openai/gpt-4o' };
    expect(resolveModel('azure/gpt-4o-prod', catalog, mapped)).toMatchObject({
      id: 'openai/gpt-4o',
      rules: ['mapped'],
    });
    expect(resolveModel('azure/gpt-4o-test', catalog, mapped).id).toBeNull();
  });
});

describe('in a price file of ones own', () => {
  it('a name it states is the model, moving or not', () => {
    expect(resolveModel('deepseek-chat', prices).id).toBe('deepseek-chat');
    expect(resolveModel('deepseek/deepseek-chat-v3-0324', prices)).toMatchObject({
      id: 'deepseek-chat',
      rules: ['route', 'date', 'version'],
    });
  });
  it('a model trained further has no price of its base', () => {
    expect(resolveModel('ft:gpt-4o-mini-2024-07-18:acme::Zx81Qa', prices)).toMatchObject({
      id: null,
      family: 'ft:gpt-4o-mini',
      isFineTuned: true,
    });
    expect(resolveModel('ft:gpt-4o-mini-2024-07-18:acme::Zx81Qa', knownModels(['ft:gpt-4o-mini'], false)).id).toBe(
      'ft:gpt-4o-mini',
    );
  });
  it('an unknown name is shown without route and in plain letters', () => {
    expect(resolveModel('mystery-lab/unlisted-13b', prices)).toMatchObject({ id: null, family: 'unlisted-13b' });
    expect(resolveModel('Mistral-Klein (intern)', prices).family).toBe('mistral-klein-intern');
  });
});
