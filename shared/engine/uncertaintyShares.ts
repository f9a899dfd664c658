/**
 * Where a decision's uncertainty comes from: the variance of the difference between two stacks, shared out among groups of
 * inputs. A group's share is the mean of what it brings alone and of what goes when it alone is held (the first and the
 * last step of Shapley's value; A. Owen, SIAM/ASA J. Uncertainty Quantification 2, 2014), over the sum of all. A row of work
 * has the covariance of what it adds to the difference with the whole of it, the difference taken in its first order, in
 * which rows add up (Euler's allocation of a variance).
 */
import { entryOf, itemAt, valueAt } from '../foundation/arrays.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import type { Job } from './job.ts';
import type { Trace } from './trace.ts';
import { type StackTraces, tracesOf } from './traces.ts';
import { type UncertaintyGroup, uncertaintyGroups } from './uncertaintyGroup.ts';

export interface GroupShare {
  group: UncertaintyGroup;
  /** 0 to 1; the shares of all groups add up to 1. */
  share: number;
  /** Of the variance, with this group alone drawn, and with this group alone held: the two orders behind the share. */
  alone: number;
  without: number;
}

export interface RowShare {
  rowId: RowId;
  /** 0 to 1; the shares of all rows add up to 1. A row that evens out what others make unsure has 0. */
  share: number;
}

export interface UncertaintyShares {
  /** The stacks that are closest to being chosen: the cheapest per success, and the one that beats it most often. */
  a: StackId;
  b: StackId;
  /** Standard deviation of ln(cost per success of a / of b), and the chance that a costs less. */
  sd: number;
  aCheaper: number;
  /** In the order of `uncertaintyGroups`. */
  groups: GroupShare[];
  /** In the order of the plan. */
  rows: RowShare[];
}

/** Enough for shares to a few percent; each group costs two passes over them. */
const drawsUnlessGiven = 200;

/** ln of the ratio of cost per success, draw by draw; draws in which either has no success say nothing. */
const differences = (a: Trace, b: Trace): number[] => {
  const logs: number[] = [];
  for (let i = 0; i < a.usd.length; i++) {
    const log = Math.log((valueAt(a.usd, i) * valueAt(b.success, i)) / (valueAt(b.usd, i) * valueAt(a.success, i)));
    if (Number.isFinite(log)) logs.push(log);
  }
  return logs;
};

/** What adding up leaves of nothing. */
const rounding = 1e-20;

/** Of no values it is 0. */
const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance > rounding ? variance : 0;
};

/** A stack that can be evaluated. */
export type Known = StackTraces & { total: Trace };

const knownOf = (traces: readonly StackTraces[]): Known[] =>
  traces.flatMap(({ total, ...rest }) => (total === null ? [] : [{ ...rest, total }]));

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What each row adds, draw by draw, to ln(cost per success of a / of b): in the first order around the means every part of a
 * row stands over the mean of the whole mix.
 */
const rowParts = (a: Known, b: Known): { rowId: RowId; parts: Float64Array }[] => {
  const [usdA, successA] = [meanOf(a.total.usd), meanOf(a.total.success)];
  const [usdB, successB] = [meanOf(b.total.usd), meanOf(b.total.success)];
  return a.categories.map(({ categoryId, share, trace }, c) => {
    const other = itemAt(b.categories, c).trace;
    const parts = new Float64Array(a.total.usd.length);
    if (trace !== null && other !== null)
      for (let i = 0; i < parts.length; i++)
        parts[i] =
          share *
          (valueAt(trace.usd, i) / usdA -
            valueAt(trace.success, i) / successA -
            valueAt(other.usd, i) / usdB +
            valueAt(other.success, i) / successB);
    return { rowId: categoryId, parts };
  });
};

/** Where nothing is uncertain every share is 0. */
export const rowShares = (a: Known, b: Known): RowShare[] => {
  const rows = rowParts(a, b);
  const whole = new Float64Array(a.total.usd.length);
  for (const { parts } of rows) for (let i = 0; i < parts.length; i++) whole[i] = valueAt(whole, i) + valueAt(parts, i);
  const mean = meanOf(whole);
  const covariances = rows.map(({ parts }) => {
    const own = meanOf(parts);
    const sum = parts.reduce((total, part, i) => total + (part - own) * (valueAt(whole, i) - mean), 0);
    const covariance = sum / whole.length;
    return covariance > rounding ? covariance : 0;
  });
  const all = covariances.reduce((sum, covariance) => sum + covariance, 0);
  return rows.map(({ rowId }, r) => ({ rowId, share: all > 0 ? itemAt(covariances, r) / all : 0 }));
};

const meanCost = ({ usd, success }: Trace): number => {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return sum(usd) / sum(success);
};

/** How many of the draws are one stack's, by `sign` 1 the second's and by -1 the first's; a tie is half of each. */
const drawsOf = (logs: readonly number[], sign: 1 | -1): number =>
  logs.reduce((count, log) => count + (log === 0 ? 0.5 : Number(sign * log > 0)), 0);

/** The two stacks the decision is between; null with fewer than two that can be evaluated. */
const contendersOf = (known: Known[]): { a: Known; b: Known; logs: number[] } | null => {
  if (known.length < 2) return null;
  known.sort((x, y) => meanCost(x.total) - meanCost(y.total) || (x.stackId < y.stackId ? -1 : 1));
  const first = itemAt(known, 0);
  const rivals = known.slice(1).map((rival) => {
    const logs = differences(first.total, rival.total);
    return { a: first, b: rival, logs, loses: drawsOf(logs, 1) };
  });
  rivals.sort((x, y) => y.loses - x.loses);
  return itemAt(rivals, 0);
};

/**
 * null where fewer than two stacks can be evaluated. Where nothing is uncertain every share is 0. The draws are those of
 * `evaluate` where there are as many, so that the same plan gives the same shares.
 */
export const uncertaintyShares = (given: Job, draws = drawsUnlessGiven): UncertaintyShares | null => {
  const job: Job = { ...given, draws };
  const contenders = contendersOf(knownOf(tracesOf(job)));
  if (contenders === null) return null;
  const { a, b, logs } = contenders;
  const whole = varianceOf(logs);
  const held = (frozen: ReadonlySet<UncertaintyGroup>): number => {
    const totals = new Map(knownOf(tracesOf(job, frozen)).map(({ stackId, total }) => [stackId, total]));
    return varianceOf(differences(entryOf(totals, a.stackId), entryOf(totals, b.stackId)));
  };
  const groups = uncertaintyGroups.map((group) => ({
    group,
    alone: held(new Set(uncertaintyGroups.filter((other) => other !== group))),
    without: held(new Set([group])),
  }));
  const brought = groups.map(({ alone, without }) => (alone + Math.max(0, whole - without)) / 2);
  const sum = brought.reduce((total, part) => total + part, 0);
  return {
    a: a.stackId,
    b: b.stackId,
    sd: Math.sqrt(whole),
    aCheaper: logs.length === 0 ? 0.5 : drawsOf(logs, -1) / logs.length,
    groups: groups.map((entry, g) => ({ ...entry, share: sum > 0 ? itemAt(brought, g) / sum : 0 })),
    rows: rowShares(a, b),
  };
};
