/**
 * A plan and its snapshot turned into numbers. Nothing is evaluated here, but for what the stacks' traffic asks of their
 * own hardware.
 */

import { chooseOffer, priceInUse } from '../catalog/chooseOffer.ts';
import { lineageOf } from '../catalog/lineage.ts';
import type { Model, Price } from '../catalog/model.ts';
import { entryOf } from '../foundation/arrays.ts';
import type { ModelId } from '../foundation/ids.ts';
import { remembered } from '../foundation/maps.ts';
import { minutesPerHour } from '../foundation/units.ts';
import type { CategoryPlan } from '../plan/plan.ts';
import { type Rung as PlannedRung, type Policy, riseOf, type Verifier } from '../plan/policy.ts';
import type { Rung } from './attempt.ts';
import { type AttemptShape, attemptCost, attemptSd, feesOf, noCost } from './attemptCost.ts';
import type { Belief } from './belief.ts';
import { feedbackBelief } from './beliefs.ts';
import type {
  CompiledCategory,
  CompiledCost,
  CompiledLeaf,
  CompiledPlan,
  CompiledPolicy,
  CompiledRung,
} from './compiled.ts';
import { fleetEngine } from './fleets/fleetEngine.ts';
import { sharesCosts } from './fleets/inPlan.ts';
import { checkDraws, type Job } from './job.ts';
import { judgeUsd } from './judge.ts';
import { keptBeliefs } from './keptBeliefs.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import {
  asTheyAre,
  type DrawnMisfit,
  isCounted,
  isCutToFit,
  longer,
  misfitBy,
  refuses,
  sizeBands,
  type TokenTimes,
} from './limits.ts';
import { attemptOf, modelTokens } from './modelTokens.ts';
import type { Gap } from './outcome.ts';
import { at, type Draws, derived, estimated, exactly, type Quantity } from './quantity.ts';
import { requestsAllowed, requestsPerDay } from './requestLimit.ts';
import { type SellerCalls, sellerTools } from './sellerTools.ts';
import { evidenceName, evidenceNames } from './sharedEvidence.ts';
import type { UncertaintyGroup } from './uncertaintyGroup.ts';
import { drawnRoute } from './visit.ts';

const zero = exactly(0);
const one = exactly(1);
const takesAll: DrawnMisfit = { context: zero, output: zero };

/** Ids of every model a policy's ladders call, judges included, in the order met. */
const modelsOf = (leaves: readonly Leaf[]): ModelId[] => [
  ...new Set(leaves.flatMap(({ ladder }) => ladder.rungs.map((rung) => rung.modelId))),
];

/** What every part of a plan is compiled from. */
interface Context {
  job: Job;
  models: ReadonlyMap<ModelId, Model>;
  /** The lineages of the models, numbered. */
  lineages: ReadonlyMap<ModelId, number>;
  draws: Draws;
  humanUsdPerMinute: Quantity;
  fitting: TokenTimes;
  memory: CompileMemory;
}

/** What an attempt costs, and its shape at the best values and in each draw, which is the same object filled anew. */
interface Priced {
  cost: Omit<CompiledCost, 'misfit'>;
  best: AttemptShape;
  shapeAt: (i: number) => AttemptShape;
  inputs: readonly Quantity[];
}

/**
 * What compilations of one plan share, where nothing but success rates, policies and the length of requests held to the limits
 * differs between them: estimates as they were drawn, and what attempts cost, by row and model. Its prices, shapes, draws and
 * snapshot are those it was made with.
 */
export interface CompileMemory {
  drawn: Map<string, Quantity>;
  priced: Map<string, Priced | null>;
  /** By how long requests are held to the limits, too. */
  costs: Map<string, CompiledCost>;
}

export const newCompileMemory = (): CompileMemory => ({ drawn: new Map(), priced: new Map(), costs: new Map() });

const rememberedCost = (model: Model, category: CategoryPlan, context: Context): CompiledCost | null => {
  const { memory, fitting } = context;
  const key = `${category.id} ${model.id}`;
  const priced = remembered(memory.priced, key, () => pricedOf(model, category, context));
  if (priced === null) return null;
  const held = `${key} ${fitting.prompt} ${fitting.completion}`;
  return remembered(memory.costs, held, () => ({ ...priced.cost, misfit: drawnMisfit(model, priced, context) }));
};

