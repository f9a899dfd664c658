/** Writes an estimate the way a planner types it, so that what a field shows can be read back unchanged. */
import { currencySymbols, dollars, fromUsd, type Money } from '../foundation/money.ts';
import type { Language } from '../words/words.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateUnit } from './estimateUnits.ts';

/** Moves the decimal point of a number's own digits: no arithmetic, so nothing is rounded. */
const shiftPoint = (value: number, places: number): string => {
  const sign = value < 0 ? '-' : '';
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  if (Math.abs(value) < 1e-9 && value !== 0) return `${sign}${mantissa}e${Number(exponent) + places}`;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const point = whole.length + Number(exponent) + places;
  const at = Math.max(point, 1);
  const digits = `${'0'.repeat(at - point)}${whole}${fraction}`.padEnd(at, '0');
  const text = `${digits.slice(0, at)}.${digits.slice(at)}`
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
  return sign + text;
};

const magnitudes = [
  [1e12, 12, 'T'],
  [1e9, 9, 'B'],
  [1e6, 6, 'M'],
  [1e3, 3, 'k'],
] as const;

/** 20,000 as 20k where that takes no more than five digits; otherwise null. */
const shortened = (value: number): string | null => {
  for (const [from, places, letter] of magnitudes) {
    if (Math.abs(value) < from) continue;
    const text = shiftPoint(value, -places);
    return text.replace('-', '').length <= 5 ? text + letter : null;
  }
  return null;
};

/** Digits that nobody types come of a division: by days, by a rate of exchange; six of them are read. */
const longestTyped = 12;
const readable = (value: number): number =>
  Number(value.toPrecision(longestTyped)) === value ? value : Number(value.toPrecision(6));

/** `value` is in the money where the unit is one of money. */
const amount = (value: number, unit: EstimateUnit, money: Money, short: boolean): string => {
  const size = readable(value);
  switch (unit) {
    case 'share':
      return `${shiftPoint(size, 2)}%`;
    case 'usd': {
      const sum = Math.abs(size);
      return `${size < 0 ? '-' : ''}${currencySymbols[money.currency]}${(short && shortened(sum)) || shiftPoint(sum, 0)}`;
    }
    case 'tokens':
    case 'count':
      return (short && shortened(size)) || shiftPoint(size, 0);
    case 'minutes':
    case 'seconds':
      return shiftPoint(size, 0);
    default:
      return unit satisfies never;
  }
};

const shownIn = (value: number, unit: EstimateUnit, money: Money): number =>
  unit === 'usd' ? fromUsd(value, money) : value;

/** One number in a unit, as it is typed: 0.57 as `57%`, 20000 tokens as `20k`, 3 USD as `$3`, or as `¥21.36` at 7.12 to the dollar. */
export const formatAmount = (value: number, unit: EstimateUnit, money: Money = dollars): string =>
  amount(shownIn(value, unit, money), unit, money, true);

const to: Record<Language, string> = { en: ' to ', zh: ' 至 ' };

/**
 * `parseEstimate` reads this text back to the same value, low and high; numbers of more than 12 digits to six of them. A best
 * value that is not the middle of its range stands before it: `70% (65% to 80%)`. Ends are shortened both or neither, since
 * `5 to 20k` reads as thousands.
 */
export const formatEstimate = (
  estimate: Estimate,
  unit: EstimateUnit,
  language: Language = 'en',
  money: Money = dollars,
): string => {
  const best = formatAmount(estimate.value, unit, money);
  if (estimate.low === undefined || estimate.high === undefined || estimate.low === estimate.high) return best;
  const shown = (end: number): number => shownIn(end, unit, money);
  const [low, value, high] = [shown(estimate.low), shown(estimate.value), shown(estimate.high)];
  const short = shortened(low) !== null && shortened(high) !== null;
  const range = `${amount(low, unit, money, short)}${to[language]}${amount(high, unit, money, short)}`;
  const middle = Number((low + (high - low) / 2).toPrecision(15));
  return value === Math.min(Math.max(middle, low), high) ? range : `${best} (${range})`;
};
