/** Every stack of a plan over the months to come: who is cheapest when, which switch pays, and what stands in the way. */

import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import type { Retirement, Switch } from '../../plan/ahead.ts';
import { modelsOfPolicy } from '../../plan/policyParts.ts';
import type { Job } from '../job.ts';
import { smallest } from '../smallest.ts';
import { type Announced, withAnnounced } from './announced.ts';
import { checkedFuture, type Future } from './future.ts';
import { categoryIn } from './monthCosts.ts';
import { moves, type Projection, projectAll } from './project.ts';

type Undrawn<P> = P extends Projection ? Omit<P, 'drawn'> : never;

/** A projection without its draws: what crosses threads and is printed. */
export type ShownProjection = Undrawn<Projection>;

export interface CheapestInMonth {
  month: number;
  /** null where no stack has a cost per success. */
  stackId: StackId | null;
  /** Share of the draws in which it is; null without draws, and where no other has a cost per success. */
  sureness: number | null;
}

export interface SwitchWorth {
  event: Switch;
  stackId: StackId;
  /** USD saved up to the last month, the switch paid for; negative where it costs more than it saves. */
  savedUsd: number;
  /** The first month at whose end the switch has paid for itself and does to the last; null: not within the months. */
  breakEvenMonth: number | null;
}

/** A model's window is too short for the mean request of a category, from this month on. */
export interface WindowPassed {
  month: number;
  modelId: ModelId;
  categoryId: RowId;
  contextTokens: number;
}

/** A stated retirement within the months, and the stacks that use the model today. */
export interface StatedRetirement extends Retirement {
  stackIds: StackId[];
}

export interface Horizon {
  months: number;
  stacks: ShownProjection[];
  cheapest: CheapestInMonth[];
  switches: SwitchWorth[];
  windows: WindowPassed[];
  /** Shutdowns within the months, from the catalog; those that are followed are in the figures. */
  announced: Announced[];
  retirements: StatedRetirement[];
}

const shown = ({ drawn: _, ...rest }: Projection): ShownProjection => rest;

const cheapestIn = (stacks: readonly Projection[], month: number): CheapestInMonth => {
  const best = smallest(stacks, ({ months }) => months[month]?.usdPerSuccess ?? null);
  if (best === null) return { month, stackId: null, sureness: null };
  const contenders = stacks.filter(({ months }) => months[month]?.usdPerSuccess != null).length;
  const draws = itemAt(best.drawn, month).length;
  if (contenders < 2 || draws === 0) return { month, stackId: best.stackId, sureness: null };
  let won = 0;
  for (let i = 0; i < draws; i++) if (smallest(stacks, ({ drawn }) => drawn[month]?.[i] ?? null) === best) won += 1;
  return { month, stackId: best.stackId, sureness: won / draws };
};

/** What a switch saves, on the successes that the stack has with it. */
const worthOf = (event: Switch, before: Projection, after: Projection): SwitchWorth | null => {
  if (after.kind !== 'projected') return null;
  let savedUsd = 0;
  let breakEvenMonth: number | null = null;
  for (const [m, month] of after.months.entries()) {
    const was = before.months[m]?.usdPerSuccess ?? null;
    if (was === null || month.usdPerSuccess === null) return null;
    savedUsd += month.successes * (was - month.usdPerSuccess) - (event.month === m ? event.switchingUsd : 0);
    if (savedUsd < 0 || m < event.month) breakEvenMonth = null;
    else breakEvenMonth ??= m;
  }
  return { event, stackId: after.stackId, savedUsd, breakEvenMonth };
};

const switchesOf = (job: Job, future: Future, ids: readonly StackId[], all: readonly Projection[]): SwitchWorth[] => {
  const switches = future.switches ?? [];
  return switches.flatMap((event) => {
    const without = { ...future, switches: switches.filter((other) => other !== event) };
    const checked = checkedFuture(job, ids, without);
    const moved = checked.stacks.filter((stack) => moves(stack, event, checked)).map(({ id }) => id);
    return projectAll({ ...job, draws: 0 }, moved, without).flatMap((before) => {
      const after = all.find(({ stackId }) => stackId === before.stackId);
      return after === undefined ? [] : (worthOf(event, before, after) ?? []);
    });
  });
};

/** For each model and category of the stacks, the first month in which the mean request of a step outgrows the window. */
const windowsOf = (job: Job, asked: Future, ids: readonly StackId[]): WindowPassed[] => {
  const { wanted, stacks, tokens, months } = checkedFuture(job, ids, asked);
  return wanted.flatMap((category) => {
    const used = new Set(
      stacks.flatMap(({ policies }) => {
        const policy = policies[category.id];
        return policy === undefined ? [] : modelsOfPolicy(policy);
      }),
    );
    return job.snapshot.models.flatMap((model) => {
      const { contextTokens } = model;
      if (!used.has(model.id) || contextTokens === null) return [];
      for (let month = 0; month <= months; month++) {
        const { promptTokens, completionTokens, steps } = categoryIn(category, tokens, month).shape;
        if ((promptTokens.value + completionTokens.value) / Math.max(1, steps.value) > contextTokens)
          return [{ month, modelId: model.id, categoryId: category.id, contextTokens }];
      }
      return [];
    });
  });
};

const statedOf = ({ plan }: Job, { months, retirements = [] }: Future): StatedRetirement[] =>
  retirements
    .filter(({ month }) => month <= months)
    .map((event) => ({
      ...event,
      stackIds: plan.stacks
        .filter(({ policies }) =>
          Object.values(policies).some((policy) => modelsOfPolicy(policy).includes(event.modelId)),
        )
        .map(({ id }) => id),
    }));

/** All stacks month by month, with bands over `job.draws` draws. Throws an EngineError as `projectAll` does. */
export const horizonOf = (job: Job, asked: Future): Horizon => {
  const { future, announced } = withAnnounced(job, asked);
  const ids = job.plan.stacks.map(({ id }) => id);
  const all = projectAll(job, ids, future);
  return {
    months: future.months,
    stacks: all.map(shown),
    cheapest: Array.from({ length: future.months + 1 }, (_, month) => cheapestIn(all, month)),
    switches: switchesOf(job, future, ids, all),
    windows: windowsOf(job, future, ids),
    announced,
    retirements: statedOf(job, asked),
  };
};
