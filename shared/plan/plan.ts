/** The what-if itself: what a `.portfolio` file holds and a planner edits. */

import type { WorkKind } from '../catalog/category.ts';
import type { PriceChoice } from '../catalog/priceChoice.ts';
import type { ModelId, RowId, StackId } from '../foundation/ids.ts';
import type { Ahead } from './ahead.ts';
import type { Commitment } from './commitment.ts';
import type { Estimate } from './estimate.ts';
import type { Fleet } from './fleet.ts';
import type { MeasureAsk } from './measureAsk.ts';
import type { PlacesWanted } from './placesWanted.ts';
import type { PlanMoney } from './planMoney.ts';
import type { Policy } from './policy.ts';
import type { BestPlanAsk } from './rule.ts';

/** What one attempt looks like before the model adds its own habits. Tokens of a plain (non-reasoning) model. */
export interface RequestShape {
  /** Mean tokens per attempt over all its steps, and the coefficient of variation between tasks. */
  promptTokens: Estimate;
  promptTokensCv: number;
  completionTokens: Estimate;
  completionTokensCv: number;
  /** Shares of the prompt tokens; their sum is at most 1. */
  cacheReadShare: number;
  cacheWriteShare: number;
  /** Requests per attempt and tool calls per attempt, with the fee of one tool call. */
  steps: Estimate;
  /** Coefficient of variation of the number of requests between tasks. */
  stepsCv: number;
  /**
   * Tokens by which the prompt grows from one request of a task to the next, so that `promptTokens` fixes the first.
   * null: not stated, every request of a task is held to be of one size.
   */
  promptGrowthTokens: Estimate | null;
  toolCalls: Estimate;
  toolCallUsd: number;
  /** Web searches among the tool calls, per attempt; they cost what the offer says. None where not stated. */
  searches?: Estimate | undefined;
  /** The same of searches in files that the seller keeps, and of sessions in which it runs code. */
  fileSearches?: Estimate | undefined;
  codeSessions?: Estimate | undefined;
  /** How long a cache write is kept; five minutes where not stated. */
  cacheHours?: number | undefined;
}

/** The five minutes for which caches keep a write unless asked otherwise, in hours. */
export const shortCacheHours = 1 / 12;

/** How alike models fail in a category (docs/METHOD.md, section 3): rho + tau < 1. */
export interface Dependence {
  /** Share of a task's latent difficulty that all models share. */
  rho: Estimate;
  /** Further share that repeats when the same model tries again. */
  tau: Estimate;
  /** Share of tasks that no model solves. */
  beta: Estimate;
  /** How steeply cost rises with difficulty: cost is multiplied by exp(gamma z - gamma^2/2). */
  gamma: Estimate;
}

/** How sure she wants to be that at least this share of a row's tasks succeed. */
export interface SuccessFloor {
  share: number;
  /** P(success of the row is at least `share`) she asks for. */
  probability: number;
}

/** A row of the plan's work: hers by name, and based on a kind of work that the evidence knows, or on none. */
export interface CategoryPlan {
  /** ^[A-Za-z0-9_-]{1,64}$, unique in the plan. */
  id: RowId;
  /** null: called what its kind is called. A row of no kind has a name. */
  name: string | null;
  /** What evidence is about it, and what dependence and shape it starts with. null: none. */
  kind: WorkKind | null;
  /** Rows of one name stand together and are summed up; absent: in no group. No figure depends on it. */
  group?: string | undefined;
  /** Of a translation, language tags or names as she writes them; null: not stated, or no translation. */
  languages: { from: string; to: string } | null;
  /** Share of all tasks, 0 to 1; shares of a plan sum to 1. */
  share: number;
  shareSource?: string;
  shape: RequestShape;
  valueOfSuccessUsd: Estimate;
  silentFailureUsd: Estimate;
  /** What a person needs to finish a task handed over, and the share of those that end well. */
  humanMinutesPerTask: Estimate;
  humanSuccess: Estimate;
  /** Deferrable work takes the batch price where the model has one. */
  deferrable: boolean;
  /** `benchmark` or `benchmark/metric`: the tasks these tasks are held to be like. null: no evidence is used. */
  yardstick: string | null;
  dependence: Dependence;
  /** How the yardstick's rates carry over to this work; absent: none stated, as in plans of older files. */
  transfer?: Transfer | undefined;
  /** "Model X succeeds on 80% of ours": shifts all models of the category on the latent scale. */
  anchor: { modelId: ModelId; rate: Estimate } | null;
  /** null: she asks for none. */
  successFloor: SuccessFloor | null;
}

/** Work cannot be said to be easier or harder than its yardstick by more than this many probits. */
export const easiest = 5;

/**
 * `measured`: as suites of other authors were seen to agree, with the category's own figures. `none`: the planner states
 * that her work is the benchmark itself, which nobody measured.
 */
export interface Transfer {
  kind: 'measured' | 'none';
  /** How much easier (above 0) or harder her work is than the yardstick, in probits, where she states it; its range is kept. */
  easier?: number | undefined;
}

/** A success rate the planner asserts where there is no evidence, or instead of it. */
export interface AssumedRate {
  modelId: ModelId;
  category: RowId;
  rate: Estimate;
}

/**
 * The tokens of one attempt by one model in a row, over all its requests: prompt, and completion with reasoning in it.
 * They stand in place of the row's shape and the model's general factor.
 */
export interface OwnTokens {
  modelId: ModelId;
  category: RowId;
  /** The setting they hold for (an effort, an agent); '' where none is named. */
  setting: string;
  promptTokens: Estimate;
  completionTokens: Estimate;
}

/** Speed of a model as the planner states it; without it latency is unknown. */
export interface AssumedSpeed {
  modelId: ModelId;
  firstTokenSeconds: Estimate;
  tokensPerSecond: Estimate;
}

export interface Stack {
  /** ^[A-Za-z0-9_-]{1,64}$, unique in the plan. */
  id: StackId;
  name: string;
  note: string;
  policies: Record<RowId, Policy>;
}

export interface Plan {
  title: string;
  /** The preset it was started from, or null. */
  preset: string | null;
  seed: string;
  tasksPerMonth: number;
  humanUsdPerHour: Estimate;
  budgetUsdPerMonth: number | null;
  categories: CategoryPlan[];
  stacks: Stack[];
  assumedRates: AssumedRate[];
  ownTokens: OwnTokens[];
  assumedSpeeds: AssumedSpeed[];
  /** What the best plan is asked to be; a plan of an older file has none. */
  bestPlan?: BestPlanAsk | undefined;
  /** What a measurement is weighed against; a plan in which nobody has said so has none. */
  measureAsk?: MeasureAsk | undefined;
  /** Which offer of each model is paid; where a plan says nothing, the usual prices. */
  prices?: PriceChoice | undefined;
  /** Own and rented hardware; where a plan says nothing, all models are bought. */
  fleets?: Fleet[] | undefined;
  /** Money promised in advance; where a plan says nothing, everything is metered. */
  commitments?: Commitment[] | undefined;
  /** What is assumed of months to come; where a plan says nothing, all stays as it is. */
  ahead?: Ahead | undefined;
  /** What is assumed of regions and languages. */
  places?: PlacesWanted | undefined;
  /** What it is shown in, no figure of it: amounts are in USD all the same. Where a plan says nothing, dollars. */
  money?: PlanMoney | undefined;
  notes: string;
}
