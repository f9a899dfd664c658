/** A model on rented hardware with round numbers, for what is said of it. */
import { architectures } from '../../../shared/engine/serving/architecture.ts';
import { gpuOf } from '../../../shared/engine/serving/gpu.ts';
import type { Hosted } from '../../../shared/engine/serving/selfHost.ts';

const [architecture] = architectures;
if (architecture === undefined) throw new Error('no architecture');

/** Three replicas of two GPUs, one of them spare: $9,000 a month beside an API of $10,000. */
export const hosted: Hosted = {
  kind: 'hosted',
  model: { ...architecture, id: 'open-70b', maxContext: 128_000 },
  gpu: { ...gpuOf('H100'), name: 'H100', note: null },
  deployment: { gpus: 2, precision: 'fp8', engine: 'vllm', attention: 'tensor' },
  weightsGb: 70,
  memoryGb: 144,
  throughput: {
    mostSequences: 40.9,
    sequences: 32,
    tokensPerSecond: 1_600,
    perUser: 50,
    requestsPerSecond: 4,
    promptTokenSeconds: 0.0001,
    completionTokenSeconds: 0.0005,
  },
  belowFloor: false,
  fleet: { working: 2, replicas: 3, load: 0.3, reachableLoad: 0.4, overflow: 0.01 },
  usdPerGpuHour: 2.5,
  priceSource: null,
  month: {
    hardwareUsd: 6_000,
    overheadUsd: 1_200,
    staffUsd: 1_650,
    overflowUsd: 150,
    cashUsd: 7_350,
    fullUsd: 9_000,
    usdPerRequest: 0.01,
    usdPerM: 0.9,
  },
  bands: {
    perUser: { low: 40, high: 60 },
    tokensPerSecond: { low: 1_280, high: 1_920 },
    replicas: { low: 2, high: 4 },
    fullUsd: { low: 7_000, high: 12_000 },
    usdPerM: { low: 0.7, high: 1.2 },
  },
  against: {
    monthUsd: 10_000,
    usdPerM: 1,
    neededLoad: 0.25,
    neededLoadBand: { low: 0.2, high: 0.35 },
    breakEven: { firstTokens: 4e9, alwaysTokens: 6e9 },
    sureness: 0.8,
  },
  spread: { speedSd: 0.21, rentSd: 0.3 },
  factors: { newest: '2026-08-01', heldOutSd: 0.234 },
  remarks: [],
};
