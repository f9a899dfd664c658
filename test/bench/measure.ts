/** Times a piece of work: the median of several runs after one that warms up. */

export interface Row {
  what: string;
  milliseconds: number | null;
  /** What the figure is held against, or why there is none. */
  note: string;
}

export const medianMs = async (runs: number, work: () => unknown): Promise<number> => {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)]!;
};

/** The fastest of several runs after one that warms up: what the machine can do when nobody else wants it. */
export const bestMs = async (runs: number, work: () => unknown): Promise<number> => {
  await work();
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await work();
    best = Math.min(best, performance.now() - from);
  }
  return best;
};

export interface Sized {
  size: number;
  milliseconds: number;
}

/**
 * The fastest time at each size. Sizes take turns, after one of the largest that warms up: a machine that is wanted
 * elsewhere for a while slows them all alike.
 */
export const interleaved = async (
  sizes: readonly number[],
  rounds: number,
  work: (size: number) => unknown,
): Promise<Sized[]> => {
  await work(Math.max(...sizes));
  const best = sizes.map((size) => ({ size, milliseconds: Number.POSITIVE_INFINITY }));
  for (let round = 0; round < rounds; round++)
    for (const entry of best) {
      const from = performance.now();
      await work(entry.size);
      entry.milliseconds = Math.min(entry.milliseconds, performance.now() - from);
    }
  return best;
};

/** The exponent b of time = a x size^b, by least squares on logarithms. */
export const exponentOf = (points: readonly Sized[]): number => {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ milliseconds }) => Math.log(milliseconds));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  return xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0) / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
};

export const printRows = (title: string, rows: readonly Row[]): void => {
  const wide = Math.max(...rows.map(({ what }) => what.length));
  console.log(`\n${title}`);
  for (const { what, milliseconds, note } of rows)
    console.log(
      `  ${what.padEnd(wide)}  ${milliseconds === null ? '        -' : `${milliseconds.toFixed(2).padStart(9)} ms`}  ${note}`,
    );
};
