/** Any one number of a plan or its snapshot, named. Tornado, break-even and horizon pull on these. */

import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import type { DarkPart } from '../../plan/ahead.ts';
import type { Dependence } from '../../plan/plan.ts';

export type ShapeField = 'promptTokens' | 'completionTokens' | 'steps' | 'toolCalls';
export type CategoryField = 'valueOfSuccessUsd' | 'silentFailureUsd' | 'humanMinutesPerTask' | 'humanSuccess';
export type VerifierField = 'trueAccept' | 'falseAccept' | 'falseAcceptRise' | 'usdPerCheck' | 'humanMinutesPerCheck';

/** Names one number. Plain data, so that it crosses threads. */
export type Lever =
  /** A model's success rate in a category: on the yardstick before any anchor, or on the work where there is transfer. */
  | { kind: 'rate'; modelId: ModelId; categoryId: RowId }
  /** P(a retry with feedback succeeds | the first attempt failed), wherever the model retries so in the category. */
  | { kind: 'feedback'; modelId: ModelId; categoryId: RowId }
  /** Completion tokens over a plain model's, in every category. */
  | { kind: 'verbosity'; modelId: ModelId }
  /** Share of a model's attempts that come back with nothing, on all its rungs. */
  | { kind: 'errors'; modelId: ModelId }
  /** Share of the month in which a vendor, host, origin, region or model is dark; 0 in the figures of today. */
  | { kind: 'outage'; dark: DarkPart }
  /** A price of a model, USD per million tokens; `times` multiplies every price of it (the value now is 1). */
  | { kind: 'price'; modelId: ModelId; field: 'promptUsdPerM' | 'completionUsdPerM' | 'times' }
  | { kind: 'dependence'; categoryId: RowId; field: keyof Dependence }
  | { kind: 'shape'; categoryId: RowId; field: ShapeField }
  /** categoryId null moves all categories to the same number; its value now is that of the first with tasks. */
  | { kind: 'category'; categoryId: RowId | null; field: CategoryField }
  /** The asserted rate of a category's anchor model. */
  | { kind: 'anchor'; categoryId: RowId }
  /** How much easier than its yardstick a category's work is, in probits, where the plan carries transfer. */
  | { kind: 'shift'; categoryId: RowId }
  /** Share of all tasks; the others shrink or grow in proportion. */
  | { kind: 'share'; categoryId: RowId }
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
      categoryId: RowId;
      path: number[];
      field: 'hardShare' | 'signalQuality' | 'usdPerTask';
    }
  | { kind: 'wage' }
  | { kind: 'volume' };

export type LeverOf<K extends Lever['kind']> = Extract<Lever, { kind: K }>;

/** The category a lever touches, or null where it may touch all. */
export const categoryOfLever = (lever: Lever): RowId | null =>
  'categoryId' in lever && lever.kind !== 'share' ? lever.categoryId : null;
