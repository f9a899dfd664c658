/** An open-weights model on own or rented GPUs: whether it fits, what a month costs, and when that beats an API. */
import { itemAt } from '../../foundation/arrays.ts';
import { tokensPerPrice } from '../../foundation/units.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { quantileSorted } from '../quantile.ts';
import { type Architecture, knownArchitecture, weightBytes } from './architecture.ts';
import { type Deployment, type Precision, precisions, type Requests, type ServingEngine } from './deployment.ts';
import { type FittedFactors, fitted } from './factors.ts';
import { breakEvenRequests, type Demand, type Fleet, fleetFor, hoursPerMonth } from './fleet.ts';
import { type Gpu, gpuOf, type RentKind, rentKinds } from './gpu.ts';
import { equallyLikely, rentSd, speedSd } from './spread.ts';
import { memoryOf, type Served, type Throughput, throughputOf } from './throughput.ts';

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

export interface Band {
  low: number;
  high: number;
}

export interface Hosted {
  kind: 'hosted';
  model: Architecture;
  gpu: Gpu;
  deployment: Deployment;
  weightsGb: number;
  memoryGb: number;
  throughput: Throughput;
  /** No number of requests at once leaves every user the floor. */
  belowFloor: boolean;
  fleet: Fleet;
  usdPerGpuHour: number;
  /** Where the price of an hour comes from; null: stated by the asker. */
  priceSource: string | null;
  month: {
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
  };
  /** 5% to 95%, from the doubt about speed and, where it is not stated, about rent. */
  bands: { perUser: Band; tokensPerSecond: Band; replicas: Band; fullUsd: Band; usdPerM: Band };
  /** Beside an API; null where its price is not known. */
  against: {
    monthUsd: number;
    usdPerM: number;
    /** Load at which hardware and overhead cost as much as the API; above 1 it never does. */
    neededLoad: number;
    neededLoadBand: Band;
    /** Tokens a month, prompt and completion; null: never. */
    breakEven: { firstTokens: number; alwaysTokens: number } | null;
    /** Probability that the month costs less than the API's. */
    sureness: number;
  } | null;
  spread: { speedSd: number; rentSd: number };
  factors: Pick<FittedFactors, 'newest' | 'heldOutSd'>;
  remarks: Remark[];
}

/** What a reader should know of the figures. */
export type Remark =
  | 'recalledArchitecture'
  | 'linearState'
  | 'precisionCostUnknown'
  | 'belowFloor'
  | 'oneReplica'
  | 'contextTooLong'
  | 'gpuNote';

export type SelfHosting =
  | Hosted
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

const replicaSizes = [1, 2, 4, 8] as const;

const released = ({ releasedAs }: Architecture): Precision => {
  if (releasedAs === 'nvfp4') return 'fp4';
  return precisions.find((precision) => precision === releasedAs) ?? 'bf16';
};

const checkAsk = (ask: SelfHostAsk): void => {
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
  requireBetween('spares', demand.spares, 0, 1000);
  if (!Number.isInteger(demand.spares)) throw new EngineError('spares', demand.spares, 'a whole number');
  if (demand.mostReplicas !== null) {
    requireBetween('replicas', demand.mostReplicas, 1, 100_000);
    if (!Number.isInteger(demand.mostReplicas))
      throw new EngineError('replicas', demand.mostReplicas, 'a whole number');
  }
  if (ask.usdPerGpuHour !== null) requireBetween('usdPerGpuHour', ask.usdPerGpuHour, 0, 10_000);
  requireBetween('overheadShare', ask.overheadShare, 0, 10);
  requireBetween('staffUsdPerMonth', ask.staffUsdPerMonth, 0, 1e9);
  if (ask.measuredTokensPerSecond !== null) requireBetween('measured', ask.measuredTokensPerSecond, 0.01, 1e7);
  if (ask.successLoss !== null) requireBetween('successLoss', ask.successLoss, 0, 0.999);
};

