/** What is believed of each model's success rate in a category, from which evidence (docs/METHOD.md, section 5). */
import type { Snapshot } from '../catalog/catalog.ts';
import { countsOf, measuredOn, partsOf, usualYardstick } from '../catalog/yardsticks.ts';
import type { ModelId } from '../foundation/ids.ts';
import { normalCdf, normalQuantile } from '../foundation/normal.ts';
import type { AssumedRate, CategoryPlan } from '../plan/plan.ts';
import type { Belief } from './belief.ts';
import { betaMean, betaQuantiles } from './betaPosterior.ts';
import type { EvidencedRow } from './evidencedRow.ts';
import {
  at,
  type Draws,
  derived,
  estimated,
  exactly,
  isDrawn,
  noDraws,
  normalMiddles,
  type Quantity,
  shuffled,
} from './quantity.ts';
import { evidenceName } from './sharedEvidence.ts';
import { beliefsOnWork, shiftOnWork } from './transfer/beliefsOnWork.ts';
import type { UncertaintyGroup } from './uncertaintyGroup.ts';

const posterior = (
  { successes, trials }: { successes: number; trials: number },
  draws: Draws,
  name: string,
  group: UncertaintyGroup,
): Quantity => ({
  point: betaMean(successes, trials),
  draws: isDrawn(draws, group)
    ? shuffled(betaQuantiles(successes + 0.5, trials - successes + 0.5, draws.count), draws, name)
    : null,
});

/** The belief before any anchor: the planner's own assertion, else the yardstick, else a link to it, else null. */
const plainBelief = (
  modelId: ModelId,
  category: EvidencedRow,
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
        basis: own.rate.stated === true ? 'stated' : 'assumed',
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
      rate: posterior(counts, draws, name, row.owner === 'user' ? 'ownData' : 'publicBenchmarks'),
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
      draws: isDrawn(draws, 'publicBenchmarks')
        ? shuffled(
            normalMiddles(draws.count).map((z) => normalCdf(link.probit + z * link.probitSd)),
            draws,
            name,
          )
        : null,
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
 * on 80% of ours") moves all of them by the same distance on the probit scale. Where the plan carries transfer, the rates
 * are those of the planner's work and not of the benchmark (docs/METHOD.md, section 13).
 */
export const beliefsOf = (
  modelIds: readonly ModelId[],
  category: EvidencedRow,
  assumed: readonly AssumedRate[],
  snapshot: Snapshot,
  draws: Draws,
): Map<ModelId, Belief | null> => {
  const plain = (modelId: ModelId): Belief | null => plainBelief(modelId, category, assumed, snapshot, draws);
  if (category.transfer?.kind === 'measured') {
    const usual = { ...category, yardstick: usualYardstick(category.kind) };
    const published = (modelId: ModelId): Belief | null => plainBelief(modelId, usual, assumed, snapshot, draws);
    return beliefsOnWork({ modelIds, category, snapshot, draws, plain, published });
  }
  const beliefs = new Map<ModelId, Belief | null>();
  for (const modelId of modelIds) beliefs.set(modelId, plain(modelId));
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

/**
 * The category as a lever on a rate sees it: a rate that is asserted is still moved by the anchor, so the lever moves what
 * is believed before it; with transfer an asserted rate is final.
 */
export const asLevered = (category: CategoryPlan): EvidencedRow =>
  category.transfer?.kind === 'measured' ? category : { ...category, anchor: null };

/** What is believed of the shift common to a category's models, and before own evals; null where there is no transfer. */
export const shiftOf = (
  category: CategoryPlan,
  assumed: readonly AssumedRate[],
  snapshot: Snapshot,
): { sd: number; prior: number } | null =>
  category.transfer?.kind === 'measured'
    ? shiftOnWork({
        modelIds: [],
        category,
        snapshot,
        draws: noDraws,
        plain: (modelId) => plainBelief(modelId, category, assumed, snapshot, noDraws),
        published: (modelId) =>
          plainBelief(modelId, { ...category, yardstick: usualYardstick(category.kind) }, assumed, snapshot, noDraws),
      })
    : null;

/** probit(second | first failed) = offset + slope x probit(first), with the residual's standard deviation. */
interface FeedbackLine {
  offset: number;
  slope: number;
  sd: number;
}

/** Fitted on 66 Aider polyglot runs, whose tests tell what is asked for. */
const shownTests: FeedbackLine = { offset: 0.57, slope: 1.07, sd: 0.23 };

/**
 * Where the feedback says little more than that it was wrong, or nobody measured what it says: assumed, and as wide as from a
 * blind retry (LiveCodeBench's self-repair, 12 models on 713 problems: 0.00 to 0.11) to the line above.
 */
const unknownFeedback: FeedbackLine = { offset: -0.45, slope: 0.95, sd: 1 };

/**
 * Whether what a retry with feedback is worth is assumed in a category: its yardstick is not one that shows tests. Plans
 * that state no transfer keep the line they were reckoned with.
 */
export const feedbackIsAssumed = ({ transfer, yardstick }: CategoryPlan): boolean =>
  transfer !== undefined && !(yardstick !== null && partsOf(yardstick).benchmark.startsWith('aider-'));
const firstTry = 'pass_rate_1 (%)';
const secondTry = 'pass_rate_2 (%)';

/**
 * P(a retry with feedback succeeds | the first attempt failed): the model's own two-try run on the yardstick where
 * there is one, else the measured line, or where the yardstick is not like that an assumed one. null where the yardstick already includes a repair: a further one has not
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
      return posterior(
        { successes: two.successes - one.successes, trials: one.trials - one.successes },
        draws,
        name,
        'publicBenchmarks',
      );
  }
  const isAssumed = feedbackIsAssumed(category);
  const line = isAssumed ? unknownFeedback : shownTests;
  const residual = isDrawn(draws, isAssumed ? 'guesses' : 'publicBenchmarks')
    ? { point: 0, draws: shuffled(normalMiddles(draws.count), draws, name) }
    : exactly(0);
  return derived(draws, [first, residual], (i) =>
    normalCdf(line.offset + line.slope * normalQuantile(at(first, i)) + line.sd * at(residual, i)),
  );
};
