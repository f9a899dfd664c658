/** Fits the factors of the serving model to measured speeds: least squares of log ratios, robust, weakly tied to guesses. */
import type { Factors } from '../../shared/engine/serving/factors.ts';
import { type MeasuredSpeed, predictedPerGpu } from './servingRows.ts';

/** What one would guess without any measurement, and how far off in logs. */
const guesses: { name: string; value: number; sd: number }[] = [
  { name: 'bandwidth', value: 0.85, sd: 0.15 },
  { name: 'bf16', value: 0.6, sd: 0.4 },
  { name: 'fp8', value: 0.6, sd: 0.4 },
  { name: 'fp4', value: 0.5, sd: 0.4 },
  { name: 'layerSeconds', value: 60e-6, sd: 0.7 },
  { name: 'expertLayerSeconds', value: 30e-6, sd: 0.7 },
  { name: 'sequenceSeconds', value: 20e-6, sd: 0.7 },
  { name: 'sglang', value: 1, sd: 0.3 },
  { name: 'tensorrt', value: 1, sd: 0.3 },
  { name: 'amd', value: 0.8, sd: 0.4 },
  { name: 'before2025.vllm', value: 0.9, sd: 0.3 },
  { name: 'before2025.tensorrt', value: 1, sd: 0.3 },
];

export const factorNames = guesses.map(({ name }) => name);

const asFactors = (logs: readonly number[]): Factors => {
  const at = (name: string): number => Math.exp(logs[factorNames.indexOf(name)] ?? Number.NaN);
  return {
    bandwidth: at('bandwidth'),
    bf16: at('bf16'),
    fp8: at('fp8'),
    fp4: at('fp4'),
    layerSeconds: at('layerSeconds'),
    expertLayerSeconds: at('expertLayerSeconds'),
    sequenceSeconds: at('sequenceSeconds'),
    sglang: at('sglang'),
    tensorrt: at('tensorrt'),
    amd: at('amd'),
    before2025: { vllm: at('before2025.vllm'), tensorrt: at('before2025.tensorrt') },
  };
};

/** Log ratios of predicted to measured speed; 0 where the model says that the weights do not fit. */
const ratios = (rows: readonly MeasuredSpeed[], logs: readonly number[]): number[] => {
  const factors = asFactors(logs);
  return rows.map((row) => {
    const predicted = predictedPerGpu(row, factors);
    return predicted === null ? 0 : Math.log(predicted / row.perGpu);
  });
};

/** A pair with many rows counts more than one with few, but not as many times more. */
const pairWeights = (rows: readonly MeasuredSpeed[]): number[] => {
  const counts = new Map<string, number>();
  for (const { pair } of rows) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return rows.map(({ pair }) => 1 / Math.sqrt(counts.get(pair) ?? 1));
};

/** Solves a symmetric positive definite system by elimination. */
export const solveSymmetric = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let k = 0; k < rows.length; k++)
    for (let i = k + 1; i < rows.length; i++) {
      const times = at(i, k) / at(k, k);
      rows[i] = (rows[i] ?? []).map((value, j) => value - times * at(k, j));
    }
  const solved = right.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--)
    solved[i] =
      (at(i, rows.length) - solved.reduce((sum, value, j) => (j > i ? sum + at(i, j) * value : sum), 0)) / at(i, i);
  return solved;
};

/** A log ratio beyond this counts ever less. */
const usual = 0.3;
const rounds = 10;
const step = 1e-3;

export const fitFactors = (rows: readonly MeasuredSpeed[]): Factors => {
  let logs = guesses.map(({ value }) => Math.log(value));
  const weights = pairWeights(rows);
  const scale = weights.reduce((sum, weight) => sum + weight, 0) / new Set(rows.map(({ pair }) => pair)).size;
  for (let round = 0; round < rounds; round++) {
    const now = ratios(rows, logs);
    const robust = now.map((ratio, i) => (weights[i] ?? 0) / scale / Math.sqrt(1 + (ratio / usual) ** 2) / usual ** 2);
    const slopes = logs.map((_, k) => {
      const moved = ratios(
        rows,
        logs.map((value, j) => (j === k ? value + step : value)),
      );
      return moved.map((ratio, i) => (ratio - (now[i] ?? 0)) / step);
    });
    const dot = (a: readonly number[], b: readonly number[]): number =>
      robust.reduce((sum, weight, i) => sum + weight * (a[i] ?? 0) * (b[i] ?? 0), 0);
    const normal = slopes.map((a, k) =>
      slopes.map((b, j) => dot(a, b) + (j === k ? 1 / (guesses[k]?.sd ?? 1) ** 2 : 0)),
    );
    const pull = slopes.map(
      (a, k) => -dot(a, now) - ((logs[k] ?? 0) - Math.log(guesses[k]?.value ?? 1)) / (guesses[k]?.sd ?? 1) ** 2,
    );
    const moves = solveSymmetric(normal, pull);
    logs = logs.map((value, k) => value + Math.max(-0.5, Math.min(0.5, moves[k] ?? 0)));
  }
  return asFactors(logs);
};

export const factorNamed = (factors: Factors, name: string): number => {
  const { before2025, ...others } = factors;
  const flat: Record<string, number> = {
    ...others,
    'before2025.vllm': before2025.vllm,
    'before2025.tensorrt': before2025.tensorrt,
  };
  return flat[name] ?? Number.NaN;
};
