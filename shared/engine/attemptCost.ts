/** What one attempt of a model costs at average difficulty (ENGINE section 2), in closed form. */
import type { Price } from '../catalog/model.ts';
import { normalCdf } from './normal.ts';

/** Tokens per attempt over all its steps; shares are of the prompt tokens. */
export interface AttemptShape {
  promptTokens: number;
  promptTokensCv: number;
  completionTokens: number;
  completionTokensCv: number;
  cacheReadShare: number;
  cacheWriteShare: number;
  steps: number;
  toolCalls: number;
  toolCallUsd: number;
  /** The model's completion tokens over those of a plain model. */
  completionFactor: number;
  deferrable: boolean;
}

/** USD. The first four steps lead from list price to the token cost; `usd` is their last plus the fees. */
export interface AttemptCost {
  list: number;
  afterCacheAndTiers: number;
  afterVerbosity: number;
  afterBatch: number;
  fees: number;
  usd: number;
  sd: number;
}

interface Rate {
  prompt: number;
  completion: number;
  cacheRead: number;
  cacheWrite: number;
}

const rateOf = (from: {
  promptUsdPerM: number;
  completionUsdPerM: number;
  cacheReadUsdPerM: number | null;
  cacheWriteUsdPerM: number | null;
}): Rate => ({
  prompt: from.promptUsdPerM,
  completion: from.completionUsdPerM,
  // A cache price that nobody lists is no discount: those tokens pay the prompt price.
  cacheRead: from.cacheReadUsdPerM ?? from.promptUsdPerM,
  cacheWrite: from.cacheWriteUsdPerM ?? from.promptUsdPerM,
});

/** Share of requests, and of prompt tokens, whose request has at least `tokens` prompt tokens. */
const beyond = (tokens: number, mean: number, cv: number): { requests: number; tokens: number } => {
  if (tokens <= 0) return { requests: 1, tokens: 1 };
  if (mean <= 0) return { requests: 0, tokens: 0 };
  const variance = Math.log1p(cv * cv);
  // Not cv === 0: a variation too small to square is none either.
  if (variance === 0) return mean >= tokens ? { requests: 1, tokens: 1 } : { requests: 0, tokens: 0 };
  const distance = (Math.log(mean) - variance / 2 - Math.log(tokens)) / Math.sqrt(variance);
  return { requests: normalCdf(distance), tokens: normalCdf(distance + Math.sqrt(variance)) };
};

/** Expected USD for prompt and completion tokens (completions before the model's own factor). */
const tokenUsd = (price: Price, shape: AttemptShape): { prompt: number; completion: number } => {
  const { promptTokens, completionTokens, cacheReadShare: h, cacheWriteShare: w } = shape;
  const promptRate = (rate: Rate): number => (1 - h - w) * rate.prompt + h * rate.cacheRead + w * rate.cacheWrite;
  const base = rateOf(price);
  let prompt = promptRate(base) * promptTokens;
  let completion = base.completion * completionTokens;
  const perRequest = promptTokens / Math.max(shape.steps, 1);
  let below = base;
  for (const tier of price.tiers) {
    const rate = rateOf(tier);
    const share = beyond(tier.minPromptTokens, perRequest, shape.promptTokensCv);
    if (price.tierMode === 'whole-request') {
      prompt += (promptRate(rate) - promptRate(below)) * promptTokens * share.tokens;
      completion += (rate.completion - below.completion) * completionTokens * share.requests;
    } else {
      const tokensBeyond =
        promptTokens * share.tokens - tier.minPromptTokens * Math.max(shape.steps, 1) * share.requests;
      prompt += (promptRate(rate) - promptRate(below)) * Math.max(tokensBeyond, 0);
    }
    below = rate;
  }
  return { prompt: prompt / 1e6, completion: completion / 1e6 };
};

export const noCost = (): AttemptCost => ({
  list: 0,
  afterCacheAndTiers: 0,
  afterVerbosity: 0,
  afterBatch: 0,
  fees: 0,
  usd: 0,
  sd: 0,
});

/** The cost of one attempt, in `into` where many draws make many of them. */
export const attemptCost = (price: Price, shape: AttemptShape, into: AttemptCost = noCost()): AttemptCost => {
  const list = (price.promptUsdPerM * shape.promptTokens + price.completionUsdPerM * shape.completionTokens) / 1e6;
  const tokens = tokenUsd(price, shape);
  let prompt = tokens.prompt;
  let completion = tokens.completion * shape.completionFactor;
  const afterVerbosity = prompt + completion;
  if (shape.deferrable) {
    if (price.batchPromptUsdPerM !== null && price.batchCompletionUsdPerM !== null) {
      prompt = (price.batchPromptUsdPerM * shape.promptTokens) / 1e6;
      completion = (price.batchCompletionUsdPerM * shape.completionTokens * shape.completionFactor) / 1e6;
    } else if (price.batchDiscount !== null) {
      prompt *= 1 - price.batchDiscount;
      completion *= 1 - price.batchDiscount;
    }
  }
  const promptSd = prompt * shape.promptTokensCv;
  const completionSd = completion * shape.completionTokensCv;
  const fees = shape.steps * (price.requestFeeUsd ?? 0) + shape.toolCalls * shape.toolCallUsd;
  into.list = list;
  into.afterCacheAndTiers = tokens.prompt + tokens.completion;
  into.afterVerbosity = afterVerbosity;
  into.afterBatch = prompt + completion;
  into.fees = fees;
  into.usd = prompt + completion + fees;
  into.sd = Math.sqrt(promptSd * promptSd + completionSd * completionSd);
  return into;
};
