/**
 * The Monte Carlo referee (docs/METHOD.md, section 9): tasks played one at a time, every draw made, every verifier asked.
 * It shares no formula with the exact evaluation beyond the model itself, and must agree with it within its own
 * standard error. It also knows what has no closed form: how cost and waiting spread over single tasks.
 */

import { itemAt } from '../../foundation/arrays.ts';
import type { RowId, StackId } from '../../foundation/ids.ts';
import { compile } from '../compile.ts';
import type { Job } from '../job.ts';
import { type PlayableCategory, playable } from './playable.ts';
import { type Played, playedOf } from './played.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';

export interface SimulationJob {
  job: Job;
  stackId: StackId;
  tasks: number;
  seed: string;
}

export interface Simulation extends Played {
  stackId: StackId;
  /** Categories in which at least one task was played. */
  categories: (Played & { categoryId: RowId })[];
}

/** The stack of a simulation ready to play, or null where it has gaps. */
export const playableOf = ({ job, stackId }: Pick<SimulationJob, 'job' | 'stackId'>): PlayableCategory[] | null => {
  const stack = job.plan.stacks.find((entry) => entry.id === stackId);
  return stack === undefined ? null : playable(compile({ ...job, draws: 0 }), stack, job.plan.assumedSpeeds);
};

/** Nothing played yet. Batches are added to it in the order of their numbers. */
export const newTotals = (categories: readonly PlayableCategory[]): Tally[] =>
  categories.map((category) => emptyTally(category.timed, 'total'));

export const addBatch = (totals: readonly Tally[], batch: readonly Tally[]): void => {
  for (const [c, total] of totals.entries()) addTally(total, itemAt(batch, c));
};

/** The figures of a simulation that has been played. */
export const summarise = (
  stackId: StackId,
  categories: readonly PlayableCategory[],
  totals: readonly Tally[],
): Simulation => {
  const all = emptyTally(
    categories.every((category) => category.timed),
    'total',
  );
  for (const total of totals) addTally(all, total);
  return {
    stackId,
    ...playedOf(all),
    categories: categories.flatMap((category, c) =>
      itemAt(totals, c).tasks === 0 ? [] : [{ categoryId: category.id, ...playedOf(itemAt(totals, c)) }],
    ),
  };
};
