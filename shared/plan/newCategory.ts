/** A category as it enters a plan: its request shape, dependence and yardstick, and stated defaults for the rest. */
import type { WorkKind } from '../catalog/category.ts';
import { usualYardstick } from '../catalog/yardsticks.ts';
import { type RowId, rowId } from '../foundation/ids.ts';
import { dependencePresetFor } from './dependencePresets.ts';
import type { Estimate } from './estimate.ts';
import type { CategoryPlan } from './plan.ts';
import { requestShapeOf } from './requestShapes.ts';

const yours = (value: number, source: string, range: { low: number; high: number } | null = null): Estimate => ({
  value,
  ...range,
  source,
  assumed: true,
});

const round = 'A round number to start from: type your own.';

/** USD of one success and minutes of a person who finishes a task handed over. Round numbers, no source. */
const worth: Partial<Record<WorkKind, { usd: number; minutes: number }>> = {
  programming: { usd: 5, minutes: 15 },
  roleplay: { usd: 0.05, minutes: 5 },
  translation: { usd: 1, minutes: 10 },
  technology: { usd: 2, minutes: 10 },
  'general-qa': { usd: 0.25, minutes: 5 },
};
const elsewhere = { usd: 1, minutes: 10 };

/**
 * A silent failure starts at 0 USD: no source prices one, and any figure put here would decide between stacks before
 * the planner has spoken. The break-even cost beside each comparison says from which price on it would.
 */
const silentFailure = yours(
  0,
  'Not stated: 0 until you type what a wrong result costs you. The break-even says from where it matters.',
);

/** The row that stands for a kind of work as such: its id is the kind's, and it is called what the kind is called. */
export const newCategory = (kind: WorkKind, share: number, shareSource?: string): CategoryPlan =>
  newRow({ id: rowId(kind), name: null, kind }, share, shareSource);

/** A new row of work with a share of all tasks; `kind` null: based on nothing that was measured. */
export const newRow = (
  { id, name, kind }: { id: RowId; name: string | null; kind: WorkKind | null },
  share: number,
  shareSource?: string,
): CategoryPlan => {
  const { usd, minutes } = (kind === null ? undefined : worth[kind]) ?? elsewhere;
  const yardstick = usualYardstick(kind);
  return {
    id,
    name,
    kind,
    languages: null,
    share,
    ...(shareSource === undefined ? {} : { shareSource }),
    shape: requestShapeOf(kind),
    valueOfSuccessUsd: yours(usd, round),
    silentFailureUsd: silentFailure,
    humanMinutesPerTask: yours(minutes, round, { low: minutes / 2, high: minutes * 2 }),
    humanSuccess: yours(0.95, round, { low: 0.85, high: 0.99 }),
    deferrable: false,
    yardstick,
    dependence: dependencePresetFor(kind, yardstick),
    transfer: { kind: 'measured' },
    anchor: null,
    successFloor: null,
  };
};
