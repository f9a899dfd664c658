/** What the engine answers: plain data that crosses threads and files unchanged. */

import type { ChosenWhy } from '../catalog/chooseOffer.ts';
import type { EvidenceId, ModelId, RowId, StackId } from '../foundation/ids.ts';

/** A figure at the best values, with its 90% interval where draws were made. */
export interface Figure {
  value: number;
  low?: number;
  high?: number;
}

/** Expected USD per task by what it pays for. Their sum is the total cost per task. */
export interface CostParts {
  model: number;
  verifier: number;
  human: number;
  silentFailures: number;
  /** Hardware and commitments that are paid whether they are used or not: what is invoiced, and what never is. */
  committed: number;
  owned: number;
}

/** Expected values per task of one stack in one category, or over the whole mix. */
export interface Figures {
  usdPerTask: Figure;
  parts: CostParts;
  /** Probabilities of how a task ends; they sum to 1. */
  success: Figure;
  silentFailure: Figure;
  abandoned: Figure;
  /** E[total cost] / P(success): a ratio of expectations. null where nothing succeeds. */
  usdPerSuccess: Figure | null;
  /** Value of the successes less total cost, USD per task. */
  netValueUsdPerTask: Figure;
  humanMinutesPerTask: Figure;
  /** Spend of a month over the tasks these figures speak of: models, verifiers, people, hardware; no silent failures. */
  usdPerMonth: Figure;
  /** What varies month to month with every parameter known: standard deviation of the month's spend. */
  usdPerMonthSd: number;
  /** Seconds per task; null where a model's speed is unknown. An approximation, see METHOD. */
  latencySeconds: { p50: number; p95: number } | null;
}

/** Why the hardware a plan puts a model on cannot serve it, or cannot be priced. */
export interface FleetGap {
  kind: 'fleet';
  modelId: ModelId;
  gpu: string;
  why:
    | 'unknownArchitecture'
    | 'unknownGpu'
    | 'doesNotFit'
    /** The context is compressed in a way the model of throughput has no figures for. */
    | 'compressedContext'
    /** The weights are not kept as released, and nobody has stated what that costs in success. */
    | 'successUnknown'
    | 'noRent'
    /** The rows ask for requests beyond what the model of throughput was made for. */
    | 'outOfBounds';
}

/** Why a stack cannot be evaluated in a category. Each names the model and the field. */
export type Gap =
  | FleetGap
  | { kind: 'noPolicy' }
  | { kind: 'unknownModel'; modelId: ModelId }
  | { kind: 'noPrice'; modelId: ModelId; field: string }
  | { kind: 'noEvidence'; modelId: ModelId }
  /** The offer allows fewer requests a day than the tasks need. */
  | { kind: 'overRequestLimit'; modelId: ModelId; perDay: number; needed: number }
  /** A retry with feedback beyond what the yardstick already includes has not been measured. */
  | { kind: 'noFeedbackEvidence'; modelId: ModelId }
  /** The model's rate is above the share of tasks that anyone can solve, 1 - beta. */
  | { kind: 'rateAboveCeiling'; modelId: ModelId; rate: number; ceiling: number };

/** How tasks flow through one rung of a ladder (rungs of nested policies are numbered depth first). */
export interface RungFlow {
  modelId: ModelId;
  /** Where the rung stands: [] for a plain ladder, else the indices of the parts that lead to it. */
  path: number[];
  /** Share of the category's tasks that reach it, and attempts per task of the category. */
  reach: number;
  attempts: number;
  /** Attempts that came back with an answer. */
  returned: number;
  /** Shares of the category's tasks accepted here, by what they really are. */
  acceptedGood: number;
  acceptedBad: number;
  /** USD per task of the category spent here on the model and on checking. */
  modelUsd: number;
  verifierUsd: number;
  /** P(success of a first attempt here | reached): below the model's own rate when failures go together. */
  successGivenReach: number | null;
}

/** One step of the way from list price to cost per success, USD; the steps add up to the cent. */
export interface WaterfallStep {
  step:
    | 'list'
    | 'cacheAndTiers'
    | 'verbosity'
    | 'batch'
    | 'fees'
    | 'firstRung'
    | 'laterRungs'
    | 'verifier'
    | 'human'
    | 'hardware'
    | 'silentFailures'
    | 'division';
  usd: number;
}

export interface CategoryOutcome {
  categoryId: RowId;
  share: number;
  /** null with `gaps` non-empty, or where the share is 0. */
  figures: Figures | null;
  gaps: Gap[];
  rungs: RungFlow[];
  waterfall: WaterfallStep[];
  /** Where each rate in use comes from. */
  rates: RateInUse[];
  costs: CostInUse[];
  /** What assuming independent failures would have said: success and cost per success. */
  independent: { success: number; usdPerTask: number; usdPerSuccess: number | null } | null;
}

/** A success rate as the engine used it, and why it may. */
export interface RateInUse {
  modelId: ModelId;
  rate: Figure;
  /** `stated` by the planner herself; `assumed` by a rule of ours. */
  basis: 'measured' | 'linked' | 'stated' | 'assumed';
  /** Set where the category's anchor moved the rate on the latent scale. */
  anchored: boolean;
  evidenceId: EvidenceId | null;
  benchmark: string | null;
  config: string | null;
  trials: number | null;
  source: string;
  /** Set where the plan carries transfer: the rate is then that of the planner's work and not of the benchmark. */
  transfer?: RateTransfer;
}

