/** What hosts make of a model's name: other names of the same model, never of a sibling. */
import { plainName } from '../catalog/import/names.ts';

/**
 * Names under which makers and hosts sell a model that the catalog lists by another, in plain spelling: Anthropic's
 * aliases, xAI's two modes, Mistral's and Cohere's months, Groq's and Bedrock's short names. Written by hand: a name that is
 * not here is asked.
 */
const otherNames = new Map([
  ['claude-opus-4-0', 'claude-opus-4'],
  ['claude-sonnet-4-0', 'claude-sonnet-4'],
  ['command-a-03-2025', 'command-a'],
  ['deepseek-r1-v1:0', 'deepseek-r1'],
  ['deepseek-v3-v1:0', 'deepseek-chat-v3.1'],
  ['grok-4-1-fast-non-reasoning', 'grok-4.1-fast'],
  ['grok-4-1-fast-reasoning', 'grok-4.1-fast'],
  ['grok-4-fast-non-reasoning', 'grok-4-fast'],
  ['grok-4-fast-reasoning', 'grok-4-fast'],
  ['kimi-k2-0905-preview', 'kimi-k2-0905'],
  ['llama-3-1-8b-instant', 'llama-3.1-8b-instruct'],
  ['llama-3-3-70b-versatile', 'llama-3.3-70b-instruct'],
  ['llama4-maverick-17b-instruct', 'llama-4-maverick'],
  ['llama4-scout-17b-instruct', 'llama-4-scout'],
  ['mistral-medium-2505', 'mistral-medium-3'],
  ['mistral-medium-2508', 'mistral-medium-3.1'],
  ['mistral-small-2503', 'mistral-small-3.1-24b-instruct'],
  ['mistral-small-2506', 'mistral-small-3.2-24b-instruct'],
  ['qwen3-coder-30b-a3b', 'qwen3-coder-30b-a3b-instruct'],
  ['qwen3-coder-480b-a35b', 'qwen3-coder'],
]);

export const otherNameOf = (name: string): string | null => otherNames.get(plainName(name)) ?? null;

/** How Fireworks spells a version: `llama-v3p1` is Llama 3.1, `glm-4p6` is GLM 4.6. */
export const withPoints = (name: string): string =>
  name.replace(/(\d)p(?=\d)/g, '$1.').replace(/^llama-v(?=\d)/i, 'llama-');

/** The maker's name before the model's, as Azure and Cerebras write it. */
export const withoutMaker = (name: string): string =>
  name.replace(/^(?:meta-(?=llama)|cohere-(?=command)|zai-(?=glm))/i, '');

/** How a host serves the weights: shrunk, in bulk, as a service. Together's "turbo" stands behind "instruct" alone. */
export const withoutServing = (name: string): string =>
  name.replace(/-(?:maas|tput|fp8|fp4|nvfp4|mxfp4|bf16|int4|int8|awq|gptq)$/i, '').replace(/(-instruct)-turbo$/i, '$1');

/** The only kind of open weights that hosts sell answers of. */
export const withoutInstruct = (name: string): string => name.replace(/-instruct(?=-|$)/i, '');

/** Efforts and thinking behind a name, as Cursor writes them: settings of one model at one price. */
export const withoutSetting = (name: string): string =>
  /^(?:claude|gpt|o\d|gemini|grok)/i.test(name)
    ? name.replace(/(?:-(?:thinking|minimal|low|medium|high|xhigh))+$/i, '')
    : name;
