/** What one attempt looks like by category, as a new plan starts. From the study where it says, else assumed. */
import { isCategoryId, type WorkKind } from '../catalog/category.ts';
import { programmingRequest, programmingTokenShare, requestTokens } from '../study/facts.ts';
import type { Estimate } from './estimate.ts';
import { type RequestShape, shortCacheHours } from './plan.ts';

/**
 * No source prints how token counts vary between tasks; a coefficient of variation of 1 says that long requests
 * dominate the bill without making them all of it.
 */
const assumedCv = 1;

/** The study gives prices after caching, not the cached share: list prices in full until the planner says otherwise. */
const noKnownCaching = { cacheReadShare: 0, cacheWriteShare: 0 };

const oneStep: Estimate = { value: 1, source: 'One request per attempt; agents take more.', assumed: true };
const noToolCalls: Estimate = { value: 0, source: 'No tool with a fee of its own.', assumed: true };

const meanOfAll = (half: string): string =>
  `${requestTokens.source}: mean ${half} of all traffic, late 2025; the study gives none for this category. The range, half to twice, is assumed.`;

/** Calls of a tool that a shape says nothing of. */
export const noSuchCalls: Estimate = { value: 0, source: 'No such calls.', assumed: true };

const general: RequestShape = {
  promptTokens: {
    value: requestTokens.value.prompt.late2025,
    low: 3000,
    high: 12_000,
    source: meanOfAll('prompt'),
    assumed: true,
  },
  promptTokensCv: assumedCv,
  completionTokens: {
    value: requestTokens.value.completion.late2025,
    low: 200,
    high: 800,
    source: meanOfAll('completion'),
    assumed: true,
  },
  completionTokensCv: assumedCv,
  ...noKnownCaching,
  steps: oneStep,
  stepsCv: 0,
  promptGrowthTokens: null,
  toolCalls: noToolCalls,
  toolCallUsd: 0,
  searches: { value: 0, source: 'No web search.', assumed: true },
  cacheHours: shortCacheHours,
};

const programming: RequestShape = {
  ...general,
  promptTokens: {
    value: programmingRequest.value.promptTokens,
    low: 16_000,
    high: 30_000,
    source: `${programmingRequest.source}: prompts regularly above 20,000 tokens, sequences 3 to 4 times the general length. The range is assumed.`,
  },
};

/**
 * What the study's mean request leaves for work other than programming: programming has half of the tokens at over three
 * times the mean, so the other requests are shorter than the mean. Two digits: the study's own figures have no more.
 */
const otherPromptTokens = (): number => {
  const { prompt, completion } = requestTokens.value;
  const mean = prompt.late2025 + completion.late2025;
  const share = programmingTokenShare.value.late2025;
  const requests = (share * mean) / (programmingRequest.value.promptTokens + completion.late2025);
  const others = ((1 - share) * mean) / (1 - requests);
  return Number((others - completion.late2025).toPrecision(2));
};

/** Work of the study other than programming. */
const otherOfStudy: RequestShape = {
  ...general,
  promptTokens: {
    value: otherPromptTokens(),
    low: otherPromptTokens() / 2,
    high: otherPromptTokens() * 2,
    source: `Derived: the study prints none for this category. ${requestTokens.source}: mean request of all traffic, late 2025, less programming, which has half of the tokens at 20,000 a prompt. The range, half to twice, is assumed.`,
    assumed: true,
  },
};

const ofMcpMark = 'MCPMark (eval-sys/mcpmark-experiments@8f674f0826ad), 39 settings: median';
const requestsOfAgents =
  'Requests were counted for the bash-only agent of mini-SWE-agent alone: mean 44 (13 to 87 by model)';

/** An agent with tools reads its context again at every request: the prompt is the sum over all of them. */
const agents: RequestShape = {
  ...general,
  promptTokens: {
    value: 640_000,
    low: 450_000,
    high: 930_000,
    source: `${ofMcpMark} prompt tokens of a task, a quarter to three quarters of the settings. A failed task reads 1.28 times a solved one.`,
  },
  promptTokensCv: 1.49,
  completionTokens: { value: 7000, low: 3500, high: 12_800, source: `${ofMcpMark} completion tokens of a task.` },
  completionTokensCv: 0.75,
  steps: { value: 44, low: 13, high: 87, source: `${requestsOfAgents}. Carried over to other tools.`, assumed: true },
  stepsCv: 0.65,
};

/** GAIA gives dollars and seconds and no tokens: a task costs as much as one of MCPMark. */
const personalAssistance: RequestShape = {
  ...agents,
  promptTokens: {
    value: 640_000,
    low: 300_000,
    high: 1_200_000,
    source: `${ofMcpMark} prompt tokens. GAIA by OpenHands prints dollars alone: median 0.46 a task, on MCPMark 0.47; carried over with a wider range.`,
    assumed: true,
  },
  promptTokensCv: 1.88,
  completionTokens: {
    value: 7000,
    low: 3000,
    high: 15_000,
    source: `${ofMcpMark} completion tokens. Carried over: GAIA prints none.`,
    assumed: true,
  },
};

const summarisation: RequestShape = {
  ...general,
  completionTokens: {
    value: 144,
    low: 122,
    high: 174,
    source:
      'vectara/hallucination-leaderboard@2e0985929add, 90 models: median words of a summary, taken as 1.35 tokens a word; a quarter to three quarters of the models. Reasoning is not in it.',
  },
};

/**
 * A coding agent's task, offered beside the single request that programming starts with: 44 requests over a context that
 * grows to about 30,000 tokens.
 */
export const codingAgentShape: RequestShape = {
  ...programming,
  promptTokens: {
    value: 700_000,
    low: 200_000,
    high: 1_400_000,
    source:
      '44 requests of a context that grows from about 2,000 to 30,000 tokens, nothing read from cache: worked out, not counted.',
    assumed: true,
  },
  promptTokensCv: 1.12,
  completionTokens: {
    value: 7000,
    low: 3500,
    high: 12_800,
    source: `${ofMcpMark} completion tokens of a task. Carried over: nobody printed those of the bash-only agent.`,
    assumed: true,
  },
  completionTokensCv: 0.75,
  steps: { value: 44, low: 13, high: 87, source: `${requestsOfAgents}; varies by 0.65 between tasks.` },
  stepsCv: 0.65,
  promptGrowthTokens: { value: 650, source: 'From about 2,000 to 30,000 tokens over 44 requests.', assumed: true },
};

/** The shape that work of a kind starts with: measured where somebody counted, else that of all traffic. */
export const requestShapeOf = (kind: WorkKind | null): RequestShape => {
  if (kind === 'programming') return programming;
  if (kind === 'agents') return agents;
  if (kind === 'personal-assistance') return personalAssistance;
  if (kind === 'summarisation') return summarisation;
  return kind !== null && isCategoryId(kind) ? otherOfStudy : general;
};

/** Tokens of one attempt of a plain model, prompt and completion together. */
export const tokensPerTask = (shape: RequestShape): number => shape.promptTokens.value + shape.completionTokens.value;
