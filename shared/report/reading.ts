/** What every table and sentence of the report is made from. */

import type { Model } from '../catalog/model.ts';
import type { Job } from '../engine/job.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';

export interface Reading {
  job: Job;
  outcome: Outcome;
  say: Say;
  language: Language;
  /** The day it is, as an ISO text: ages and ends are held against it. null: nobody says, and nothing is old. */
  day: string | null;
}

export const modelOf = (reading: Reading, id: ModelId): Model | undefined =>
  reading.job.snapshot.models.find((model) => model.id === id);

/** The model's name, or its id where the snapshot does not know it. */
export const modelName = (reading: Reading, id: ModelId): string => modelOf(reading, id)?.name ?? id;

export const stackName = (reading: Reading, id: StackId): string =>
  reading.job.plan.stacks.find((stack) => stack.id === id)?.name ?? id;
