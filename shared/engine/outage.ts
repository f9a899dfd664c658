/**
 * A vendor, a host, an origin or a region goes dark for a share of the month: its attempts come back empty and cost nothing,
 * its judges accept nothing, and the ladders pass their tasks on to whatever stands behind. What stands behind is an
 * insurance: its price is what the stack costs more for it in a month in which all is well.
 */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import type { Model } from '../catalog/model.ts';
import { soldAs } from '../catalog/setting.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import type { DarkPart } from '../plan/ahead.ts';
import { nameOfDark } from '../plan/darkPart.ts';
import { fleetOf } from '../plan/fleet.ts';
import { mapPolicy } from '../plan/mapPlan.ts';
import type { Stack } from '../plan/plan.ts';
import type { Ladder, Policy, Rung } from '../plan/policy.ts';
import { laddersOf, partsOfPolicy, withParts } from '../plan/policyParts.ts';
import { EngineError, requireBetween } from './engineError.ts';
import { type Job, stackOf } from './job.ts';
import { pointsOf, type Totals } from './measure.ts';
import { smallest } from './smallest.ts';

export interface OutageAsk {
  dark: DarkPart;
  /** Of the month, 0 to 1; null: not stated, and what a month loses is not known. */
  share: number | null;
}

export interface OutageOfStack {
  stackId: StackId;
  /** Whether anything the stack does is dark: an attempt or a check. */
  isTouched: boolean;
  /** null: the stack cannot be evaluated. */
  figures: {
    /** Shares of tasks that succeed while all is well, and while it is dark. */
    success: number;
    darkSuccess: number;
    /** Of the successes there were, the share that what stands behind still brings while it is dark. */
    held: number;
    /** Over the month; null where no share of it is stated. */
    successesLost: number | null;
    valueLostUsd: number | null;
    /** Undetected errors more, or fewer where tasks are given up. */
    silentFailuresMore: number | null;
    /** Spending more, or less where dark attempts are not paid. */
    spendMoreUsd: number | null;
    /** What the steps behind dark ones add to a month in which all is well; null: nothing stands behind. */
    insurance: { usdPerMonth: number; success: number } | null;
  } | null;
}

/** From this share of the month on another stack costs less per success than the one that does while all is well. */
export interface Turn {
  share: number;
  from: StackId;
  to: StackId;
}

export interface Outage {
  ask: OutageAsk;
  models: ModelId[];
  stacks: OutageOfStack[];
  /** What would change the answer; null: the stack that is cheapest per success stays so however long it is dark. */
  turn: Turn | null;
}

/** Open weights that somebody else serves go on without the vendor that made them; who serves is unknown: they do not. */
const runsElsewhere = (model: Model, { plan }: Job): boolean => {
  const hostType = chooseOffer(model, plan.prices)?.offer.hostType ?? null;
  return model.openWeights === true && hostType !== null && hostType !== 'first-party';
};

const isDark = (model: Model, dark: DarkPart, job: Job): boolean => {
  const { plan } = job;
  switch (dark.kind) {
    case 'vendor':
      return model.author === dark.author && !runsElsewhere(model, job);
    case 'host':
      return chooseOffer(model, plan.prices)?.offer.host === dark.host;
    case 'region':
      return chooseOffer(model, plan.prices)?.offer.region === dark.region;
    case 'origin':
      return model.originGroup === dark.origin || model.originCountry === dark.origin;
    case 'model':
      // Its settings are the model, and sold together.
      return soldAs(model.id) === soldAs(dark.modelId);
    default:
      return dark satisfies never;
  }
};

/** The models of a job that are dark with a part. */
export const darkModels = (job: Job, dark: DarkPart): ModelId[] =>
  job.snapshot.models.filter((model) => isDark(model, dark, job)).map(({ id }) => id);

/** An attempt that is dark comes back empty and unpaid; a check whose judge is dark asks nobody and accepts nothing. Judges are always bought. */
const darkened = (rung: Rung, dark: ReadonlySet<ModelId>, isDown: (rung: Rung) => boolean): Rung => {
  const { verifier } = rung;
  return {
    ...rung,
    ...(isDown(rung) ? { errorShare: { value: 1 }, errorBilledShare: 0 } : {}),
    verifier:
      verifier === null || verifier.judge === null || !dark.has(verifier.judge.modelId)
        ? verifier
        : { ...verifier, trueAccept: { value: 0 }, falseAccept: { value: 0 }, judge: null },
  };
};