/** What the model refuses of requests so long; a share too small to be counted is not drawn. */
const drawnMisfit = (model: Model, { best, shapeAt, inputs }: Priced, { draws, fitting }: Context): DrawnMisfit => {
  if (!refuses(model, longer(best, fitting))) return takesAll;
  const by = (limit: keyof DrawnMisfit): Quantity => {
    const point = misfitBy[limit](model, longer(best, fitting));
    return isCounted(point)
      ? derived(draws, inputs, (i) => misfitBy[limit](model, longer(shapeAt(i), fitting)))
      : exactly(point);
  };
  return { context: isCutToFit(best) ? zero : by('context'), output: by('output') };
};

const pricedOf = (model: Model, category: CategoryPlan, { job, draws }: Context): Priced | null => {
  const chosen = chooseOffer(model, job.plan.prices);
  if (chosen === null) return null;
  const price = chosen.paid;
  const tokens = modelTokens(category, model, job.plan, job.snapshot, draws);
  const { shape, factor, drawnAs, promptTimes, completionTimes } = tokens;
  const name = `shape ${category.id}`;
  const prompt = estimated(shape.promptTokens, 'positive', draws, `${drawnAs} prompt`);
  const completion = estimated(shape.completionTokens, 'positive', draws, `${drawnAs} completion`);
  const steps = estimated(shape.steps, 'positive', draws, `${name} steps`);
  const toolCalls = estimated(shape.toolCalls, 'positive', draws, `${name} tools`);
  const told = sellerTools.map(({ calls }): { calls: SellerCalls; drawn: Quantity } => {
    const estimate = shape[calls];
    return { calls, drawn: estimate === undefined ? zero : estimated(estimate, 'positive', draws, `${name} ${calls}`) };
  });
  const growth =
    shape.promptGrowthTokens === null ? zero : estimated(shape.promptGrowthTokens, 'positive', draws, `${name} growth`);
  const best = attemptOf(tokens, category.deferrable);
  const tools = { ...best };
  const withoutFee: Price = { ...price, requestFeeUsd: null };
  const drawn = { ...best };
  const scratch = noCost();
  const inputs = [prompt, completion, steps, toolCalls, ...told.map(({ drawn }) => drawn), growth, factor.factor];
  const shapeAt = (i: number): AttemptShape => {
    drawn.promptTokens = at(prompt, i) * promptTimes;
    drawn.completionTokens = at(completion, i);
    drawn.steps = at(steps, i);
    drawn.toolCalls = at(toolCalls, i);
    for (const tool of told) drawn[tool.calls] = at(tool.drawn, i);
    if (best.promptGrowthTokens !== null) drawn.promptGrowthTokens = at(growth, i) * promptTimes;
    drawn.completionFactor = at(factor.factor, i) * completionTimes;
    return drawn;
  };
  const cost = {
    usd: derived(draws, inputs, (i) => attemptCost(price, shapeAt(i), scratch).usd),
    toolsUsd: derived(draws, [toolCalls, ...told.map(({ drawn }) => drawn)], (i) => {
      tools.toolCalls = at(toolCalls, i);
      for (const tool of told) tools[tool.calls] = at(tool.drawn, i);
      return feesOf(withoutFee, tools);
    }),
    price,
    point: attemptCost(price, best),
    sd: attemptSd(price, best),
    tokens,
    chosen,
  };
  return { cost, best, shapeAt, inputs };
};

/** USD of a judge's tokens in one check, 0 without a judge, and why it is not known. */
const judgeOf = (verifier: Verifier | null, { models, job }: Context): { usd: number; gap: Gap | null } => {
  if (verifier === null || verifier.judge === null) return { usd: 0, gap: null };
  const { modelId } = verifier.judge;
  const model = models.get(modelId);
  if (model === undefined) return { usd: 0, gap: { kind: 'unknownModel', modelId } };
  const price = priceInUse(model, job.plan.prices);
  if (price === null) return { usd: 0, gap: { kind: 'noPrice', modelId, field: 'price' } };
  return { usd: judgeUsd(verifier.judge, price), gap: null };
};

