/** A compiled plan laid out for playing tasks one at a time: every number settled at its best value. */

import type { Price } from '../../catalog/model.ts';
import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { RowId, StackId } from '../../foundation/ids.ts';
import { tokensPerPrice } from '../../foundation/units.ts';
import type { AssumedSpeed } from '../../plan/plan.ts';
import type { Ladder, Policy } from '../../plan/policy.ts';
import { partsOfPolicy } from '../../plan/policyParts.ts';
import { type AttemptShape, cardInUse, feesOf } from '../attemptCost.ts';
import type { CompiledCategory, CompiledLeaf, CompiledPlan, CompiledRung, FixedUsd } from '../compiled.ts';
import { type DependenceNumbers, type Difficulty, difficultyOf, feedbackThreshold, threshold } from '../difficulty.ts';
import { falseAcceptLevel } from '../falseAccepts.ts';
import { partlyBought } from '../fleets/bought.ts';
import { speedOf } from '../latency.ts';
import { attemptOf } from '../modelTokens.ts';
import { dependenceAt } from '../policySums.ts';
import { courseOf } from '../requestSizes.ts';
import { nestedOf, type PlayablePolicy } from './nested.ts';
import type { GrowingTask, Lognormal, PlayableRung, TokenRate } from './playableLadder.ts';

export interface PlayableCategory {
  id: RowId;
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
  humanMinutes: number;
  humanUsd: number;
  humanSuccess: number;
  silentFailureUsd: number;
  /** Hardware and commitments: every task bears as much. */
  fixedUsd: number;
  policy: PlayablePolicy;
}

const lognormal = (mean: number, cv: number): Lognormal => {
  const variance = Math.log1p(cv * cv);
  return { median: mean / Math.sqrt(1 + cv * cv), sigma: Math.sqrt(variance) };
};

/** By the tokens of a whole attempt; of an attempt that is bought in part, that part of each rate. */
const ratesOf = (price: Price, attempt: AttemptShape, bought: number): TokenRate[] => {
  const { cacheReadShare: h, cacheWriteShare: w, completionFactor: factor } = attempt;
  return cardInUse(price, attempt).rates.map((rate) => ({
    fromTokens: attempt.promptGrowthTokens === null ? rate.fromTokens * Math.max(attempt.steps, 1) : rate.fromTokens,
    inclusive: rate.inclusive,
    prompt: (bought * ((1 - h - w) * rate.prompt + h * rate.cacheRead + w * rate.cacheWrite)) / tokensPerPrice,
    completion: (bought * (rate.thinking + (rate.completion - rate.thinking) / Math.max(factor, 1))) / tokensPerPrice,
  }));
};

const growingOf = (attempt: AttemptShape): GrowingTask | null => {
  const { promptGrowthTokens } = attempt;
  if (promptGrowthTokens === null) return null;
  const { requests, scales, first, growth, steps } = courseOf({ ...attempt, promptGrowthTokens });
  return { requests: [...requests], scales: [...scales], first, growth, steps };
};

/** What the rungs of a category are laid out from. */
interface Context {
  category: CompiledCategory;
  d: DependenceNumbers;
  /** Fine enough for the steepest threshold solved on it. */
  difficulty: Difficulty;
  /** null: the category is not timed. */
  speeds: readonly AssumedSpeed[] | null;
  humanUsdPerMinute: number;
}

const fooledBy = ({ falseAccept, rise, rate }: CompiledRung, { rho }: DependenceNumbers): PlayableRung['fooled'] => {
  const check = { falseAccept: falseAccept.point, rise: rise.point, successRate: rate.point };
  return { level: falseAcceptLevel(check, rho), rise: rise.point };
};

