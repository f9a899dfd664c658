/** A month's money of a stack, by what it pays for. Cash and full cost are two figures and never share a name. */
import type { CostParts, Figures } from '../engine/outcome.ts';

export const causes = ['models', 'checks', 'people', 'undetected'] as const;
export type Cause = (typeof causes)[number];

const perTask: Record<Cause, keyof CostParts> = {
  models: 'model',
  checks: 'verifier',
  people: 'human',
  undetected: 'silentFailures',
};

/** USD per task by cause. */
export const costOf = ({ parts }: Figures, cause: Cause): number => parts[perTask[cause]];

/** What is invoiced for `tasks` tasks: models and checks, no people and no undetected errors. USD. */
export const cashOf = (figures: Figures, tasks: number): number =>
  (costOf(figures, 'models') + costOf(figures, 'checks')) * tasks;

/** Cash, people's time and undetected errors at their stated cost, for `tasks` tasks. USD. */
export const fullCostOf = (figures: Figures, tasks: number): number => figures.usdPerTask.value * tasks;
