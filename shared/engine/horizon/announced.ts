/** Shutdowns that makers have announced for the models of a plan's stacks, by month. */

import { monthsAfter } from '../../foundation/days.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import type { Retirement } from '../../plan/ahead.ts';
import type { Stack } from '../../plan/plan.ts';
import { modelsOfPolicy } from '../../plan/policyParts.ts';
import type { Job } from '../job.ts';
import type { Future } from './future.ts';
import { project } from './project.ts';

export interface Announced extends Retirement {
  /** As the maker states it. */
  shutdownDate: string;
  stackIds: StackId[];
  /** False where the successor has no price or no evidence for the work, or nobody named one: the model is kept in the figures. */
  followed: boolean;
}

/** The first month that begins on the day or after it; null where it is beyond the last. */
export const monthOfShutdown = (day: string, from: string, months: number): number | null => {
  for (let month = 0; month <= months; month += 1) if (monthsAfter(from, month) >= day) return month;
  return null;
};

const usedBy = ({ policies }: Stack): ModelId[] => Object.values(policies).flatMap(modelsOfPolicy);

/**
 * What the catalog says will be shut down within the months among the models of the stacks, with who follows. A
 * retirement or switch that the future already holds for a model is left to it. Empty without a first day.
 */
const announcedIn = (job: Job, future: Future): Announced[] => {
  const { from = null, months, retirements = [], switches = [] } = future;
  if (from === null) return [];
  const known = new Set(job.snapshot.models.map(({ id }) => id));
  const said = new Set([...retirements.map(({ modelId }) => modelId), ...switches.map((event) => event.from)]);
  return job.snapshot.models.flatMap(({ id, shutdownDate, successor }): Announced[] => {
    if (shutdownDate === null || said.has(id)) return [];
    const month = monthOfShutdown(shutdownDate, from, months);
    const stackIds = job.plan.stacks.filter((stack) => usedBy(stack).includes(id)).map((stack) => stack.id);
    if (month === null || stackIds.length === 0) return [];
    const named = successor !== null && known.has(successor) ? successor : null;
    const event: Retirement = { month, modelId: id, successor: named };
    const stands = (stackId: StackId): boolean =>
      project({ ...job, draws: 0 }, stackId, { months: month, from, retirements: [event] }).kind === 'projected';
    return [{ ...event, shutdownDate, stackIds, followed: named !== null && stackIds.every(stands) }];
  });
};

/** The future with the announced shutdowns that somebody follows, and all of them. */
export const withAnnounced = (job: Job, future: Future): { future: Future; announced: Announced[] } => {
  const announced = announcedIn(job, future);
  const followed = announced
    .filter((event) => event.followed)
    .map(({ month, modelId, successor }) => ({ month, modelId, successor }));
  return { future: { ...future, retirements: [...(future.retirements ?? []), ...followed] }, announced };
};
