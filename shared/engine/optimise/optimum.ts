/** What is asked of the optimiser, and what it answers. Plain data: it crosses threads unchanged. */
import type { ModelId, RowId } from '../../foundation/ids.ts';
import type { Objective, Rule } from '../../plan/rule.ts';
import type { MenuAsk } from './menu.ts';
import type { Proposal } from './proposal.ts';

export interface OptimiseAsk extends MenuAsk {
  rules: readonly Rule[];
  objective?: Objective;
  /** Also find the runner-up and the price of each rule: one more search for each. True unless said otherwise. */
  explain?: boolean;
  /**
   * Steps the search may take before it says how far from proven it is, again for the runner-up and for the prices of
   * the rules, and four times for the rules that conflict; 2e8 (a few seconds at most) unless given.
   */
  effort?: number;
  /** Draws of the rates in each of which the best plan is looked for anew; none unless given. */
  draws?: number;
}

/** How often the best plan stays the best when rates are drawn instead of taken at their best values. */
export interface BestIn {
  draws: number;
  /** Shares of the draws: with the same ladder in every category, and in each. */
  share: number;
  byCategory: { categoryId: RowId; share: number }[];
}

/** What a search is busy with, in this order; `conflict` instead of what explains a plan where none keeps to the rules. */
export type Doing = 'ladders' | 'best' | 'conflict' | 'runnerUp' | 'rulePrices' | 'draws' | 'beside';

/** Hears how far the work is, 0 to 1; false stops it, and what has been found so far is the answer. */
export type OnProgress = (share: number, doing: Doing) => boolean;

export interface RulePrice {
  rule: Rule;
  /** The objective of the best plan without this rule; null where none could be found. */
  valueWithout: number | null;
  /** What the rule costs: the best with it less the best without, USD per success or per task. */
  price: number | null;
  /** The same for a month of the covered tasks: at the tasks, or the successes, of the best plan. */
  usdPerMonth: number | null;
  modelIdsWithout: ModelId[];
  proven: boolean;
}

/** What an answer is an answer about. */
export interface Considered {
  /** Models with a price and evidence in some category that the rules allow; one at several settings counts once. */
  models: number;
  /** Singles, retries and ordered pairs over all categories, and the triples tried besides. */
  ladders: number;
  triples: number;
  leftOut: RowId[];
  /** Share of all tasks in the categories optimised. */
  coveredShare: number;
  /** Fleets and commitments of the plan that its models could use; too many are not weighed. Absent where there are none. */
  fixedCosts?: { count: number; areWeighed: boolean };
}

export type Optimum =
  | (Considered & {
      kind: 'found';
      objective: Objective;
      best: Proposal;
      /** True: no plan of the ladders considered is better. */
      proven: boolean;
      /** At most so much better could an unseen plan be, in the objective's USD; 0 where proven, null where unknown. */
      gap: number | null;
      /** The best plan that does without at least one of the best plan's models; null: there is none, or not asked. */
      runnerUp: Proposal | null;
      rulePrices: RulePrice[];
      /** Absent where no draws were asked for: the answer is then one for the best values of the rates alone. */
      bestIn?: BestIn;
    })
  /** `conflict` are rules that cannot hold together; without any one of them the rest can, where `minimal`. */
  | (Considered & { kind: 'infeasible'; conflict: Rule[]; minimal: boolean })
  /** Some plan keeps to the rules, but none of them ever succeeds. */
  | (Considered & { kind: 'nothingSucceeds' })
  /** No category has a model with both a price and evidence. */
  | (Considered & { kind: 'nothingToChoose' })
  /** The effort ran out before any plan was found, and before it was shown that there is none. */
  | (Considered & { kind: 'undecided' });

export type Found = Extract<Optimum, { kind: 'found' }>;
