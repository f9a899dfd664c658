/**
 * The Monte Carlo referee (ENGINE section 8): tasks played one at a time, every draw made, every verifier asked.
 * It shares no formula with the exact evaluation beyond the model itself, and must agree with it within its own
 * standard error. It also knows what has no closed form: how cost and waiting spread over single tasks.
 */
import { compile } from '../compile.ts';
import type { Job } from '../job.ts';
import { type PlayablePlan, playable } from './playable.ts';
import { playBatch } from './playBatch.ts';
import {
  addTally,
  binQuantile,
  emptyTally,
  type Measured,
  meanWithError,
  shareWithError,
  type Tally,
} from './tally.ts';

/** Tasks are played in batches of this many, each with its own stream: who plays a batch changes no digit. */
export const tasksPerBatch = 20_000;

export interface SimulationJob {
  job: Job;
  stackId: string;
  tasks: number;
  seed: string;
}

export interface Simulation {
  stackId: string;
  tasks: number;
  usdPerTask: Measured;
  success: Measured;
  silentFailure: Measured;
  abandoned: Measured;
  /** Ratio of means; its error by the delta method. null where nothing succeeded. */
  usdPerSuccess: Measured | null;
  minutesPerTask: number;
  /** Quantiles over single tasks, within 0.8%: USD, and seconds where every speed is known. */
  usdQuantiles: Quantiles;
  secondQuantiles: Quantiles | null;
}

export interface Quantiles {
  p5: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
  p99: number;
}

export const batchCount = (tasks: number): number => Math.ceil(tasks / tasksPerBatch);

/** The stack of a simulation ready to play, or null where it has gaps. */
export const playableOf = ({ job, stackId }: Pick<SimulationJob, 'job' | 'stackId'>): PlayablePlan | null => {
  const stack = job.plan.stacks.find((entry) => entry.id === stackId);
  return stack === undefined ? null : playable(compile({ ...job, draws: 0 }), stack, job.plan.assumedSpeeds);
};

/** Plays batch `batch` of a simulation; the last batch holds what is left. */
export const playOneBatch = (plan: PlayablePlan, simulation: SimulationJob, batch: number): Tally =>
  playBatch(plan, `${simulation.seed}`, batch, Math.min(tasksPerBatch, simulation.tasks - batch * tasksPerBatch));

/** The figures of tallies added in the order of their batches. */
export const summarise = (simulation: SimulationJob, tallies: readonly Tally[]): Simulation => {
  const total = emptyTally();
  for (const tally of tallies) addTally(total, tally);
  const { tasks } = total;
  const usd = total.usd / tasks;
  const success = total.success / tasks;
  const ratio = usd / success;
  // Var(usd / success) by the delta method; success is 0 or 1, so its square is itself.
  const variance =
    total.usdSquared / tasks -
    usd * usd -
    2 * ratio * (total.usdOfSuccesses / tasks - usd * success) +
    ratio * ratio * success * (1 - success);
  return {
    stackId: simulation.stackId,
    tasks,
    usdPerTask: meanWithError(total.usd, total.usdSquared, tasks),
    success: shareWithError(total.success, tasks),
    silentFailure: shareWithError(total.silentFailure, tasks),
    abandoned: shareWithError(total.abandoned, tasks),
    usdPerSuccess:
      success > 0 ? { value: ratio, standardError: Math.sqrt(Math.max(0, variance) / tasks) / success } : null,
    minutesPerTask: total.minutes / tasks,
    usdQuantiles: quantilesOf(total.usdBins),
    secondQuantiles: total.secondBins.some((count) => count > 0) ? quantilesOf(total.secondBins) : null,
  };
};

const quantilesOf = (bins: Float64Array): Quantiles => ({
  p5: binQuantile(bins, 0.05),
  p25: binQuantile(bins, 0.25),
  p50: binQuantile(bins, 0.5),
  p75: binQuantile(bins, 0.75),
  p95: binQuantile(bins, 0.95),
  p99: binQuantile(bins, 0.99),
});

/**
 * A whole simulation on one thread; `heard` is told after each batch how many are done and stops it by returning
 * false. null where the stack has gaps or was stopped. Memory does not grow with the number of tasks.
 */
export const simulate = (
  simulation: SimulationJob,
  heard: (done: number, of: number) => boolean = () => true,
): Simulation | null => {
  const plan = playableOf(simulation);
  if (plan === null) return null;
  const total = emptyTally();
  const of = batchCount(simulation.tasks);
  for (let batch = 0; batch < of; batch++) {
    addTally(total, playOneBatch(plan, simulation, batch));
    if (!heard(batch + 1, of)) return null;
  }
  return summarise(simulation, [total]);
};
