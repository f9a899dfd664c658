/** A model put onto hardware at the most likely speed: whether it fits, how fast it is, and what its fleet costs a month. */
import { itemAt } from '../../foundation/arrays.ts';
import { tokensPerPrice } from '../../foundation/units.ts';
import { type Precision, precisions, rentKinds, replicaSizes } from '../../plan/fleet.ts';
import { EngineError } from '../engineError.ts';
import { type Architecture, knownArchitecture, weightBytes } from './architecture.ts';
import type { Deployment, Requests } from './deployment.ts';
import { type FittedFactors, fitted } from './factors.ts';
import { type Fleet, fleetFor, hoursPerMonth } from './fleet.ts';
import { type Gpu, gpuOf } from './gpu.ts';
import { type ApiPrice, checkAsk, type SelfHostAsk } from './selfHostAsk.ts';
import { rentSd } from './spread.ts';
import { memoryOf, type Served, type Throughput, throughputOf } from './throughput.ts';

/** The precision in which the weights were released: nothing is lost by serving them so. */
export const releasedPrecision = ({ releasedAs }: Architecture): Precision => {
  if (releasedAs === 'nvfp4') return 'fp4';
  return precisions.find((precision) => precision === releasedAs) ?? 'bf16';
};

export interface HourPrice {
  usd: number;
  /** null: stated by the asker. */
  source: string | null;
  /** Log standard deviation; 0 where it is stated. */
  sd: number;
}

/** USD of a month. */
export interface MonthUsd {
  hardwareUsd: number;
  overheadUsd: number;
  staffUsd: number;
  overflowUsd: number;
  /** What is invoiced: rented hardware with its overhead, and what overflows. */
  cashUsd: number;
  /** All of it. */
  fullUsd: number;
  usdPerRequest: number;
  /** Per million tokens, prompt and completion blended. */
  usdPerM: number;
}

export interface Placed {
  kind: 'placed';
  gpus: number;
  served: Served;
  throughput: Throughput;
  fleet: Fleet;
  month: MonthUsd;
  price: HourPrice;
}

export type Placing =
  | Placed
  /** The weights, or the weights and one request, do not fit; numbers of GPUs and precisions with which they would. */
  | {
      kind: 'doesNotFit';
      model: Architecture;
      gpu: Gpu;
      gpus: number;
      precision: Precision;
      weightsGb: number;
      memoryGb: number;
      withGpus: number[];
      withPrecisions: Precision[];
    }
  /** The context of this model is compressed in a way the model of throughput has no figures for. */
  | { kind: 'outside'; model: Architecture; why: 'compressedContext' };

/** The price of an hour and where it comes from; throws where nobody published one. */
const hourPrice = (gpu: Gpu, ask: SelfHostAsk): HourPrice => {
  if (ask.usdPerGpuHour !== null) return { usd: ask.usdPerGpuHour, source: null, sd: 0 };
  if (ask.owned) {
    if (gpu.own === null)
      throw new EngineError('usdPerGpuHour', 'unknown', `a stated cost: none is known of an own ${gpu.id}`);
    return { usd: Math.sqrt(gpu.own.low * gpu.own.high), source: gpu.own.source, sd: rentSd };
  }
  const rent = gpu.rents.find(({ kind }) => kind === ask.rent);
  if (rent === undefined) {
    const known = rentKinds.filter((kind) => gpu.rents.some((each) => each.kind === kind));
    throw new EngineError(
      'rent',
      ask.rent,
      known.length > 0 ? `for ${gpu.id} ${known.join(', ')}` : `a stated price per hour: no rent of ${gpu.id} is known`,
    );
  }
  return { usd: rent.typical, source: rent.source, sd: rentSd };
};

const requestsOf = (ask: SelfHostAsk, concurrency: number): Requests => ({
  promptTokens: ask.promptTokens,
  completionTokens: ask.completionTokens,
  prefixHit: ask.prefixHit,
  concurrency,
});

/** Throughput at the concurrency asked for, or at the greatest power of two that leaves every user the floor. */
const throughputFor = (served: Served, ask: SelfHostAsk): Throughput | null => {
  const at = (concurrency: number): Throughput | null => throughputOf(served, requestsOf(ask, concurrency));
  if (ask.concurrency !== null) return at(ask.concurrency);
  let best = at(1);
  for (let concurrency = 2; concurrency <= 4096; concurrency *= 2) {
    const found = at(concurrency);
    if (found === null || found.mostSequences < concurrency || found.perUser < ask.perUserFloor) break;
    best = found;
  }
  return best;
};

