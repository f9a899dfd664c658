/** A plan turned into numbers: every input a `Quantity`, every policy its ladders, and what is missing said as gaps. */

import type { ChosenOffer } from '../catalog/chooseOffer.ts';
import type { Model, Price } from '../catalog/model.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import type { CategoryPlan } from '../plan/plan.ts';
import type { Rung } from './attempt.ts';
import type { AttemptCost } from './attemptCost.ts';
import type { Belief } from './belief.ts';
import type { Leaf } from './leaves.ts';
import type { DrawnMisfit } from './limits.ts';
import type { ModelTokens } from './modelTokens.ts';
import type { Gap, HardwareInUse } from './outcome.ts';
import type { Draws, Quantity } from './quantity.ts';
import type { DrawnRoute } from './visit.ts';
import type { Ladder } from './walk.ts';

export interface CompiledRung extends Rung {
  model: Model;
  judge: ModelId | null;
  judgeUsd: number;
  /** Share of its attempts that is bought at the model's offer: 1, but for what a fleet of the plan's own carries. */
  bought: Quantity;
}

/** A ladder of a policy, or the part of one that tasks of some sizes climb: those of one ladder stand together. */
export interface CompiledLeaf {
  leaf: Leaf;
  /** Of the tasks that the routes above it let pass. */
  weight: Quantity;
  rungs: CompiledRung[];
  /** The same rungs, with what becomes of what they reject. */
  ladder: Ladder;
  /** Of all its rungs. */
  attempts: number;
  routes: DrawnRoute[];
}

/** What a row pays for hardware whether it is used or not, USD per task of the row. */
export interface FixedUsd {
  /** Invoiced: rented hardware, and commitments beyond what is used of them. */
  committed: Quantity;
  /** Never invoiced: owned hardware and the people who run it. */
  owned: Quantity;
}

export interface CompiledPolicy {
  leaves: CompiledLeaf[];
  gaps: Gap[];
  /** null: the stack has no hardware and no commitments. */
  fixed: FixedUsd | null;
}

/** The cost of one attempt of a model in a category, with what it was made from. */
export interface CompiledCost {
  usd: Quantity;
  /** Of it, what tools and searches cost, which is paid wherever the model runs. */
  toolsUsd: Quantity;
  price: Price;
  point: AttemptCost;
  /** Standard deviation of an attempt at best values, USD. */
  sd: number;
  misfit: DrawnMisfit;
  tokens: ModelTokens;
  chosen: ChosenOffer;
}

export interface CompiledCategory {
  plan: CategoryPlan;
  rho: Quantity;
  tau: Quantity;
  beta: Quantity;
  gamma: Quantity;
  silentFailureUsd: Quantity;
  valueUsd: Quantity;
  humanMinutes: Quantity;
  humanSuccess: Quantity;
  beliefs: ReadonlyMap<ModelId, Belief | null>;
  /** Of the models that stay below the ceiling 1 - beta; 0 where there are none. */
  bestRate: Quantity;
  costs: Map<ModelId, CompiledCost>;
  policies: Map<StackId, CompiledPolicy>;
  /** Of all policies that can be evaluated. */
  leaves: CompiledLeaf[];
}

export interface CompiledPlan {
  draws: Draws;
  humanUsdPerMinute: Quantity;
  categories: CompiledCategory[];
  /** Of stacks that have any. */
  hardware?: ReadonlyMap<StackId, HardwareInUse[]>;
}
