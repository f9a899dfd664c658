/** One policy of one category evaluated at one draw: its ladders' sums added up. */
import type { CompiledCategory, CompiledLeaf, CompiledPlan, CompiledPolicy } from './compile.ts';
import { type DependenceNumbers, type Difficulty, difficultyOf } from './difficulty.ts';
import { type LadderNumbers, type LadderSums, runWalk, type Walk, walkOf } from './ladder.ts';
import type { Precision } from './quadrature.ts';
import { at } from './quantity.ts';
import { type Visit, visitOf } from './visit.ts';

/** Per task of the category; USD without the cost of silent failures. */
export interface PolicySums {
  success: number;
  silentFailure: number;
  abandoned: number;
  modelUsd: number;
  verifierUsd: number;
  humanUsd: number;
  minutes: number;
  spendSquared: number;
  leaves: { leaf: CompiledLeaf; sums: LadderSums; ladder: LadderNumbers; routeUsd: number }[];
}

/** rho + tau drawn apart may add up to 1 or more; what repeats gives way. */
const widest = 0.995;
/** The best model must stay below the ceiling 1 - beta, or its threshold is infinite. */
const closest = 1 - 1e-6;

/**
 * The dependence of a category at draw i. Draws of rho and tau, or of beta and the rates, can contradict each
 * other where their ranges overlap; then tau, or beta, is lowered to what the other leaves.
 */
export const dependenceAt = (category: CompiledCategory, i: number): DependenceNumbers => {
  const rho = Math.min(at(category.rho, i), widest);
  return {
    rho,
    tau: Math.min(at(category.tau, i), widest - rho),
    beta: Math.max(0, Math.min(at(category.beta, i), 1 - at(category.bestRate, i) / closest)),
    gamma: Math.min(at(category.gamma, i), 5),
  };
};

/** Sets the numbers of a leaf's ladder to those of draw i. */
const setLadder = (
  ladder: LadderNumbers,
  plan: CompiledPlan,
  category: CompiledCategory,
  leaf: CompiledLeaf,
  i: number,
): void => {
  for (let r = 0; r < leaf.rungs.length; r++) {
    const rung = leaf.rungs[r]!;
    const numbers = ladder.rungs[r]!;
    numbers.successRate = at(rung.rate, i);
    numbers.feedbackSuccess = rung.feedback === null ? null : at(rung.feedback, i);
    numbers.trueAccept = at(rung.trueAccept, i);
    numbers.falseAccept = at(rung.falseAccept, i);
    numbers.errorShare = at(rung.errorShare, i);
    numbers.usdPerAttempt = at(rung.usd, i);
    numbers.usdPerCheck = at(rung.usdPerCheck, i);
    numbers.minutesPerCheck = at(rung.minutesPerCheck, i);
  }
  ladder.humanMinutes = at(category.humanMinutes, i);
  ladder.humanSuccess = at(category.humanSuccess, i);
  ladder.humanUsdPerMinute = at(plan.humanUsdPerMinute, i);
};

const newLadder = (leaf: CompiledLeaf): LadderNumbers => ({
  rungs: leaf.rungs.map((rung) => ({
    model: rung.modelIndex,
    successRate: 0,
    attempts: rung.attempts,
    feedbackSuccess: null,
    verified: rung.verified,
    trueAccept: 1,
    falseAccept: 1,
    errorShare: 0,
    usdPerAttempt: 0,
    usdSdPerAttempt: rung.usdSd,
    usdPerCheck: 0,
    minutesPerCheck: 0,
  })),
  onReject: leaf.leaf.ladder.onReject,
  humanMinutes: 0,
  humanSuccess: 1,
  humanUsdPerMinute: 0,
});

const ladderAt = (plan: CompiledPlan, category: CompiledCategory, leaf: CompiledLeaf, i: number): LadderNumbers => {
  const ladder = newLadder(leaf);
  setLadder(ladder, plan, category, leaf, i);
  return ladder;
};

const visitAt = (leaf: CompiledLeaf, i: number): Visit =>
  visitOf(
    leaf.leaf.weight,
    leaf.routes.map((route) => ({
      hardShare: route.hardShare,
      taken: route.taken,
      signalQuality: at(route.quality, i),
    })),
  );

