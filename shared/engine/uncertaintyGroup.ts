/** What the uncertainty of a plan comes from: every quantity that is drawn belongs to one of these. */
import type { Estimate } from '../plan/estimate.ts';

export const uncertaintyGroups = [
  /** A planner's own evals and anchors. */
  'ownData',
  /** Counts of public benchmarks, and dependence and checks fitted to them. */
  'publicBenchmarks',
  /** That her work is not the benchmark: easier or harder for all, and other for each model. */
  'transfer',
  /** Prices are read off lists and have no range unless one is stated. */
  'prices',
  /** Tokens, requests, tool calls and how much a model writes. */
  'shapes',
  /** Ranges the planner or a preset states without a measurement. */
  'guesses',
] as const;

export type UncertaintyGroup = (typeof uncertaintyGroups)[number];

/** By the first word of a stream's name; what is not named here is a guess. */
const byFirstWord: Readonly<Record<string, UncertaintyGroup>> = {
  shape: 'shapes',
  verbosity: 'shapes',
  anchor: 'ownData',
  rho: 'publicBenchmarks',
  tau: 'publicBenchmarks',
  beta: 'publicBenchmarks',
  gamma: 'publicBenchmarks',
  'true-accept': 'publicBenchmarks',
  'false-accept': 'publicBenchmarks',
  rise: 'publicBenchmarks',
};

/** The group of an estimate that is drawn in the stream `name`. An assumed one is a guess, whatever it is of. */
export const groupOfEstimate = ({ assumed }: Estimate, name: string): UncertaintyGroup =>
  (assumed === true ? undefined : byFirstWord[name.split(' ', 1)[0] ?? '']) ?? 'guesses';
