/** How good the evidence of a row is: the grade that most of its success rates have, ties to the weaker. */
import type { CategoryOutcome, RateInUse } from '../engine/outcome.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
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

/** Each model once, however many stacks use it. */
const ratesOf = (reading: Reading, outcomes: readonly CategoryOutcome[]) => {
  const rates = new Map<ModelId, { grade: Grade; trials: number | null }>();
  for (const { rates: used } of outcomes)
    for (const rate of used) rates.set(rate.modelId, { grade: gradeOf(reading, rate), trials: rate.trials });
  return [...rates.values()];
};

const tasksBehind = (reading: Reading, outcomes: readonly CategoryOutcome[], grade: Grade): number | null => {
  const trials = ratesOf(reading, outcomes).flatMap((rate) =>
    rate.grade === grade && rate.trials !== null ? [rate.trials] : [],
  );
  return trials.length === 0 ? null : trials.reduce((sum, count) => sum + count, 0);
};

/** `outcomes` are those of every stack in the row. */
export const rowGrade = (reading: Reading, outcomes: readonly CategoryOutcome[]): RowGrade => {
  const all = ratesOf(reading, outcomes);
  const counts = grades.map((grade) => all.filter((rate) => rate.grade === grade).length);
  // The last of equals is the weaker; of a row without rates all are equal, and the weakest is none.
  const grade = grades[counts.lastIndexOf(Math.max(...counts))] ?? 'none';
  return { grade, tasks: tasksBehind(reading, outcomes, grade) };
};

/** What some of a row's stacks rest on. */
export interface StacksGrade extends RowGrade {
  stacks: StackId[];
}

/** What each stack with rates in the row rests on, stacks of one grade together, the best grade first. */
export const gradesOfStacks = (
  reading: Reading,
  cells: readonly { stackId: StackId; outcome: CategoryOutcome }[],
): StacksGrade[] => {
  const graded = cells
    .filter(({ outcome }) => outcome.rates.length > 0)
    .map((cell) => ({ ...cell, grade: rowGrade(reading, [cell.outcome]).grade }));
  return grades.flatMap((grade) => {
    const of = graded.filter((cell) => cell.grade === grade);
    if (of.length === 0) return [];
    const rates = of.map(({ outcome }) => outcome);
    return [{ grade, tasks: tasksBehind(reading, rates, grade), stacks: of.map(({ stackId }) => stackId) }];
  });
};
