/**
 * A person's minutes per check as the Economic Index finds work shared between people and models: of work over an API and of
 * work in a chat it states the share that is done together, and no minutes. These are the row's own.
 */

import { interactionModes } from '../study/facts.ts';
import type { Fact } from '../study/sources.ts';
import type { Estimate } from './estimate.ts';

export const workModes = ['api', 'chat'] as const;
export type WorkMode = (typeof workModes)[number];

/** Share of tasks that a person does together with a model. */
export const doneTogether = (mode: WorkMode): Fact<number> => ({
  value: interactionModes.value[mode].augmentation,
  source: interactionModes.source,
});

/** `perTask`: minutes of a person on a task she does. Every check then costs the mean of tasks with her and without. */
export const minutesWhereShared = (mode: WorkMode, perTask: Estimate): Estimate => {
  const { value: share, source } = doneTogether(mode);
  return {
    value: share * perTask.value,
    ...(perTask.low !== undefined && { low: share * perTask.low }),
    ...(perTask.high !== undefined && { high: share * perTask.high }),
    source: `${source}: ${share * 100}% (${mode})`,
    assumed: true,
  };
};

/** The mode that minutes were taken from; null: from none, or the row's minutes have moved since. */
export const modeOfMinutes = (minutes: Estimate, perTask: Estimate): WorkMode | null =>
  workModes.find((mode) => {
    const { value, source } = minutesWhereShared(mode, perTask);
    return minutes.source === source && minutes.value === value;
  }) ?? null;
