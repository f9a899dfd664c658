/** Where the work comes from and in which language: volume by region and language, each with its own rules and cost. */

import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import { mapPolicies, placedRungs } from '../../plan/mapPlan.ts';
import type { Rung } from '../../plan/policy.ts';
import { modelsOfPolicy } from '../../plan/policyParts.ts';
import type { Rule } from '../../plan/rule.ts';
import { demandProxyIndex, tokensByLanguage } from '../../study/facts.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { type Job, stackOf } from '../job.ts';
import { levers } from '../levers/levers.ts';
import { measureOf, pointsOf } from '../measure.ts';
import { checkRule, modelAllowed } from '../rules.ts';

export interface ShareOfDemand {
  id: string;
  share: number;
}

const inProportion = (weights: Readonly<Record<string, number>>): ShareOfDemand[] => {
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.entries(weights).map(([id, weight]) => ({ id, share: weight / all }));
};

/** Regions in proportion to the demand proxy index: a proxy, neither tokens nor revenue. */
export const regionShares = (): { shares: ShareOfDemand[]; source: string; note: string } => ({
  shares: inProportion(demandProxyIndex.value),
  source: demandProxyIndex.source,
  note: demandProxyIndex.note ?? '',
});

/** Languages by their share of the study's tokens. */
export const languageShares = (): { shares: ShareOfDemand[]; source: string } => ({
  shares: inProportion(tokensByLanguage.value),
  source: tokensByLanguage.source,
});

/** A part of the work: a region or a language. */
export interface Place {
  id: string;
  /** Shares of all places sum to 1. */
  share: number;
  /** The stack that serves it. */
  stackId: StackId;
  /** What models may be used there; only rules about models count (origins, open weights, listed, tools, context). */
  rules: readonly Rule[];
  /** Tokens for the same content, over English: 1 unless known. Prompts, completions and what judges read alike. */
  tokenTimes: number;
  /** What the language does to success, on the probit scale: 0 unless known, negative where models do worse. */
  successShift: number;
}

export const plainPlace = (id: string, share: number, stackId: StackId): Place => ({
  id,
  share,
  stackId,
  rules: [],
  tokenTimes: 1,
  successShift: 0,
});

export interface PlaceOutcome {
  id: string;
  stackId: StackId;
  tasksPerMonth: number;
  /** Models of the stack that the place's rules do not allow, by category; empty where it may be served so. */
  notAllowed: { categoryId: RowId; modelId: ModelId }[];
  /** null where the stack cannot be evaluated there. */
  figures: {
    success: number;
    silentFailure: number;
    usdPerTask: number;
    usdPerSuccess: number | null;
    usdPerMonth: number;
  } | null;
}

const shiftedRate = (rate: number, shift: number): number =>
  rate <= 0 || rate >= 1 ? rate : normalCdf(normalQuantile(rate) + shift);

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
  let moved: Job = {
    ...job,
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

/**
 * A plan spread over places: what each costs and brings with its stack, tokens and success, and which of the stack's
 * models its rules forbid. Shares must sum to 1. Throws an EngineError for an unknown stack or a number out of bounds.
 */
export const spreadOver = (job: Job, places: readonly Place[]): PlaceOutcome[] => {
  let shares = 0;
  for (const place of places) {
    stackOf(job, `${place.id}.stackId`, place.stackId);
    requireBetween(`${place.id}.share`, place.share, 0, 1);
    requireBetween(`${place.id}.tokenTimes`, place.tokenTimes, 0.01, 100);
    requireBetween(`${place.id}.successShift`, place.successShift, -5, 5);
    place.rules.forEach(checkRule);
    shares += place.share;
  }
  if (places.length > 0 && Math.abs(shares - 1) > 1e-6) throw new EngineError('places', shares, 'shares that sum to 1');
  const models = new Map(job.snapshot.models.map((model) => [model.id, model]));
  return places.map((place): PlaceOutcome => {
    const stack = stackOf(job, `${place.id}.stackId`, place.stackId);
    const notAllowed = Object.entries(stack.policies).flatMap(([id, policy]) =>
      modelsOfPolicy(policy).flatMap((modelId) => {
        const model = models.get(modelId);
        return model !== undefined && modelAllowed(model, place.rules) ? [] : [{ categoryId: id as RowId, modelId }];
      }),
    );
    const tasksPerMonth = job.plan.tasksPerMonth * place.share;
    const { totals } = itemAt(pointsOf(jobAt(job, place), [place.stackId]), 0);
    return {
      id: place.id,
      stackId: place.stackId,
      tasksPerMonth,
      notAllowed,
      figures:
        totals === null
          ? null
          : {
              success: totals.success,
              silentFailure: totals.silentFailure,
              usdPerTask: totals.spendUsd + totals.silentFailureUsd,
              usdPerSuccess: measureOf(totals, 'usdPerSuccess', 1),
              usdPerMonth: totals.spendUsd * tasksPerMonth,
            },
    };
  });
};
