/**
 * A plan and its snapshot turned into numbers: every input a `Quantity`, every policy its ladders, and what is
 * missing said as gaps. Nothing is evaluated here.
 */
import type { Model } from '../catalog/model.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { CategoryPlan, Stack } from '../plan/plan.ts';
import type { Rung as PlannedRung, Verifier } from '../plan/policy.ts';
import type { Rung } from './attempt.ts';
import { type AttemptCost, type AttemptShape, attemptCost, attemptSd, noCost } from './attemptCost.ts';
import { type Belief, beliefsOf, feedbackBelief } from './beliefs.ts';
import { completionFactorOf, type FactorBelief } from './completionFactors.ts';
import { EngineError, requireBetween } from './engineError.ts';
import type { Job } from './job.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import type { Gap } from './outcome.ts';
import { at, type Draws, derived, estimated, exactly, type Quantity } from './quantity.ts';
import type { Ladder } from './walk.ts';

export interface CompiledRung extends Rung {
  model: Model;
  judge: ModelId | null;
  judgeUsd: number;
}

export interface CompiledLeaf {
  leaf: Leaf;
  rungs: CompiledRung[];
  /** The same rungs, with what becomes of what they reject. */
  ladder: Ladder;
  /** Of all its rungs. */
  attempts: number;
  routes: { hardShare: number; taken: 'easy' | 'hard'; quality: Quantity; usd: Quantity }[];
}

export interface CompiledPolicy {
  leaves: CompiledLeaf[];
  gaps: Gap[];
}

/** The cost of one attempt of a model in a category, with what it was made from. */
export interface CompiledCost {
  usd: Quantity;
  point: AttemptCost;
  /** Standard deviation of an attempt at best values, USD. */
  sd: number;
  factor: FactorBelief;
}

export interface CompiledCategory {
  plan: CategoryPlan;
  rho: Quantity;
  tau: Quantity;
  beta: Quantity;
  gamma: Quantity;
  silentFailureUsd: Quantity;
  valueUsd: Quantity;
  humanMinutes: Quantity;
  humanSuccess: Quantity;
  beliefs: Map<ModelId, Belief | null>;
  /** Of the models that stay below the ceiling 1 - beta; 0 where there are none. */
  bestRate: Quantity;
  costs: Map<ModelId, CompiledCost>;
  policies: Map<string, CompiledPolicy>;
  /** Of all policies that can be evaluated. */
  leaves: CompiledLeaf[];
}

export interface CompiledPlan {
  draws: Draws;
  humanUsdPerMinute: Quantity;
  categories: CompiledCategory[];
}

const zero = exactly(0);
const one = exactly(1);

/** Ids of every model a policy's ladders call, judges included, in the order met. */
const modelsOf = (leaves: readonly Leaf[]): ModelId[] => [
  ...new Set(leaves.flatMap(({ ladder }) => ladder.rungs.map((rung) => rung.modelId))),
];

const costOf = (model: Model, category: CategoryPlan, job: Job, draws: Draws): CompiledCost | null => {
  const { price } = model;
  if (price === null) return null;
  const { shape } = category;
  const factor = completionFactorOf(model, category.id, job.snapshot, draws);
  const name = `shape ${category.id}`;
  const prompt = estimated(shape.promptTokens, 'positive', draws, `${name} prompt`);
  const completion = estimated(shape.completionTokens, 'positive', draws, `${name} completion`);
  const steps = estimated(shape.steps, 'positive', draws, `${name} steps`);
  const toolCalls = estimated(shape.toolCalls, 'positive', draws, `${name} tools`);
  const drawn: AttemptShape = {
    promptTokens: 0,
    promptTokensCv: shape.promptTokensCv,
    completionTokens: 0,
    completionTokensCv: shape.completionTokensCv,
    cacheReadShare: shape.cacheReadShare,
    cacheWriteShare: shape.cacheWriteShare,
    steps: 0,
    toolCalls: 0,
    toolCallUsd: shape.toolCallUsd,
    completionFactor: 0,
    deferrable: category.deferrable,
  };
  const shapeAt = (i: number): AttemptShape => {
    drawn.promptTokens = at(prompt, i);
    drawn.completionTokens = at(completion, i);
    drawn.steps = at(steps, i);
    drawn.toolCalls = at(toolCalls, i);
    drawn.completionFactor = at(factor.factor, i);
    return drawn;
  };
  const scratch = noCost();
  return {
    usd: derived(
      draws,
      [prompt, completion, steps, toolCalls, factor.factor],
      (i) => attemptCost(price, shapeAt(i), scratch).usd,
    ),
    point: attemptCost(price, shapeAt(-1)),
    sd: attemptSd(price, shapeAt(-1)),
    factor,
  };
};

