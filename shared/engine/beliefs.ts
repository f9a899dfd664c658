/** What is believed of each model's success rate in a category, from which evidence (docs/METHOD.md, section 5). */
import type { Snapshot } from '../catalog/catalog.ts';
import { countsOf, measuredOn, partsOf } from '../catalog/yardsticks.ts';
import type { ModelId } from '../foundation/ids.ts';
import { normalCdf, normalQuantile } from '../foundation/normal.ts';
import type { AssumedRate, CategoryPlan } from '../plan/plan.ts';
import { betaMean, betaQuantiles } from './betaPosterior.ts';
import type { RateInUse } from './outcome.ts';
import { at, type Draws, derived, estimated, exactly, normalMiddles, type Quantity, shuffled } from './quantity.ts';
import { evidenceName } from './sharedEvidence.ts';

export interface Belief {
  rate: Quantity;
  use: Omit<RateInUse, 'rate'>;
}

const posterior = (successes: number, trials: number, draws: Draws, name: string): Quantity => ({
  point: betaMean(successes, trials),
  draws:
    draws.count === 0
      ? null
      : shuffled(betaQuantiles(successes + 0.5, trials - successes + 0.5, draws.count), draws, name),
});

/** The belief before any anchor: the planner's own assertion, else the yardstick, else a link to it, else null. */
const plainBelief = (
  modelId: ModelId,
  category: CategoryPlan,
  assumed: readonly AssumedRate[],
  snapshot: Snapshot,
  draws: Draws,
): Belief | null => {
  const name = `rate ${modelId} ${evidenceName(draws, category.id)}`;
  const own = assumed.find((entry) => entry.modelId === modelId && entry.category === category.id);
  if (own !== undefined)
    return {
      rate: estimated(own.rate, 'share', draws, `rate ${modelId} ${category.id}`),
      use: {
        modelId,
        basis: 'assumed',
        anchored: false,
        evidenceId: null,
        benchmark: null,
        config: null,
        trials: null,
        source: own.rate.source ?? '',
      },
    };
  if (category.yardstick === null) return null;
  const row = measuredOn(category.yardstick, modelId, category.kind, snapshot.evidence);
  const counts = row === null ? null : countsOf(row);
  if (row !== null && counts !== null)
    return {
      rate: posterior(counts.successes, counts.trials, draws, name),
      use: {
        modelId,
        basis: 'measured',
        anchored: false,
        evidenceId: row.id,
        benchmark: row.benchmark,
        config: row.config,
        trials: counts.trials,
        source: row.source,
      },
    };
  const link = snapshot.reference.links.find(
    (entry) => entry.modelId === modelId && entry.category === category.kind && entry.yardstick === category.yardstick,
  );
  if (link === undefined) return null;
  return {
    rate: {
      point: normalCdf(link.probit),
      draws:
        draws.count === 0
          ? null
          : shuffled(
              normalMiddles(draws.count).map((z) => normalCdf(link.probit + z * link.probitSd)),
              draws,
              name,
            ),
    },
    use: {
      modelId,
      basis: 'linked',
      anchored: false,
      evidenceId: null,
      benchmark: partsOf(category.yardstick).benchmark,
      config: null,
      trials: null,
      source: link.from.join(', '),
    },
  };
};

/**
 * The belief of every model of a category, by id; null where there is no evidence. An anchor ("model X succeeds
 * on 80% of ours") moves all of them by the same distance on the probit scale.
 */
export const beliefsOf = (
  modelIds: readonly ModelId[],
  category: CategoryPlan,
  assumed: readonly AssumedRate[],
  snapshot: Snapshot,
  draws: Draws,
): Map<ModelId, Belief | null> => {
  const beliefs = new Map<ModelId, Belief | null>();
  for (const modelId of modelIds) beliefs.set(modelId, plainBelief(modelId, category, assumed, snapshot, draws));
  const { anchor } = category;
  if (anchor === null) return beliefs;
  const reference = beliefs.get(anchor.modelId) ?? plainBelief(anchor.modelId, category, assumed, snapshot, draws);
  if (reference === null) return beliefs;
  const asserted = estimated(anchor.rate, 'share', draws, `anchor ${category.id}`);
  for (const [modelId, belief] of beliefs) {
    if (belief === null) continue;
    const rate = derived(draws, [belief.rate, reference.rate, asserted], (i) =>
      modelId === anchor.modelId
        ? at(asserted, i)
        : normalCdf(
            normalQuantile(at(belief.rate, i)) +
              normalQuantile(at(asserted, i)) -
              normalQuantile(at(reference.rate, i)),
          ),
    );
    beliefs.set(modelId, { rate, use: { ...belief.use, anchored: true } });
  }
  return beliefs;
};

/** probit(second | first failed) = 0.57 + 1.07 probit(first), residual sd 0.23: fitted on 66 Aider polyglot runs. */
const feedbackLine = { offset: 0.57, slope: 1.07, sd: 0.23 };
const firstTry = 'pass_rate_1 (%)';
const secondTry = 'pass_rate_2 (%)';

/**
 * P(a retry with feedback succeeds | the first attempt failed): the model's own two-try run on the yardstick where
 * there is one, else the measured line. null where the yardstick already includes a repair: a further one has not
 * been measured.
 */
export const feedbackBelief = (
  modelId: ModelId,
  category: CategoryPlan,
  first: Quantity,
  snapshot: Snapshot,
  draws: Draws,
): Quantity | null => {
  const name = `feedback ${modelId} ${evidenceName(draws, category.id)}`;
  const parts = category.yardstick === null ? null : partsOf(category.yardstick);
  if (parts?.metric === secondTry) return null;
  if (parts?.metric === firstTry) {
    const one = measuredOn(`${parts.benchmark}/${firstTry}`, modelId, category.kind, snapshot.evidence);
    const two = snapshot.evidence.find(
      (row) =>
        one !== null &&
        row.modelId === modelId &&
        row.benchmark === one.benchmark &&
        row.config === one.config &&
        row.date === one.date &&
        row.metric === secondTry,
    );
    if (one?.successes != null && one.trials !== null && two?.successes != null && two.successes >= one.successes)
      return posterior(two.successes - one.successes, one.trials - one.successes, draws, name);
  }
  const residual =
    draws.count === 0 ? exactly(0) : { point: 0, draws: shuffled(normalMiddles(draws.count), draws, name) };
  return derived(draws, [first, residual], (i) =>
    normalCdf(
      feedbackLine.offset + feedbackLine.slope * normalQuantile(at(first, i)) + feedbackLine.sd * at(residual, i),
    ),
  );
};