/** What is known of the model of a rung in its category. */
interface KnownModel {
  model: Model;
  modelIndex: number;
  lineage: number;
  rate: Quantity;
  cost: CompiledCost;
  feedback: Quantity | null;
  judgeUsd: number;
}

type CheckNumbers = Pick<Rung, 'verified' | 'trueAccept' | 'falseAccept' | 'rise' | 'usdPerCheck' | 'minutesPerCheck'>;

/** A verifier preset is the same verifier wherever it is used: its draws carry its name, not the rung's or the stack's. */
const checkOf = (verifier: Verifier | null, judgeUsd: number, draws: Draws): CheckNumbers => {
  if (verifier === null)
    return { verified: false, trueAccept: one, falseAccept: one, rise: zero, usdPerCheck: zero, minutesPerCheck: zero };
  const { preset } = verifier;
  const fee = estimated(verifier.usdPerCheck, 'positive', draws, `check fee ${preset}`);
  return {
    verified: true,
    trueAccept: estimated(verifier.trueAccept, 'share', draws, `true-accept ${preset}`),
    falseAccept: estimated(verifier.falseAccept, 'share', draws, `false-accept ${preset}`),
    rise: estimated(riseOf(verifier), 'positive', draws, `rise ${preset}`),
    usdPerCheck: judgeUsd === 0 ? fee : derived(draws, [fee], (i) => at(fee, i) + judgeUsd),
    minutesPerCheck: estimated(verifier.humanMinutesPerCheck, 'positive', draws, `check minutes ${preset}`),
  };
};

const compileRung = (rung: PlannedRung, known: KnownModel, draws: Draws): CompiledRung => ({
  model: known.model,
  modelIndex: known.modelIndex,
  lineage: known.lineage,
  attempts: rung.attempts,
  rate: known.rate,
  feedback: known.feedback,
  ...checkOf(rung.verifier, known.judgeUsd, draws),
  errorShare: estimated(rung.errorShare, 'share', draws, `errors ${rung.modelId}`),
  errorBilledShare: rung.errorBilledShare,
  usd: known.cost.usd,
  usdSd: known.cost.sd,
  judge: rung.verifier?.judge?.modelId ?? null,
  judgeUsd: known.judgeUsd,
  bought: one,
});

/** What the policies of a category read. */
interface CategoryContext extends Context {
  plan: CategoryPlan;
  /** Models in use; their places name them on the ladders. */
  used: readonly ModelId[];
  beliefs: ReadonlyMap<ModelId, Belief | null>;
  costs: ReadonlyMap<ModelId, CompiledCost>;
  beta: Quantity;
  humanMinutes: Quantity;
  humanSuccess: Quantity;
}

/** A rung, or null where something is missing; why goes to `gaps`. */
const rungOf = (rung: PlannedRung, context: CategoryContext, gaps: Gap[]): CompiledRung | null => {
  const { plan, job, models, draws, used, beta } = context;
  const { modelId } = rung;
  const model = models.get(modelId);
  const belief = context.beliefs.get(modelId) ?? null;
  const cost = context.costs.get(modelId);
  const judge = judgeOf(rung.verifier, context);
  if (judge.gap !== null) gaps.push(judge.gap);
  if (model === undefined) gaps.push({ kind: 'unknownModel', modelId });
  else if (cost === undefined) gaps.push({ kind: 'noPrice', modelId, field: 'price' });
  else if (belief === null) gaps.push({ kind: 'noEvidence', modelId });
  else if (belief.rate.point > 1 - beta.point)
    gaps.push({ kind: 'rateAboveCeiling', modelId, rate: belief.rate.point, ceiling: 1 - beta.point });
  if (model === undefined || cost === undefined || belief === null) return null;
  const { rate } = belief;
  const retries = rung.attempts > 1 && rung.retry === 'feedback';
  const feedback = !retries
    ? null
    : rung.feedbackSuccess !== null
      ? estimated(rung.feedbackSuccess, 'share', draws, `feedback ${modelId} ${plan.id}`)
      : feedbackBelief(modelId, plan, rate, job.snapshot, draws);
  if (retries && feedback === null) gaps.push({ kind: 'noFeedbackEvidence', modelId });
  const lineage = context.lineages.get(lineageOf(model)) ?? -1;
  const known = { model, modelIndex: used.indexOf(modelId), lineage, rate, cost, feedback, judgeUsd: judge.usd };
  return compileRung(rung, known, draws);
};

