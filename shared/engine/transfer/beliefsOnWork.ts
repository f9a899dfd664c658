/**
 * Success rates on a planner's own work instead of on the benchmark (docs/METHOD.md, section 13): what all suites say of a
 * model, the shift common to all, what is the model's own, and own evals, which carry no transfer.
 */
import type { Snapshot } from '../../catalog/catalog.ts';
import { type ScaleId, scaleOfCategory, suiteBenchmarkOf } from '../../catalog/suites.ts';
import { asProxy, promiseOf, type Scale, scales } from '../../catalog/transferScale.ts';
import { partsOf } from '../../catalog/yardsticks.ts';
import * as arrays from '../../foundation/arrays.ts';
import type { ModelId } from '../../foundation/ids.ts';
import { normalCdf, normalCdfNear, normalDensity, normalQuantile } from '../../foundation/normal.ts';
import type { Belief } from '../belief.ts';
import type { EvidencedRow } from '../evidencedRow.ts';
import type { RateTransfer, TransferGrade } from '../outcome.ts';
import { type Draws, exactly, isDrawn, normalMiddles, type Quantity, shuffled } from '../quantity.ts';
import { evidenceName } from '../sharedEvidence.ts';
import type { UncertaintyGroup } from '../uncertaintyGroup.ts';
import { isOwnBenchmark, type OnSuite, ownEvalsIn, ratesOnSuites, traitsOf } from './evidenceOf.ts';
import { type HeavyTail, heavyTailMiddles } from './heavyTail.ts';
import { type Anchored, withOwnEvals } from './ownEvals.ts';
import { probitOf, readingOf } from './reading.ts';

const { itemAt, valueAt } = arrays;

export interface WorkAsk {
  modelIds: readonly ModelId[];
  category: EvidencedRow;
  snapshot: Snapshot;
  draws: Draws;
  /** What is believed without transfer: the planner's assertion, the yardstick's posterior, a link, or nothing. */
  plain: (modelId: ModelId) => Belief | null;
  /** The same on the usual yardstick of the kind: what others published, where the work is held to her own evals. */
  published: (modelId: ModelId) => Belief | null;
}

/** Where nobody could measure how a yardstick carries over: standard deviation of the residual, probits. */
const unmeasuredSd = 1;

/** The models for which a yardstick's level is kept: reasoning ones of the newest year that was fitted. */
const newest = { year: 2026, reasoning: true };

/** On what ground a category's rates stand. */
interface Ground {
  scale: Scale;
  scaleId: ScaleId;
  grade: TransferGrade;
  /** Where the work lies before anything is known of it: models as the newest promise keep the yardstick's rate. Probits. */
  level: number;
  benchmark: string;
}

const groundOf = (category: EvidencedRow, yardstick: string, snapshot: Snapshot): Ground => {
  const { benchmark } = partsOf(yardstick);
  const known = suiteBenchmarkOf(benchmark);
  const own = scaleOfCategory(category.kind);
  if (known?.line != null && known.scale !== null) {
    const isSame = known.scale === own;
    const scale = isSame ? scales[own] : asProxy(scales[known.scale]);
    return {
      scale,
      scaleId: known.scale,
      grade: isSame ? 'sameKind' : 'distantProxy',
      level: known.line.offset + (known.line.slope - scale.slope) * promiseOf(newest, scale),
      benchmark,
    };
  }
  const isOwn = isOwnBenchmark({ kind: category.kind, benchmark }, snapshot.evidence);
  return {
    scale: scales[own],
    scaleId: own,
    grade: isOwn ? 'ownEvals' : 'notMeasured',
    level: isOwn ? scales[own].shift.mean : 0,
    benchmark,
  };
};

/** What is believed of a model's probit before own evals, the shift left out: what evidence leaves open and what transfer does. */
interface Prior {
  mean: number;
  /** Variance that more public evidence could remove. */
  open: number;
  /** What no public evidence removes: the model's own way with other work. */
  residual: HeavyTail;
  /** The posterior that is drawn from instead of `open`, where no scale reads the model. */
  plain: Quantity | null;
  suites: string[];
}

const varianceOf = ({ open, residual }: Prior): number => open + residual.variance;