/**
 * How far a rate's evidence is from the work: own evals; a yardstick of the same kind, on one scale with other suites; one of
 * another kind; or one whose transfer nobody could measure.
 */
export type TransferGrade = 'ownEvals' | 'sameKind' | 'distantProxy' | 'notMeasured';

export interface RateTransfer {
  grade: TransferGrade;
  /** What the yardstick itself says; null where the model was not measured on it. */
  benchmarkRate: number | null;
  /** The suites behind it. */
  suites: string[];
  /** How much of it the planner's own evals decide, 0 to 1. */
  ownWeight: number;
  /** Standard deviation of all that is not known of the rate, the shift and the chance of an outlier in it. Probits. */
  sd: number;
}

/** The cost of one attempt as the engine used it. */
export interface CostInUse {
  modelId: ModelId;
  usdPerAttempt: number;
  completionFactor: Figure;
  factorBasis: 'measured' | 'kind' | 'own';
  factorSource: string;
  /** What the model's tokenizer makes of a prompt: 1 is no difference. */
  promptTimes: number;
  /** Who sells at the price that is paid, and why that offer; null where the list did not say. */
  priceHost: string | null;
  priceWhy: ChosenWhy;
  priceAsOf: string;
  priceSource: string;
}

export interface SpendShare {
  name: string;
  usdPerMonth: number;
  share: number;
}

/** Own or rented hardware that a stack's work is done on, at best values. Loads are shares of the capacity of all replicas. */
export interface HardwareInUse {
  modelId: ModelId;
  gpu: string;
  /** GPUs of all replicas. */
  gpus: number;
  isOwned: boolean;
  /** The mean of the month, and the most it can be without more replicas for the busiest hour. */
  load: number;
  reachableLoad: number;
  /** At which hardware and overhead cost what the same successes would elsewhere; null: nothing is paid there. */
  neededLoad: number | null;
  /** Whether a task comes or not, staff included. */
  usdPerMonth: number;
}

export interface StackOutcome {
  stackId: StackId;
  name: string;
  total: Figures | null;
  categories: CategoryOutcome[];
  independent: { success: number; usdPerTask: number; usdPerSuccess: number | null } | null;
  /** Model spend of a month, hardware apart, by model, vendor, origin and openness; HHI of the vendors, 0 to 1. */
  spend: { model: SpendShare[]; vendor: SpendShare[]; origin: SpendShare[]; weights: SpendShare[]; hhi: number };
  /** P(spend of a month > budget) with every parameter known; null without a budget. */
  overBudget: number | null;
  /** True where a success rate that nobody measured flows into this stack. */
  assumed: boolean;
  /** Where it has any. */
  hardware?: HardwareInUse[];
}

/** Two stacks against each other. */
export interface PairOutcome {
  a: StackId;
  b: StackId;
  /** P(a costs less per success than b) over the shared draws; null without draws. */
  aCheaper: number | null;
  aCheaperByCategory: Record<RowId, number>;
  /**
   * The cost of one failed task (silent or abandoned, USD, the same in every category) at which the two cost
   * the same per task, everything else as planned; null where no such cost exists. `below` names the stack
   * that is cheaper where a failure costs less than that.
   */
  breakEvenFailureUsd: { usd: number; below: StackId } | null;
}

export interface WarningPlace {
  stackId: StackId | null;
  categoryId: RowId | null;
  modelId: ModelId | null;
}

/** A warning that its kind and place say in full. */
export interface PlainWarning extends WarningPlace {
  kind:
    | 'blindRetry'
    | 'verifierWorseThanChance'
    /** The judge is the model it checks, or one of its vendor: they share blind spots. */
    | 'judgesItself'
    | 'judgesSibling'
    /** The plan reads from a cache, keeps one for an hour, or calls a tool of the seller, and the offer names no price for it. */
    | 'cachePriceUnknown'
    | 'hourWriteUnknown'
    | 'searchFeeUnknown'
    | 'fileSearchFeeUnknown'
    | 'codeSessionFeeUnknown'
    /** The list price is paid: the promotion does not outlast the plan's horizon. */
    | 'promotionLeftOut'
    /** A guard, an OCR, embedding, rerank or apply model stands in for one that works. */
    | 'notForWork';
}

/** A warning that does not stop the evaluation. */
export type Warning =
  | PlainWarning
  /**
   * Share of the tasks that do not fit the window, or the most that the model writes; `limit` in tokens. `contextCut`: they are
   * several requests, which whoever runs them keeps within the window, and the figures stand.
   */
  | ({ kind: 'contextTooSmall' | 'contextCut' | 'outputTooSmall'; share: number; limit: number } & WarningPlace)
  /** Nothing is paid; `perDay` requests a day are allowed, null where the list does not say. */
  | ({ kind: 'freeOffer'; perDay: number | null } & WarningPlace)
  | ({ kind: 'shutdown'; date: string | null; successor: ModelId | null } & WarningPlace);

export interface Outcome {
  stacks: StackOutcome[];
  pairs: PairOutcome[];
  warnings: Warning[];
  /** 0 for a point evaluation. */
  draws: number;
}
