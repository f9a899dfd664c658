/**
 * The best plan and two others worth a look beside it: one that pays less in another way, and one that lets fewer errors
 * through. All keep to the same rules; what each brings is evaluated beside the planner's own stacks.
 */

import type { RowId } from '../foundation/ids.ts';
import { onFleets } from '../plan/fleet.ts';
import { rungsIn } from '../plan/mapPlan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rule } from '../plan/rule.ts';
import { evaluate } from './evaluate.ts';
import { drawsOfIntervals, type Job } from './job.ts';
import { optimise } from './optimise/optimise.ts';
import type { OnProgress, OptimiseAsk } from './optimise/optimum.ts';
import type { Proposal } from './optimise/proposal.ts';
import { type Beside, type BesideKind, idOfPlan, type ThreePlans } from './plansBeside.ts';

/** So many fewer tasks of a hundred may succeed where cash is to be least. */
export const fewerSuccesses = 0.05;

/** The share of the best plan's undetected errors that the third plan may let through. */
export const errorsLeft = 0.5;

const effortBeside = 5e7;

/**
 * Rows in which a plan asks nobody. People cost no cash: cash alone would be least where they check everything, so where
 * it is to be least they are asked in no other row than those of the best plan.
 */
const unattendedIn = (job: Job, { stack }: Proposal): ReadonlySet<RowId> =>
  new Set(
    job.plan.categories
      .map(({ id }) => id)
      .filter((id) => {
        const rungs = rungsIn({ stacks: [stack] }, id);
        return !rungs.some(({ rung }) => (rung.verifier?.humanMinutesPerCheck.value ?? 0) > 0);
      }),
  );

const asksBeside = (job: Job, ask: OptimiseAsk, best: Proposal): { kind: BesideKind; ask: OptimiseAsk }[] => {
  const under = (rule: Rule | null): Pick<OptimiseAsk, 'rules' | 'explain' | 'effort'> => ({
    rules: rule === null ? ask.rules : [...ask.rules, rule],
    explain: false,
    effort: effortBeside,
  });
  const floor: Rule = { kind: 'successFloor', categoryId: null, share: Math.max(0, best.success - fewerSuccesses) };
  const ceiling: Rule = { kind: 'silentFailureCeiling', categoryId: null, share: errorsLeft * best.silentFailure };
  return [
    ask.objective === 'cash'
      ? { kind: 'leastCost', ask: { ...ask, ...under(null), objective: 'usdPerSuccess', draws: 0 } }
      : {
          kind: 'leastCash',
          ask: { ...ask, ...under(floor), unattended: unattendedIn(job, best), objective: 'cash', draws: 0 },
        },
    { kind: 'fewerErrors', ask: { ...ask, ...under(ceiling), objective: 'usdPerSuccess', draws: 0 } },
  ];
};

const ladders = ({ categories, fleetIds }: Proposal): string =>
  JSON.stringify([categories.map(({ form, modelIds }) => [form, modelIds]), fleetIds]);

/**
 * Finds all three. A plan beside the best that is the same plan, or that does not exist under the rules, is left out.
 * `draws` are those of the outcome's intervals. Throws an EngineError for a rule out of bounds.
 */
export const threePlans = (
  job: Job,
  ask: OptimiseAsk,
  onProgress: OnProgress = () => true,
  draws = drawsOfIntervals,
): ThreePlans => {
  const optimum = optimise(job, ask, onProgress);
  if (optimum.kind !== 'found') return { optimum, beside: [], outcome: null };
  const seen = new Set([ladders(optimum.best)]);
  const beside: Beside[] = [];
  for (const { kind, ask: asked } of asksBeside(job, ask, optimum.best)) {
    if (!onProgress(1, 'beside')) break;
    const found = optimise(job, asked);
    if (found.kind !== 'found' || seen.has(ladders(found.best))) continue;
    seen.add(ladders(found.best));
    beside.push({ kind, proposal: found.best });
  }
  const found = [optimum.best, ...beside.map(({ proposal }) => proposal)];
  const stacks = found.map(({ stack }, place) => ({ ...stack, id: idOfPlan(place), name: idOfPlan(place) }));
  const plan = found.reduce((before: Plan, { fleetIds = [] }, place) => onFleets(before, fleetIds, idOfPlan(place)), {
    ...job.plan,
    stacks: [...job.plan.stacks, ...stacks],
  });
  return { optimum, beside, outcome: evaluate({ ...job, plan, draws }) };
};
