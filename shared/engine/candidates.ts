/** Every model of a catalog as a choice for a category: how often it succeeds, on what evidence, and what an attempt costs. */
import type { Snapshot } from '../catalog/catalog.ts';
import { priceInUse } from '../catalog/chooseOffer.ts';
import type { Model, Price } from '../catalog/model.ts';
import type { PriceChoice } from '../catalog/priceChoice.ts';
import { isForTasks } from '../catalog/purpose.ts';
import { partsOf } from '../catalog/yardsticks.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import { type AttemptShape, attemptCost } from './attemptCost.ts';
import type { Belief } from './belief.ts';
import { beliefsOf } from './beliefs.ts';
import { fits } from './limits.ts';
import { attemptOf, modelTokens } from './modelTokens.ts';
import { at, type Draws, noDraws } from './quantity.ts';

export interface Candidate {
  model: Model;
  /** null where there is no evidence in the category. */
  rate: number | null;
  use: Belief['use'] | null;
  /** What the plan pays for its tokens; null where no offer may be paid. */
  price: Price | null;
  /** USD of one attempt at average difficulty; null where the price is unknown. */
  usdPerAttempt: number | null;
  /** Tokens it writes in one attempt, reasoning included. */
  completionTokens: number;
  /** Whether the tasks fit what it reads and writes, but for a few. */
  fits: boolean;
  /** Succeeds more often than the row says that any model can: a stack with it has no figures. */
  aboveCeiling: boolean;
}

/** One of the draws of what is believed: rates at draw `at`, everything else at its best value. */
export interface Drawn {
  draws: Draws;
  at: number;
}

const atBest: Drawn = { draws: noDraws, at: -1 };

/**
 * In the order of the snapshot's models, at best values, or at the rates of one draw; models that are not made for such work
 * are left out.
 */
export const candidatesFor = (
  category: CategoryPlan,
  { assumedRates, ownTokens, prices }: Pick<Plan, 'assumedRates' | 'ownTokens'> & { prices?: PriceChoice },
  snapshot: Snapshot,
  drawn: Drawn = atBest,
): Candidate[] => {
  const benchmark = category.yardstick === null ? null : partsOf(category.yardstick).benchmark;
  const onYardstick = snapshot.evidence.filter(
    (row) => (category.kind === null || row.category === category.kind) && row.benchmark === benchmark,
  );
  const ownRates = assumedRates.filter((entry) => entry.category === category.id);
  const links = snapshot.reference.links.filter((link) => link.category === category.kind);
  const near =
    category.transfer?.kind === 'measured'
      ? snapshot
      : { ...snapshot, evidence: onYardstick, reference: { ...snapshot.reference, links } };
  // Only of these can anything be known: the others, most of a large catalog, are not looked for in every list.
  const known = new Set([...near.evidence, ...onYardstick, ...ownRates, ...links].map((entry) => entry.modelId));
  const beliefs = beliefsOf([...known], category, ownRates, near, drawn.draws);
  const measuredFactors = new Set(snapshot.reference.completionFactors.map((factor) => factor.modelId));
  const unmeasured = { ...snapshot, reference: { ...snapshot.reference, completionFactors: [] } };
  const shapeOf = (model: Model): AttemptShape => {
    const from = measuredFactors.has(model.id) ? snapshot : unmeasured;
    return attemptOf(modelTokens(category, model, { ownTokens, prices }, from, noDraws), category.deferrable);
  };
  return snapshot.models.filter(isForTasks).map((model) => {
    const belief = beliefs.get(model.id) ?? null;
    const price = priceInUse(model, prices);
    const shape = shapeOf(model);
    return {
      model,
      rate: belief === null ? null : at(belief.rate, drawn.at),
      use: belief?.use ?? null,
      price,
      usdPerAttempt: price === null ? null : attemptCost(price, shape).usd,
      completionTokens: shape.completionTokens * shape.completionFactor,
      fits: fits(model, shape),
      aboveCeiling: belief !== null && belief.rate.point > 1 - category.dependence.beta.value,
    };
  });
};

/** Candidates that take the tasks and succeed at least that often, the cheapest attempt first. Free ones stand first: they cost nothing. */
export const adequate = (candidates: readonly Candidate[], leastRate: number): Candidate[] =>
  candidates
    .flatMap((candidate) => {
      const { rate, usdPerAttempt, fits } = candidate;
      return !fits || rate === null || rate < leastRate || usdPerAttempt === null
        ? []
        : [{ candidate, rate, usdPerAttempt }];
    })
    .sort((a, b) => a.usdPerAttempt - b.usdPerAttempt || b.rate - a.rate)
    .map(({ candidate }) => candidate);