/** On the scale of work every suite speaks; elsewhere suites agree too little, and the yardstick speaks alone. */
const ratesFor = (modelId: ModelId, category: EvidencedRow, ground: Ground, snapshot: Snapshot): OnSuite[] =>
  ratesOnSuites(modelId, snapshot.evidence, (known) =>
    ground.grade === 'ownEvals'
      ? known.scale === ground.scaleId && (ground.scaleId === 'work' || known.category === category.kind)
      : ground.grade === 'sameKind' && ground.scaleId === 'work'
        ? known.scale === 'work'
        : known.benchmark === ground.benchmark,
  );

const priorOf = (modelId: ModelId, belief: Belief | null, ground: Ground, ask: WorkAsk): Prior | null => {
  const { category, snapshot } = ask;
  const { scale, level } = ground;
  if (belief?.use.basis === 'assumed' || belief?.use.basis === 'stated') return null;
  const rates = ground.grade === 'notMeasured' ? [] : ratesFor(modelId, category, ground, snapshot);
  const model = snapshot.models.find((entry) => entry.id === modelId);
  const traits = rates.length === 0 ? null : traitsOf(model, modelId, snapshot.evidence);
  const extra = scale.slope ** 2 * scale.tau ** 2;
  if (traits !== null) {
    const { mean, variance } = readingOf(rates, promiseOf(traits, scale), scale);
    const fresh = scale.omega ** 2 + scale.psi ** 2;
    return {
      mean: scale.slope * mean,
      open: scale.slope ** 2 * Math.max(variance - fresh, 0),
      residual: { variance: scale.slope ** 2 * fresh, extra, chance: scale.outliers },
      plain: null,
      suites: [...new Set(rates.map(({ suite }) => suite))],
    };
  }
  const isOwn = ground.grade === 'ownEvals';
  const counted = isOwn ? ask.published(modelId) : belief;
  if (counted === null) return null;
  // A rate that was read off a sibling or another benchmark stands for one on the yardstick.
  const isOnScale = counted.use.basis === 'linked' && !isOwn && ground.grade !== 'notMeasured';
  return {
    mean: normalQuantile(counted.rate.point) - level,
    open: 0,
    residual: isOnScale
      ? { variance: scale.slope ** 2 * (scale.omega ** 2 + scale.psi ** 2), extra, chance: scale.outliers }
      : { variance: unmeasuredSd ** 2, extra: 0, chance: 0 },
    plain: counted.rate,
    suites: [],
  };
};

/** Own evals and the anchor on the probit scale, by model. */
const ownOf = (
  { category, snapshot }: WorkAsk,
  { benchmark }: Ground,
): Map<ModelId, { probit: number; variance: number }> => {
  const own = new Map<ModelId, { probit: number; variance: number }>();
  for (const [modelId, { counts }] of ownEvalsIn({ kind: category.kind, benchmark }, snapshot.evidence))
    own.set(modelId, probitOf(counts.successes, counts.trials));
  if (category.anchor !== null) {
    const { value, low = value, high = value } = category.anchor.rate;
    const sd = (normalQuantile(high) - normalQuantile(low)) / (2 * normalQuantile(0.95));
    own.set(category.anchor.modelId, { probit: normalQuantile(value), variance: sd * sd });
  }
  return own;
};

/** Own evals that contradict the benchmarks show an outlier: the prior is then as wide as one. */
const widened = (prior: Prior, own: { probit: number; variance: number } | null, { shift }: Anchored): number => {
  const variance = varianceOf(prior);
  const { extra, chance } = prior.residual;
  if (own === null || extra === 0) return variance;
  const likely = (of: number): number => {
    const sd = Math.sqrt(of + shift.sd ** 2 + own.variance);
    return normalDensity((own.probit - shift.mean - prior.mean) / sd) / sd;
  };
  const outlier = chance * likely(variance + extra);
  return variance + (extra * outlier) / (outlier + (1 - chance) * likely(variance) || 1);
};

const drawn = (ascending: () => Float64Array, draws: Draws, name: string, group: UncertaintyGroup): Quantity =>
  isDrawn(draws, group) ? { point: 0, draws: shuffled(ascending(), draws, name) } : exactly(0);

