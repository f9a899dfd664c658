/** How good the evidence of a row is: the grade that most of its success rates have, ties to the weaker. */
import type { CategoryOutcome, RateInUse } from '../engine/outcome.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Reading } from './reading.ts';
import { groundOf } from './restsOn.ts';

/** From best to none. */
export const grades = ['own', 'same', 'proxy', 'stated', 'assumed', 'none'] as const;
export type Grade = (typeof grades)[number];

export interface RowGrade {
  grade: Grade;
  /** Tasks counted behind the measured rates of that grade; null where none were. */
  tasks: number | null;
}

const gradeOf = (reading: Reading, rate: RateInUse): Grade => {
  const ground = groundOf(reading, rate);
  if (ground !== 'public') return ground;
  return rate.basis === 'linked' ? 'proxy' : 'same';
};

/** `outcomes` are those of every stack in the row. */
export const rowGrade = (reading: Reading, outcomes: readonly CategoryOutcome[]): RowGrade => {
  const rates = new Map<ModelId, { grade: Grade; trials: number | null }>();
  for (const { rates: used } of outcomes)
    for (const rate of used) rates.set(rate.modelId, { grade: gradeOf(reading, rate), trials: rate.trials });
  const all = [...rates.values()];
  const counts = grades.map((grade) => all.filter((rate) => rate.grade === grade).length);
  const most = Math.max(...counts);
  const grade = most === 0 ? 'none' : (grades[counts.lastIndexOf(most)] ?? 'none');
  const trials = all.flatMap((rate) => (rate.grade === grade && rate.trials !== null ? [rate.trials] : []));
  return { grade, tasks: trials.length === 0 ? null : trials.reduce((sum, count) => sum + count, 0) };
};
