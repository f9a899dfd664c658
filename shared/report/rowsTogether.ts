/** Several rows of a stack as one: what a group of the table says of them. */
import type { CategoryOutcome } from '../engine/outcome.ts';

export interface Together {
  /** USD of full cost per success; null where none of their tasks succeeds. */
  usdPerSuccess: number | null;
  /** Of the tasks of these rows. */
  success: number;
  silentFailure: number;
}

/** Rows weigh by their tasks, those without any not at all. null where one that has tasks has no figures, or none has tasks. */
export const rowsTogether = (rows: readonly (CategoryOutcome | undefined)[]): Together | null => {
  let tasks = 0;
  let usd = 0;
  let success = 0;
  let silentFailure = 0;
  for (const row of rows) {
    if (row === undefined) return null;
    if (row.share === 0) continue;
    if (row.figures === null) return null;
    tasks += row.share;
    usd += row.share * row.figures.usdPerTask.value;
    success += row.share * row.figures.success.value;
    silentFailure += row.share * row.figures.silentFailure.value;
  }
  if (tasks === 0) return null;
  return {
    usdPerSuccess: success === 0 ? null : usd / success,
    success: success / tasks,
    silentFailure: silentFailure / tasks,
  };
};
