/**
 * A vendor or an origin goes dark for a share of the month: its attempts come back empty and cost nothing, its judges
 * accept nothing, and the ladders pass their tasks on to whatever stands behind.
 */
import { soldAt } from '../catalog/chooseOffer.ts';
import type { Model } from '../catalog/model.ts';
import { itemAt } from '../foundation/arrays.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import { fleetOf } from '../plan/fleet.ts';
import { mapPolicies } from '../plan/mapPlan.ts';
import type { Rung } from '../plan/policy.ts';
import { EngineError, requireBetween } from './engineError.ts';
import type { Job } from './job.ts';
import { pointsOf, type Totals } from './measure.ts';
import { pricedAt } from './pricedAt.ts';

export type DarkPart =
  | { kind: 'vendor'; author: string }
  /** An origin group, or a country by its ISO-2 code. */
  | { kind: 'origin'; origin: string }
  | { kind: 'model'; modelId: ModelId };

export interface OutageAsk {
  dark: DarkPart;
  /** Of the month, 0 to 1. */
  share: number;
}

export interface OutageOfStack {
  stackId: StackId;
  /** Models of the stack's plan that are dark. null figures: the stack cannot be evaluated. */
  figures: {
    /** Shares of tasks that succeed while all is well, and while it is dark. */
    success: number;
    darkSuccess: number;
    /** Of the successes there were, the share that what stands behind still brings while it is dark. */
    held: number;
    /** Over the month. */
    successesLost: number;
    valueLostUsd: number;
    /** Undetected errors more, or fewer where tasks are given up. */
    silentFailuresMore: number;
    /** Spending more, or less where dark attempts are not paid. */
    spendMoreUsd: number;
  } | null;
}

export interface Outage {
  ask: OutageAsk;
  models: ModelId[];
  stacks: OutageOfStack[];
}

const isDark = (model: Model, dark: DarkPart): boolean => {
  switch (dark.kind) {
    case 'vendor':
      return model.author === dark.author;
    case 'origin':
      return model.originGroup === dark.origin || model.originCountry === dark.origin;
    case 'model':
      return model.id === dark.modelId;
    default:
      return dark satisfies never;
  }
};

/** `isUp`: what of the dark models runs on hardware of the stack's own, which no vendor turns off. Judges are always bought. */
const darkened = (rung: Rung, dark: ReadonlySet<ModelId>, isUp: (modelId: ModelId) => boolean): Rung => {
  const { verifier } = rung;
  return {
    ...rung,
    ...(dark.has(rung.modelId) && !isUp(rung.modelId) ? { errorShare: { value: 1 }, errorBilledShare: 0 } : {}),
    verifier:
      verifier === null || verifier.judge === null || !dark.has(verifier.judge.modelId)
        ? verifier
        : { ...verifier, trueAccept: { value: 0 }, falseAccept: { value: 0 } },
  };
};

/** The job while models are dark: nothing comes back from them, and nothing is paid for it. */
const whileDark = (job: Job, dark: ReadonlySet<ModelId>): Job => ({
  ...job,
  plan: {
    ...job.plan,
    stacks: job.plan.stacks.flatMap((stack) => {
      const isUp = (modelId: ModelId): boolean => fleetOf(job.plan.fleets, stack.id, modelId) !== null;
      return mapPolicies({ ...job.plan, stacks: [stack] }, (rung) => darkened(rung, dark, isUp)).stacks;
    }),
  },
  snapshot: {
    ...job.snapshot,
    models: job.snapshot.models.map((model) =>
      dark.has(model.id) ? soldAt(model, job.plan.prices, (price) => pricedAt(price, 'times', 0)) : model,
    ),
  },
});

const figuresOf = (well: Totals, dark: Totals, tasks: number): NonNullable<OutageOfStack['figures']> => ({
  success: well.success,
  darkSuccess: dark.success,
  held: well.success > 0 ? dark.success / well.success : 1,
  successesLost: (well.success - dark.success) * tasks,
  valueLostUsd: (well.valueUsd - dark.valueUsd) * tasks,
  silentFailuresMore: (dark.silentFailure - well.silentFailure) * tasks,
  spendMoreUsd: (dark.spendUsd - well.spendUsd) * tasks,
});

/** What every stack of a plan loses and what holds. Throws an EngineError where nothing of the plan is meant. */
export const outageOf = (job: Job, ask: OutageAsk): Outage => {
  requireBetween('share', ask.share, 0, 1);
  const models = job.snapshot.models.filter((model) => isDark(model, ask.dark)).map(({ id }) => id);
  if (models.length === 0) {
    const { dark } = ask;
    const named = dark.kind === 'vendor' ? dark.author : dark.kind === 'origin' ? dark.origin : dark.modelId;
    throw new EngineError(dark.kind, named, 'one that models of the plan have');
  }
  const ids = job.plan.stacks.map(({ id }) => id);
  const well = pointsOf(job, ids);
  const dark = pointsOf(whileDark(job, new Set(models)), ids);
  return {
    ask,
    models,
    stacks: ids.map((stackId, s) => {
      const [before, during] = [itemAt(well, s).totals, itemAt(dark, s).totals];
      return {
        stackId,
        figures:
          before === null || during === null ? null : figuresOf(before, during, job.plan.tasksPerMonth * ask.share),
      };
    }),
  };
};
