/** Whether a calibration finds what outcomes were drawn from: bias, and how often its 90% intervals hold the truth. */
import { calibrate } from '../../shared/engine/calibrate/calibrate.ts';
import { drawOutcomes, type Truth } from './drawOutcomes.ts';

export type Parameter = 'rho' | 'tau' | 'beta' | 'gamma';

export interface Recovery {
  /** Draws with an estimate of the parameter. */
  draws: number;
  /** Mean of estimate - truth, and the standard deviation of the estimate. */
  bias: number;
  sd: number;
  /** Share of draws whose 90% interval holds the truth. */
  coverage: number;
}

export interface Scenario {
  name: string;
  items: number;
  truth: Truth;
}

/** Success rates spread evenly from low to high. */
const spread = (models: number, low: number, high: number): number[] =>
  Array.from({ length: models }, (_, m) => low + ((high - low) * m) / Math.max(1, models - 1));

export const scenarios: readonly Scenario[] = [
  {
    name: '500 items, 12 models, as SWE-bench',
    items: 500,
    truth: { rho: 0.6, tau: 0.2, beta: 0.12, gamma: 0.44, rates: spread(12, 0.2, 0.75), runs: 1 },
  },
  {
    name: '500 items, 6 models, 4 runs',
    items: 500,
    truth: { rho: 0.5, tau: 0.3, beta: 0.05, gamma: 0.3, rates: spread(6, 0.3, 0.8), runs: 4 },
  },
  {
    name: '200 items, 8 models, nothing unsolvable',
    items: 200,
    truth: { rho: 0.75, tau: 0.15, beta: 0, gamma: 0.4, rates: spread(8, 0.25, 0.8), runs: 1 },
  },
  {
    name: '100 items, 5 models, nearly independent',
    items: 100,
    truth: { rho: 0.08, tau: 0.1, beta: 0, gamma: 0.2, rates: spread(5, 0.4, 0.85), runs: 1 },
  },
  {
    name: '60 items, 10 models, 3 runs',
    items: 60,
    truth: { rho: 0.55, tau: 0.34, beta: 0, gamma: 0.2, rates: spread(10, 0.2, 0.7), runs: 3 },
  },
  {
    name: '40 items, 3 models, 2 runs',
    items: 40,
    truth: { rho: 0.5, tau: 0.2, beta: 0.1, gamma: 0.4, rates: spread(3, 0.4, 0.7), runs: 2 },
  },
  {
    name: '25 items, 4 models',
    items: 25,
    truth: { rho: 0.6, tau: 0.2, beta: 0.05, gamma: 0.3, rates: spread(4, 0.35, 0.7), runs: 1 },
  },
  {
    name: '300 items, 2 models',
    items: 300,
    truth: { rho: 0.6, tau: 0.2, beta: 0, gamma: 0.3, rates: [0.7, 0.5], runs: 1 },
  },
];

/** Draws the scenario `draws` times with fixed seeds and calibrates each. null where a parameter has no estimate. */
export const recover = ({ name, items, truth }: Scenario, draws: number): Record<Parameter, Recovery | null> => {
  const found: Record<Parameter, { value: number; inside: boolean }[]> = { rho: [], tau: [], beta: [], gamma: [] };
  for (let draw = 0; draw < draws; draw += 1) {
    const { matrix, costs } = drawOutcomes(truth, items, `${name} ${draw}`);
    const calibration = calibrate(matrix, costs);
    if (!calibration.ok) continue;
    for (const parameter of ['rho', 'tau', 'beta', 'gamma'] as const) {
      const figure = calibration.value[parameter];
      if (figure === null) continue;
      const inside = figure.low <= truth[parameter] && truth[parameter] <= figure.high;
      found[parameter].push({ value: figure.value, inside });
    }
  }
  const summary = (parameter: Parameter): Recovery | null => {
    const all = found[parameter];
    if (all.length === 0) return null;
    const mean = all.reduce((sum, { value }) => sum + value, 0) / all.length;
    return {
      draws: all.length,
      bias: mean - truth[parameter],
      sd: Math.sqrt(all.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / all.length),
      coverage: all.filter(({ inside }) => inside).length / all.length,
    };
  };
  return { rho: summary('rho'), tau: summary('tau'), beta: summary('beta'), gamma: summary('gamma') };
};
