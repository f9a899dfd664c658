/** What measurement adds to data sheets: how much of each peak serving engines reach, and what every step costs besides. */
import stored from './factors.json' with { type: 'json' };

export interface Factors {
  /** Shares of the peaks reached: memory bandwidth, and operations by precision. */
  bandwidth: number;
  bf16: number;
  fp8: number;
  fp4: number;
  /** Seconds per layer and step; further ones where the layer has experts; seconds per sequence and step. */
  layerSeconds: number;
  expertLayerSeconds: number;
  sequenceSeconds: number;
  /** Speed over vLLM's of 2025 and 2026. */
  sglang: number;
  tensorrt: number;
  amd: number;
  /** Speed of the engines of 2024 over theirs of 2025 and 2026; for reading old measurements alone. */
  before2025: { vllm: number; tensorrt: number };
}

export interface FittedFactors {
  factors: Factors;
  /** Least and greatest over fits on halves of the pairs of model and GPU, by name of the factor. */
  ranges: Record<string, { low: number; high: number }>;
  /** Log standard deviation of measured over predicted speed on pairs kept out of the fit. */
  heldOutSd: number;
  /** Day of the newest measurement, and how many there were. */
  newest: string;
  rows: number;
  pairs: number;
}

/** Fitted by `npm run fidelity` on the measurements in test/fidelity/serving.csv. */
export const fitted: FittedFactors = stored;