/** Notes an offer that allows fewer requests a day than the category's tasks need. */
const noteLimit = (modelId: ModelId, { plan, job, costs }: CategoryContext, gaps: Gap[]): void => {
  const offer = costs.get(modelId)?.chosen.offer;
  const perDay = offer === undefined ? null : requestsAllowed(modelId, offer);
  const needed = requestsPerDay(plan, job.plan);
  if (perDay !== null && needed > perDay) gaps.push({ kind: 'overRequestLimit', modelId, perDay, needed });
};

/** A ladder, parted by the sizes of its tasks where some of its models cannot take them all. */
const compileLeaf = (leaf: Leaf, context: CategoryContext, gaps: Gap[]): CompiledLeaf[] => {
  const { humanMinutes, humanSuccess, humanUsdPerMinute, plan, draws, costs } = context;
  const [first] = leaf.ladder.rungs;
  // A part of a policy or a later rung sees fewer tasks than the category has: nobody knows beforehand how many.
  if (first !== undefined && leaf.path.length === 0) noteLimit(first.modelId, context, gaps);
  const all = leaf.ladder.rungs.flatMap((rung) => rungOf(rung, context, gaps) ?? []);
  const { onReject } = leaf.ladder;
  const misfits = new Map(all.map(({ modelIndex, model }) => [modelIndex, entryOf(costs, model.id).misfit]));
  const routes = leaf.routes.map((route) => drawnRoute(route, plan.id, draws));
  return sizeBands(misfits, draws).map(({ share, refusing }) => {
    const rungs = all.map((rung) =>
      refusing.has(rung.modelIndex) ? { ...rung, errorShare: one, errorBilledShare: 0 } : rung,
    );
    return {
      leaf,
      weight: leaf.weight === 1 ? share : derived(draws, [share], (i) => leaf.weight * at(share, i)),
      rungs,
      ladder: { rungs, onReject, humanMinutes, humanSuccess, humanUsdPerMinute },
      attempts: rungs.reduce((sum, rung) => sum + rung.attempts, 0),
      routes,
    };
  });
};

const noPolicy: CompiledPolicy = { leaves: [], gaps: [{ kind: 'noPolicy' }], fixed: null };

const policyTexts = new WeakMap<Policy, string>();

/** A policy as a text, the same for policies that say the same; kept, since a plan is compiled hundreds of times. */
const policyText = (policy: Policy): string => remembered(policyTexts, policy, () => JSON.stringify(policy));

const compilePolicy = (leaves: readonly Leaf[], context: CategoryContext): CompiledPolicy => {
  const gaps: Gap[] = [];
  const compiled = leaves.flatMap((leaf) => compileLeaf(leaf, context, gaps));
  return { leaves: compiled, gaps: uniqueGaps(gaps), fixed: null };
};

