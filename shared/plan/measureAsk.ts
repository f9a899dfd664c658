/** What a measurement is weighed against: what a label costs, and how long its answer is used. Asked once, in the plan. */
import * as z from 'zod';
import { finiteNumber } from '../catalog/checks.ts';
import { fieldRanges } from './estimateSchema.ts';

export interface MeasureAsk {
  usdPerLabel: number;
  /** Months over which a better choice pays. */
  months: number;
}

/** Until she says otherwise: a dollar a label, and a year. */
const usualMeasureAsk: MeasureAsk = { usdPerLabel: 1, months: 12 };

export const measureAskOf = ({ measureAsk }: { measureAsk?: MeasureAsk | undefined }): MeasureAsk =>
  measureAsk ?? usualMeasureAsk;

export const measureAskSchema: z.ZodType<MeasureAsk> = z.strictObject({
  usdPerLabel: finiteNumber(fieldRanges.usd),
  months: finiteNumber({ min: 0, max: 1200 }),
});
