/** What one attempt of a model costs at average difficulty (docs/METHOD.md, section 2), in closed form. */
import type { Price } from '../catalog/model.ts';
import { itemAt } from '../foundation/arrays.ts';
import { tokensPerPrice } from '../foundation/units.ts';
import { type RequestShape, shortCacheHours } from '../plan/plan.ts';
import { type Beyond, beyond, none, type Threshold } from './lognormalTail.ts';
import { batchCard, plainCard, type Rate, type RateCard } from './rateCard.ts';
import { type Course, courseBeyond, courseOf, courseReaching, taskBeyond } from './requestSizes.ts';
import { otherCalls, sellerTools } from './sellerTools.ts';

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
  /** Among the tool calls, those of the seller's own tools: web searches, searches in files, sessions that run code. */
  searches: number;
  fileSearches: number;
  codeSessions: number;
  /** How long what is written to a cache is kept. */
  cacheHours: number;
  /** The model's completion tokens over those of a plain model. */
  completionFactor: number;
  deferrable: boolean;
  /** Of requests between tasks; with the growth of the prompt from one to the next, null where all are of one size. */
  stepsCv: number;
  promptGrowthTokens: number | null;
}

/**
 * The tokens of an attempt at best values, by a model with that completion factor whose tokenizer makes `promptTimes` as
 * many tokens of a prompt.
 */
export const attemptShape = (
  shape: RequestShape,
  completionFactor: number,
  deferrable: boolean,
  promptTimes = 1,
): AttemptShape => ({
  promptTokens: shape.promptTokens.value * promptTimes,
  promptTokensCv: shape.promptTokensCv,
  completionTokens: shape.completionTokens.value,
  completionTokensCv: shape.completionTokensCv,
  cacheReadShare: shape.cacheReadShare,
  cacheWriteShare: shape.cacheWriteShare,
  steps: shape.steps.value,
  toolCalls: shape.toolCalls.value,
  toolCallUsd: shape.toolCallUsd,
  searches: shape.searches?.value ?? 0,
  fileSearches: shape.fileSearches?.value ?? 0,
  codeSessions: shape.codeSessions?.value ?? 0,
  cacheHours: shape.cacheHours ?? shortCacheHours,
  completionFactor,
  deferrable,
  stepsCv: shape.stepsCv,
  promptGrowthTokens: shape.promptGrowthTokens === null ? null : shape.promptGrowthTokens.value * promptTimes,
});

/** The course of an attempt whose prompt grows; null where nobody stated that it does. */
const courseIn = (shape: AttemptShape): Course | null => {
  const { promptGrowthTokens } = shape;
  return promptGrowthTokens === null ? null : courseOf({ ...shape, promptGrowthTokens });
};

/** Shares of the requests and of the prompt tokens whose request is beyond a threshold, at the size each really has. */
export const shareBeyond = (
  threshold: Threshold,
  shape: AttemptShape,
  course: Course | null = courseIn(shape),
): Pick<Beyond, 'requests' | 'tokens'> =>
  course === null
    ? beyond(threshold, shape.promptTokens / Math.max(shape.steps, 1), shape.promptTokensCv)
    : courseBeyond(course, threshold.fromTokens, threshold.inclusive);

/** Share of the tasks any of whose requests is beyond a threshold. */
export const tasksBeyond = (threshold: Threshold, shape: AttemptShape): number => {
  const course = courseIn(shape);
  return course === null
    ? shareBeyond(threshold, shape).requests
    : courseReaching(course, threshold.fromTokens, threshold.inclusive);
};

/** USD. The first four steps lead from list price to the token cost; `usd` is their last plus the fees. */
export interface AttemptCost {
  list: number;
  afterCacheAndTiers: number;
  afterVerbosity: number;
  afterBatch: number;
  fees: number;
  usd: number;
}

/** USD per million prompt tokens, the shares of the cache in it. */
const promptRateOf = (rate: Rate, { cacheReadShare: h, cacheWriteShare: w }: AttemptShape): number =>
  (1 - h - w) * rate.prompt + h * rate.cacheRead + w * rate.cacheWrite;

/** USD per million tokens written: of a model that writes more than a plain one, what it writes more is thinking. */
const writtenRateOf = ({ completion, thinking }: Rate, { completionFactor: f }: AttemptShape): number =>
  f > 1 ? (completion + (f - 1) * thinking) / f : completion;

