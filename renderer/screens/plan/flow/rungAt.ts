/** One step of a ladder, where it stands in it, and where the ladder stands in its policy. */
import type { Ladder, Rung } from '../../../../shared/plan/policy.ts';

export interface RungAt {
  ladder: Ladder;
  rung: Rung;
  at: number;
  path: readonly number[];
}