/** How fine a grid serves all of a category's stacks at draw i: what their steepest ladder and route need. */
export const steepnessAt = (category: CompiledCategory, d: DependenceNumbers, i: number): number => {
  let steepness = 0;
  for (const leaf of category.leaves) {
    const routes = leaf.routes.length === 0 ? 0 : visitAt(leaf, i).steepness;
    steepness = Math.max(steepness, (leaf.attempts * d.rho) / (1 - d.rho) + routes);
  }
  return steepness;
};

/** The difficulty of a category's tasks at draw i, on a grid that serves all its stacks. */
export const difficultyAt = (
  category: CompiledCategory,
  d: DependenceNumbers,
  i: number,
  precision: Precision,
): Difficulty => difficultyOf(d, steepnessAt(category, d, i), precision);

const noSums = (): PolicySums => ({
  success: 0,
  silentFailure: 0,
  abandoned: 0,
  modelUsd: 0,
  verifierUsd: 0,
  humanUsd: 0,
  minutes: 0,
  spendSquared: 0,
  leaves: [],
});

const clear = (total: PolicySums): void => {
  total.success = 0;
  total.silentFailure = 0;
  total.abandoned = 0;
  total.modelUsd = 0;
  total.verifierUsd = 0;
  total.humanUsd = 0;
  total.minutes = 0;
  total.spendSquared = 0;
};

/** Walks one leaf and adds its sums to the policy's; returns them with what its routes cost. */
const addLeaf = (
  total: PolicySums,
  leaf: CompiledLeaf,
  walk: Walk,
  difficulty: Difficulty,
  i: number,
  wage: number,
): { sums: LadderSums; routeUsd: number } => {
  const weightAt = leaf.routes.length === 0 && leaf.leaf.weight === 1 ? null : visitAt(leaf, i).weightAt;
  const visit = weightAt === null ? null : difficulty.grid.nodes.map(weightAt);
  const sums = runWalk(walk, difficulty, visit);
  let routeEach = 0;
  for (const route of leaf.routes) routeEach += at(route.usd, i);
  const routeUsd = routeEach * sums.offered;
  const spent = sums.modelUsd + sums.checkUsd + sums.minutes * wage;
  total.success += sums.success;
  total.silentFailure += sums.silentFailure;
  total.abandoned += sums.abandoned;
  total.modelUsd += sums.modelUsd;
  total.verifierUsd += sums.checkUsd + routeUsd;
  total.humanUsd += sums.minutes * wage;
  total.minutes += sums.minutes;
  total.spendSquared += sums.spendSquared + 2 * routeEach * spent + routeEach * routeUsd;
  return { sums, routeUsd };
};

/** A policy at draw i (below 0: at its best values), each of its ladders kept. `moments` adds E[spend^2]. */
export const policySumsAt = (
  plan: CompiledPlan,
  category: CompiledCategory,
  policy: CompiledPolicy,
  difficulty: Difficulty,
  i: number,
  moments: boolean,
): PolicySums => {
  const total = noSums();
  const wage = at(plan.humanUsdPerMinute, i);
  for (const leaf of policy.leaves) {
    const ladder = ladderAt(plan, category, leaf, i);
    const walk = walkOf(ladder, moments);
    total.leaves.push({ leaf, ladder, ...addLeaf(total, leaf, walk, difficulty, i, wage) });
  }
  return total;
};

/**
 * The same for draw after draw, without its leaves: ladders and sums are made once, and what is answered is
 * overwritten by the next call.
 */
export const drawnSums = (
  plan: CompiledPlan,
  category: CompiledCategory,
  policy: CompiledPolicy,
): ((difficulty: Difficulty, i: number) => PolicySums) => {
  const walks = policy.leaves.map((leaf) => walkOf(newLadder(leaf), false));
  const total = noSums();
  return (difficulty, i) => {
    clear(total);
    const wage = at(plan.humanUsdPerMinute, i);
    for (let k = 0; k < walks.length; k++) {
      const leaf = policy.leaves[k]!;
      setLadder(walks[k]!.ladder, plan, category, leaf, i);
      addLeaf(total, leaf, walks[k]!, difficulty, i, wage);
    }
    return total;
  };
};

/** The same category as if models failed independently (rho = tau = beta = 0). */
export const independentDependence: DependenceNumbers = { rho: 0, tau: 0, beta: 0, gamma: 0 };
