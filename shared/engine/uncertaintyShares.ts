/**
 * Where a decision's uncertainty comes from: the variance of the difference between two stacks, shared out among groups of
 * inputs. A group's share is the mean of what it brings alone and of what goes when it alone is held (the first and the
 * last step of Shapley's value; A. Owen, SIAM/ASA J. Uncertainty Quantification 2, 2014), over the sum of all. A row of work
 * has the covariance of what it adds to the difference with the whole of it, the difference taken in its first order, in
 * which rows add up (Euler's allocation of a variance).
 */
import { itemAt, valueAt } from '../foundation/arrays.ts';
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

const varianceOf = (values: readonly number[]): number => {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return variance < rounding ? 0 : variance;
};

const totalOf = (traces: readonly StackTraces[], id: StackId): Trace | null =>
  traces.find(({ stackId }) => stackId === id)?.total ?? null;

const varianceBetween = (traces: readonly StackTraces[], a: StackId, b: StackId): number => {
  const [ofA, ofB] = [totalOf(traces, a), totalOf(traces, b)];
  return ofA === null || ofB === null ? 0 : varianceOf(differences(ofA, ofB));
};

const meanOf = (values: Float64Array): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What each row adds, draw by draw, to ln(cost per success of a / of b): in the first order around the means every part of a
 * row stands over the mean of the whole mix.
 */
const rowParts = (a: StackTraces, b: StackTraces): { rowId: RowId; parts: Float64Array }[] => {
  if (a.total === null || b.total === null) return [];
  const [usdA, successA] = [meanOf(a.total.usd), meanOf(a.total.success)];
  const [usdB, successB] = [meanOf(b.total.usd), meanOf(b.total.success)];
  return a.categories.map(({ categoryId, share, trace }, c) => {
    const other = b.categories[c]?.trace ?? null;
    const parts = new Float64Array(share > 0 && trace !== null && other !== null ? trace.usd.length : 0);
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

/** The traces are those of two stacks that can be evaluated. Where nothing is uncertain every share is 0. */
export const rowShares = (a: StackTraces, b: StackTraces): RowShare[] => {
  const rows = rowParts(a, b);
  const whole = new Float64Array(Math.max(0, ...rows.map(({ parts }) => parts.length)));
  for (const { parts } of rows) for (let i = 0; i < parts.length; i++) whole[i] = valueAt(whole, i) + valueAt(parts, i);
  const mean = meanOf(whole);
  const covariances = rows.map(({ parts }) => {
    const own = meanOf(parts);
    const sum = parts.reduce((total, part, i) => total + (part - own) * (valueAt(whole, i) - mean), 0);
    const covariance = whole.length === 0 ? 0 : sum / whole.length;
    return covariance < rounding ? 0 : covariance;
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
const contendersOf = (traces: readonly StackTraces[]): { a: StackId; b: StackId; logs: number[] } | null => {
  const known = traces.flatMap(({ stackId, total }) => (total === null ? [] : [{ stackId, total }]));
  if (known.length < 2) return null;
  known.sort((x, y) => meanCost(x.total) - meanCost(y.total) || (x.stackId < y.stackId ? -1 : 1));
  const first = itemAt(known, 0);
  const rivals = known.slice(1).map(({ stackId, total }) => {
    const logs = differences(first.total, total);
    return { a: first.stackId, b: stackId, logs, loses: drawsOf(logs, 1) };
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
  const traces = tracesOf(job);
  const contenders = contendersOf(traces);
  if (contenders === null) return null;
  const { a, b, logs } = contenders;
  const [ofA, ofB] = [traces.find(({ stackId }) => stackId === a), traces.find(({ stackId }) => stackId === b)];
  const whole = varianceOf(logs);
  const held = (frozen: ReadonlySet<UncertaintyGroup>): number => varianceBetween(tracesOf(job, frozen), a, b);
  const groups = uncertaintyGroups.map((group) => ({
    group,
    alone: held(new Set(uncertaintyGroups.filter((other) => other !== group))),
    without: held(new Set([group])),
  }));
  const brought = groups.map(({ alone, without }) => (alone + Math.max(0, whole - without)) / 2);
  const sum = brought.reduce((total, part) => total + part, 0);
  return {
    a,
    b,
    sd: Math.sqrt(whole),
    aCheaper: logs.length === 0 ? 0.5 : drawsOf(logs, -1) / logs.length,
    groups: groups.map((entry, g) => ({ ...entry, share: sum > 0 ? itemAt(brought, g) / sum : 0 })),
    rows: ofA === undefined || ofB === undefined ? [] : rowShares(ofA, ofB),
  };
};
