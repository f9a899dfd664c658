/** The rules people use for the speed of a model on a GPU, each with its constant from the rows it may learn from. */
import { bytesPerWeight } from '../../shared/engine/serving/architecture.ts';
import { solveSymmetric } from './servingFit.ts';
import type { MeasuredSpeed } from './servingRows.ts';

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Predicts output tokens a second for each GPU, after it has seen rows. */
export type Rule = (seen: readonly MeasuredSpeed[]) => (row: MeasuredSpeed) => number;

/** In proportion to something that can be looked up. */
const inProportion =
  (to: (row: MeasuredSpeed) => number): Rule =>
  (seen) => {
    const constant = median(seen.map((row) => row.perGpu / to(row)));
    return (row) => constant * to(row);
  };

/** Where all requests are queued at once. */
const mostAtOnce = 1024;
const atOnce = ({ requests }: MeasuredSpeed): number => Math.min(requests.concurrency, mostAtOnce);
const bytes = ({ served }: MeasuredSpeed): number => bytesPerWeight[served.deployment.precision];

const perGpuKind: Rule = (seen) => {
  const all = median(seen.map(({ perGpu }) => perGpu));
  const kinds = new Map<string, number[]>();
  for (const row of seen) kinds.set(row.served.gpu.id, [...(kinds.get(row.served.gpu.id) ?? []), row.perGpu]);
  const known = new Map([...kinds].map(([id, values]) => [id, median(values)]));
  return (row) => known.get(row.served.gpu.id) ?? all;
};

const traits = (row: MeasuredSpeed): number[] => {
  const { model, gpu, deployment } = row.served;
  return [
    1,
    Math.log(model.activeB),
    Math.log(model.totalB),
    Math.log(gpu.bandwidthGbPerS),
    Math.log(gpu.teraflops.bf16),
    Math.log(deployment.gpus),
    Math.log(row.requests.promptTokens),
    Math.log(row.requests.completionTokens),
    Math.log(atOnce(row)),
    Math.log(bytes(row)),
  ];
};

const regression: Rule = (seen) => {
  const rows = seen.map(traits);
  const size = rows[0]?.length ?? 0;
  const sumOf = (value: (row: number[], i: number) => number): number =>
    rows.reduce((sum, row, i) => sum + value(row, i), 0);
  const places = Array.from({ length: size }, (_, k) => k);
  const matrix = places.map((k) =>
    places.map((j) => sumOf((row) => (row[k] ?? 0) * (row[j] ?? 0)) + (j === k ? 1e-6 : 0)),
  );
  const right = places.map((k) => sumOf((row, i) => (row[k] ?? 0) * Math.log(seen[i]?.perGpu ?? 1)));
  const coefficients = solveSymmetric(matrix, right);
  return (row) => Math.exp(traits(row).reduce((sum, value, k) => sum + value * (coefficients[k] ?? 0), 0));
};

export const rules: Record<string, Rule> = {
  'log-linear regression, 10 coefficients': regression,
  'batch x bandwidth / all weights': inProportion(
    (row) => (atOnce(row) * row.served.gpu.bandwidthGbPerS) / (row.served.model.totalB * bytes(row)),
  ),
  'inverse to active parameters': inProportion((row) => 1 / row.served.model.activeB),
  'bandwidth / active weights': inProportion(
    (row) => row.served.gpu.bandwidthGbPerS / (row.served.model.activeB * bytes(row)),
  ),
  'one speed per GPU': inProportion(() => 1),
  'one speed per kind of GPU': perGpuKind,
};
