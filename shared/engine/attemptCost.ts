/** What one attempt of a model costs at average difficulty (docs/METHOD.md, section 2), in closed form. */
import type { Price } from '../catalog/model.ts';
import { itemAt } from '../foundation/arrays.ts';
import { normalCdf } from '../foundation/normal.ts';
import { tokensPerPrice } from '../foundation/units.ts';
import type { RequestShape } from '../plan/plan.ts';

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

/** The tokens of an attempt at best values, by a model with that completion factor. */
export const attemptShape = (shape: RequestShape, completionFactor: number, deferrable: boolean): AttemptShape => ({
  promptTokens: shape.promptTokens.value,
  promptTokensCv: shape.promptTokensCv,
  completionTokens: shape.completionTokens.value,
  completionTokensCv: shape.completionTokensCv,
  cacheReadShare: shape.cacheReadShare,
  cacheWriteShare: shape.cacheWriteShare,
  steps: shape.steps.value,
  toolCalls: shape.toolCalls.value,
  toolCallUsd: shape.toolCallUsd,
  completionFactor,
  deferrable,
});

/** USD. The first four steps lead from list price to the token cost; `usd` is their last plus the fees. */
export interface AttemptCost {
  list: number;
  afterCacheAndTiers: number;
  afterVerbosity: number;
  afterBatch: number;
  fees: number;
  usd: number;
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

interface Beyond {
  requests: number;
  tokens: number;
  squares: number;
}

const all: Beyond = { requests: 1, tokens: 1, squares: 1 };
const none: Beyond = { requests: 0, tokens: 0, squares: 0 };

/** Share of requests, of prompt tokens and of their squares, whose request has at least `tokens` prompt tokens. */
const beyond = (tokens: number, mean: number, cv: number, squared = false): Beyond => {
  if (tokens <= 0) return all;
  if (mean <= 0) return none;
  const variance = Math.log1p(cv * cv);
  // Not cv === 0: a variation too small to square is none either.
  if (variance === 0) return mean >= tokens ? all : none;
  const spread = Math.sqrt(variance);
  const distance = (Math.log(mean) - variance / 2 - Math.log(tokens)) / spread;
  return {
    requests: normalCdf(distance),
    tokens: normalCdf(distance + spread),
    squares: squared ? normalCdf(distance + 2 * spread) : 0,
  };
};

/** USD per million prompt tokens, the shares of the cache in it. */
const promptRateOf = (rate: Rate, { cacheReadShare: h, cacheWriteShare: w }: AttemptShape): number =>
  (1 - h - w) * rate.prompt + h * rate.cacheRead + w * rate.cacheWrite;

/** Expected USD for prompt and completion tokens (completions before the model's own factor). */
const tokenUsd = (price: Price, shape: AttemptShape): { prompt: number; completion: number } => {
  const { promptTokens, completionTokens } = shape;
  const promptRate = (rate: Rate): number => promptRateOf(rate, shape);
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
  return { prompt: prompt / tokensPerPrice, completion: completion / tokensPerPrice };
};

export const noCost = (): AttemptCost => ({
  list: 0,
  afterCacheAndTiers: 0,
  afterVerbosity: 0,
  afterBatch: 0,
  fees: 0,
  usd: 0,
});

/** What deferred work pays: two prices of its own, else a share of the others. */
const batchOf = (price: Price): { prompt: number; completion: number } | null =>
  price.batchPromptUsdPerM !== null && price.batchCompletionUsdPerM !== null
    ? { prompt: price.batchPromptUsdPerM, completion: price.batchCompletionUsdPerM }
    : null;

/** The cost of one attempt, in `into` where many draws make many of them. */
export const attemptCost = (price: Price, shape: AttemptShape, into: AttemptCost = noCost()): AttemptCost => {
  const list =
    (price.promptUsdPerM * shape.promptTokens + price.completionUsdPerM * shape.completionTokens) / tokensPerPrice;
  const tokens = tokenUsd(price, shape);
  let prompt = tokens.prompt;
  let completion = tokens.completion * shape.completionFactor;
  const afterVerbosity = prompt + completion;
  if (shape.deferrable) {
    const batch = batchOf(price);
    if (batch !== null) {
      prompt = (batch.prompt * shape.promptTokens) / tokensPerPrice;
      completion = (batch.completion * shape.completionTokens * shape.completionFactor) / tokensPerPrice;
    } else if (price.batchDiscount !== null) {
      prompt *= 1 - price.batchDiscount;
      completion *= 1 - price.batchDiscount;
    }
  }
  const fees = shape.steps * (price.requestFeeUsd ?? 0) + shape.toolCalls * shape.toolCallUsd;
  into.list = list;
  into.afterCacheAndTiers = tokens.prompt + tokens.completion;
  into.afterVerbosity = afterVerbosity;
  into.afterBatch = prompt + completion;
  into.fees = fees;
  into.usd = prompt + completion + fees;
  return into;
};

/** Between two thresholds: USD per million as a line of the prompt's tokens, and per million completion tokens. */
interface Piece {
  from: Beyond;
  offset: number;
  slope: number;
  completion: number;
}

const piecesOf = (price: Price, shape: AttemptShape): Piece[] => {
  const requests = Math.max(shape.steps, 1);
  const pieces: Piece[] = [];
  let offset = 0;
  let slope = 0;
  for (const tier of [{ ...price, minPromptTokens: 0 }, ...price.tiers]) {
    const rate = rateOf(tier);
    const marginal = price.tierMode === 'marginal' && pieces.length > 0;
    const next = promptRateOf(rate, shape);
    if (marginal) offset += (slope - next) * tier.minPromptTokens * requests;
    slope = next;
    pieces.push({
      from: beyond(tier.minPromptTokens, shape.promptTokens / requests, shape.promptTokensCv, true),
      offset,
      slope,
      completion: marginal ? price.completionUsdPerM : rate.completion,
    });
  }
  return pieces;
};

/**
 * Standard deviation of the cost of one attempt, USD. Between two thresholds the prompt costs a line of its tokens, so
 * the square of the cost is a sum of partial expectations of 1, P and P^2, in closed form like the mean.
 */
export const attemptSd = (price: Price, shape: AttemptShape): number => {
  const { promptTokens, promptTokensCv, completionTokensCv } = shape;
  const completionTokens = shape.completionTokens * shape.completionFactor;
  const batch = shape.deferrable ? batchOf(price) : null;
  const paid = shape.deferrable && batch === null ? 1 - (price.batchDiscount ?? 0) : 1;
  const pieces: Piece[] =
    batch === null
      ? piecesOf(price, shape)
      : [{ from: all, offset: 0, slope: batch.prompt, completion: batch.completion }];
  const base = itemAt(pieces, 0);
  if (pieces.length === 1)
    return (
      (paid *
        Math.hypot(
          base.slope * promptTokens * promptTokensCv,
          base.completion * completionTokens * completionTokensCv,
        )) /
      tokensPerPrice
    );
  // Costs are taken from one amid them: squares of large numbers would hide a small difference.
  const amid = base.slope * promptTokens + base.completion * completionTokens;
  let mean = 0;
  let square = 0;
  let written = 0;
  pieces.forEach(({ from, offset, slope, completion }, k) => {
    const to = pieces[k + 1]?.from ?? none;
    const requests = from.requests - to.requests;
    const tokens = promptTokens * (from.tokens - to.tokens);
    const squares = promptTokens ** 2 * (1 + promptTokensCv ** 2) * (from.squares - to.squares);
    const start = offset + completion * completionTokens - amid;
    mean += start * requests + slope * tokens;
    square += start ** 2 * requests + 2 * start * slope * tokens + slope ** 2 * squares;
    written += requests * completion ** 2;
  });
  const variance = Math.max(0, square - mean ** 2) + written * (completionTokens * completionTokensCv) ** 2;
  return (paid * Math.sqrt(variance)) / tokensPerPrice;
};
