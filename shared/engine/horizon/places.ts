/** What a part of the work costs and brings where it comes from: its rules, its prices, the tokens and success of its language. */

import { soldAt } from '../../catalog/chooseOffer.ts';
import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import { remembered } from '../../foundation/maps.ts';
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import { mapPolicies, placedRungs } from '../../plan/mapPlan.ts';
import type { Rung } from '../../plan/policy.ts';
import { modelsOfPolicy } from '../../plan/policyParts.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { type Job, stackOf } from '../job.ts';
import { levers } from '../levers/levers.ts';
import { measureOf, pointsOf, type Totals } from '../measure.ts';
import { pricedAt } from '../pricedAt.ts';
import { allowedThere, checkPlaceRule, type PlaceRule } from './placeRules.ts';

/** A part of the work: a region, a language, or a language of a region. */
export interface Place {
  id: string;
  /** Shares of all places sum to 1. */
  share: number;
  /** The stack that serves it. */
  stackId: StackId;
  /** What models may be used there; only rules about models count (origins, hosts, open weights, listed, tools, context). */
  rules: readonly PlaceRule[];
  /** Tokens for the same content, over English: 1 unless known. Prompts, completions and what judges read alike. */
  tokenTimes: number;
  /** What the language does to success, on the probit scale: 0 unless known, negative where models do worse. */
  successShift: number;
  /** Prices there over the plan's: data kept in a region is often dearer. */
  priceTimes: number;
  /** USD of each task beside models, checks and people: storage, transport, records. */
  extraUsdPerTask: number;
}

export const plainPlace = (id: string, share: number, stackId: StackId): Place => ({
  id,
  share,
  stackId,
  rules: [],
  tokenTimes: 1,
  successShift: 0,
  priceTimes: 1,
  extraUsdPerTask: 0,
});

export interface PlaceFigures {
  success: number;
  silentFailure: number;
  /** Full cost: spending and silent failures. */
  usdPerTask: number;
  usdPerSuccess: number | null;
  /** Models, checks, people and what is extra there. */
  usdPerMonth: number;
}

export interface PlaceOutcome {
  id: string;
  stackId: StackId;
  tasksPerMonth: number;
  /** Models of the stack that the place's rules do not allow, by category; empty where it may be served so. */
  notAllowed: { categoryId: RowId; modelId: ModelId }[];
  /** null where the stack cannot be evaluated there. */
  figures: PlaceFigures | null;
}

/** Nothing moves what never succeeds, or always. */
const shiftedRate = (rate: number, shift: number): number => normalCdf(normalQuantile(rate) + shift);

/** A judge reads and writes the same language as the model it checks. */
const judgedIn = (rung: Rung, tokenTimes: number): Rung => {
  const { verifier } = rung;
  if (verifier === null || verifier.judge === null) return rung;
  const { judge } = verifier;
  const read = {
    ...judge,
    promptTokens: judge.promptTokens * tokenTimes,
    completionTokens: judge.completionTokens * tokenTimes,
  };
  return { ...rung, verifier: { ...verifier, judge: read } };
};

/** The job as the place sees it: more tokens, and every model's rate moved by the same distance. */
const jobAt = (job: Job, place: Place): Job => {
  const spoken = mapPolicies(job.plan, (rung) => judgedIn(rung, place.tokenTimes));
  const { priceTimes } = place;
  let moved: Job = {
    ...job,
    snapshot:
      priceTimes === 1
        ? job.snapshot
        : {
            ...job.snapshot,
            models: job.snapshot.models.map((model) =>
              soldAt(model, job.plan.prices, (price) => pricedAt(price, 'times', priceTimes)),
            ),
          },
    plan: {
      ...spoken,
      stacks: spoken.stacks.filter((stack) => stack.id === place.stackId),
      ownTokens: job.plan.ownTokens.map((own) => ({
        ...own,
        promptTokens: { value: own.promptTokens.value * place.tokenTimes },
        completionTokens: { value: own.completionTokens.value * place.tokenTimes },
      })),
      categories: job.plan.categories.map((category) => ({
        ...category,
        shape: {
          ...category.shape,
          promptTokens: { value: category.shape.promptTokens.value * place.tokenTimes },
          completionTokens: { value: category.shape.completionTokens.value * place.tokenTimes },
        },
      })),
    },
  };
  if (place.successShift === 0) return moved;
  const used = new Map(
    placedRungs(moved.plan).map(({ rung, categoryId }) => [
      `${categoryId} ${rung.modelId}`,
      { categoryId, modelId: rung.modelId },
    ]),
  );
  // An anchor says what the rates are on these very tasks: it moves, and takes the models along.
  for (const category of moved.plan.categories)
    if (category.anchor !== null)
      moved = levers.pull(
        moved,
        { kind: 'anchor', categoryId: category.id },
        shiftedRate(category.anchor.rate.value, place.successShift),
      );
  for (const { categoryId, modelId } of used.values()) {
    const category = moved.plan.categories.find((entry) => entry.id === categoryId);
    if (category === undefined || category.anchor !== null) continue;
    const rate = levers.valueOf(job, { kind: 'rate', modelId, categoryId });
    if (rate !== null)
      moved = levers.pull(moved, { kind: 'rate', modelId, categoryId }, shiftedRate(rate, place.successShift));
  }
  return moved;
};