type IsDown = (rung: Rung) => boolean;

/** What of a stack's own hardware no vendor turns off. */
const downIn =
  (job: Job, stack: Stack, dark: ReadonlySet<ModelId>): IsDown =>
  ({ modelId }) =>
    dark.has(modelId) && fleetOf(job.plan.fleets, stack.id, modelId) === null;

const eachPolicy = (job: Job, change: (policy: Policy, stack: Stack) => Policy): Job => ({
  ...job,
  plan: {
    ...job.plan,
    stacks: job.plan.stacks.map((stack) => ({
      ...stack,
      policies: Object.fromEntries(Object.entries(stack.policies).map(([row, policy]) => [row, change(policy, stack)])),
    })),
  },
});

/** The job of a month of which a share is dark, 0 to 1: so many tasks meet the flows as they are while it is dark. */
export const darkFor = (job: Job, part: DarkPart, share: number): Job => {
  if (share <= 0) return job;
  const dark = new Set(darkModels(job, part));
  return eachPolicy(job, (policy, stack) => {
    const isDown = downIn(job, stack, dark);
    const during = mapPolicy(policy, (rung) => darkened(rung, dark, isDown));
    const parts = [
      { weight: 1 - share, policy },
      { weight: share, policy: during },
    ];
    return share >= 1 ? during : { kind: 'split', parts };
  });
};

/** The steps of a ladder without those that stand behind a dark one and are not dark themselves. */
const uninsured = ({ rungs }: Ladder, isDown: IsDown): Rung[] => {
  const first = rungs.findIndex(isDown);
  return rungs.filter((rung, r) => first < 0 || r <= first || isDown(rung));
};

const bareOf = (policy: Policy, isDown: IsDown): Policy =>
  policy.kind === 'ladder'
    ? { ...policy, rungs: uninsured(policy, isDown) }
    : withParts(
        policy,
        partsOfPolicy(policy).map((part) => bareOf(part.policy, isDown)),
      );

const isInsured = (stack: Stack, isDown: IsDown): boolean =>
  Object.values(stack.policies)
    .flatMap(laddersOf)
    .some((ladder) => uninsured(ladder, isDown).length < ladder.rungs.length);

const isTouched = (stack: Stack, dark: ReadonlySet<ModelId>, isDown: IsDown): boolean =>
  Object.values(stack.policies)
    .flatMap(laddersOf)
    .some(({ rungs }) =>
      rungs.some((rung) => {
        const judge = rung.verifier?.judge ?? null;
        return isDown(rung) || (judge !== null && dark.has(judge.modelId));
      }),
    );

const figuresOf = (
  { well, dark, bare }: { well: Totals; dark: Totals; bare: Totals | null },
  tasks: number,
  share: number | null,
): NonNullable<OutageOfStack['figures']> => {
  const lost = (each: number): number | null => (share === null ? null : each * tasks * share);
  return {
    success: well.success,
    darkSuccess: dark.success,
    held: well.success > 0 ? dark.success / well.success : 1,
    successesLost: lost(well.success - dark.success),
    valueLostUsd: lost(well.valueUsd - dark.valueUsd),
    silentFailuresMore: lost(dark.silentFailure - well.silentFailure),
    spendMoreUsd: lost(dark.spendUsd - well.spendUsd),
    insurance:
      bare === null
        ? null
        : { usdPerMonth: (well.spendUsd - bare.spendUsd) * tasks, success: well.success - bare.success },
  };
};

/** A success rate below this is rounding. */
const leastSuccess = 1e-9;

interface Both {
  stackId: StackId;
  well: Totals;
  dark: Totals;
}

const fullUsd = ({ spendUsd, silentFailureUsd }: Totals): number => spendUsd + silentFailureUsd;

/**
 * The least share of the month at which b costs no more per success than a, which is cheaper while all is well; null: none.
 * Cost and success of a month are lines in that share, so that equal ratios are the root of a square.
 */
