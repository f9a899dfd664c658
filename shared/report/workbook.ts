/**
 * The plan as a spreadsheet that recalculates: every cost is a formula of inputs in named cells; what no formula can
 * give (who reaches which rung, intervals) is a labelled value; a sheet of checks holds it to the app's figures.
 */
import type { Reading } from './reading.ts';
import type { Beside } from './workbook/beside.ts';
import { describeWorkbook } from './workbook/describe.ts';
import { writeSheets } from './writeSheets.ts';

/** The bytes of the .xlsx file, with a sheet for all that stands beside the plan. */
export const buildWorkbook = (reading: Reading, beside: Beside = {}): Promise<Uint8Array> =>
  writeSheets(describeWorkbook(reading, beside));
