/** What one attempt looks like by category, as a new plan starts. From the study where it says, else assumed. */
import type { WorkKind } from '../catalog/category.ts';
import { programmingRequest, requestTokens } from '../study/facts.ts';
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

/** The shape that work of a kind starts with. */
export const requestShapeOf = (kind: WorkKind | null): RequestShape => (kind === 'programming' ? programming : general);

/** Tokens of one attempt of a plain model, prompt and completion together. */
export const tokensPerTask = (shape: RequestShape): number => shape.promptTokens.value + shape.completionTokens.value;
