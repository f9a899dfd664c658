/**
 * The exact evaluation against the referee on random plans: how the distances between the two spread, in standard
 * errors. Were one of them wrong, or the standard errors not honest, the shares beyond 2 and 3 would tell.
 */
import fc from 'fast-check';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { type CheckedFigure, checksOf } from '../../shared/engine/simulate/against.ts';
import { normalCdf } from '../../shared/foundation/normal.ts';
import { randomJob } from '../unit/engine/randomJob.ts';
import { playAlone } from '../unit/engine/simulate/playAlone.ts';

const figures: CheckedFigure[] = ['success', 'silentFailure', 'abandoned', 'usdPerTask', 'usdPerSuccess'];

/** Tasks that must be expected on either side of a share for its error to be normal; rarer ones are left out. */
const leastExpected = 50;
/** Of costs: where every task costs the same there is no distance to speak of. */
const leastVariation = 0.02;
const bins = 20;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** P(a chi-square of so many degrees of freedom is larger), after Wilson and Hilferty. */
const chiSquareTail = (square: number, free: number): number =>
  1 - normalCdf((Math.cbrt(square / free) - 1 + 2 / (9 * free)) / Math.sqrt(2 / (9 * free)));

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

const rowOf = (figure: string, distances: readonly number[]): string[] => {
  const counts = new Array<number>(bins).fill(0);
  for (const z of distances) counts[Math.min(bins - 1, Math.floor(bins * normalCdf(z)))]! += 1;
  const expected = distances.length / bins;
  const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const average = mean(distances);
  const beyond = (limit: number): number => distances.filter((z) => Math.abs(z) > limit).length / distances.length;
  return [
    figure,
    `${distances.length}`,
    average.toFixed(3),
    Math.sqrt(mean(distances.map((z) => (z - average) ** 2))).toFixed(3),
    percent(beyond(2)),
    percent(beyond(3)),
    Math.max(...distances.map(Math.abs)).toFixed(1),
    chiSquareTail(square, bins - 1).toFixed(2),
  ];
};

/** A table: how far exact figures lie from played ones on so many random plans, so many tasks each. */
export const refereeTable = (plans: number, tasks: number, seed: number): string[][] => {
  const distances: Record<string, number[]> = Object.fromEntries(figures.map((figure) => [figure, []]));
  const jobs = fc.sample(randomJob({ complete: true, maxCategories: 3, maxStacks: 1 }), { numRuns: plans, seed });
  jobs.forEach((job, number) => {
    const [stack] = evaluate(job).stacks;
    if (stack?.total == null) return;
    const played = playAlone({ job, stackId: stack.stackId, tasks, seed: `plan ${number}` });
    if (played === null) throw new Error(`plan ${number} can be evaluated and not played`);
    for (const { figure, exact, apart, standardError } of checksOf(stack.total, played)) {
      const isShare = figure === 'success' || figure === 'silentFailure' || figure === 'abandoned';
      if (isShare && tasks * exact * (1 - exact) < leastExpected) continue;
      if (!isShare && standardError * Math.sqrt(tasks) < leastVariation * exact) continue;
      distances[figure]!.push(apart);
    }
  });
  return [
    ['figure', 'plans', 'mean', 'sd', 'beyond 2', 'beyond 3', 'furthest', 'chi-square p'],
    ['(a normal distance)', '', '0', '1', '4.55%', '0.27%', '', '0 to 1'],
    ...figures.map((figure) => rowOf(figure, distances[figure]!)),
  ];
};