/** Models of a stack that rules do not allow, by category. */
export const forbidden = (job: Job, stackId: StackId, rules: readonly PlaceRule[]): PlaceOutcome['notAllowed'] => {
  const models = new Map(job.snapshot.models.map((model) => [model.id, model]));
  return Object.entries(stackOf(job, 'stackId', stackId).policies).flatMap(([id, policy]) =>
    modelsOfPolicy(policy).flatMap((modelId) => {
      const model = models.get(modelId);
      return model !== undefined && allowedThere(model, rules, job.plan.prices)
        ? []
        : [{ categoryId: id as RowId, modelId }];
    }),
  );
};

/** Totals of a stack in a place; places alike in tokens, success and prices are evaluated once. */
const totalsAt = (job: Job) => {
  const known = new Map<string, Totals | null>();
  return (place: Place): Totals | null => {
    const key = JSON.stringify([place.stackId, place.tokenTimes, place.successShift, place.priceTimes]);
    return remembered(known, key, () => itemAt(pointsOf(jobAt(job, place), [place.stackId]), 0).totals);
  };
};

const figuresOf = (totals: Totals, extraUsdPerTask: number, tasksPerMonth: number): PlaceFigures => {
  const spendUsd = totals.spendUsd + extraUsdPerTask;
  return {
    success: totals.success,
    silentFailure: totals.silentFailure,
    usdPerTask: spendUsd + totals.silentFailureUsd,
    usdPerSuccess: measureOf({ ...totals, spendUsd }, 'usdPerSuccess', 1),
    usdPerMonth: spendUsd * tasksPerMonth,
  };
};

const checkPlace = (job: Job, place: Place): void => {
  stackOf(job, `${place.id}.stackId`, place.stackId);
  requireBetween(`${place.id}.share`, place.share, 0, 1);
  requireBetween(`${place.id}.tokenTimes`, place.tokenTimes, 0.01, 100);
  requireBetween(`${place.id}.successShift`, place.successShift, -5, 5);
  requireBetween(`${place.id}.priceTimes`, place.priceTimes, 0.01, 100);
  requireBetween(`${place.id}.extraUsdPerTask`, place.extraUsdPerTask, 0, 1e9);
  place.rules.forEach(checkPlaceRule);
};

/**
 * Evaluates places of a plan as they are asked for: what each costs and brings with its stack, tokens and success, and
 * which of the stack's models its rules forbid. Throws an EngineError for an unknown stack or a number out of bounds.
 */
export const placesIn = (job: Job): ((place: Place) => PlaceOutcome) => {
  const totals = totalsAt(job);
  return (place) => {
    checkPlace(job, place);
    const found = totals(place);
    const tasksPerMonth = job.plan.tasksPerMonth * place.share;
    return {
      id: place.id,
      stackId: place.stackId,
      tasksPerMonth,
      notAllowed: forbidden(job, place.stackId, place.rules),
      figures: found === null ? null : figuresOf(found, place.extraUsdPerTask, tasksPerMonth),
    };
  };
};

/** A plan spread over places, whose shares must sum to 1. */
export const spreadOver = (job: Job, places: readonly Place[]): PlaceOutcome[] => {
  for (const place of places) checkPlace(job, place);
  const shares = places.reduce((sum, { share }) => sum + share, 0);
  if (places.length > 0 && Math.abs(shares - 1) > 1e-6) throw new EngineError('places', shares, 'shares that sum to 1');
  return places.map(placesIn(job));
};
