/** Any one number of a plan or its snapshot, named. Tornado, break-even and horizon pull on these. */

import type { CategoryId } from '../../catalog/category.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { Dependence } from '../../plan/plan.ts';

export type ShapeField = 'promptTokens' | 'completionTokens' | 'steps' | 'toolCalls';
export type CategoryField = 'valueOfSuccessUsd' | 'silentFailureUsd' | 'humanMinutesPerTask' | 'humanSuccess';
export type VerifierField = 'trueAccept' | 'falseAccept' | 'usdPerCheck' | 'humanMinutesPerCheck';

/** Names one number. Plain data, so that it crosses threads. */
export type Lever =
  /** A model's success rate on the category's yardstick, before any anchor. */
  | { kind: 'rate'; modelId: ModelId; categoryId: CategoryId }
  /** P(a retry with feedback succeeds | the first attempt failed), wherever the model retries so in the category. */
  | { kind: 'feedback'; modelId: ModelId; categoryId: CategoryId }
  /** Completion tokens over a plain model's, in every category. */
  | { kind: 'verbosity'; modelId: ModelId }
  /** Share of a model's attempts that come back with nothing, on all its rungs. */
  | { kind: 'errors'; modelId: ModelId }
  /** A price of a model, USD per million tokens; `times` multiplies every price of it (the value now is 1). */
  | { kind: 'price'; modelId: ModelId; field: 'promptUsdPerM' | 'completionUsdPerM' | 'times' }
  | { kind: 'dependence'; categoryId: CategoryId; field: keyof Dependence }
  | { kind: 'shape'; categoryId: CategoryId; field: ShapeField }
  /** categoryId null moves all categories to the same number; its value now is that of the first with tasks. */
  | { kind: 'category'; categoryId: CategoryId | null; field: CategoryField }
  /** The asserted rate of a category's anchor model. */
  | { kind: 'anchor'; categoryId: CategoryId }
  /** Share of all tasks; the others shrink or grow in proportion. */
  | { kind: 'share'; categoryId: CategoryId }
  /** A verifier's number wherever the preset is used; `only` limits it to those with these very ends. */
  | {
      kind: 'verifier';
      preset: string;
      field: VerifierField;
      only: { value: number; low: number; high: number } | null;
    }
  | {
      kind: 'route';
      stackId: StackId;
      categoryId: CategoryId;
      path: number[];
      field: 'hardShare' | 'signalQuality' | 'usdPerTask';
    }
  | { kind: 'wage' }
  | { kind: 'volume' };

/** A lever's name: the same lever has the same name, and names sort the same everywhere. */
export const leverId = (lever: Lever): string => {
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
      return `${lever.kind} ${lever.categoryId} ${lever.modelId}`;
    case 'verbosity':
    case 'errors':
      return `${lever.kind} ${lever.modelId}`;
    case 'price':
      return `price ${lever.modelId} ${lever.field}`;
    case 'dependence':
    case 'shape':
      return `${lever.kind} ${lever.categoryId} ${lever.field}`;
    case 'category':
      return `category ${lever.categoryId ?? '*'} ${lever.field}`;
    case 'anchor':
    case 'share':
      return `${lever.kind} ${lever.categoryId}`;
    case 'verifier':
      return `verifier ${lever.preset} ${lever.field} ${lever.only === null ? '*' : `${lever.only.low} ${lever.only.value} ${lever.only.high}`}`;
    case 'route':
      return `route ${lever.stackId} ${lever.categoryId} ${lever.path.join('.')} ${lever.field}`;
    case 'wage':
    case 'volume':
      return lever.kind;
    default:
      return lever satisfies never;
  }
};

/** The category a lever touches, or null where it may touch all. */
export const categoryOfLever = (lever: Lever): CategoryId | null =>
  'categoryId' in lever && lever.kind !== 'share' ? lever.categoryId : null;

/** Whether a verifier's number still has the ends by which a lever names it. */
export const sameEnds = (estimate: Estimate, only: { value: number; low: number; high: number }): boolean =>
  estimate.value === only.value &&
  (estimate.low ?? estimate.value) === only.low &&
  (estimate.high ?? estimate.value) === only.high;