const meets = (a: Both, b: Both): number | null => {
  const line = ({ well, dark }: Both, of: (totals: Totals) => number) => [of(well), of(dark) - of(well)] as const;
  const [usdA, usdAMore] = line(a, fullUsd);
  const [usdB, usdBMore] = line(b, fullUsd);
  const [wonA, wonAMore] = line(a, ({ success }) => success);
  const [wonB, wonBMore] = line(b, ({ success }) => success);
  const still = usdA * wonB - usdB * wonA;
  const slope = usdA * wonBMore + usdAMore * wonB - usdB * wonAMore - usdBMore * wonA;
  const bend = usdAMore * wonBMore - usdBMore * wonAMore;
  const root = Math.sqrt(slope * slope - 4 * bend * still);
  // The second form keeps its digits where the bend is nothing.
  const roots = [(-slope - root) / (2 * bend), (-2 * still) / (slope + root), (-2 * still) / (slope - root)];
  // Where nothing succeeds there is no cost per success to compare.
  const succeeds = (share: number): boolean =>
    Math.min(wonA + share * wonAMore, wonB + share * wonBMore) > leastSuccess;
  const found = roots.filter((share) => share > 0 && share <= 1 && succeeds(share));
  return found.length === 0 ? null : Math.min(...found);
};

const turnOf = (known: readonly Both[]): Turn | null => {
  const perSuccess = ({ well }: Both): number => fullUsd(well) / well.success;
  const [first, ...others] = known.filter(({ well }) => well.success > 0).sort((a, b) => perSuccess(a) - perSuccess(b));
  if (first === undefined) return null;
  const turns = others.flatMap((other): Turn[] => {
    const share = meets(first, other);
    return share === null ? [] : [{ share, from: first.stackId, to: other.stackId }];
  });
  return smallest(turns, ({ share }) => share);
};

/** What every stack of a plan loses and what holds. Throws an EngineError where nothing of the plan is meant. */
export const outageOf = (job: Job, ask: OutageAsk): Outage => {
  const { dark: part } = ask;
  if (ask.share !== null) requireBetween('share', ask.share, 0, 1);
  const models = darkModels(job, part);
  const isMeant =
    models.length > 0 || (part.kind === 'vendor' && job.snapshot.models.some(({ author }) => author === part.author));
  if (!isMeant) throw new EngineError(part.kind, nameOfDark(part), 'one that models of the plan have');
  const { stacks, tasksPerMonth } = job.plan;
  const ids = stacks.map(({ id }) => id);
  const out = new Set(models);
  const bareJob = eachPolicy(job, (policy, stack) => bareOf(policy, downIn(job, stack, out)));
  const [well, dark, bare] = [job, darkFor(job, part, 1), bareJob].map((each) => pointsOf(each, ids));
  const totalsIn = (points: ReturnType<typeof pointsOf> | undefined, s: number): Totals | null =>
    points?.[s]?.totals ?? null;
  const known = ids.flatMap((stackId, s): Both[] => {
    const [before, during] = [totalsIn(well, s), totalsIn(dark, s)];
    return before === null || during === null ? [] : [{ stackId, well: before, dark: during }];
  });
  return {
    ask,
    models,
    turn: turnOf(known),
    stacks: stacks.map((stack, s) => {
      const [before, during] = [totalsIn(well, s), totalsIn(dark, s)];
      const isDown = downIn(job, stack, out);
      const insured = isInsured(stack, isDown);
      return {
        stackId: stack.id,
        isTouched: isTouched(stack, out, isDown),
        figures:
          before === null || during === null
            ? null
            : figuresOf(
                { well: before, dark: during, bare: insured ? totalsIn(bare, s) : null },
                tasksPerMonth,
                ask.share,
              ),
      };
    }),
  };
};

export interface HeldAsk {
  stackId: StackId;
  dark: readonly DarkPart[];
}

/**
 * Of the successes of a stack, the share that stays while each of the parts is dark, one at a time; null: it cannot be
 * evaluated. Throws an EngineError where nothing of the plan is meant.
 */
export const heldOf = (job: Job, { stackId, dark }: HeldAsk): (number | null)[] => {
  const stacks = [stackOf(job, 'stackId', stackId)];
  const alone = { ...job, plan: { ...job.plan, stacks } };
  return dark.map((part) => outageOf(alone, { dark: part, share: null }).stacks[0]?.figures?.held ?? null);
};
