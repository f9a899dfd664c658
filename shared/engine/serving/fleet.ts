/** Replicas for a month of requests: whole ones, sized for the busiest hour, with spares; what is beyond them overflows. */

export const hoursPerMonth = 730;
const secondsPerMonth = hoursPerMonth * 3600;

export interface Demand {
  requestsPerMonth: number;
  /** Load of the busiest hour over the mean load. */
  peakToMean: number;
  /** Share of their capacity that replicas may carry in the busiest hour. */
  allowedLoad: number;
  /** Replicas beyond those needed, for when one fails. */
  spares: number;
  /** At most so many that work; null: as many as the busiest hour needs. What they cannot carry overflows. */
  mostReplicas: number | null;
}

export interface Fleet {
  /** Replicas at work, and all of them. */
  working: number;
  replicas: number;
  /** Mean load over the capacity of all replicas, and the most it can be without more replicas for the busiest hour. */
  load: number;
  reachableLoad: number;
  /** Share of the requests that working replicas cannot carry. */
  overflow: number;
}

/**
 * Share of the requests above a capacity, given in means of the load. Hours sorted by load follow p (1 - q)^(p - 1): the
 * one curve of this kind with mean 1 and peak p. That a month looks so is assumed.
 */
export const overflowShare = (capacity: number, peakToMean: number): number => {
  if (capacity >= peakToMean) return 0;
  if (peakToMean === 1) return 1 - capacity;
  const bend = 1 / (peakToMean - 1);
  const above = 1 - (capacity / peakToMean) ** bend;
  return 1 - (capacity / peakToMean) ** (peakToMean * bend) - capacity * above;
};

/** The fleet for a demand, where one replica answers so many requests a second. */
export const fleetFor = (requestsPerSecond: number, demand: Demand): Fleet => {
  const { peakToMean, allowedLoad, spares, mostReplicas } = demand;
  const mean = demand.requestsPerMonth / secondsPerMonth;
  const each = requestsPerSecond * allowedLoad;
  const needed = Math.max(1, Math.ceil((mean * peakToMean) / each - 1e-9));
  const working = Math.min(needed, mostReplicas ?? needed);
  const replicas = working + spares;
  const overflow = overflowShare((working * each) / mean, peakToMean);
  return {
    working,
    replicas,
    load: (mean * (1 - overflow)) / (replicas * requestsPerSecond),
    reachableLoad: ((allowedLoad / peakToMean) * working) / replicas,
    overflow,
  };
};

/** What a fleet's month costs besides its requests, USD. */
export interface FixedCost {
  /** Of one replica. */
  replicaUsd: number;
  staffUsd: number;
}

/**
 * Requests a month from which a fleet costs no more than `usdPerRequest` elsewhere: where it first does, and from where
 * on it always does although each further replica is a step. null where more requests never make up for a replica.
 */
export const breakEvenRequests = (
  requestsPerSecond: number,
  { peakToMean, allowedLoad, spares }: Demand,
  { replicaUsd, staffUsd }: FixedCost,
  usdPerRequest: number,
): { first: number; always: number } | null => {
  const perReplica = ((requestsPerSecond * allowedLoad) / peakToMean) * secondsPerMonth;
  const gained = perReplica * usdPerRequest - replicaUsd;
  if (!(gained > 0)) return null;
  const fixed = spares * replicaUsd + staffUsd;
  const at = (working: number): number => (working * replicaUsd + fixed) / usdPerRequest;
  const first = Math.max(1, Math.ceil(fixed / gained));
  // With so many replicas the step up to them is paid for before they are needed.
  const settled = Math.ceil((fixed + perReplica * usdPerRequest) / gained);
  return { first: at(first), always: Math.max(at(first), at(settled - 1)) };
};
