/**
 * Lines that the month of a fleet never lies below, whatever its rows ask of it. Replicas come whole: one of them at work with its
 * spares is paid however little is asked, and so is the part of a replica that each token takes where all of them are full.
 */
import { type Fleet, replicaSizes } from '../../plan/fleet.ts';
import { noDraws } from '../quantity.ts';
import { hoursPerMonth } from '../serving/fleet.ts';
import { type FleetMonth, fleetGap, fleetMonth } from './fleetMonth.ts';
import type { Line, Money } from './line.ts';
import type { Load } from './load.ts';

/** The least that any of some loads asks in one request; a cache serves as much as it does for any. */
const leastRequest = (each: readonly Load[]): Load => {
  const least = (of: (load: Load) => number): number => Math.min(...each.map(of));
  const promptTokens = least((load) => load.promptTokens / load.requests);
  const cached = Math.max(...each.map((load) => (load.promptTokens > 0 ? load.cachedTokens / load.promptTokens : 0)));
  return {
    requests: 1,
    promptTokens,
    cachedTokens: promptTokens * cached,
    completionTokens: least((load) => load.completionTokens / load.requests),
  };
};

const isAsLong = (least: Load, load: Load): boolean =>
  Math.abs(load.promptTokens / load.requests - least.promptTokens) <= 1e-9 * least.promptTokens &&
  Math.abs(load.completionTokens / load.requests - least.completionTokens) <= 1e-9 * least.completionTokens;

/** USD of the hardware, overhead included, for a second of one replica, and for a month of one. */
const replicaUsd = (fleet: Fleet, { placed: { gpus, price } }: FleetMonth): { second: number; month: number } => {
  const hour = gpus * price.usd * (1 + fleet.overheadShare);
  return { second: hour / 3600, month: hour * hoursPerMonth };
};

/** At full load: seconds of a replica by tokens, sized for the busiest hour, on whichever of the sizes is the cheapest there. */
const fullLine = (fleet: Fleet, months: readonly FleetMonth[]): Line => {
  const { peakToMean, allowedLoad, spares, staffUsdPerMonth, owned, mostReplicas } = fleet;
  const least = (of: (month: FleetMonth) => number): number => Math.min(...months.map(of));
  const busiest = peakToMean / allowedLoad;
  const second = (month: FleetMonth): number => busiest * replicaUsd(fleet, month).second;
  const promptUsd = least((month) => second(month) * month.placed.throughput.promptTokenSeconds);
  const completionUsd = least((month) => second(month) * month.placed.throughput.completionTokenSeconds);
  const spareUsd = spares * least((month) => replicaUsd(fleet, month).month);
  const money = (hardwareUsd: number, elseUsd: number): Money => ({
    cash: owned ? 0 : hardwareUsd,
    full: hardwareUsd + elseUsd,
  });
  return {
    fixed: money(spareUsd, staffUsdPerMonth),
    attempt: (boughtUsd, each) => {
      const usd = promptUsd * each.promptTokens + completionUsd * each.completionTokens;
      // What capped replicas cannot carry is bought: no token costs less than the cheaper of the two.
      return money(mostReplicas === null ? usd : Math.min(usd, boughtUsd), 0);
    },
  };
};

/**
 * One replica whatever is asked, and full replicas for all that is. `each` are the attempts that may be made on it, one of each
 * row; empty where it can serve none of them. At best values. Where the rows' requests differ in length, those of the shortest,
 * answered as many at once as memory holds, stand for all: no mix of them takes less.
 */
export const fleetLines = (fleet: Fleet, each: readonly Load[]): Line[] => {
  if (each.length === 0 || fleetGap(fleet) !== null) return [];
  const least = leastRequest(each);
  const isOneLength = each.every((load) => isAsLong(least, load));
  const lowest: Fleet = {
    ...fleet,
    perUserFloor: isOneLength ? fleet.perUserFloor : 0,
    prefixHit: fleet.prefixHit ?? least.cachedTokens / Math.max(least.promptTokens, 1),
  };
  const months = (fleet.gpus === null ? replicaSizes : [fleet.gpus]).flatMap((gpus): FleetMonth[] => {
    const month = fleetMonth({ ...lowest, gpus, mostReplicas: null }, least, noDraws);
    return 'kind' in month ? [] : [month];
  });
  if (months.length === 0) return [];
  const keepsFloor = isOneLength
    ? months.filter(({ placed: { throughput } }) => throughput.perUser >= fleet.perUserFloor)
    : [];
  const possible = keepsFloor.length > 0 ? keepsFloor : months;
  const fixed = (of: (month: FleetMonth) => number): number => Math.min(...possible.map(of));
  const first: Line = {
    fixed: {
      cash: fixed(({ committedUsd }) => committedUsd.point),
      full: fixed(({ committedUsd, ownedUsd }) => committedUsd.point + ownedUsd.point),
    },
    attempt: () => ({ cash: 0, full: 0 }),
  };
  return [first, fullLine(fleet, possible)];
};