/** The price of an hour and where it comes from; throws where nobody published one. */
const hourPrice = (gpu: Gpu, ask: SelfHostAsk): { usd: number; source: string | null; sd: number } => {
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
const scaledBy = (throughput: Throughput, times: number): Throughput => ({
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
const requestUsdAt = (api: ApiPrice, ask: SelfHostAsk): number => {
  const cached = api.cachedUsdPerM ?? api.promptUsdPerM;
  const prompt = ask.prefixHit * cached + (1 - ask.prefixHit) * api.promptUsdPerM;
  return (ask.promptTokens * prompt + ask.completionTokens * api.completionUsdPerM) / tokensPerPrice;
};

const monthOf = (throughput: Throughput, gpus: number, usdPerGpuHour: number, ask: SelfHostAsk) => {
  const fleet = fleetFor(throughput.requestsPerSecond, ask.demand);
  const hardwareUsd = fleet.replicas * gpus * usdPerGpuHour * hoursPerMonth;
  const overheadUsd = hardwareUsd * ask.overheadShare;
  const requests = ask.demand.requestsPerMonth;
  const overflowUsd = ask.api === null ? 0 : fleet.overflow * requests * requestUsdAt(ask.api, ask);
  const fullUsd = hardwareUsd + overheadUsd + ask.staffUsdPerMonth + overflowUsd;
  const month: Hosted['month'] = {
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

/** Values of equal probability: their 5% and 95% points. */
const bandOf = (values: readonly number[]): Band => {
  const sorted = Float64Array.from(values).sort();
  return { low: quantileSorted(sorted, 0.05) ?? 0, high: quantileSorted(sorted, 0.95) ?? 0 };
};

const likelyValues = 41;

/** The hardware beside an API, at the most likely speed and over all of them. */
const againstApi = (
  throughput: Throughput,
  gpus: number,
  price: { usd: number },
  ask: SelfHostAsk,
  draws: readonly { speed: number; rent: number; fullUsd: number }[],
): Hosted['against'] => {
  if (ask.api === null) return null;
  const requestUsd = requestUsdAt(ask.api, ask);
  // A success lost here would have been one there: what the API's requests are worth in ours.
  const worth = requestUsd * (1 - (ask.successLoss ?? 0));
  const monthUsd = worth * ask.demand.requestsPerMonth;
  const replicaUsd = gpus * price.usd * hoursPerMonth * (1 + ask.overheadShare);
  const fullLoadUsd = replicaUsd / (throughput.requestsPerSecond * hoursPerMonth * 3600);
  const found = breakEvenRequests(
    throughput.requestsPerSecond,
    ask.demand,
    { replicaUsd, staffUsd: ask.staffUsdPerMonth },
    worth,
  );
  const tokens = ask.promptTokens + ask.completionTokens;
  return {
    monthUsd,
    usdPerM: (worth * tokensPerPrice) / tokens,
    neededLoad: fullLoadUsd / worth,
    neededLoadBand: bandOf(draws.map(({ speed, rent }) => ((fullLoadUsd / worth) * rent) / speed)),
    breakEven: found === null ? null : { firstTokens: found.first * tokens, alwaysTokens: found.always * tokens },
    sureness: draws.filter(({ fullUsd }) => fullUsd < monthUsd).length / draws.length,
  };
};

const remarksOf = (served: Served, ask: SelfHostAsk, fleet: Fleet, belowFloor: boolean): Remark[] => {
  const { model, gpu, deployment } = served;
  const all: [Remark, boolean][] = [
    ['precisionCostUnknown', deployment.precision !== released(model) && ask.successLoss === null],
    ['linearState', model.context === 'withoutLinearState'],
    ['recalledArchitecture', model.read === 'recalled'],
    ['contextTooLong', ask.promptTokens + ask.completionTokens > model.maxContext],
    ['belowFloor', belowFloor],
    ['oneReplica', fleet.replicas === 1],
    ['gpuNote', gpu.note !== null],
  ];
  return all.filter(([, holds]) => holds).map(([remark]) => remark);
};

const doesNotFit = (served: Served, ask: SelfHostAsk): SelfHosting => {
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
 * What hosting a model costs a month and brings, with its spread; which of the sizes of a replica costs least where none
 * is asked for. Fleets that are capped send the rest to the API. Throws an EngineError for an unknown model or GPU, a
 * price nobody published, and numbers out of bounds.
 */
export const selfHost = (ask: SelfHostAsk, fit: FittedFactors = fitted): SelfHosting => {
  checkAsk(ask);
  const model = knownArchitecture(ask.model);
  const gpu = gpuOf(ask.gpu);
  if (model.context === 'upperBound') return { kind: 'outside', model, why: 'compressedContext' };
  if (ask.demand.mostReplicas !== null && ask.api === null)
    throw new EngineError(
      'replicas',
      ask.demand.mostReplicas,
      'any number where no API price is known to take the rest',
    );
  const price = hourPrice(gpu, ask);
  const precision = ask.precision ?? released(model);
  const servedBy = (gpus: number): Served => ({
    model,
    gpu,
    deployment: { gpus, precision, engine: ask.engine, attention: ask.attention },
    factors: fit.factors,
  });
  const candidates = (ask.gpus === null ? replicaSizes : [ask.gpus]).flatMap((gpus) => {
    const served = servedBy(gpus);
    const predicted = throughputFor(served, ask);
    if (!fits(predicted)) return [];
    const measured = ask.measuredTokensPerSecond;
    const throughput = measured === null ? predicted : scaledBy(predicted, measured / predicted.tokensPerSecond);
    return [{ gpus, served, throughput, ...monthOf(throughput, gpus, price.usd, ask) }];
  });
  if (candidates.length === 0) return doesNotFit(servedBy(ask.gpus ?? 8), ask);
  const keepsFloor = candidates.filter(({ throughput }) => throughput.perUser >= ask.perUserFloor);
  const best = itemAt(
    [...(keepsFloor.length > 0 ? keepsFloor : candidates)].sort((a, b) => a.month.fullUsd - b.month.fullUsd),
    0,
  );
  const { gpus, served, throughput, fleet, month } = best;
  const sd = speedSd(served, ask.measuredTokensPerSecond !== null);
  const speeds = equallyLikely(sd, likelyValues);
  const draws = speeds.flatMap((speed) =>
    equallyLikely(price.sd, likelyValues).map((rent) => {
      const drawn = monthOf(scaledBy(throughput, speed), gpus, price.usd * rent, ask);
      return {
        speed,
        rent,
        replicas: drawn.fleet.replicas,
        fullUsd: drawn.month.fullUsd,
        usdPerM: drawn.month.usdPerM,
      };
    }),
  );
  const { bytes, weights } = memoryOf(served);
  const belowFloor = throughput.perUser < ask.perUserFloor;
  return {
    kind: 'hosted',
    model,
    gpu,
    deployment: served.deployment,
    weightsGb: weights / 1e9,
    memoryGb: bytes / 1e9,
    throughput,
    belowFloor,
    fleet,
    usdPerGpuHour: price.usd,
    priceSource: price.source,
    month,
    bands: {
      perUser: bandOf(speeds.map((speed) => throughput.perUser * speed)),
      tokensPerSecond: bandOf(speeds.map((speed) => throughput.tokensPerSecond * speed)),
      replicas: bandOf(draws.map(({ replicas }) => replicas)),
      fullUsd: bandOf(draws.map(({ fullUsd }) => fullUsd)),
      usdPerM: bandOf(draws.map(({ usdPerM }) => usdPerM)),
    },
    against: againstApi(throughput, gpus, price, ask, draws),
    spread: { speedSd: sd, rentSd: price.sd },
    factors: { newest: fit.newest, heldOutSd: fit.heldOutSd },
    remarks: remarksOf(served, ask, fleet, belowFloor),
  };
};
