/** What a planner asks of the best plan: rules it must keep to, and what it should make least. Held by the plan. */
import type { CategoryId } from '../catalog/category.ts';

export type Rule =
  /** At least this share of the tasks succeed; categoryId null: over the whole mix. */
  | { kind: 'successFloor'; categoryId: CategoryId | null; share: number }
  | { kind: 'silentFailureCeiling'; categoryId: CategoryId | null; share: number }
  /** Models, verifiers and people, in expectation. */
  | { kind: 'budget'; usdPerMonth: number }
  | { kind: 'maxModels'; count: number }
  /** At most this share of the tasks may send an attempt to any one vendor. */
  | { kind: 'vendorShareCap'; share: number }
  | { kind: 'openWeightsOnly' }
  /** Origin groups (china, rest-of-world) or ISO-2 countries; a model of unknown origin is not allowed. */
  | { kind: 'origins'; allowed: string[] }
  | { kind: 'toolsRequired' }
  /** The model takes at least so many tokens. */
  | { kind: 'contextTokens'; tokens: number }
  /** 95% of a category's tasks are answered within so many seconds; a model of unknown speed is not allowed. */
  | { kind: 'latencyP95'; seconds: number }
  /** Still offered today. */
  | { kind: 'listedOnly' };

export const objectives = ['usdPerSuccess', 'usdPerTask'] as const;

/** Both count models, checks, people and silent failures; per success divides by P(success) over the covered mix. */
export type Objective = (typeof objectives)[number];

/** The planner's question to the optimiser. A plan without one asks for the least cost per success under no rule. */
export interface BestPlanAsk {
  objective: Objective;
  rules: Rule[];
}

export const plainAsk: BestPlanAsk = { objective: 'usdPerSuccess', rules: [] };
