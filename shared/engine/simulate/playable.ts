/** A compiled plan laid out for playing tasks one at a time: every number settled at its best value. */

import type { CategoryId } from '../../catalog/category.ts';
import type { Price, PriceTier } from '../../catalog/model.ts';
import type { StackId } from '../../foundation/ids.ts';
import { normalQuantile } from '../../foundation/normal.ts';
import type { AssumedSpeed, CategoryPlan } from '../../plan/plan.ts';
import type { Policy } from '../../plan/policy.ts';
import type { CompiledCategory, CompiledPlan, CompiledRung } from '../compile.ts';
import { difficultyOf, feedbackThreshold, threshold } from '../difficulty.ts';
import { dependenceAt } from '../policySums.ts';

export interface PlayableRung {
  attempts: number;
  verified: boolean;
  /** Shares that are accepted; 1 and 1 where nobody verifies. */
  trueAccept: number;
  falseAccept: number;
  errorShare: number;
  /**
   * Where the ladder keeps what repeats of this model, and whether this is its first rung; null where the model makes
   * a single blind attempt: what would repeat is then part of that attempt's luck.
   */
  repeats: { slot: number; first: boolean } | null;
  /** Latent value of a first or blind attempt, and of a retry with feedback (null: retries are blind). */
  latent: number;
  feedbackLatent: number | null;
  /** USD per token by the size of a request's prompt, the dearest last; the first starts at 0. */
  rates: TokenRate[];
  marginal: boolean;
  /** Fees of one attempt: requests and tool calls. */
  feeUsd: number;
  completionFactor: number;
  /** Cost of one check, the time of people included. */
  checkUsd: number;
  checkMinutes: number;
  /** Seconds before the first token of each step, and per completion token; both 0 where the category is not timed. */
  secondsBefore: number;
  secondsPerToken: number;
}

/** USD per prompt token (cache shares inside) and per completion token, from `fromTokens` of an attempt's prompt on. */
export interface TokenRate {
  fromTokens: number;
  prompt: number;
  completion: number;
}

export type PlayablePolicy =
  | { kind: 'ladder'; rungs: PlayableRung[]; onReject: 'deliver' | 'human' | 'abandon' }
  | { kind: 'split'; upTo: number[]; parts: PlayablePolicy[] }
  | { kind: 'route'; cut: number; quality: number; usd: number; easy: PlayablePolicy; hard: PlayablePolicy };

export interface PlayableCategory {
  id: CategoryId;
  /** The share of all tasks in this and the categories before it. */
  upTo: number;
  /** Whether the speed of every model of the policy is known. */
  timed: boolean;
  rootRho: number;
  rootTau: number;
  rootRest: number;
  /** sqrt(1 - rho): the luck of an attempt that repeats nothing. */
  rootFresh: number;
  beta: number;
  gamma: number;
  prompt: Lognormal;
  completion: Lognormal;
  humanMinutes: number;
  humanUsd: number;
  humanSuccess: number;
  silentFailureUsd: number;
  policy: PlayablePolicy;
}

/** median x e^(sigma x normal). */
export interface Lognormal {
  median: number;
  sigma: number;
}

const lognormal = (mean: number, cv: number): Lognormal => {
  const variance = Math.log1p(cv * cv);
  return { median: mean / Math.sqrt(1 + cv * cv), sigma: Math.sqrt(variance) };
};

const ratesOf = (price: Price, { shape, deferrable }: CategoryPlan): TokenRate[] => {
  const steps = Math.max(shape.steps.value, 1);
  if (deferrable && price.batchPromptUsdPerM !== null && price.batchCompletionUsdPerM !== null)
    return [{ fromTokens: 0, prompt: price.batchPromptUsdPerM / 1e6, completion: price.batchCompletionUsdPerM / 1e6 }];
  const paid = (deferrable ? 1 - (price.batchDiscount ?? 0) : 1) / 1e6;
  const { cacheReadShare: h, cacheWriteShare: w } = shape;
  const rate = (p: Omit<PriceTier, 'minPromptTokens'>, fromTokens: number): TokenRate => ({
    fromTokens,
    prompt:
      ((1 - h - w) * p.promptUsdPerM +
        h * (p.cacheReadUsdPerM ?? p.promptUsdPerM) +
        w * (p.cacheWriteUsdPerM ?? p.promptUsdPerM)) *
      paid,
    completion: p.completionUsdPerM * paid,
  });
  return [rate(price, 0), ...price.tiers.map((tier) => rate(tier, tier.minPromptTokens * steps))];
};

