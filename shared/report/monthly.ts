/** A month's money of a stack, by what it pays for. Cash and full cost are two figures and never share a name. */
import type { CostParts, Figures, Outcome } from '../engine/outcome.ts';

export const causes = ['models', 'checks', 'people', 'undetected', 'committed', 'owned'] as const;
export type Cause = (typeof causes)[number];

const perTask: Record<Cause, keyof CostParts> = {
  models: 'model',
  checks: 'verifier',
  people: 'human',
  undetected: 'silentFailures',
  committed: 'committed',
  owned: 'owned',
};

/** USD per task by cause. */
export const costOf = ({ parts }: Figures, cause: Cause): number => parts[perTask[cause]];

/** Hardware and commitments: a stack that has none says nothing of them. */
const fixedCauses: readonly Cause[] = ['committed', 'owned'];

/** Whether a plan has hardware or commitments to speak of. */
export const hasFixedCost = ({ stacks }: Outcome): boolean =>
  stacks.some(({ categories }) =>
    categories.some(({ figures }) => figures !== null && fixedCauses.some((cause) => costOf(figures, cause) !== 0)),
  );

/** The causes that any of these figures has something to say of, in their order. */
export const causesIn = (all: readonly Figures[]): Cause[] =>
  causes.filter((cause) => !fixedCauses.includes(cause) || all.some((figures) => costOf(figures, cause) !== 0));

/** What is invoiced for `tasks` tasks: models, checks, rented hardware and commitments; no people, no undetected errors. USD. */
export const cashOf = (figures: Figures, tasks: number): number =>
  (costOf(figures, 'models') + costOf(figures, 'checks') + costOf(figures, 'committed')) * tasks;

/** Cash, people's time, undetected errors at their stated cost and owned hardware, for `tasks` tasks. USD. */
export const fullCostOf = (figures: Figures, tasks: number): number => figures.usdPerTask.value * tasks;