/** Rung r of a ladder of compiled rungs. */
const playRung = (rungs: readonly CompiledRung[], r: number, context: Context): PlayableRung => {
  const { category, d, difficulty, speeds, humanUsdPerMinute } = context;
  const rung = itemAt(rungs, r);
  const cost = entryOf(category.costs, rung.model.id);
  const attempt = attemptOf(cost.tokens, category.plan.deferrable);
  const { shape } = cost.tokens;
  const speed = speeds === null ? null : speedOf(speeds, rung.model.id);
  const first = rungs.findIndex((other) => other.modelIndex === rung.modelIndex);
  const hasKin = rungs.some((other) => other.lineage === rung.lineage && other.modelIndex !== rung.modelIndex);
  const firstKin = rungs.findIndex((other) => other.lineage === rung.lineage);
  const repeats =
    hasKin ||
    (rung.attempts > 1 && rung.feedback === null) ||
    rungs.some((other, o) => o !== r && other.modelIndex === rung.modelIndex);
  return {
    attempts: rung.attempts,
    repeats: repeats ? { slot: first, first: first === r } : null,
    // Rungs number the slots of models; those of lineages come after them.
    kin: hasKin ? { slot: rungs.length + firstKin, first: firstKin === r } : null,
    verified: rung.verified,
    trueAccept: rung.verified ? rung.trueAccept.point : 1,
    falseAccept: rung.verified ? rung.falseAccept.point : 1,
    fooled: rung.verified && rung.rise.point > 0 ? fooledBy(rung, d) : null,
    errorShare: rung.errorShare.point,
    errorBilledShare: rung.errorBilledShare,
    latent: threshold(rung.rate.point, d.beta),
    feedbackLatent: rung.feedback === null ? null : feedbackThreshold(difficulty, rung.rate.point, rung.feedback.point),
    rates: ratesOf(cost.price, attempt, rung.bought.point),
    marginal: cost.price.tierMode === 'marginal',
    feeUsd: partlyBought(feesOf(cost.price, attempt), cost.toolsUsd.point, rung.bought.point),
    prompt: lognormal(attempt.promptTokens, attempt.promptTokensCv),
    grows: growingOf(attempt),
    completion: lognormal(attempt.completionTokens * attempt.completionFactor, attempt.completionTokensCv),
    checkUsd: rung.verified ? rung.usdPerCheck.point + rung.minutesPerCheck.point * humanUsdPerMinute : 0,
    checkMinutes: rung.verified ? rung.minutesPerCheck.point : 0,
    secondsBefore: speed === null ? 0 : speed.firstTokenSeconds.value * shape.steps.value,
    secondsPerToken: speed === null ? 0 : 1 / speed.tokensPerSecond.value,
  };
};

/**
 * A policy of a category with its compiled leaves, which were laid out depth first: the order in which they are met. A ladder
 * whose tasks its models do not all take is a split by size.
 */
const playPolicy = (policy: Policy, leaves: readonly CompiledLeaf[], context: Context): PlayablePolicy => {
  let at = 0;
  const ladderOf = (inside: Ladder): PlayablePolicy => {
    const { leaf } = itemAt(leaves, at);
    const parts = leaves.filter((part) => part.leaf === leaf);
    at += parts.length;
    const played = parts.map(({ rungs }): PlayablePolicy => {
      return { kind: 'ladder', rungs: rungs.map((_, r) => playRung(rungs, r, context)), onReject: inside.onReject };
    });
    const weighed = parts.map(({ weight }) => ({ policy: inside, weight: weight.point }));
    return played.length === 1 ? itemAt(played, 0) : nestedOf({ kind: 'split', parts: weighed }, played);
  };
  const of = (inside: Policy): PlayablePolicy =>
    inside.kind === 'ladder'
      ? ladderOf(inside)
      : nestedOf(
          inside,
          partsOfPolicy(inside).map((part) => of(part.policy)),
        );
  return of(policy);
};

/** A category of the mix with a policy that can be evaluated. */
interface Wanted {
  category: CompiledCategory;
  policy: Policy;
  leaves: readonly CompiledLeaf[];
  fixed: FixedUsd | null;
  /** The share of all tasks in this and the categories before it. */
  upTo: number;
}

const playCategory = (
  { category, policy, leaves, fixed, upTo }: Wanted,
  humanUsdPerMinute: number,
  speeds: readonly AssumedSpeed[],
): PlayableCategory => {
  const d = dependenceAt(category, -1);
  const timed = leaves.every((leaf) => leaf.rungs.every((rung) => speedOf(speeds, rung.model.id) !== null));
  const difficulty = difficultyOf(d, (2 * d.rho) / (1 - d.rho), 'exact');
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
    humanMinutes: category.humanMinutes.point,
    humanUsd: category.humanMinutes.point * humanUsdPerMinute,
    humanSuccess: category.humanSuccess.point,
    silentFailureUsd: category.silentFailureUsd.point,
    fixedUsd: fixed === null ? 0 : fixed.committed.point + fixed.owned.point,
    policy: playPolicy(policy, leaves, { category, d, difficulty, speeds: timed ? speeds : null, humanUsdPerMinute }),
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
    const { leaves, gaps, fixed } = entryOf(category.policies, stack.id);
    if (policy === undefined || gaps.length > 0) return null;
    upTo += category.plan.share;
    categories.push(playCategory({ category, policy, leaves, fixed, upTo }, plan.humanUsdPerMinute.point, speeds));
  }
  return categories.length === 0 ? null : categories;
};
