/** What a kind of lever must be able to do. One object of this shape for each kind; `leverKinds.ts` lists them. */

import { type ModelId, modelId, type RowId, rowId } from '../../foundation/ids.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { CategoryPlan, Plan } from '../../plan/plan.ts';
import { EngineError } from '../engineError.ts';
import type { Job } from '../job.ts';
import type { Lever } from './lever.ts';

export interface LeverRange {
  min: number;
  max: number;
  /** Shares are searched evenly, amounts by ratio. */
  scale: 'even' | 'ratio';
}

export interface LeverKind<L extends Lever> {
  /** The words that follow the kind where a person types such a lever; null: nobody can. */
  form: string | null;
  /** What follows the kind in a lever's name: the words of `form`, in its order. */
  words(lever: L): (string | number)[];
  /** Reads those words; throws an EngineError that names the one it did not understand. */
  parse(words: readonly string[]): L;
  range(job: Job, lever: L): LeverRange;
  /** The number as it stands; null where the job does not hold it (no evidence, no such model). */
  value(job: Job, lever: L): number | null;
  /** The job with the number set. What the job does not hold changes nothing. */
  pull(job: Job, lever: L, value: number): Job;
}

export const even = (min: number, max: number): LeverRange => ({ min, max, scale: 'even' });

export const ratio = ({ min, max }: { min: number; max: number }): LeverRange => ({ min, max, scale: 'ratio' });

/** An estimate moved: exact at `value`, its range gone. */
export const moved = (from: Estimate, value: number): Estimate => ({
  value,
  ...(from.source === undefined ? {} : { source: from.source }),
  ...(from.assumed === undefined ? {} : { assumed: from.assumed }),
});

export const withPlan = (job: Job, change: Partial<Plan>): Job => ({ ...job, plan: { ...job.plan, ...change } });

export const categoryIn = (job: Job, id: RowId): CategoryPlan | null =>
  job.plan.categories.find((entry) => entry.id === id) ?? null;

export const firstOf = <T, R>(items: readonly T[], find: (item: T) => R | null): R | null => {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
};

export const oneOf = <const T extends string>(field: string, text: string | undefined, choices: readonly T[]): T => {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new EngineError(field, text ?? 'missing', `one of ${choices.join(', ')}`);
  return found;
};

/** By id; whether the plan has such a row is asked with the job. */
export const categoryNamed = (text: string | undefined): RowId => rowId(named('category', text));

export const named = (field: string, text: string | undefined): string => {
  if (text === undefined || text === '') throw new EngineError(field, 'missing', 'an id');
  return text;
};

export const modelNamed = (text: string | undefined): ModelId => modelId(named('model', text));