/** Expected USD by a card: for prompts, for the answers of a plain model, and for all that this model writes. */
interface TokenUsd {
  prompt: number;
  answer: number;
  written: number;
}

const tokenUsd = ({ rates, marginal }: RateCard, shape: AttemptShape): TokenUsd => {
  const { promptTokens, completionTokens, completionFactor } = shape;
  const requests = Math.max(shape.steps, 1);
  const base = itemAt(rates, 0);
  const course = rates.length > 1 ? courseIn(shape) : null;
  let prompt = promptRateOf(base, shape) * promptTokens;
  let answer = base.completion;
  let written = writtenRateOf(base, shape);
  for (let tier = 1; tier < rates.length; tier++) {
    const [below, rate] = [itemAt(rates, tier - 1), itemAt(rates, tier)];
    const share = shareBeyond(rate, shape, course);
    const dearer = promptRateOf(rate, shape) - promptRateOf(below, shape);
    if (marginal) {
      const tokensBeyond = promptTokens * share.tokens - rate.fromTokens * requests * share.requests;
      prompt += dearer * Math.max(tokensBeyond, 0);
    } else {
      prompt += dearer * promptTokens * share.tokens;
      answer += (rate.completion - below.completion) * share.requests;
      written += (writtenRateOf(rate, shape) - writtenRateOf(below, shape)) * share.requests;
    }
  }
  return {
    prompt: prompt / tokensPerPrice,
    answer: (answer * completionTokens) / tokensPerPrice,
    written: (written * completionTokens * completionFactor) / tokensPerPrice,
  };
};

/** Expected USD for all tokens of an attempt by a card. */
export const cardUsd = (card: RateCard, shape: AttemptShape): number => {
  const { prompt, written } = tokenUsd(card, shape);
  return prompt + written;
};

export const noCost = (): AttemptCost => ({
  list: 0,
  afterCacheAndTiers: 0,
  afterVerbosity: 0,
  afterBatch: 0,
  fees: 0,
  usd: 0,
});

/** The card an attempt pays: deferred work the batch's, unless that is dearer. */
export const cardInUse = (price: Price, shape: AttemptShape): RateCard => {
  const plain = plainCard(price, shape.cacheHours);
  const batch = shape.deferrable ? batchCard(price, shape.cacheHours) : null;
  if (batch === null) return plain;
  const [deferred, direct] = [tokenUsd(batch, shape), tokenUsd(plain, shape)];
  return deferred.prompt + deferred.written < direct.prompt + direct.written ? batch : plain;
};

/** Requests and tools of one attempt; a call of a tool of the seller without a listed price costs what other tool calls do. */
export const feesOf = (price: Price, shape: AttemptShape): number => {
  const { steps, toolCalls, toolCallUsd } = shape;
  let usd = steps * (price.requestFeeUsd ?? 0) + otherCalls(shape, toolCalls) * toolCallUsd;
  for (const { calls, fee } of sellerTools) usd += shape[calls] * (price[fee] ?? toolCallUsd);
  return usd;
};

/** The cost of one attempt, in `into` where many draws make many of them. */
export const attemptCost = (price: Price, shape: AttemptShape, into: AttemptCost = noCost()): AttemptCost => {
  const plain = tokenUsd(plainCard(price, shape.cacheHours), shape);
  const batch = shape.deferrable ? batchCard(price, shape.cacheHours) : null;
  const afterVerbosity = plain.prompt + plain.written;
  const deferred = batch === null ? null : tokenUsd(batch, shape);
  const fees = feesOf(price, shape);
  into.list =
    (price.promptUsdPerM * shape.promptTokens + price.completionUsdPerM * shape.completionTokens) / tokensPerPrice;
  into.afterCacheAndTiers = plain.prompt + plain.answer;
  into.afterVerbosity = afterVerbosity;
  into.afterBatch = deferred === null ? afterVerbosity : Math.min(afterVerbosity, deferred.prompt + deferred.written);
  into.fees = fees;
  into.usd = into.afterBatch + fees;
  return into;
};

/** Between two thresholds: USD per million as a line of the prompt's tokens, and per million tokens written. */
interface Piece {
  from: Beyond;
  offset: number;
  slope: number;
  written: number;
}

