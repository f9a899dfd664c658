/** The verdict in one line: which stack costs least per success. */
import { evaluate } from '../engine/evaluate.ts';
import type { Job } from '../engine/job.ts';
import type { StackId } from '../foundation/ids.ts';

export interface Cheapest {
  stackId: StackId;
  usdPerSuccess: number;
}

/** null where no stack has figures. */
export const cheapestOf = ({ plan, snapshot }: Pick<Job, 'plan' | 'snapshot'>): Cheapest | null =>
  evaluate({ plan, snapshot, draws: 0 }).stacks.reduce((best: Cheapest | null, { stackId, total }) => {
    const usdPerSuccess = total?.usdPerSuccess?.value ?? null;
    return usdPerSuccess !== null && (best === null || usdPerSuccess < best.usdPerSuccess)
      ? { stackId, usdPerSuccess }
      : best;
  }, null);
