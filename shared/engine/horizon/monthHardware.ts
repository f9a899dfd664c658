/** What the own and rented hardware of a stack comes to in a month to come: as many replicas as that month's traffic asks for. */
import type { Fleet } from '../../plan/fleet.ts';
import { fleetMonth, timeOf } from '../fleets/fleetMonth.ts';
import type { HousedRow } from '../fleets/housedRow.ts';
import { addedLoad, type Load } from '../fleets/load.ts';
import type { FleetGap } from '../outcome.ts';
import { at, type Draws } from '../quantity.ts';

const timesLoad = (load: Load, times: number): Load => ({
  requests: load.requests * times,
  promptTokens: load.promptTokens * times,
  cachedTokens: load.cachedTokens * times,
  completionTokens: load.completionTokens * times,
});

/** Adds to the rows' money what a fleet costs and what it sends elsewhere; or says why it cannot serve them. */
export const addHardware = (rows: readonly HousedRow[], fleet: Fleet, draws: Draws): FleetGap | null => {
  const found = rows.flatMap((row) => {
    const hosted = row.hosted.get(fleet.modelId);
    const attempts = (hosted?.attempts[0] ?? 0) * (row.tasks[0] ?? 0);
    return hosted === undefined || attempts === 0 ? [] : [{ row, hosted, load: timesLoad(hosted.each, attempts) }];
  });
  if (found.length === 0) return null;
  const whole = addedLoad(found.map(({ load }) => load));
  const month = fleetMonth(fleet, whole, draws);
  if ('kind' in month) return month;
  const all = timeOf(whole, month);
  for (const { row, hosted, load } of found) {
    const part = timeOf(load, month) / all;
    for (let i = 0; i < row.tasks.length; i++) {
      const tasks = row.tasks[i] ?? 0;
      const bought = (hosted.bought[i] ?? 0) * at(month.overflow, i - 1);
      const committed = tasks > 0 ? (at(month.committedUsd, i - 1) * part) / tasks : 0;
      const owned = tasks > 0 ? (at(month.ownedUsd, i - 1) * part) / tasks : 0;
      const metered = row.bought.get(fleet.modelId);
      if (metered !== undefined)
        for (const series of [metered.usd, metered.tokens, metered.requests])
          series[i] = (series[i] ?? 0) * at(month.overflow, i - 1);
      row.cash[i] = (row.cash[i] ?? 0) + bought + committed;
      row.spend[i] = (row.spend[i] ?? 0) + bought + committed + owned;
    }
  }
  return null;
};