const playPolicy = (policy: Policy, next: () => PlayableRung[]): PlayablePolicy => {
  switch (policy.kind) {
    case 'ladder':
      return { kind: 'ladder', rungs: next(), onReject: policy.onReject };
    case 'split': {
      let sum = 0;
      const parts = policy.parts.map((part) => playPolicy(part.policy, next));
      return {
        kind: 'split',
        parts,
        upTo: policy.parts.map((part) => {
          sum += part.weight;
          return sum;
        }),
      };
    }
    case 'route':
      return {
        kind: 'route',
        cut: normalQuantile(1 - policy.hardShare),
        quality: policy.signalQuality.value,
        usd: policy.usdPerTask.value,
        easy: playPolicy(policy.easy, next),
        hard: playPolicy(policy.hard, next),
      };
  }
};

const playCategory = (
  category: CompiledCategory,
  stackId: StackId,
  policy: Policy,
  upTo: number,
  humanUsdPerMinute: number,
  speeds: readonly AssumedSpeed[],
): PlayableCategory => {
  const d = dependenceAt(category, -1);
  // Fine enough for the steepest threshold solved on it.
  const difficulty = difficultyOf(d, (2 * d.rho) / (1 - d.rho), 'exact');
  const { shape } = category.plan;
  const { leaves } = category.policies.get(stackId)!;
  const speedOf = (rung: CompiledRung): AssumedSpeed | undefined =>
    speeds.find((entry) => entry.modelId === rung.model.id && entry.tokensPerSecond.value > 0);
  const timed = leaves.every((leaf) => leaf.rungs.every((rung) => speedOf(rung) !== undefined));
  const playRung = (rung: CompiledRung, r: number, rungs: readonly CompiledRung[]): PlayableRung => {
    const speed = timed ? speedOf(rung) : undefined;
    const first = rungs.findIndex((other) => other.modelIndex === rung.modelIndex);
    const repeats =
      (rung.attempts > 1 && rung.feedback === null) ||
      rungs.some((other, o) => o !== r && other.modelIndex === rung.modelIndex);
    return {
      attempts: rung.attempts,
      repeats: repeats ? { slot: first, first: first === r } : null,
      verified: rung.verified,
      trueAccept: rung.verified ? rung.trueAccept.point : 1,
      falseAccept: rung.verified ? rung.falseAccept.point : 1,
      errorShare: rung.errorShare.point,
      latent: threshold(rung.rate.point, d.beta),
      feedbackLatent:
        rung.feedback === null ? null : feedbackThreshold(difficulty, rung.rate.point, rung.feedback.point),
      rates: ratesOf(rung.model.price!, category.plan),
      marginal: rung.model.price!.tierMode === 'marginal',
      feeUsd: shape.toolCalls.value * shape.toolCallUsd + shape.steps.value * (rung.model.price!.requestFeeUsd ?? 0),
      completionFactor: category.costs.get(rung.model.id)!.factor.factor.point,
      checkUsd: rung.verified ? rung.usdPerCheck.point + rung.minutesPerCheck.point * humanUsdPerMinute : 0,
      checkMinutes: rung.verified ? rung.minutesPerCheck.point : 0,
      secondsBefore: speed === undefined ? 0 : speed.firstTokenSeconds.value * shape.steps.value,
      secondsPerToken: speed === undefined ? 0 : 1 / speed.tokensPerSecond.value,
    };
  };
  const ladders = leaves.map((leaf) => leaf.rungs.map(playRung));
  let at = 0;
  return {
    id: category.plan.id,
    upTo,
    timed,
    rootRho: Math.sqrt(d.rho),
    rootTau: Math.sqrt(d.tau),
    rootRest: Math.sqrt(1 - d.rho - d.tau),
    rootFresh: Math.sqrt(1 - d.rho),
    beta: d.beta,
    gamma: d.gamma,
    prompt: lognormal(shape.promptTokens.value, shape.promptTokensCv),
    completion: lognormal(shape.completionTokens.value, shape.completionTokensCv),
    humanMinutes: category.humanMinutes.point,
    humanUsd: category.humanMinutes.point * humanUsdPerMinute,
    humanSuccess: category.humanSuccess.point,
    silentFailureUsd: category.silentFailureUsd.point,
    // The leaves were laid out depth first, the order in which they are met here.
    policy: playPolicy(policy, () => ladders[at++]!),
  };
};

/** The categories of a stack ready to play; null where any category of the mix cannot be evaluated. */
export const playable = (
  plan: CompiledPlan,
  stack: { id: StackId; policies: Partial<Record<string, Policy>> },
  speeds: readonly AssumedSpeed[],
): PlayableCategory[] | null => {
  let upTo = 0;
  const categories: PlayableCategory[] = [];
  for (const category of plan.categories) {
    if (category.plan.share <= 0) continue;
    const policy = stack.policies[category.plan.id];
    if (policy === undefined || category.policies.get(stack.id)!.gaps.length > 0) return null;
    upTo += category.plan.share;
    categories.push(playCategory(category, stack.id, policy, upTo, plan.humanUsdPerMinute.point, speeds));
  }
  return categories.length === 0 ? null : categories;
};
