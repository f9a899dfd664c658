/** The presets of each category, from the calibrations of its matrices: figures with ranges and where they come from. */
import type { Calibration } from '../../shared/engine/calibrate/calibrate.ts';
import type { Interval } from '../../shared/engine/calibrate/interval.ts';
import type { LoadedMatrix } from './matrices.ts';

export interface Calibrated extends LoadedMatrix {
  calibration: Calibration;
}

interface Preset extends Interval {
  source: string;
}

export interface CategoryPreset {
  rho: Preset;
  tau: Preset | null;
  beta: Preset | null;
  gamma: Preset | null;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const told = ({ published, calibration }: Calibrated, figure: Interval): string =>
  `${published.benchmark} (${calibration.items} items, ${calibration.models} models, ${published.success}) ${figure.value.toFixed(2)} (${figure.low.toFixed(2)} to ${figure.high.toFixed(2)})`;

/** Benchmarks that define success alike are averaged first, so that two of one kind do not outvote one of another. */
const combine = (
  parts: Calibrated[],
  method: string,
  figureOf: (calibration: Calibration) => Interval | null,
): Preset | null => {
  const known = parts.flatMap((part) => {
    const figure = figureOf(part.calibration);
    return figure === null ? [] : [{ part, figure }];
  });
  if (known.length === 0) return null;
  const kinds = new Map<string, number[]>();
  for (const { part, figure } of known)
    kinds.set(part.published.success, [...(kinds.get(part.published.success) ?? []), figure.value]);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    value: rounded(mean([...kinds.values()].map(mean))),
    low: rounded(Math.min(...known.map(({ figure }) => figure.low))),
    high: rounded(Math.max(...known.map(({ figure }) => figure.high))),
    source: `${method} on ${known.map(({ part, figure }) => told(part, figure)).join('; ')}.`,
  };
};

const likelihood = 'Maximum likelihood';

/**
 * The range spans the 90% intervals of all matrices of the category: what differs between benchmarks is inside it.
 * Two models cannot tell beta, so such a matrix has no say in it.
 */
export const presetOf = (parts: Calibrated[]): CategoryPreset | null => {
  const rho = combine(parts, likelihood, (calibration) => calibration.rho);
  if (rho === null) return null;
  return {
    rho,
    tau: combine(parts, likelihood, (calibration) => calibration.tau),
    beta: combine(parts, likelihood, ({ beta, notes }) => (notes.includes('betaNotIdentified') ? null : beta)),
    gamma: combine(parts, 'Matched to the cost of tasks another model failed', (calibration) => calibration.gamma),
  };
};
