/** Every input of a plan that has a range: what a tornado swings and what evidence could narrow. */
import type { ModelId, RowId } from '../../foundation/ids.ts';
import { normalQuantile } from '../../foundation/normal.ts';
import { type Estimate, isAssumed } from '../../plan/estimate.ts';
import { mapPolicy, placedRungs, retriesByFeedback, rungsIn } from '../../plan/mapPlan.ts';
import { type CategoryPlan, type Dependence, easiest } from '../../plan/plan.ts';
import { asLevered, beliefsOf, feedbackBelief, feedbackIsAssumed, shiftOf } from '../beliefs.ts';
import { completionFactorOf } from '../completionFactors.ts';
import type { Job } from '../job.ts';
import { type Draws, exactly, type Quantity } from '../quantity.ts';
import type { CategoryField, Lever, ShapeField, VerifierField } from './lever.ts';
import { firstOf } from './leverKind.ts';
import { leverId } from './leverKinds.ts';
import { numberOf } from './policyLevers.ts';

/** One uncertain number: 5% of the belief below `low`, 5% above `high`. */
export interface Input {
  /** Unique in the plan; the order of inputs is that of their ids. */
  id: string;
  lever: Lever;
  low: number;
  value: number;
  high: number;
  /** Measured: evidence or a link to it; otherwise an estimate of the planner or of a preset, assumed or not. */
  basis: 'measured' | 'linked' | 'stated' | 'assumed';
  source: string | null;
}

/** The lowest and highest of ten stratified draws are the 5% and 95% points of a belief. */
const ends: Draws = { count: 10, seed: 'ends' };

const endsOf = (quantity: Quantity): { low: number; high: number } | null => {
  if (quantity.draws === null) return null;
  const low = Math.min(...quantity.draws);
  const high = Math.max(...quantity.draws);
  return low < high ? { low, high } : null;
};

const input = (
  lever: Lever,
  value: number,
  range: { low: number; high: number },
  basis: Input['basis'],
  source: string | null,
): Input => ({ id: leverId(lever), lever, value, low: range.low, high: range.high, basis, source });

const ofEstimate = (lever: Lever, estimate: Estimate): Input[] => {
  const low = estimate.low ?? estimate.value;
  const high = estimate.high ?? estimate.value;
  if (!(low < high)) return [];
  const basis = isAssumed(estimate) ? 'assumed' : 'stated';
  return [input(lever, estimate.value, { low, high }, basis, estimate.source ?? null)];
};

const modelsIn = (job: Job, categoryId: RowId): ModelId[] => [
  ...new Set(rungsIn(job.plan, categoryId).map(({ rung }) => rung.modelId)),
];

const rateInputs = (job: Job, category: CategoryPlan): Input[] => {
  const used = modelsIn(job, category.id);
  const models = category.anchor === null ? used : [...new Set([...used, category.anchor.modelId])];
  const beliefs = beliefsOf(models, asLevered(category), job.plan.assumedRates, job.snapshot, {
    ...ends,
    apart: true,
  });
  return models.flatMap((modelId) => {
    const lever: Lever = { kind: 'rate', modelId, categoryId: category.id };
    const own = job.plan.assumedRates.find((entry) => entry.modelId === modelId && entry.category === category.id);
    if (own !== undefined) return ofEstimate(lever, { ...own.rate, assumed: true });
    const belief = beliefs.get(modelId) ?? null;
    const range = belief === null ? null : endsOf(belief.rate);
    if (belief === null || range === null) return [];
    return [input(lever, belief.rate.point, range, belief.use.basis, belief.use.source)];
  });
};

/** How easy the work is moves every rate of the category together, so it is an input of its own. */
const shiftInputs = (job: Job, category: CategoryPlan): Input[] => {
  const known = shiftOf(category, job.plan.assumedRates, job.snapshot);
  if (known === null) return [];
  const value = category.transfer?.easier ?? 0;
  // What is believed before own evals, moved so far that what is believed after them moves over its 90%.
  const reach = Math.min((normalQuantile(0.95) * known.prior ** 2) / known.sd, easiest - Math.abs(value));
  const lever: Lever = { kind: 'shift', categoryId: category.id };
  return [input(lever, value, { low: value - reach, high: value + reach }, 'measured', null)];
};

const feedbackInputs = (job: Job, category: CategoryPlan): Input[] => {
  const retrying = rungsIn(job.plan, category.id).filter(({ rung }) => retriesByFeedback(rung));
  const models = [...new Set(retrying.map(({ rung }) => rung.modelId))];
  const noSpread: Draws = { count: 0, seed: '' };
  const points = beliefsOf(models, category, job.plan.assumedRates, job.snapshot, noSpread);
  return models.flatMap((modelId) => {
    const lever: Lever = { kind: 'feedback', modelId, categoryId: category.id };
    const asserted = firstOf(retrying, ({ rung }) => (rung.modelId === modelId ? rung.feedbackSuccess : null));
    if (asserted !== null) return ofEstimate(lever, asserted);
    const first = points.get(modelId) ?? null;
    if (first === null) return [];
    const belief = feedbackBelief(modelId, category, exactly(first.rate.point), job.snapshot, ends);
    const range = belief === null ? null : endsOf(belief);
    const basis = feedbackIsAssumed(category) ? 'assumed' : 'measured';
    return belief === null || range === null ? [] : [input(lever, belief.point, range, basis, null)];
  });
};

