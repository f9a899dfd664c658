/** What an estimate must pass: numbers inside their field's range, the best value inside its own interval. */
import * as z from 'zod';
import { cleanText, finiteNumber, rule, yesNo } from '../catalog/checks.ts';
import { mostCostSlope, steepestRise } from './dependenceBounds.ts';
import type { Estimate } from './estimate.ts';
import { type Allowed, unitRanges } from './estimateUnits.ts';

export const sourceText = () => cleanText(2000);

export const estimateIn = ({ min, max }: Allowed): z.ZodType<Estimate> => {
  const number = () => finiteNumber({ min, max });
  return z
    .strictObject({
      value: number(),
      low: number().optional(),
      high: number().optional(),
      source: sourceText().optional(),
      assumed: yesNo().optional(),
      stated: yesNo().optional(),
    })
    .refine(({ value, low = value }) => low <= value, rule('rangeOrder', ['low'], 'at most the best value'))
    .refine(({ value, high = value }) => high >= value, rule('rangeOrder', ['high'], 'at least the best value'));
};

/** The ranges of a plan's fields, one name each, so that a field and its check on a screen cannot disagree. */
export const fieldRanges = {
  ...unitRanges,
  /** A model that always or never succeeds says nothing about the others. */
  anchorRate: { min: 0.001, max: 0.999 },
  /** Shares that must leave room for the rest. */
  partialShare: { min: 0, max: 0.999999 },
  falseAcceptRise: { min: 0, max: steepestRise },
  costSlope: { min: 0, max: mostCostSlope },
  /** P(success is at least the floor). */
  probability: { min: 0.5, max: 0.999 },
  variation: { min: 0, max: 10 },
  steps: { min: 0, max: 100_000 },
  /** Up to a year. */
  cacheHours: { min: 0, max: 24 * 365 },
  tokensPerSecond: { min: 0.001, max: 1e6 },
  tasksPerMonth: { min: 1, max: 1e12 },
  /** Of one row; the plan as a whole has at least one task. */
  rowTasks: { min: 0, max: 1e12 },
} as const satisfies Record<string, Allowed>;

export const shareEstimate = () => estimateIn(fieldRanges.share);
export const usdEstimate = () => estimateIn(fieldRanges.usd);