/** As fast as measured, times a factor. */
export const scaledBy = (throughput: Throughput, times: number): Throughput => ({
  ...throughput,
  tokensPerSecond: throughput.tokensPerSecond * times,
  perUser: throughput.perUser * times,
  requestsPerSecond: throughput.requestsPerSecond * times,
  promptTokenSeconds: throughput.promptTokenSeconds / times,
  completionTokenSeconds: throughput.completionTokenSeconds / times,
});

const fits = (throughput: Throughput | null): throughput is Throughput =>
  throughput !== null && throughput.mostSequences >= 1;

/** USD of one request at an API; cached prompt tokens at their price. */
export const requestUsdAt = (api: ApiPrice, ask: SelfHostAsk): number => {
  const cached = api.cachedUsdPerM ?? api.promptUsdPerM;
  const prompt = ask.prefixHit * cached + (1 - ask.prefixHit) * api.promptUsdPerM;
  return (ask.promptTokens * prompt + ask.completionTokens * api.completionUsdPerM) / tokensPerPrice;
};

/** The fleet that the demand asks for, and its month. */
export const monthOf = (throughput: Throughput, gpus: number, usdPerGpuHour: number, ask: SelfHostAsk) => {
  const fleet = fleetFor(throughput.requestsPerSecond, ask.demand);
  const hardwareUsd = fleet.replicas * gpus * usdPerGpuHour * hoursPerMonth;
  const overheadUsd = hardwareUsd * ask.overheadShare;
  const requests = ask.demand.requestsPerMonth;
  const overflowUsd = ask.api === null ? 0 : fleet.overflow * requests * requestUsdAt(ask.api, ask);
  const fullUsd = hardwareUsd + overheadUsd + ask.staffUsdPerMonth + overflowUsd;
  const month: MonthUsd = {
    hardwareUsd,
    overheadUsd,
    staffUsd: ask.staffUsdPerMonth,
    overflowUsd,
    cashUsd: (ask.owned ? 0 : hardwareUsd + overheadUsd) + overflowUsd,
    fullUsd,
    usdPerRequest: fullUsd / requests,
    usdPerM: ((fullUsd / requests) * tokensPerPrice) / (ask.promptTokens + ask.completionTokens),
  };
  return { fleet, month };
};

const doesNotFit = (served: Served, ask: SelfHostAsk): Placing => {
  const { model, gpu, deployment } = served;
  const holds = (change: Partial<Deployment>): boolean =>
    fits(throughputOf({ ...served, deployment: { ...deployment, ...change } }, requestsOf(ask, 1)));
  const { bytes, weights } = memoryOf(served);
  return {
    kind: 'doesNotFit',
    model,
    gpu,
    gpus: deployment.gpus,
    precision: deployment.precision,
    weightsGb: weights / 1e9,
    memoryGb: bytes / 1e9,
    withGpus: replicaSizes.filter((size) => size > deployment.gpus && holds({ gpus: size })),
    withPrecisions: precisions.filter(
      (precision) =>
        weightBytes(model, precision).experts + weightBytes(model, precision).others < weights && holds({ precision }),
    ),
  };
};

/**
 * A model on the hardware asked for, on the size of replica that costs least where none is. Fleets that are capped send the
 * rest to the API. Throws an EngineError for an unknown model or GPU, a price nobody published, and numbers out of bounds.
 */
export const placeOn = (ask: SelfHostAsk, fit: FittedFactors = fitted): Placing => {
  checkAsk(ask);
  const model = knownArchitecture(ask.model);
  const gpu = gpuOf(ask.gpu);
  if (model.context === 'upperBound') return { kind: 'outside', model, why: 'compressedContext' };
  const price = hourPrice(gpu, ask);
  const precision = ask.precision ?? releasedPrecision(model);
  const servedBy = (gpus: number): Served => ({
    model,
    gpu,
    deployment: { gpus, precision, engine: ask.engine, attention: ask.attention },
    factors: fit.factors,
  });
  const candidates = (ask.gpus === null ? replicaSizes : [ask.gpus]).flatMap((gpus): Placed[] => {
    const served = servedBy(gpus);
    const predicted = throughputFor(served, ask);
    if (!fits(predicted)) return [];
    const measured = ask.measuredTokensPerSecond;
    const throughput = measured === null ? predicted : scaledBy(predicted, measured / predicted.tokensPerSecond);
    return [{ kind: 'placed', gpus, served, throughput, price, ...monthOf(throughput, gpus, price.usd, ask) }];
  });
  if (candidates.length === 0) return doesNotFit(servedBy(ask.gpus ?? 8), ask);
  const keepsFloor = candidates.filter(({ throughput }) => throughput.perUser >= ask.perUserFloor);
  return itemAt(
    [...(keepsFloor.length > 0 ? keepsFloor : candidates)].sort((a, b) => a.month.fullUsd - b.month.fullUsd),
    0,
  );
};
