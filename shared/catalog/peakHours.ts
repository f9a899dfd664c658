/** Prices by the hour of the day, averaged over the hours in which the work is done. */
import type { Price, PriceBand } from './model.ts';
import type { PriceChoice } from './priceChoice.ts';

const minutesPerDay = 24 * 60;
const daysPerWeek = 7;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Hours = Pick<PriceBand, 'fromUtc' | 'toUtc' | 'days'>;

/** The minutes of a week (from Monday 00:00) that hours cover, as ranges; over midnight they run into the next day. */
const rangesOf = ({ fromUtc, toUtc, days }: Hours): [number, number][] => {
  const [start, end] = [minuteOf(fromUtc), minuteOf(toUtc)];
  const length = end > start ? end - start : end - start + minutesPerDay;
  return (days ?? [1, 2, 3, 4, 5, 6, 7]).flatMap((day): [number, number][] => {
    const first = (day - 1) * minutesPerDay + start;
    const last = first + length;
    const week = daysPerWeek * minutesPerDay;
    return last <= week
      ? [[first, last]]
      : [
          [first, week],
          [0, last - week],
        ];
  });
};

const minutesOf = (hours: Hours): number => rangesOf(hours).reduce((sum, [from, to]) => sum + to - from, 0);

const overlap = (a: Hours, b: Hours): number => {
  const others = rangesOf(b);
  return rangesOf(a).reduce(
    (sum, [from, to]) =>
      sum + others.reduce((inside, [start, end]) => inside + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0),
    0,
  );
};

/** Whether two bands of hours price the same minute of the week. */
export const haveCommonHour = (a: PriceBand, b: PriceBand): boolean => overlap(a, b) > 0;

const wholeWeek: Hours = { fromUtc: '00:00', toUtc: '24:00', days: null };

/** The share of the work in each band: from the hours of the work, else the stated share of all bands, else spread evenly. */
export const bandShares = (
  bands: readonly PriceBand[],
  { workHours, peakShare }: Pick<PriceChoice, 'workHours' | 'peakShare'>,
): number[] => {
  if (workHours === null && peakShare !== null) {
    const all = bands.reduce((sum, band) => sum + minutesOf(band), 0);
    return bands.map((band) => (peakShare * minutesOf(band)) / all);
  }
  const hours = workHours ?? wholeWeek;
  return bands.map((band) => overlap(band, hours) / minutesOf(hours));
};

/** One price for all hours: what a token costs on average over the hours of the work. Of a price without bands: itself. */
export const averageOverHours = (price: Price, choice: Pick<PriceChoice, 'workHours' | 'peakShare'>): Price => {
  const { bands } = price;
  if (bands === null || bands.length === 0) return price;
  const shares = bandShares(bands, choice);
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0);
  const average = (base: number, of: (band: PriceBand) => number): number =>
    bands.reduce((sum, band, i) => sum + (shares[i] ?? 0) * of(band), rest * base);
  const known = (base: number | null, of: (band: PriceBand) => number | null): number | null =>
    base === null || bands.some((band) => of(band) === null) ? base : average(base, (band) => of(band) ?? 0);
  return {
    ...price,
    bands: null,
    promptUsdPerM: average(price.promptUsdPerM, (band) => band.promptUsdPerM),
    completionUsdPerM: average(price.completionUsdPerM, (band) => band.completionUsdPerM),
    cacheReadUsdPerM: known(price.cacheReadUsdPerM, (band) => band.cacheReadUsdPerM),
    cacheWriteUsdPerM: known(price.cacheWriteUsdPerM, (band) => band.cacheWriteUsdPerM),
  };
};