const normals = (sd: number, draws: Draws, name: string, group: UncertaintyGroup): Quantity =>
  drawn(() => normalMiddles(draws.count).map((z) => sd * z), draws, name, group);

/** One model on the work: its probit is mean + loading x shift + what is its own. */
interface OnWork {
  mean: number;
  loading: number;
  parts: Quantity[];
}

const addTimes = (into: Float64Array, times: number, values: Float64Array): void => {
  for (let i = 0; i < into.length; i++) into[i] = valueAt(into, i) + times * valueAt(values, i);
};

const rateOf = ({ mean, loading, parts }: OnWork, shift: Quantity, draws: Draws): Quantity => {
  const point = normalCdf(mean + loading * shift.point);
  const drawn = [{ by: loading, of: shift.draws }, ...parts.map((part) => ({ by: 1, of: part.draws }))];
  if (drawn.every(({ of }) => of === null)) return exactly(point);
  const values = new Float64Array(draws.count).fill(mean);
  for (const { by, of } of drawn) if (of !== null) addTimes(values, by, of);
  for (let i = 0; i < values.length; i++) values[i] = normalCdfNear(valueAt(values, i));
  return { point, draws: values };
};

/** The plain posterior as a distance from its best value, in probits. */
const apartFrom = (plain: Quantity): Quantity => {
  const middle = normalQuantile(plain.point);
  return { point: 0, draws: plain.draws?.map((rate) => normalQuantile(rate) - middle) ?? null };
};

const varianceOfDraws = ({ draws }: Quantity): number =>
  draws === null ? 0 : draws.reduce((sum, value) => sum + value * value, 0) / draws.length;

const partsOfPrior = (prior: Prior, modelId: ModelId, category: EvidencedRow, draws: Draws): Quantity[] => {
  const name = `${modelId} ${evidenceName(draws, category.id)}`;
  if (draws.apart) {
    // Together in one: ends are read off these draws.
    const plain = prior.plain === null ? 0 : varianceOfDraws(apartFrom(prior.plain));
    const whole = { ...prior.residual, variance: varianceOf(prior) + plain };
    return [drawn(() => heavyTailMiddles(whole, draws.count), draws, `rate ${name}`, 'transfer')];
  }
  return [
    prior.plain === null
      ? normals(Math.sqrt(prior.open), draws, `rate ${name}`, 'publicBenchmarks')
      : apartFrom(prior.plain),
    drawn(() => heavyTailMiddles(prior.residual, draws.count), draws, `transfer ${name}`, 'transfer'),
  ];
};

/** Variance of the plain posterior's probit, where it is drawn from. */
const samplingOf = ({ plain }: Prior, belief: Belief | null): number => {
  const trials = belief?.use.trials ?? null;
  return plain === null || trials === null ? 0 : probitOf(plain.point * trials, trials).variance;
};

/** Where her own evals are the yardstick, a model that she did not run rests on the suites, or on a test nobody can carry over. */
const gradeOf = (ground: Ground, prior: Prior): TransferGrade =>
  ground.grade !== 'ownEvals' ? ground.grade : prior.suites.length > 0 ? 'sameKind' : 'notMeasured';

const provenanceOf = (modelId: ModelId, belief: Belief | null, prior: Prior, ask: WorkAsk, transfer: RateTransfer) => ({
  ...(belief?.use ?? {
    modelId,
    basis: 'linked' as const,
    evidenceId: null,
    benchmark: partsOf(ask.category.yardstick ?? '').benchmark,
    config: null,
    trials: null,
    source: prior.suites.join(', '),
  }),
  anchored: ask.category.anchor !== null,
  transfer,
});

/** What a category's models and own evals come to together: the shift, and each model with a prior. */
interface Together {
  own: ReadonlyMap<ModelId, { probit: number; variance: number }>;
  shift: Anchored['shift'];
  models: ReadonlyMap<ModelId, { prior: Prior; found: Anchored['models'][number] }>;
}

