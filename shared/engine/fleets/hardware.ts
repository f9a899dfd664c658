/** A fleet as a planner looks at it before she takes it: rented and owned beside the API, and how both grow with the volume. */
import type { Fleet } from '../../plan/fleet.ts';
import { EngineError } from '../engineError.ts';
import { monthOf } from '../serving/placing.ts';
import { type SelfHosting, selfHost } from '../serving/selfHost.ts';
import type { ApiPrice, SelfHostAsk } from '../serving/selfHostAsk.ts';
import { askOfFleet } from './fleetMonth.ts';
import type { Load } from './load.ts';

/** USD a month at so many times the load; null: not known, or no hardware. */
export interface VolumeStep {
  times: number;
  apiUsd: number | null;
  rentedUsd: number | null;
  ownedUsd: number | null;
}

/** `unpriced`: nobody published what an hour costs so, and it is not stated. */
export type Kept = SelfHosting | { kind: 'unpriced' };

export interface Hardware {
  ask: SelfHostAsk;
  rented: Kept;
  owned: Kept;
  steps: VolumeStep[];
}

const kept = (ask: SelfHostAsk): Kept => {
  try {
    return selfHost(ask);
  } catch (problem) {
    if (problem instanceof EngineError && (problem.field === 'rent' || problem.field === 'usdPerGpuHour'))
      return { kind: 'unpriced' };
    throw problem;
  }
};

/** Up to five times the load: what machines that come whole do to the line of the API is seen there. */
const mostTimes = 5;
const stepsPerLoad = 40;

/** The full cost of a month by times of the load, on the hardware found. */
const monthsOf = (ask: SelfHostAsk, found: Kept): ((times: number) => number | null) => {
  if (found.kind !== 'hosted') return () => null;
  const { throughput, deployment, usdPerGpuHour } = found;
  return (times) => {
    const demand = { ...ask.demand, requestsPerMonth: ask.demand.requestsPerMonth * times };
    return monthOf(throughput, deployment.gpus, usdPerGpuHour, { ...ask, demand }).month.fullUsd;
  };
};

/**
 * A stated price of an hour belongs to the way of having the GPUs that the fleet is of; the other is at what was published.
 * Throws an EngineError for an unknown model or GPU and for numbers out of bounds.
 */
export const hardwareOf = (fleet: Fleet, load: Load, api: ApiPrice | null): Hardware => {
  const asked = (owned: boolean): SelfHostAsk =>
    askOfFleet({ ...fleet, owned, usdPerGpuHour: owned === fleet.owned ? fleet.usdPerGpuHour : null }, load, api);
  const [rentedAsk, ownedAsk] = [asked(false), asked(true)];
  const [rented, owned] = [kept(rentedAsk), kept(ownedAsk)];
  const either = rented.kind === 'hosted' ? rented : owned;
  const perLoad = either.kind === 'hosted' ? (either.against?.monthUsd ?? null) : null;
  const [rentedAt, ownedAt] = [monthsOf(rentedAsk, rented), monthsOf(ownedAsk, owned)];
  return {
    ask: fleet.owned ? ownedAsk : rentedAsk,
    rented,
    owned,
    steps: Array.from({ length: mostTimes * stepsPerLoad }, (_, i) => {
      const times = (i + 1) / stepsPerLoad;
      return {
        times,
        apiUsd: perLoad === null ? null : perLoad * times,
        rentedUsd: rentedAt(times),
        ownedUsd: ownedAt(times),
      };
    }),
  };
};

export interface WayOut {
  change: Partial<Fleet>;
  gpus: number;
  gpu: string;
  precision: string;
  found: Extract<SelfHosting, { kind: 'hosted' }>;
}

/** Ways to fit what does not: more GPUs of the kind, fewer bits, or the larger kinds named; the cheapest month first. */
export const waysOut = (fleet: Fleet, load: Load, api: ApiPrice | null, otherGpus: readonly string[]): WayOut[] => {
  const found = hardwareOf(fleet, load, api);
  const stuck = fleet.owned ? found.owned : found.rented;
  if (stuck.kind !== 'doesNotFit') return [];
  const changes: Partial<Fleet>[] = [
    ...stuck.withGpus.slice(0, 1).map((gpus) => ({ gpus })),
    ...stuck.withPrecisions.slice(0, 1).map((precision) => ({ precision })),
    ...otherGpus.map((gpu) => ({ gpu, usdPerGpuHour: null })),
  ];
  return changes
    .flatMap((change): WayOut[] => {
      const ask = askOfFleet({ ...fleet, ...change }, load, api);
      const way = kept(ask);
      return way.kind === 'hosted'
        ? [{ change, gpus: way.deployment.gpus, gpu: way.gpu.id, precision: way.deployment.precision, found: way }]
        : [];
    })
    .sort((a, b) => a.found.month.fullUsd - b.found.month.fullUsd)
    .slice(0, 3);
};
