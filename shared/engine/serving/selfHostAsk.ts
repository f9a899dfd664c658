/** What is asked of a model on own or rented GPUs, and whether it can be answered. */
import { type Precision, type RentKind, replicaSizes } from '../../plan/fleet.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import type { Deployment, ServingEngine } from './deployment.ts';
import type { Demand } from './fleet.ts';

/** USD per million tokens of an API; `cachedUsdPerM` null: cached prompt tokens cost as much as others. */
export interface ApiPrice {
  promptUsdPerM: number;
  completionUsdPerM: number;
  cachedUsdPerM: number | null;
}

export interface SelfHostAsk {
  /** An id of an architecture, or of a catalog model with it. */
  model: string;
  gpu: string;
  /** GPUs of a replica; null: the number whose month costs least. */
  gpus: number | null;
  /** null: as the weights were released. */
  precision: Precision | null;
  engine: ServingEngine;
  attention: Deployment['attention'];
  promptTokens: number;
  completionTokens: number;
  prefixHit: number;
  /** Requests a replica works on at once; null: as many as leave every user `perUserFloor` tokens a second. */
  concurrency: number | null;
  perUserFloor: number;
  demand: Demand;
  /** USD per GPU and hour; null: the typical rent of `rent`, or the owner's cost. */
  usdPerGpuHour: number | null;
  rent: RentKind;
  owned: boolean;
  /** Egress, storage, support: a share of what the hardware costs. */
  overheadShare: number;
  staffUsdPerMonth: number;
  /** Output tokens a second that a replica of this kind was measured to reach with these requests. */
  measuredTokensPerSecond: number | null;
  /** Share of the API's successes that are lost by serving it so; null: unknown. */
  successLoss: number | null;
  /** What the same requests, and what overflows, cost elsewhere; null: unknown. */
  api: ApiPrice | null;
}

/** What is not asked for is so. */
export const selfHostDefaults = {
  gpus: null,
  precision: null,
  engine: 'vllm',
  attention: 'tensor',
  prefixHit: 0,
  concurrency: null,
  perUserFloor: 20,
  usdPerGpuHour: null,
  rent: 'on-demand',
  owned: false,
  overheadShare: 0.15,
  staffUsdPerMonth: 0,
  measuredTokensPerSecond: null,
  successLoss: null,
  api: null,
} as const satisfies Partial<SelfHostAsk>;

export const demandDefaults = { peakToMean: 3, allowedLoad: 0.75, spares: 1, mostReplicas: null } as const;

const requireWhole = (field: string, value: number, low: number, high: number): void => {
  requireBetween(field, value, low, high);
  if (!Number.isInteger(value)) throw new EngineError(field, value, 'a whole number');
};

/** Throws an EngineError that names the number out of bounds. */
export const checkAsk = (ask: SelfHostAsk): void => {
  const { demand } = ask;
  if (ask.gpus !== null && !replicaSizes.some((size) => size === ask.gpus))
    throw new EngineError('gpus', ask.gpus, replicaSizes.join(', '));
  requireBetween('promptTokens', ask.promptTokens, 1, 10_000_000);
  requireBetween('completionTokens', ask.completionTokens, 1, 1_000_000);
  requireBetween('prefixHit', ask.prefixHit, 0, 0.999);
  if (ask.concurrency !== null) requireBetween('concurrency', ask.concurrency, 1, 100_000);
  requireBetween('perUserFloor', ask.perUserFloor, 0, 10_000);
  requireBetween('requests', demand.requestsPerMonth, 1, 1e12);
  requireBetween('peakToMean', demand.peakToMean, 1, 1000);
  requireBetween('allowedLoad', demand.allowedLoad, 0.01, 1);
  requireWhole('spares', demand.spares, 0, 1000);
  if (demand.mostReplicas !== null) requireWhole('replicas', demand.mostReplicas, 1, 100_000);
  if (ask.usdPerGpuHour !== null) requireBetween('usdPerGpuHour', ask.usdPerGpuHour, 0, 10_000);
  requireBetween('overheadShare', ask.overheadShare, 0, 10);
  requireBetween('staffUsdPerMonth', ask.staffUsdPerMonth, 0, 1e9);
  if (ask.measuredTokensPerSecond !== null) requireBetween('measured', ask.measuredTokensPerSecond, 0.01, 1e7);
  if (ask.api !== null) {
    requireBetween('api.promptUsdPerM', ask.api.promptUsdPerM, 0, 1e6);
    requireBetween('api.completionUsdPerM', ask.api.completionUsdPerM, 0, 1e6);
    if (ask.api.cachedUsdPerM !== null) requireBetween('api.cachedUsdPerM', ask.api.cachedUsdPerM, 0, 1e6);
  }
  if (ask.successLoss !== null) requireBetween('successLoss', ask.successLoss, 0, 0.999);
};
