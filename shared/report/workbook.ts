/**
 * The plan as a spreadsheet that recalculates: every cost is a formula of inputs in named cells; what no formula can
 * give (who reaches which rung, intervals) is a labelled value; a sheet of checks holds it to the app's figures.
 */
import type { Job } from '../engine/job.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import type { FoundPlan } from './decisionsTable.ts';
import { describeWorkbook } from './workbook/describe.ts';
import { writeSheets } from './writeSheets.ts';

/** The bytes of the .xlsx file. `outcome` must be the job's own, `found` the plan proposed for it. */
export const buildWorkbook = (
  job: Job,
  outcome: Outcome,
  say: Say,
  language: Language,
  found: FoundPlan | null = null,
): Promise<Uint8Array> => writeSheets(describeWorkbook({ job, outcome, say, language }, found));
