/** A fleet of a plan under the load of a month: what it costs with its doubt, and the share that must be bought elsewhere. */

import type { Estimate } from '../../plan/estimate.ts';
import type { Fleet } from '../../plan/fleet.ts';
import { EngineError } from '../engineError.ts';
import type { FleetGap, HardwareInUse } from '../outcome.ts';
import { at, type Draws, derived, estimated, exactly, type Quantity } from '../quantity.ts';
import { architectureOf } from '../serving/architecture.ts';
import { hoursPerMonth } from '../serving/fleet.ts';
import { gpus } from '../serving/gpu.ts';
import { monthOf, type Placed, placeOn, releasedPrecision, scaledBy } from '../serving/placing.ts';
import { type ApiPrice, type SelfHostAsk, selfHostDefaults } from '../serving/selfHostAsk.ts';
import { speedSd } from '../serving/spread.ts';
import type { Load } from './load.ts';

/** The question to the model of serving that a fleet asks: its requests are as long as those of the load, on average. */
export const askOfFleet = (fleet: Fleet, load: Load, api: ApiPrice | null): SelfHostAsk => {
  // Fewer than one request is as good as one: somebody keeps the hardware for it.
  const requests = Math.max(load.requests, 1);
  const cached = load.promptTokens > 0 ? load.cachedTokens / load.promptTokens : 0;
  return {
    ...selfHostDefaults,
    model: fleet.modelId,
    gpu: fleet.gpu,
    gpus: fleet.gpus,
    precision: fleet.precision,
    promptTokens: Math.max(load.promptTokens / requests, 1),
    completionTokens: Math.max(load.completionTokens / requests, 1),
    prefixHit: Math.min(fleet.prefixHit ?? cached, 0.999),
    perUserFloor: fleet.perUserFloor,
    demand: {
      requestsPerMonth: requests,
      peakToMean: fleet.peakToMean,
      allowedLoad: fleet.allowedLoad,
      spares: fleet.spares,
      mostReplicas: fleet.mostReplicas,
    },
    usdPerGpuHour: fleet.usdPerGpuHour,
    rent: fleet.rent,
    owned: fleet.owned,
    overheadShare: fleet.overheadShare,
    staffUsdPerMonth: fleet.staffUsdPerMonth,
    successLoss: fleet.successLoss?.value ?? null,
    api,
  };
};

/** What fleets of a month come to. USD a month; `overflow` is the share of the attempts that is bought. */
export interface FleetMonth {
  placed: Placed;
  overflow: Quantity;
  committedUsd: Quantity;
  ownedUsd: Quantity;
}

/**
 * A fleet in use, beside what its load would cost elsewhere (`boughtUsd` a month): a success lost here would have been one
 * there.
 */
export const inUse = (fleet: Fleet, load: Load, month: FleetMonth, boughtUsd: number): HardwareInUse => {
  const { gpus: size, throughput, price, fleet: sized } = month.placed;
  const worth = (boughtUsd / Math.max(load.requests, 1)) * (1 - (fleet.successLoss?.value ?? 0));
  const replicaUsd = size * price.usd * hoursPerMonth * (1 + fleet.overheadShare);
  const fullLoadUsd = replicaUsd / (throughput.requestsPerSecond * hoursPerMonth * 3600);
  return {
    modelId: fleet.modelId,
    gpu: fleet.gpu,
    gpus: size * sized.replicas,
    isOwned: fleet.owned,
    load: sized.load,
    reachableLoad: sized.reachableLoad,
    neededLoad: worth > 0 ? fullLoadUsd / worth : null,
    usdPerMonth: month.committedUsd.point + month.ownedUsd.point,
  };
};

/** GPU time that a load takes on a fleet, in any unit: rows share the fleet's month by it. */
export const timeOf = ({ promptTokens, completionTokens }: Load, { placed: { throughput } }: FleetMonth): number =>
  promptTokens * throughput.promptTokenSeconds + completionTokens * throughput.completionTokenSeconds;

/** 5% and 95% of a lognormal of median 1. */
const around = (sd: number): Estimate => ({ value: 1, low: Math.exp(-1.6448536 * sd), high: Math.exp(1.6448536 * sd) });

/** Why a fleet cannot serve at all, whatever its load; null: it can. */
export const fleetGap = (fleet: Fleet): FleetGap | null => {
  const gap = (why: FleetGap['why']): FleetGap => ({ kind: 'fleet', modelId: fleet.modelId, gpu: fleet.gpu, why });
  const model = architectureOf(fleet.modelId);
  if (model === null) return gap('unknownArchitecture');
  if (!gpus.some(({ id }) => id === fleet.gpu)) return gap('unknownGpu');
  if (fleet.successLoss === null && fleet.precision !== null && fleet.precision !== releasedPrecision(model))
    return gap('successUnknown');
  return null;
};

/** A fleet under a load, sized anew in each draw of its speed; or why it cannot serve. */
export const fleetMonth = (fleet: Fleet, load: Load, draws: Draws): FleetMonth | FleetGap => {
  const gap = (why: FleetGap['why']): FleetGap => ({ kind: 'fleet', modelId: fleet.modelId, gpu: fleet.gpu, why });
  const ask = askOfFleet(fleet, load, null);
  let placed: ReturnType<typeof placeOn>;
  try {
    placed = placeOn(ask);
  } catch (problem) {
    if (!(problem instanceof EngineError)) throw problem;
    return gap(problem.field === 'rent' || problem.field === 'usdPerGpuHour' ? 'noRent' : 'outOfBounds');
  }
  if (placed.kind !== 'placed') return gap(placed.kind === 'outside' ? 'compressedContext' : 'doesNotFit');
  const { gpus: size, throughput, price, served } = placed;
  const speed = estimated(
    around(speedSd(served, false)),
    'positive',
    draws,
    `fleet speed ${fleet.modelId} ${fleet.gpu}`,
  );
  const rent = price.sd === 0 ? exactly(1) : estimated(around(price.sd), 'positive', draws, `fleet rent ${fleet.gpu}`);
  const monthAt = (i: number) => monthOf(scaledBy(throughput, at(speed, i)), size, price.usd * at(rent, i), ask);
  const hardwareAt = (i: number): number => {
    const { hardwareUsd, overheadUsd } = monthAt(i).month;
    return hardwareUsd + overheadUsd;
  };
  const hardware = derived(draws, [speed, rent], hardwareAt);
  const staff = fleet.staffUsdPerMonth;
  return {
    placed,
    overflow: fleet.mostReplicas === null ? exactly(0) : derived(draws, [speed], (i) => monthAt(i).fleet.overflow),
    committedUsd: fleet.owned ? exactly(0) : hardware,
    ownedUsd: fleet.owned ? derived(draws, [hardware], (i) => at(hardware, i) + staff) : exactly(staff),
  };
};