const judgeUsdOf = (verifier: Verifier, models: Map<ModelId, Model>): { usd: number; gap: Gap | null } => {
  if (verifier.judge === null) return { usd: 0, gap: null };
  const { modelId, promptTokens, completionTokens } = verifier.judge;
  const model = models.get(modelId);
  if (model === undefined) return { usd: 0, gap: { kind: 'unknownModel', modelId } };
  if (model.price === null) return { usd: 0, gap: { kind: 'noPrice', modelId, field: 'price' } };
  const { promptUsdPerM, completionUsdPerM } = model.price;
  return { usd: (promptTokens * promptUsdPerM + completionTokens * completionUsdPerM) / 1e6, gap: null };
};

const compileRung = (
  rung: PlannedRung,
  model: Model,
  modelIndex: number,
  rate: Quantity,
  cost: CompiledCost,
  feedback: Quantity | null,
  judgeUsd: number,
  draws: Draws,
): CompiledRung => {
  const { verifier } = rung;
  // A verifier preset is the same verifier wherever it is used: its draws carry its name, not the rung's or the stack's.
  const fee =
    verifier === null ? zero : estimated(verifier.usdPerCheck, 'positive', draws, `check fee ${verifier.preset}`);
  return {
    model,
    modelIndex,
    attempts: rung.attempts,
    rate,
    feedback,
    verified: verifier !== null,
    trueAccept:
      verifier === null ? one : estimated(verifier.trueAccept, 'share', draws, `true-accept ${verifier.preset}`),
    falseAccept:
      verifier === null ? one : estimated(verifier.falseAccept, 'share', draws, `false-accept ${verifier.preset}`),
    errorShare: estimated(rung.errorShare, 'share', draws, `errors ${rung.modelId}`),
    usd: cost.usd,
    usdSd: cost.sd,
    usdPerCheck: judgeUsd === 0 ? fee : derived(draws, [fee], (i) => at(fee, i) + judgeUsd),
    judge: verifier?.judge?.modelId ?? null,
    judgeUsd,
    minutesPerCheck:
      verifier === null
        ? zero
        : estimated(verifier.humanMinutesPerCheck, 'positive', draws, `check minutes ${verifier.preset}`),
  };
};