const piecesOf = ({ rates, marginal }: RateCard, shape: AttemptShape): Piece[] => {
  const requests = Math.max(shape.steps, 1);
  const pieces: Piece[] = [];
  let offset = 0;
  let slope = 0;
  for (const rate of rates) {
    const isBeyond = marginal && pieces.length > 0;
    const next = promptRateOf(rate, shape);
    if (isBeyond) offset += (slope - next) * rate.fromTokens * requests;
    slope = next;
    pieces.push({
      from: beyond(rate, shape.promptTokens / requests, shape.promptTokensCv, true),
      offset,
      slope,
      written: writtenRateOf(isBeyond ? itemAt(rates, 0) : rate, shape),
    });
  }
  return pieces;
};

/** Standard deviation where the prompt grows: over the numbers of requests and sizes a task may have, each equally likely. */
const grownSd = ({ rates, marginal }: RateCard, shape: AttemptShape, course: Course): number => {
  const perRequest = (shape.completionTokens * shape.completionFactor) / course.steps;
  let [mean, square, written] = [0, 0, 0];
  for (let j = 0; j < course.scales.length; j++)
    for (let k = 0; k < course.requests.length; k++) {
      let [promptUsd, writtenUsd] = [0, 0];
      rates.forEach((rate, tier) => {
        const below = rates[tier - 1];
        const reached = taskBeyond(course, k, j, tier === 0 ? 0 : rate.fromTokens, tier === 0 || rate.inclusive);
        const isBeyond = marginal && below !== undefined;
        const tokens = isBeyond ? Math.max(0, reached.tokens - rate.fromTokens * reached.requests) : reached.tokens;
        promptUsd += tokens * (promptRateOf(rate, shape) - (below === undefined ? 0 : promptRateOf(below, shape)));
        if (!isBeyond)
          writtenUsd +=
            reached.requests *
            perRequest *
            (writtenRateOf(rate, shape) - (below === undefined ? 0 : writtenRateOf(below, shape)));
      });
      mean += promptUsd + writtenUsd;
      square += (promptUsd + writtenUsd) ** 2;
      written += writtenUsd ** 2;
    }
  const tasks = course.scales.length * course.requests.length;
  const variance =
    Math.max(0, square / tasks - (mean / tasks) ** 2) + (written / tasks) * shape.completionTokensCv ** 2;
  return Math.sqrt(variance) / tokensPerPrice;
};

/**
 * Standard deviation of the cost of one attempt, USD. Between two thresholds the prompt costs a line of its tokens, so
 * the square of the cost is a sum of partial expectations of 1, P and P^2, in closed form like the mean.
 */
export const attemptSd = (price: Price, shape: AttemptShape): number => {
  const { promptTokens, promptTokensCv, completionTokensCv } = shape;
  const writtenTokens = shape.completionTokens * shape.completionFactor;
  const card = cardInUse(price, shape);
  const course = courseIn(shape);
  if (course !== null) return grownSd(card, shape, course);
  const pieces = piecesOf(card, shape);
  const base = itemAt(pieces, 0);
  if (pieces.length === 1)
    return (
      Math.hypot(base.slope * promptTokens * promptTokensCv, base.written * writtenTokens * completionTokensCv) /
      tokensPerPrice
    );
  // Costs are taken from one amid them: squares of large numbers would hide a small difference.
  const amid = base.slope * promptTokens + base.written * writtenTokens;
  let mean = 0;
  let square = 0;
  let rates = 0;
  pieces.forEach(({ from, offset, slope, written }, k) => {
    const to = pieces[k + 1]?.from ?? none;
    const requests = from.requests - to.requests;
    const tokens = promptTokens * (from.tokens - to.tokens);
    const squares = promptTokens ** 2 * (1 + promptTokensCv ** 2) * (from.squares - to.squares);
    const start = offset + written * writtenTokens - amid;
    mean += start * requests + slope * tokens;
    square += start ** 2 * requests + 2 * start * slope * tokens + slope ** 2 * squares;
    rates += requests * written ** 2;
  });
  const variance = Math.max(0, square - mean ** 2) + rates * (writtenTokens * completionTokensCv) ** 2;
  return Math.sqrt(variance) / tokensPerPrice;
};