const dependenceFields: readonly (keyof Dependence)[] = ['rho', 'tau', 'beta', 'gamma'];
const shapeFields: readonly ShapeField[] = ['promptTokens', 'completionTokens', 'steps', 'toolCalls'];
const categoryFields: readonly CategoryField[] = [
  'valueOfSuccessUsd',
  'silentFailureUsd',
  'humanMinutesPerTask',
  'humanSuccess',
];
const verifierFields: readonly VerifierField[] = [
  'trueAccept',
  'falseAccept',
  'falseAcceptRise',
  'usdPerCheck',
  'humanMinutesPerCheck',
];

const categoryInputs = (job: Job, category: CategoryPlan): Input[] => {
  const categoryId = category.id;
  return [
    ...rateInputs(job, category),
    ...shiftInputs(job, category),
    ...feedbackInputs(job, category),
    ...dependenceFields.flatMap((field) =>
      ofEstimate({ kind: 'dependence', categoryId, field }, category.dependence[field]),
    ),
    ...shapeFields.flatMap((field) => ofEstimate({ kind: 'shape', categoryId, field }, category.shape[field])),
    ...categoryFields.flatMap((field) => ofEstimate({ kind: 'category', categoryId, field }, category[field])),
    ...(category.anchor === null ? [] : ofEstimate({ kind: 'anchor', categoryId }, category.anchor.rate)),
  ];
};

const verbosityInputs = (job: Job): Input[] => {
  const used = [...new Set(placedRungs(job.plan).map(({ rung }) => rung.modelId))];
  return used.flatMap((modelId) => {
    const model = job.snapshot.models.find((entry) => entry.id === modelId);
    const first = job.plan.categories[0];
    if (model === undefined || first === undefined) return [];
    const belief = completionFactorOf(model, first.kind, job.snapshot, ends);
    const range = endsOf(belief.factor);
    return range === null
      ? []
      : [input({ kind: 'verbosity', modelId }, belief.factor.point, range, 'measured', belief.source)];
  });
};

const routeInputs = (job: Job): Input[] => {
  const found: Input[] = [];
  for (const stack of job.plan.stacks)
    for (const [id, policy] of Object.entries(stack.policies))
      mapPolicy(
        policy,
        (rung) => rung,
        (route, path) => {
          const place = { stackId: stack.id, categoryId: id as RowId, path: [...path] };
          found.push(
            ...ofEstimate({ kind: 'route', ...place, field: 'signalQuality' }, route.signalQuality),
            ...ofEstimate({ kind: 'route', ...place, field: 'usdPerTask' }, route.usdPerTask),
          );
          return route;
        },
      );
  return found;
};

const rungInputs = (job: Job): Input[] =>
  placedRungs(job.plan).flatMap(({ rung }) => {
    const { verifier } = rung;
    const errors = ofEstimate({ kind: 'errors', modelId: rung.modelId }, rung.errorShare);
    if (verifier === null) return errors;
    return [
      ...errors,
      ...verifierFields.flatMap((field) => {
        const { value, low = value, high = value } = numberOf(verifier, field);
        return ofEstimate(
          { kind: 'verifier', preset: verifier.preset, field, only: { value, low, high } },
          numberOf(verifier, field),
        );
      }),
    ];
  });

/** What the plan says may be dark, from not at all to the share of a month that it states. */
const outageInputs = ({ plan }: Job): Input[] => {
  const { dark = null, share = null } = plan.ahead?.outage ?? {};
  return dark === null || share === null ? [] : ofEstimate({ kind: 'outage', dark }, { value: 0, low: 0, high: share });
};

/**
 * The inputs of a plan's stacks that are not exactly known, each once, in the order of their ids whatever the order
 * of the plan. Rates of measured models run over their posterior; a verifier preset or a model's errors are one input
 * wherever they are used with the same range. Speeds are left out: no cost or success depends on them.
 */
export const inputsOf = (job: Job): Input[] => {
  const usedBy = (category: CategoryPlan): boolean => category.share > 0;
  const all = [
    ...job.plan.categories.filter(usedBy).flatMap((category) => categoryInputs(job, category)),
    ...verbosityInputs(job),
    ...routeInputs(job),
    ...rungInputs(job),
    ...outageInputs(job),
    ...ofEstimate({ kind: 'wage' }, job.plan.humanUsdPerHour),
  ];
  // Of estimates that share a lever but not a range, the widest speaks for it, whatever the order of the plan.
  const byId = new Map<string, Input>();
  for (const entry of all) {
    const kept = byId.get(entry.id);
    const wider = (a: Input, b: Input): boolean =>
      a.high - a.low !== b.high - b.low ? a.high - a.low > b.high - b.low : a.low < b.low;
    if (kept === undefined || wider(entry, kept)) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
};