const compileCategory = (
  job: Job,
  plan: CategoryPlan,
  models: Map<ModelId, Model>,
  humanUsdPerMinute: Quantity,
  draws: Draws,
): CompiledCategory => {
  const name = (field: string): string => `${field} ${plan.id}`;
  const laidOut = new Map<string, Leaf[]>();
  for (const stack of job.plan.stacks) {
    const policy = stack.policies[plan.id];
    if (policy !== undefined) laidOut.set(stack.id, leavesOf(policy));
  }
  const used = modelsOf([...laidOut.values()].flat());
  const beliefs = beliefsOf(used, plan, job.plan.assumedRates, job.snapshot, draws);
  const costs = new Map<ModelId, CompiledCost>();
  for (const id of used) {
    const model = models.get(id);
    const cost = model === undefined ? null : costOf(model, plan, job, draws);
    if (cost !== null) costs.set(id, cost);
  }
  const beta = estimated(plan.dependence.beta, 'share', draws, name('beta'));
  const humanMinutes = estimated(plan.humanMinutesPerTask, 'positive', draws, name('human minutes'));
  const humanSuccess = estimated(plan.humanSuccess, 'share', draws, name('human success'));

  const compilePolicy = (stack: Stack): CompiledPolicy => {
    const leaves = laidOut.get(stack.id);
    if (leaves === undefined) return { leaves: [], gaps: [{ kind: 'noPolicy' }] };
    const gaps: Gap[] = [];
    const compiled = leaves.map((leaf): CompiledLeaf => {
      const rungs = leaf.ladder.rungs.flatMap((rung): CompiledRung[] => {
        const { modelId } = rung;
        const model = models.get(modelId);
        const belief = beliefs.get(modelId) ?? null;
        const cost = costs.get(modelId);
        const judge = rung.verifier === null ? { usd: 0, gap: null } : judgeUsdOf(rung.verifier, models);
        if (judge.gap !== null) gaps.push(judge.gap);
        if (model === undefined) gaps.push({ kind: 'unknownModel', modelId });
        else if (cost === undefined) gaps.push({ kind: 'noPrice', modelId, field: 'price' });
        else if (belief === null) gaps.push({ kind: 'noEvidence', modelId });
        else if (belief.rate.point > 1 - beta.point)
          gaps.push({ kind: 'rateAboveCeiling', modelId, rate: belief.rate.point, ceiling: 1 - beta.point });
        if (model === undefined || cost === undefined || belief === null) return [];
        const retries = rung.attempts > 1 && rung.retry === 'feedback';
        const feedback = !retries
          ? null
          : rung.feedbackSuccess !== null
            ? estimated(rung.feedbackSuccess, 'share', draws, `feedback ${modelId} ${plan.id}`)
            : feedbackBelief(modelId, plan, belief.rate, job.snapshot, draws);
        if (retries && feedback === null) gaps.push({ kind: 'noFeedbackEvidence', modelId });
        return [compileRung(rung, model, used.indexOf(modelId), belief.rate, cost, feedback, judge.usd, draws)];
      });
      const routes = leaf.routes.map((route) => {
        const place = `route ${plan.id} ${route.path.join('.')}`;
        return {
          hardShare: route.hardShare,
          taken: route.taken,
          quality: estimated(route.signalQuality, 'share', draws, `${place} quality`),
          usd: estimated(route.usdPerTask, 'positive', draws, `${place} usd`),
        };
      });
      const { onReject } = leaf.ladder;
      return {
        leaf,
        rungs,
        ladder: { rungs, onReject, humanMinutes, humanSuccess, humanUsdPerMinute },
        attempts: rungs.reduce((sum, rung) => sum + rung.attempts, 0),
        routes,
      };
    });
    return { leaves: compiled, gaps: uniqueGaps(gaps) };
  };

  const rates = [...beliefs.values()].flatMap((belief) =>
    belief === null || belief.rate.point > 1 - beta.point ? [] : [belief.rate],
  );
  const policies = new Map(job.plan.stacks.map((stack) => [stack.id, compilePolicy(stack)]));
  return {
    plan,
    rho: estimated(plan.dependence.rho, 'share', draws, name('rho')),
    tau: estimated(plan.dependence.tau, 'share', draws, name('tau')),
    beta,
    gamma: estimated(plan.dependence.gamma, 'positive', draws, name('gamma')),
    silentFailureUsd: estimated(plan.silentFailureUsd, 'positive', draws, name('silent failure')),
    valueUsd: estimated(plan.valueOfSuccessUsd, 'positive', draws, name('value')),
    humanMinutes,
    humanSuccess,
    beliefs,
    bestRate: derived(draws, rates, (i) => rates.reduce((best, rate) => Math.max(best, at(rate, i)), 0)),
    costs,
    policies,
    leaves: [...policies.values()].flatMap((policy) => (policy.gaps.length > 0 ? [] : policy.leaves)),
  };
};

const uniqueGaps = (gaps: Gap[]): Gap[] => [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];

/** Of shared draws: a hundred times what intervals need. Memory grows with stacks x categories x draws. */
const mostDraws = 100_000;

/** Throws an EngineError where the number of draws is none; the plan must have passed `checkPlan`. */
export const compile = (job: Job): CompiledPlan => {
  requireBetween('draws', job.draws, 0, mostDraws);
  if (!Number.isInteger(job.draws)) throw new EngineError('draws', job.draws, 'a whole number');
  const draws: Draws = { count: job.draws, seed: job.plan.seed, kept: new Map() };
  const models = new Map(job.snapshot.models.map((model) => [model.id, model]));
  const hourly = estimated(job.plan.humanUsdPerHour, 'positive', draws, 'wage');
  const humanUsdPerMinute = derived(draws, [hourly], (i) => at(hourly, i) / 60);
  return {
    draws,
    humanUsdPerMinute,
    categories: job.plan.categories.map((category) => compileCategory(job, category, models, humanUsdPerMinute, draws)),
  };
};
