/** A found plan as it is evaluated, with its hardware in whole replicas and its commitments as they are invoiced. */
import type { Stack } from '../../plan/plan.ts';
import type { Objective } from '../../plan/rule.ts';
import { evaluate } from '../evaluate.ts';
import type { Job } from '../job.ts';
import type { Figures, StackOutcome } from '../outcome.ts';
import type { Menu } from './menu.ts';
import type { Way } from './way.ts';

export interface Exactly {
  total: Figures;
  categories: StackOutcome['categories'];
  /** Of the fleets that are kept, those that have work. */
  fleetIds: string[];
}

/** The stack over the rows of the menu, at best values; null where its hardware cannot do its work. */
export const exactly = (job: Job, { categories, coveredShare }: Menu, way: Way, stack: Stack): Exactly | null => {
  const { plan } = job;
  const [outcome] = evaluate({
    ...job,
    draws: 0,
    plan: {
      ...plan,
      tasksPerMonth: plan.tasksPerMonth * coveredShare,
      categories: categories.map(({ category, share }) => ({ ...category, share })),
      stacks: [stack],
      fleets: way.fleets.map((fleet) => ({ ...fleet, stacks: [stack.id] })),
    },
  }).stacks;
  if (outcome === undefined || outcome.total === null) return null;
  const used = new Set((outcome.hardware ?? []).map(({ modelId }) => modelId));
  return {
    total: outcome.total,
    categories: outcome.categories,
    fleetIds: way.fleets.flatMap(({ id, modelId }) => (used.has(modelId) ? [id] : [])),
  };
};

/** USD per task that are invoiced, and with the minutes of people, which a budget counts too. */
export const cashPerTask = ({ parts }: Figures): number => parts.model + parts.verifier + parts.committed;
export const spendPerTask = (total: Figures): number => cashPerTask(total) + total.parts.human;

/** The least of it is the best; Infinity where nothing succeeds. */
export const valueIn = (total: Figures, objective: Objective): number => {
  switch (objective) {
    case 'usdPerTask':
      return total.usdPerTask.value;
    case 'cash':
      return cashPerTask(total);
    case 'netValue':
      return -total.netValueUsdPerTask.value;
    case 'usdPerSuccess':
      return total.usdPerSuccess?.value ?? Number.POSITIVE_INFINITY;
    default:
      return objective satisfies never;
  }
};
