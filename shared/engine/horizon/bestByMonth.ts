/** What the best plan under the rules would be in each month to come, and what moving to it would save. */
import { same } from '../../catalog/record.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import type { Retirement } from '../../plan/ahead.ts';
import type { Job } from '../job.ts';
import { optimiser } from '../optimise/optimise.ts';
import type { OptimiseAsk, Optimum } from '../optimise/optimum.ts';
import type { ChosenLadder } from '../optimise/proposal.ts';
import { monthOfShutdown, withAnnounced } from './announced.ts';
import type { Future } from './future.ts';
import { planIn } from './planIn.ts';
import { projectAll } from './project.ts';

export interface BestOfMonth {
  month: number;
  /** null: no plan keeps to the rules with the models to be had then. */
  best: { modelIds: ModelId[]; ladders: ChosenLadder[]; usdPerSuccess: number | null } | null;
  /** The plan's own stack that is cheapest per success in the month. */
  stackId: StackId | null;
  /** USD of the month that the best saves on the successes of that stack; null where either has no such cost. */
  savesUsd: number | null;
  /** False where the models are those of the month before. */
  isNew: boolean;
  /** At most so much of its own value could a plan that was not seen be better; 0 where the best is proven, null where unknown. */
  within: number | null;
}

export interface BestAsk {
  future: Future;
  ask: Pick<OptimiseAsk, 'rules' | 'objective'>;
}

const mostOfEffort = 5e7;

const key = (ladders: readonly ChosenLadder[]): string =>
  JSON.stringify(ladders.map(({ categoryId, form, modelIds }) => [categoryId, form, modelIds]));

/** Models of the catalog that are gone by a month: dates that makers announce count for all of them. */
const goneFrom = (job: Job, { from = null, months }: Future): Retirement[] =>
  from === null
    ? []
    : job.snapshot.models.flatMap(({ id, shutdownDate, status }) => {
        const month =
          status === 'retired' ? 0 : shutdownDate === null ? null : monthOfShutdown(shutdownDate, from, months);
        return month === null ? [] : [{ month, modelId: id, successor: null }];
      });

/**
 * The best plan of each month among the models of the job's snapshot, at that month's prices, offers, tokens, mix and
 * volume, beside the plan's own stacks in `future`. Throws an EngineError where prices move by kind of work: a model has one
 * price in a search. `onProgress` hears the share done; false ends it with the months found so far.
 */
export const bestByMonth = (
  job: Job,
  { future, ask }: BestAsk,
  onProgress: (share: number) => boolean = () => true,
): BestOfMonth[] => {
  const ids = job.plan.stacks.map(({ id }) => id);
  const stacks = projectAll({ ...job, draws: 0 }, ids, withAnnounced(job, future).future);
  const all: Future = { ...future, retirements: [...(future.retirements ?? []), ...goneFrom(job, future)] };
  const found: BestOfMonth[] = [];
  const optimiseMonth = optimiser();
  let before = '';
  let last: { asked: Job; optimum: Optimum } | null = null;
  for (let month = 0; month <= future.months; month += 1) {
    const asked = planIn(job, all, month);
    // A month in which nothing moved is answered as the one before.
    const optimum: Optimum =
      last !== null && same(last.asked, asked)
        ? last.optimum
        : optimiseMonth(asked, { ...ask, explain: false, effort: mostOfEffort });
    last = { asked, optimum };
    const best = optimum.kind === 'found' ? optimum.best : null;
    const coversAll = optimum.leftOut.length === 0;
    const own = stacks
      .flatMap((stack) => {
        const at = stack.months[month];
        return at?.usdPerSuccess == null ? [] : [{ id: stack.stackId, usd: at.usdPerSuccess, successes: at.successes }];
      })
      .sort((a, b) => a.usd - b.usd)[0];
    const now = best === null ? '' : key(best.categories);
    found.push({
      month,
      best:
        best === null ? null : { modelIds: best.modelIds, ladders: best.categories, usdPerSuccess: best.usdPerSuccess },
      stackId: own?.id ?? null,
      savesUsd:
        best?.usdPerSuccess == null || own === undefined || !coversAll
          ? null
          : own.successes * (own.usd - best.usdPerSuccess),
      isNew: now !== before,
      within:
        optimum.kind === 'found' && !optimum.proven
          ? optimum.gap === null || optimum.best.value === 0
            ? null
            : optimum.gap / Math.abs(optimum.best.value)
          : 0,
    });
    before = now;
    if (!onProgress((month + 1) / (future.months + 1))) break;
  }
  return found;
};
