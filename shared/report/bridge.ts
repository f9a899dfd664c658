/** The way from one stack's full cost a month to another's, by cause, in amounts that add up as they are shown. */
import type { Figures, StackOutcome } from '../engine/outcome.ts';
import type { RowId } from '../foundation/ids.ts';
import { type Cause, causesIn, costOf, fullCostOf } from './monthly.ts';

export interface Bridge {
  /** USD a month; whole dollars from $10,000 on, else whole cents: `from` and the steps add up to `to` exactly. */
  from: number;
  to: number;
  steps: { cause: Cause; usd: number }[];
  /** Decimals the amounts are shown with: 0 or 2. */
  decimals: 0 | 2;
}

const wholeDollarsFrom = 10_000;

/** Whole numbers that add up to `sum` and lie as near to `values` as they can: the largest remainders take what is left. */
const roundedTogether = (values: readonly number[], sum: number): number[] => {
  const whole = values.map(Math.floor);
  const left = sum - whole.reduce((total, value) => total + value, 0);
  const byRemainder = values
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder);
  const raised = new Set(byRemainder.slice(0, Math.max(0, left)).map(({ i }) => i));
  return whole.map((value, i) => value + (raised.has(i) ? 1 : 0));
};

/** Amounts as they are shown: whole dollars where there are many, else cents, each step in the same unit. */
const shownTogether = (from: number, to: number, moved: readonly number[]) => {
  const decimals: 0 | 2 = Math.max(Math.abs(from), Math.abs(to)) >= wholeDollarsFrom ? 0 : 2;
  const unit = 10 ** decimals;
  const [fromUnits, toUnits] = [Math.round(from * unit), Math.round(to * unit)];
  const steps = roundedTogether(
    moved.map((usd) => usd * unit),
    toUnits - fromUnits,
  );
  return { from: fromUnits / unit, to: toUnits / unit, steps: steps.map((step) => step / unit), decimals };
};

/** `a` and `b` are figures of the same tasks, `tasks` of them a month. */
export const bridge = (a: Figures, b: Figures, tasks: number): Bridge => {
  const causes = causesIn([a, b]);
  const { steps, ...ends } = shownTogether(
    fullCostOf(a, tasks),
    fullCostOf(b, tasks),
    causes.map((cause) => (costOf(b, cause) - costOf(a, cause)) * tasks),
  );
  return { ...ends, steps: causes.map((cause, i) => ({ cause, usd: steps[i] ?? 0 })) };
};

export interface RowBridge {
  from: number;
  to: number;
  /** The rows that move most, in the order of their size; what is left is one step of its own, `rows` of them. */
  steps: ({ row: RowId; usd: number } | { rows: number; usd: number })[];
  decimals: 0 | 2;
}

/** The same way by row of work, `most` rows told apart. null where a stack has no figures. */
export const bridgeByRow = (a: StackOutcome, b: StackOutcome, tasks: number, most: number): RowBridge | null => {
  if (a.total === null || b.total === null) return null;
  const moved = a.categories
    .filter(({ share }) => share > 0)
    .map(({ categoryId, share, figures }) => {
      const other = b.categories.find((row) => row.categoryId === categoryId)?.figures ?? null;
      const usd =
        figures === null || other === null ? 0 : (other.usdPerTask.value - figures.usdPerTask.value) * share * tasks;
      return { row: categoryId, usd };
    })
    .sort((x, y) => Math.abs(y.usd) - Math.abs(x.usd));
  const told = moved.length <= most ? moved : moved.slice(0, most - 1);
  const rest = moved.slice(told.length);
  const left = rest.reduce((sum, { usd }) => sum + usd, 0);
  const { steps, ...ends } = shownTogether(fullCostOf(a.total, tasks), fullCostOf(b.total, tasks), [
    ...told.map(({ usd }) => usd),
    ...(rest.length === 0 ? [] : [left]),
  ]);
  return {
    ...ends,
    steps: steps.map((usd, i) => {
      const row = told[i]?.row;
      return row === undefined ? { rows: rest.length, usd } : { row, usd };
    }),
  };
};