/** Own evals of every model of the snapshot count, used or not: they say how hard the work is. */
const together = (ask: WorkAsk, ground: Ground, beliefs: ReadonlyMap<ModelId, Belief | null>): Together => {
  const own = ownOf(ask, ground);
  const priors = new Map<ModelId, Prior>();
  for (const modelId of new Set([...ask.modelIds, ...own.keys()])) {
    const belief = beliefs.get(modelId) ?? ask.plain(modelId);
    const prior = priorOf(modelId, belief, ground, ask);
    if (prior !== null) priors.set(modelId, prior);
  }
  const sorted = [...priors].sort(([a], [b]) => (a < b ? -1 : 1));
  const shift = { mean: ground.level + (ask.category.transfer?.easier ?? 0), sd: ground.scale.shift.sd };
  const joined = (varianceIn: (modelId: ModelId, prior: Prior) => number): Anchored =>
    withOwnEvals(
      sorted.map(([modelId, prior]) => ({
        mean: prior.mean,
        variance: varianceIn(modelId, prior),
        own: own.get(modelId) ?? null,
      })),
      shift,
    );
  const first = joined((_, prior) => varianceOf(prior));
  const anchored = joined((modelId, prior) => widened(prior, own.get(modelId) ?? null, first));
  return {
    own,
    shift: anchored.shift,
    models: new Map(sorted.map(([id, prior], i) => [id, { prior, found: itemAt(anchored.models, i) }])),
  };
};

/** How wide the shift is believed to be, and before own evals; null where the category has no yardstick. */
export const shiftOnWork = (ask: WorkAsk): { sd: number; prior: number } | null => {
  const { category, snapshot } = ask;
  if (category.yardstick === null) return null;
  const ground = groundOf(category, category.yardstick, snapshot);
  return { sd: together(ask, ground, new Map()).shift.sd, prior: ground.scale.shift.sd };
};

/**
 * The beliefs of a category whose plan carries measured transfer. Rates the planner asserts stay as asserted; a model
 * without any evidence stays without a rate. Best values are the middle of what is believed of the work: they lie nearer to
 * what the model's year, kind and other suites say than the yardstick's own rate does (`use.transfer.benchmarkRate`).
 */
export const beliefsOnWork = (ask: WorkAsk): Map<ModelId, Belief | null> => {
  const { category, snapshot, draws } = ask;
  const beliefs = new Map(ask.modelIds.map((modelId) => [modelId, ask.plain(modelId)] as const));
  const { yardstick } = category;
  if (yardstick === null) return beliefs;
  const ground = groundOf(category, yardstick, snapshot);
  const { own, shift: anchored, models } = together(ask, ground, beliefs);
  const shift = draws.apart
    ? exactly(0)
    : normals(anchored.sd, draws, `shift ${evidenceName(draws, category.id)}`, 'transfer');
  for (const modelId of ask.modelIds) {
    const known = models.get(modelId);
    if (known === undefined) continue;
    const { prior, found } = known;
    const isOwn = own.has(modelId);
    const belief =
      beliefs.get(modelId) ??
      (ground.grade === 'ownEvals' && prior.suites.length === 0 ? ask.published(modelId) : null);
    const { weight } = found;
    const name = `rate ${modelId} ${evidenceName(draws, category.id)}`;
    const rate = rateOf(
      {
        mean: (1 - weight) * (anchored.mean + prior.mean) + weight * (own.get(modelId)?.probit ?? 0),
        loading: 1 - weight,
        parts: isOwn ? [normals(found.ownSd, draws, name, 'ownData')] : partsOfPrior(prior, modelId, category, draws),
      },
      shift,
      draws,
    );
    const { extra, chance } = prior.residual;
    const alone = isOwn ? found.ownSd ** 2 : varianceOf(prior) + chance * extra + samplingOf(prior, belief);
    const transfer: RateTransfer = {
      grade: isOwn ? 'ownEvals' : gradeOf(ground, prior),
      benchmarkRate: belief?.use.basis === 'measured' ? belief.rate.point : null,
      suites: prior.suites,
      ownWeight: weight,
      sd: Math.sqrt(alone + ((1 - weight) * anchored.sd) ** 2),
    };
    beliefs.set(modelId, { rate, use: provenanceOf(modelId, belief, prior, ask, transfer) });
  }
  return beliefs;
};
