/** An open `.portfolio` file in memory. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { Plan } from '../plan/plan.ts';

export interface PortfolioDocument {
  plan: Plan;
  snapshot: Snapshot;
  /** Fields of a newer minor version that this program does not know, kept for the next save. */
  unknown: Record<string, unknown>;
  /** The version of the file it was opened from, where that is not the newest. */
  openedFrom?: number;
}
