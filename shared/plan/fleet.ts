/**
 * Own or rented GPUs on which a plan runs a model with open weights: several rows of several stacks may share one fleet, and
 * what it cannot carry is bought at the offer that the plan pays for the model.
 */
import * as z from 'zod';
import { catalogId, check, cleanName, finiteNumber, listOf, oneOf, wholeNumber, yesNo } from '../catalog/checks.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import type { Estimate } from './estimate.ts';
import { shareEstimate } from './estimateSchema.ts';
import { stackIdSchema } from './givenIds.ts';

export const precisions = ['bf16', 'fp8', 'fp4', 'mxfp4', 'int4'] as const;
/** Of the weights. fp4 computes in 4 bits where the GPU can; mxfp4 and int4 are weights alone. */
export type Precision = (typeof precisions)[number];

export const rentKinds = ['on-demand', 'reserved', 'spot', 'hyperscaler', 'small-host'] as const;
export type RentKind = (typeof rentKinds)[number];

/** GPUs that one replica may have. */
export const replicaSizes = [1, 2, 4, 8] as const;

export interface Fleet {
  /** ^[A-Za-z0-9_-]{1,64}$, unique in the plan. */
  id: string;
  modelId: ModelId;
  /** The stacks whose attempts by the model are made here. No two fleets of one model share a stack. */
  stacks: StackId[];
  /** The name of a GPU of `engine/serving`. */
  gpu: string;
  /** GPUs of one replica; null: the number whose month costs least. */
  gpus: number | null;
  /** null: as the weights were released. */
  precision: Precision | null;
  /** Tokens a second that every user is to get. */
  perUserFloor: number;
  /** Share of the prompt tokens whose work is still there; null: what the rows read from a cache. */
  prefixHit: number | null;
  /** Load of the busiest hour over the mean, and the share of their capacity that replicas may carry then. */
  peakToMean: number;
  allowedLoad: number;
  spares: number;
  /** At most so many at work, the rest is bought; null: as many as the busiest hour needs. */
  mostReplicas: number | null;
  /** Owned hardware is never invoiced, rented hardware is. */
  owned: boolean;
  rent: RentKind;
  /** null: the published rent of that kind, or what owning one costs. */
  usdPerGpuHour: number | null;
  overheadShare: number;
  staffUsdPerMonth: number;
  /** Share of the model's successes lost by serving it so; null: not stated, which only weights as released may be. */
  successLoss: Estimate | null;
}

/** What a fleet is until its planner says otherwise: eight hours of office load, one spare, rented on demand. */
export const newFleet = (id: string, modelId: ModelId, stacks: StackId[], gpu: string): Fleet => ({
  id,
  modelId,
  stacks,
  gpu,
  gpus: null,
  precision: null,
  perUserFloor: 20,
  prefixHit: null,
  peakToMean: 3,
  allowedLoad: 0.75,
  spares: 1,
  mostReplicas: null,
  owned: false,
  rent: 'on-demand',
  usdPerGpuHour: null,
  overheadShare: 0.15,
  staffUsdPerMonth: 0,
  successLoss: null,
});

const fleetId = () =>
  check<string>((value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value), {
    kind: 'invalidFleetId',
    allowed: '1 to 64 letters, digits, _ or -',
  });

/** The ranges of a fleet's numbers, one name each, so that a field and its check on a screen cannot disagree. */
export const fleetRanges = {
  perUserFloor: { min: 0, max: 10_000 },
  prefixHit: { min: 0, max: 0.999 },
  peakToMean: { min: 1, max: 1000 },
  allowedLoad: { min: 0.01, max: 1 },
  spares: { min: 0, max: 1000 },
  mostReplicas: { min: 1, max: 100_000 },
  usdPerGpuHour: { min: 0, max: 10_000 },
  overheadShare: { min: 0, max: 10 },
  staffUsdPerMonth: { min: 0, max: 1e9 },
} as const;

const fleetSchema: z.ZodType<Fleet> = z.strictObject({
  id: fleetId(),
  modelId: catalogId<ModelId>(),
  stacks: z.array(stackIdSchema()).min(1).max(1000),
  gpu: cleanName(40),
  gpus: check<number>((value) => replicaSizes.some((size) => size === value), {
    kind: 'invalidChoice',
    allowed: `one of ${replicaSizes.join(', ')}`,
    choices: replicaSizes.join(', '),
  }).nullable(),
  precision: oneOf(...precisions).nullable(),
  perUserFloor: finiteNumber(fleetRanges.perUserFloor),
  prefixHit: finiteNumber(fleetRanges.prefixHit).nullable(),
  peakToMean: finiteNumber(fleetRanges.peakToMean),
  allowedLoad: finiteNumber(fleetRanges.allowedLoad),
  spares: wholeNumber(fleetRanges.spares),
  mostReplicas: wholeNumber(fleetRanges.mostReplicas).nullable(),
  owned: yesNo(),
  rent: oneOf(...rentKinds),
  usdPerGpuHour: finiteNumber(fleetRanges.usdPerGpuHour).nullable(),
  overheadShare: finiteNumber(fleetRanges.overheadShare),
  staffUsdPerMonth: finiteNumber(fleetRanges.staffUsdPerMonth),
  successLoss: shareEstimate().nullable(),
});

/** More than these are a mistake or an attack. */
const mostFleets = 100;

export const fleetsSchema = listOf(fleetSchema, mostFleets);

/** The fleet on which a stack runs a model; null: it is bought. */
export const fleetOf = (fleets: readonly Fleet[] | undefined, stackId: StackId, modelId: ModelId): Fleet | null =>
  fleets?.find((fleet) => fleet.modelId === modelId && fleet.stacks.includes(stackId)) ?? null;

/** The plan with a stack of it put onto some of its fleets. */
export const onFleets = <P extends { fleets?: Fleet[] }>(plan: P, ids: readonly string[], stackId: StackId): P =>
  plan.fleets === undefined || ids.length === 0
    ? plan
    : {
        ...plan,
        fleets: plan.fleets.map((fleet) =>
          ids.includes(fleet.id) ? { ...fleet, stacks: [...fleet.stacks, stackId] } : fleet,
        ),
      };
