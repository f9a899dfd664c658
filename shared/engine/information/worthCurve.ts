/** The worth of stacks as a function of one model's success rate: a polynomial through a few evaluations. */

import { entryOf, itemAt, valueAt } from '../../foundation/arrays.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import { rungsIn } from '../../plan/mapPlan.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { type CompileMemory, compile } from '../compile.ts';
import { sharesCosts } from '../fleets/inPlan.ts';
import type { Job } from '../job.ts';
import { levers } from '../levers/levers.ts';
import type { Trace } from '../trace.ts';
import { categoryTraces } from '../traces.ts';
import { meanOf } from './sampleWorth.ts';

/** What a decision maximises in expectation. Cost per success is a ratio and has no expectation to add up. */
export type Worth = 'netValueUsdPerTask' | 'usdPerTask';

export const worthOf = (trace: Trace, worth: Worth): number =>
  worth === 'usdPerTask' ? -meanOf(trace.usd) : meanOf(trace.net);

/** Nodes through which the worth is drawn. */
const nodeCount = 9;

/** Chebyshev points between two ends, and the polynomial through values there (barycentric form). */
const chebyshev = (low: number, high: number): number[] =>
  Array.from(
    { length: nodeCount },
    (_, t) => (low + high) / 2 + ((high - low) / 2) * Math.cos((Math.PI * (t + 0.5)) / nodeCount),
  );

/** The weights of the values at the nodes for each x; where x is a node, its place alone. */
const weightsAt = (nodes: readonly number[], xs: Float64Array): (Float64Array | number)[] => {
  const signed = nodes.map((_, t) => (t % 2 === 0 ? 1 : -1) * Math.sin((Math.PI * (t + 0.5)) / nodes.length));
  return Array.from(xs, (x) => {
    const here = nodes.indexOf(x);
    return here >= 0 ? here : Float64Array.from(nodes, (node, t) => itemAt(signed, t) / (x - node));
  });
};

/** The polynomial through values at the nodes, where their weights are those of an x. */
const through = (values: readonly number[], weights: Float64Array | number): number => {
  if (typeof weights === 'number') return itemAt(values, weights);
  let above = 0;
  let below = 0;
  for (let t = 0; t < weights.length; t++) {
    const weight = valueAt(weights, t);
    above += weight * itemAt(values, t);
    below += weight;
  }
  return above / below;
};

/** Gaps take the nearest known value, looking towards lower rates first: the nodes descend. */
const filled = (values: readonly (number | null)[]): number[] =>
  values.map(
    (value, t) => value ?? values.slice(t).find((later) => later !== null) ?? values.findLast((v) => v !== null) ?? 0,
  );

const probitOf = (rate: number): number => normalQuantile(Math.min(Math.max(rate, 1e-9), 1 - 1e-9));

/** With transfer evals of one model also say how hard the work is for all, as an anchor does; one anchor at a time. */
const tellsOfOthers = (modelId: ModelId, { id, transfer, anchor }: CategoryPlan, { plan }: Job): boolean =>
  transfer?.kind === 'measured' &&
  (anchor === null || anchor.modelId === modelId) &&
  !plan.assumedRates.some((own) => own.modelId === modelId && own.category === id);

const anchoredAt = (job: Job, modelId: ModelId, category: CategoryPlan, rate: number): Job => ({
  ...job,
  plan: {
    ...job.plan,
    categories: job.plan.categories.map((one) =>
      one.id === category.id ? { ...category, anchor: { modelId, rate: { value: rate } } } : one,
    ),
  },
});

export interface WorthAsk {
  job: Job;
  modelId: ModelId;
  category: CategoryPlan;
  /** The rate at the middles of equal parts of its belief, ascending. */
  rates: Float64Array;
  /** Ids of stacks. */
  contenders: readonly StackId[];
  worth: Worth;
  /** The worth of each contender in the category as things stand. */
  base: readonly number[];
  /** Of the job: what its compilations at other rates share. */
  memory: CompileMemory;
}

/** What stacks are worth in one category as one model's rate runs over its prior. */
export interface WorthCurve {
  /** Of each contender at a few rates, the ends of the prior nearly among them; null where the plan cannot hold one of them. */
  glance(): number[][] | null;
  /** Of each contender at every rate of the prior. */
  everywhere(): Float64Array[];
}

/** The nodes of a glance: near both ends and in the middle. */
const glanced = [0, (nodeCount - 1) / 2, nodeCount - 1];

/** The mean worth in one category of each contender; nothing is evaluated before it is asked for, and each node once. */
export const worthCurveOf = (ask: WorthAsk): WorthCurve => {
  const { job, modelId, category, rates, contenders, worth, base, memory } = ask;
  // Rows that share hardware are worked out together.
  const only: Job = sharesCosts(job) ? job : { ...job, plan: { ...job.plan, categories: [category] } };
  const users = new Set(
    rungsIn(only.plan, category.id)
      .filter(({ rung }) => rung.modelId === modelId)
      .map(({ stackId }) => stackId),
  );
  const tells = tellsOfOthers(modelId, category, job);
  const isTouched = (stackId: StackId): boolean => tells || category.anchor?.modelId === modelId || users.has(stackId);
  const nodes = chebyshev(probitOf(valueAt(rates, 0)), probitOf(valueAt(rates, rates.length - 1)));
  const evaluated = new Map<number, (number | null)[]>();
  const evaluateAt = (node: number): (number | null)[] => {
    const rate = normalCdf(node);
    const at = tells
      ? anchoredAt(only, modelId, category, rate)
      : levers.pull(only, { kind: 'rate', modelId, categoryId: category.id }, rate);
    const plan = compile(at, undefined, undefined, memory);
    const compiled = itemAt(
      plan.categories.filter(({ plan: { id } }) => id === category.id),
      0,
    );
    const policies = new Map([...compiled.policies].filter(([id]) => contenders.includes(id) && isTouched(id)));
    const traces = categoryTraces(plan, { ...compiled, policies });
    const worths = new Map([...new Set(traces.values())].map((trace) => [trace, worthOf(trace, worth)]));
    return contenders.map((stackId, s) => {
      if (!isTouched(stackId)) return itemAt(base, s);
      const trace = traces.get(stackId);
      return trace === undefined ? null : entryOf(worths, trace);
    });
  };
  const atNode = (t: number): (number | null)[] => remembered(evaluated, t, () => evaluateAt(itemAt(nodes, t)));
  return {
    glance: () => {
      const known = glanced.map((t) => atNode(t).flatMap((value) => value ?? []));
      return known.every(({ length }) => length === contenders.length) ? known : null;
    },
    everywhere: () => {
      const atNodes = nodes.map((_, t) => atNode(t));
      const weights = weightsAt(nodes, rates.map(probitOf));
      return contenders.map((stackId, s) => {
        if (!isTouched(stackId)) return new Float64Array(rates.length).fill(itemAt(base, s));
        // A rate that the plan cannot hold (above 1 - beta) is worth what the nearest one is.
        const values = filled(atNodes.map((worths) => itemAt(worths, s)));
        return Float64Array.from(weights, (at) => through(values, at));
      });
    },
  };
};
