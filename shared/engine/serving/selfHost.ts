/** An open-weights model on own or rented GPUs: whether it fits, what a month costs, and when that beats an API. */
import { tokensPerPrice } from '../../foundation/units.ts';
import { EngineError } from '../engineError.ts';
import { quantileSorted } from '../quantile.ts';
import type { Architecture } from './architecture.ts';
import type { Deployment } from './deployment.ts';
import { type FittedFactors, fitted } from './factors.ts';
import { breakEvenRequests, type Fleet, hoursPerMonth } from './fleet.ts';
import type { Gpu } from './gpu.ts';
import {
  type MonthUsd,
  monthOf,
  type Placed,
  type Placing,
  placeOn,
  releasedPrecision,
  requestUsdAt,
  scaledBy,
} from './placing.ts';
import type { SelfHostAsk } from './selfHostAsk.ts';
import { equallyLikely, speedSd } from './spread.ts';
import { memoryOf, type Served, type Throughput } from './throughput.ts';

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
  month: MonthUsd;
  /** 5% to 95%, from the doubt about speed and, where it is not stated, about rent. */
  bands: { perUser: Band; tokensPerSecond: Band; replicas: Band; fullUsd: Band; usdPerM: Band };
  /** Beside an API; null where its price is not known. */
  against: {
    monthUsd: number;
    usdPerM: number;
    /** Load at which hardware and overhead cost as much as the API; above 1 it never does. null: the API is free. */
    neededLoad: number | null;
    neededLoadBand: Band | null;
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

export type SelfHosting = Hosted | Exclude<Placing, Placed>;

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
  const neededLoad = worth > 0 ? fullLoadUsd / worth : null;
  const tokens = ask.promptTokens + ask.completionTokens;
  return {
    monthUsd,
    usdPerM: (worth * tokensPerPrice) / tokens,
    neededLoad,
    neededLoadBand: neededLoad === null ? null : bandOf(draws.map(({ speed, rent }) => (neededLoad * rent) / speed)),
    breakEven: found === null ? null : { firstTokens: found.first * tokens, alwaysTokens: found.always * tokens },
    sureness: draws.filter(({ fullUsd }) => fullUsd < monthUsd).length / draws.length,
  };
};

const remarksOf = (served: Served, ask: SelfHostAsk, fleet: Fleet, belowFloor: boolean): Remark[] => {
  const { model, gpu, deployment } = served;
  const all: [Remark, boolean][] = [
    ['precisionCostUnknown', deployment.precision !== releasedPrecision(model) && ask.successLoss === null],
    ['linearState', model.context === 'withoutLinearState'],
    ['recalledArchitecture', model.read === 'recalled'],
    ['contextTooLong', ask.promptTokens + ask.completionTokens > model.maxContext],
    ['belowFloor', belowFloor],
    ['oneReplica', fleet.replicas === 1],
    ['gpuNote', gpu.note !== null],
  ];
  return all.filter(([, holds]) => holds).map(([remark]) => remark);
};

/**
 * What hosting a model costs a month and brings, with its spread; which of the sizes of a replica costs least where none
 * is asked for. Fleets that are capped send the rest to the API. Throws an EngineError for an unknown model or GPU, a
 * price nobody published, and numbers out of bounds.
 */
export const selfHost = (ask: SelfHostAsk, fit: FittedFactors = fitted): SelfHosting => {
  if (ask.demand.mostReplicas !== null && ask.api === null)
    throw new EngineError(
      'replicas',
      ask.demand.mostReplicas,
      'any number where no API price is known to take the rest',
    );
  const placed = placeOn(ask, fit);
  if (placed.kind !== 'placed') return placed;
  const { gpus, served, throughput, fleet, month, price } = placed;
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
    model: served.model,
    gpu: served.gpu,
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
