/** Ticks of an axis at round numbers, so that both ends of what is drawn lie between the first and the last. */
import { fromUsd, type Money, toUsd } from '../../shared/foundation/money.ts';

export const roundTicks = (low: number, high: number): number[] => {
  // Less than half a percent apart, ticks would read alike.
  const rough = Math.max((high - low) / 5, Math.max(Math.abs(low), Math.abs(high)) / 200) || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
};

/** The same of amounts of USD, round in the money they are shown in. */
export const moneyTicks = (low: number, high: number, money: Money): number[] =>
  roundTicks(fromUsd(low, money), fromUsd(high, money)).map((amount) => toUsd(amount, money));