const compileCategory = (plan: CategoryPlan, context: Context): CompiledCategory => {
  const { job, models, draws } = context;
  const name = (field: string): string => `${field} ${plan.id}`;
  /** How alike models fail is a property of the kind of work and its yardstick, not of a row. */
  const shared = (field: string): string => `${field} ${evidenceName(draws, plan.id)}`;
  // Stacks often do a row alike: what is compiled of one policy serves all that have it.
  const laidOut = new Map<string, Leaf[]>();
  for (const stack of job.plan.stacks) {
    const policy = stack.policies[plan.id];
    if (policy !== undefined) remembered(laidOut, policyText(policy), () => leavesOf(policy));
  }
  const used = modelsOf([...laidOut.values()].flat());
  const beliefs = keptBeliefs(used, plan, job.plan.assumedRates, job.snapshot, draws);
  const costs = new Map<ModelId, CompiledCost>();
  for (const id of used) {
    const model = models.get(id);
    const cost = model === undefined ? null : rememberedCost(model, plan, context);
    if (cost !== null) costs.set(id, cost);
  }
  const beta = estimated(plan.dependence.beta, 'share', draws, shared('beta'));
  const humanMinutes = estimated(plan.humanMinutesPerTask, 'positive', draws, name('human minutes'));
  const humanSuccess = estimated(plan.humanSuccess, 'share', draws, name('human success'));
  const rates = [...beliefs.values()].flatMap((belief) =>
    belief === null || belief.rate.point > 1 - beta.point ? [] : [belief.rate],
  );
  const own: CategoryContext = { ...context, plan, used, beliefs, costs, beta, humanMinutes, humanSuccess };
  const compiled = new Map([...laidOut].map(([text, leaves]) => [text, compilePolicy(leaves, own)]));
  const policies = new Map(
    job.plan.stacks.map((stack) => {
      const policy = stack.policies[plan.id];
      return [stack.id, policy === undefined ? noPolicy : entryOf(compiled, policyText(policy))];
    }),
  );
  const rho = estimated(plan.dependence.rho, 'share', draws, shared('rho'));
  const tau = estimated(plan.dependence.tau, 'share', draws, shared('tau'));
  return {
    plan,
    rho,
    // What was measured is how a model agrees with itself, rho + tau: where rho is lower, more repeats. Plans of before keep tau.
    tau:
      plan.transfer === undefined
        ? tau
        : derived(draws, [rho, tau], (i) => Math.max(0, at(tau, i) + (rho.point - at(rho, i)))),
    beta,
    gamma: estimated(plan.dependence.gamma, 'positive', draws, shared('gamma')),
    silentFailureUsd: estimated(plan.silentFailureUsd, 'positive', draws, name('silent failure')),
    valueUsd: estimated(plan.valueOfSuccessUsd, 'positive', draws, name('value')),
    humanMinutes,
    humanSuccess,
    beliefs,
    bestRate: derived(draws, rates, (i) => rates.reduce((best, rate) => Math.max(best, at(rate, i)), 0)),
    costs,
    policies,
    leaves: [...compiled.values()].flatMap((policy) => (policy.gaps.length > 0 ? [] : policy.leaves)),
  };
};

const uniqueGaps = (gaps: Gap[]): Gap[] => [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];

const nothingFrozen: ReadonlySet<UncertaintyGroup> = new Set();

/**
 * Throws an EngineError where the number of draws is none; the plan must have passed `checkPlan`. Groups in `frozen` stay at
 * their best values in every draw. With `fitting` requests are held to the models' limits at so many times their tokens, and
 * priced at those they have. With `memory` only what success rates change is made anew.
 */
export const compile = (
  job: Job,
  frozen: ReadonlySet<UncertaintyGroup> = nothingFrozen,
  fitting: TokenTimes = asTheyAre,
  memory: CompileMemory = newCompileMemory(),
): CompiledPlan => {
  checkDraws(job.draws);
  const draws: Draws = {
    count: job.draws,
    seed: job.plan.seed,
    kept: memory.drawn,
    evidenceOf: evidenceNames(job.plan.categories),
    frozen,
  };
  const models = new Map(job.snapshot.models.map((model) => [model.id, model]));
  const hourly = estimated(job.plan.humanUsdPerHour, 'positive', draws, 'wage');
  const humanUsdPerMinute = derived(draws, [hourly], (i) => at(hourly, i) / minutesPerHour);
  const lineages = new Map([...new Set(job.snapshot.models.map(lineageOf))].map((id, place) => [id, place]));
  const context = { job, models, lineages, draws, humanUsdPerMinute, fitting, memory };
  const categories = job.plan.categories.map((category) => compileCategory(category, context));
  const plan: CompiledPlan = { draws, humanUsdPerMinute, categories };
  return sharesCosts(job) ? fleetEngine().withFixedCosts(plan, job) : plan;
};
