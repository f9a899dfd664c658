/**
 * The plan as a spreadsheet that recalculates: every cost is a formula of inputs in named cells; what no formula can
 * give (who reaches which rung, intervals) is a labelled value; a sheet of checks holds it to the app's figures.
 */
import type { FoundPlan } from './decisionsTable.ts';
import type { Reading } from './reading.ts';
import { describeWorkbook } from './workbook/describe.ts';
import { writeSheets } from './writeSheets.ts';

/** The bytes of the .xlsx file; `found` is the plan proposed for the same job. */
export const buildWorkbook = (reading: Reading, found: FoundPlan | null = null): Promise<Uint8Array> =>
  writeSheets(describeWorkbook(reading, found));
