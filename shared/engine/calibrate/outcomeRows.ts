/** An outcome matrix with equal rows counted once: what a likelihood needs, and no more. */
import type { OutcomeMatrix } from './outcomes.ts';

/** One thing a cell can say: `successes` of `trials`. */
export interface CellKind {
  successes: number;
  trials: number;
  /** Where more than one trial: its place in `repeated`. */
  repeatedAt: number;
}

export interface OutcomeRows {
  models: number;
  /** Distinct cells of each model. */
  kinds: CellKind[][];
  /** patterns x models: index into `kinds`, or -1 where there is no result. */
  cells: Int16Array;
  patterns: number;
  /** How many leading cells a pattern shares with the one before it; patterns are sorted, so that it is many. */
  shared: Int32Array;
  /** The pattern of each item. */
  patternOf: Int32Array;
  /** 1 where no model of the row has a success: the row could be an item that nobody solves. */
  noneSolved: Uint8Array;
  /** Distinct cells of all models with more than one trial; none where repeats cannot be told from models. */
  repeated: CellKind[];
}

export const gatherRows = (matrix: OutcomeMatrix): OutcomeRows => {
  const width = matrix.models.length;
  const kinds: CellKind[][] = matrix.models.map(() => []);
  const kindAt = matrix.models.map(() => new Map<string, number>());
  const row = new Int16Array(width);
  const found = new Map<string, number>();
  const patternRows: Int16Array[] = [];
  const patternOf = new Int32Array(matrix.items.length);
  const noneSolved: number[] = [];
  const repeated: CellKind[] = [];
  const repeatedAt = new Map<string, number>();
  for (let i = 0; i < matrix.items.length; i += 1) {
    let none = 1;
    for (let m = 0; m < width; m += 1) {
      const successes = matrix.successes[i * width + m] as number;
      const trials = matrix.trials[i * width + m] as number;
      if (trials === 0) {
        row[m] = -1;
        continue;
      }
      if (successes > 0) none = 0;
      const key = `${successes}/${trials}`;
      let kind = kindAt[m]?.get(key);
      if (kind === undefined) {
        kind = (kinds[m] as CellKind[]).length;
        kindAt[m]?.set(key, kind);
        const entry: CellKind = { successes, trials, repeatedAt: repeatedAt.get(key) ?? repeated.length };
        if (trials > 1 && !repeatedAt.has(key)) {
          repeatedAt.set(key, repeated.length);
          repeated.push(entry);
        }
        kinds[m]?.push(entry);
      }
      row[m] = kind;
    }
    const key = row.join();
    let pattern = found.get(key);
    if (pattern === undefined) {
      pattern = patternRows.length;
      found.set(key, pattern);
      patternRows.push(row.slice());
      noneSolved.push(none);
    }
    patternOf[i] = pattern;
  }
  const compare = (a: Int16Array, b: Int16Array): number => {
    for (let m = 0; m < width; m += 1) if (a[m] !== b[m]) return (a[m] as number) - (b[m] as number);
    return 0;
  };
  const order = patternRows
    .map((_, at) => at)
    .sort((a, b) => compare(patternRows[a] as Int16Array, patternRows[b] as Int16Array));
  const place = new Int32Array(order.length);
  const cells = new Int16Array(order.length * width);
  const shared = new Int32Array(order.length);
  order.forEach((was, at) => {
    place[was] = at;
    cells.set(patternRows[was] as Int16Array, at * width);
    while (at > 0 && cells[at * width + (shared[at] as number)] === cells[(at - 1) * width + (shared[at] as number)])
      shared[at] = (shared[at] as number) + 1;
  });
  return {
    models: width,
    kinds,
    cells,
    patterns: order.length,
    shared,
    patternOf: patternOf.map((was) => place[was] as number),
    noneSolved: Uint8Array.from(order, (was) => noneSolved[was] as number),
    repeated,
  };
};

/** How often each pattern stands among the items for which `include` is true. */
export const countPatterns = (rows: OutcomeRows, include: (item: number) => boolean): Float64Array => {
  const counts = new Float64Array(rows.patterns);
  for (let i = 0; i < rows.patternOf.length; i += 1)
    if (include(i)) {
      const pattern = rows.patternOf[i] as number;
      counts[pattern] = (counts[pattern] as number) + 1;
    }
  return counts;
};

/** Success rate of each model over the counted items it has results on (each item counts once); NaN without any. */
export const marginalRates = (rows: OutcomeRows, counts: Float64Array): Float64Array => {
  const rates = new Float64Array(rows.models);
  for (let m = 0; m < rows.models; m += 1) {
    let sum = 0;
    let items = 0;
    for (let p = 0; p < rows.patterns; p += 1) {
      const kind = rows.kinds[m]?.[rows.cells[p * rows.models + m] as number];
      const count = counts[p] as number;
      if (kind === undefined || count === 0) continue;
      sum += (count * kind.successes) / kind.trials;
      items += count;
    }
    rates[m] = sum / items;
  }
  return rates;
};
