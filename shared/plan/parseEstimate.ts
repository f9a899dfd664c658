/** Reads an estimate as a planner types it: `0.6 to 0.8`, `45%`, `$3`, `20k`, `0.7 ± 0.1`, `2万`, `0.6 到 0.8`. */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { type Currency, currencySymbols, dollars, type Money, toUsd } from '../foundation/money.ts';
import type { Estimate } from './estimate.ts';
import { type Allowed, type EstimateUnit, type Suffix, unitRanges, unitSuffixes, unitWords } from './estimateUnits.ts';
import { formatAmount } from './formatEstimate.ts';

const longestText = 100;
const plain: Suffix = { exponent: 0, times: 1 };

/** A number as typed: its digits, and what followed them; null where nothing did. */
interface Amount {
  digits: string;
  suffix: Suffix | null;
  percent: boolean;
}

const worth = (amount: Amount, suffix: Suffix = amount.suffix ?? plain): number => {
  const [mantissa = '', exponent = '0'] = amount.digits.split('e');
  return Number(`${mantissa}e${Number(exponent) + suffix.exponent}`) * suffix.times;
};

/** Drops the noise binary arithmetic adds to decimals: (0.1 + 0.2) / 2 is 0.15. */
const tidy = (value: number): number => Number(value.toPrecision(15));

/** 50 000 and 1’170’000 group thousands as 50,000 does; the spaces of other scripts are plain ones by now. */
const groupedThousands = /(?<![\d.,])\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*(?![\d])/g;

const amountPattern = /^([$]?)\s*([+-]?)([$]?)\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d{1,3})?\s*(.*)$/;

const readAmount = (text: string, unit: EstimateUnit): Amount | null => {
  const match = amountPattern.exec(text.trim());
  if (!match) return null;
  const [, dollarBefore, sign = '', dollarAfter, whole = '', fraction = '', exponent = '', rest = ''] = match;
  if (whole === '' && fraction.length < 2) return null;
  if ((dollarBefore || dollarAfter) && unit !== 'usd') return null;
  const digits = `${sign}${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}${exponent}`;
  const words = rest.trim();
  const named = (word: string): Amount | null => {
    if (word === '') return { digits, suffix: null, percent: false };
    if (word === '%' && unit !== 'share') return { digits, suffix: { exponent: -2, times: 1 }, percent: true };
    const suffix = Object.hasOwn(unitSuffixes[unit], word) ? unitSuffixes[unit][word] : undefined;
    return suffix ? { digits, suffix, percent: false } : null;
  };
  const direct = named(words);
  if (direct) return direct;
  const unitWord = unitWords[unit].find((word) => words.endsWith(word));
  return unitWord === undefined ? null : named(words.slice(0, -unitWord.length).trim());
};

/** `60 to 80%` and `20-30k` mean both ends; `500 to 2k` does not, since it would run backwards. */
const readEnds = (from: Amount, to: Amount): { low: number; high: number } => {
  const high = worth(to);
  if (from.suffix === null && to.suffix !== null) {
    const shared = worth(from, to.suffix);
    if (shared <= high) return { low: shared, high };
  }
  return { low: worth(from), high };
};

/** `70 ± 10%` means 70%, and `20 ± 5k` 20k; `0.7 ± 10%` and `20000 ± 5k` mean the best value as it stands. */
const sharesSuffix = (best: Amount, by: Amount, unit: EstimateUnit): boolean =>
  best.suffix === null &&
  by.suffix !== null &&
  !by.percent &&
  (unit === 'share' ? worth(best) > 1 : worth(best) < worth(by));

const separator = /\s*(?:\bto\b|~|\.{2,3}|到|至)\s*/;

/** Every way to cut a text into two numbers; a dash may also be a sign or belong to an exponent. */
const readRange = (text: string, unit: EstimateUnit): { low: number; high: number } | null => {
  const cuts: [string, string][] = [];
  const word = separator.exec(text);
  if (word) cuts.push([text.slice(0, word.index), text.slice(word.index + word[0].length)]);
  else for (const dash of text.matchAll(/-/g)) cuts.push([text.slice(0, dash.index), text.slice(dash.index + 1)]);
  for (const [left, right] of cuts) {
    const from = readAmount(left, unit);
    const to = readAmount(right, unit);
    if (from && to && !from.percent && !to.percent) return readEnds(from, to);
  }
  return null;
};

type Read = { value: number; low: number; high: number };

const readEstimate = (text: string, unit: EstimateUnit): Read | null => {
  const single = readAmount(text, unit);
  if (single) {
    const value = worth(single);
    return single.percent ? null : { value, low: value, high: value };
  }
  const bracketed = /^([^()]+)\(([^()]+)\)$/.exec(text);
  if (bracketed) {
    const best = readAmount(bracketed[1] ?? '', unit);
    const range = readRange((bracketed[2] ?? '').trim(), unit);
    return best && !best.percent && range ? { value: worth(best), ...range } : null;
  }
  const spread = /^(.+?)(?:±|\+\/-|\+-)(.+)$/.exec(text);
  if (spread) {
    const best = readAmount(spread[1] ?? '', unit);
    const by = readAmount(spread[2] ?? '', unit);
    if (!best || !by || best.percent) return null;
    const shared = sharesSuffix(best, by, unit) ? by.suffix : best.suffix;
    const value = worth(best, shared ?? plain);
    const half = by.percent ? Math.abs(value) * worth(by) : worth(by, by.suffix ?? shared ?? plain);
    return { value, low: tidy(value - half), high: tidy(value + half) };
  }
  const range = readRange(text, unit);
  if (!range) return null;
  const middle = tidy(range.low + (range.high - range.low) / 2);
  return { value: Math.min(Math.max(middle, range.low), range.high), ...range };
};

const plainNumber = /(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/g;

/** In a field of shares, plain numbers of which one is above 1 can only be percentages: 13.51 is 13.51%. */
const asPercentages = (text: string): string => {
  if (/[^\d\s.,e+\-~()±到至to]/.test(text)) return text;
  const numbers = text.match(plainNumber) ?? [];
  return numbers.some((number) => Number(number.replaceAll(',', '')) > 1)
    ? text.replace(plainNumber, (number) => `${number}%`)
    : text;
};

const currencyNames = /(us\$|\$|usd|美元|美金)|(€|eur(?:os?)?|欧元)|(cn¥|¥|cny|rmb|yuan|人民币|元)/g;

/** The currencies a text names, and the text with `$` for each of their signs and names. */
const currenciesIn = (text: string): { named: Set<Currency>; text: string } => {
  const named = new Set<Currency>();
  const plain = text.replace(currencyNames, (_, usd?: string, eur?: string) => {
    named.add(usd !== undefined ? 'USD' : eur !== undefined ? 'EUR' : 'CNY');
    return '$';
  });
  return { named, text: plain };
};

/**
 * An estimate from typed text, in the unit's own scale: shares as 0 to 1, money in USD, time in the unit named.
 * An amount that names no currency is one of `money`; one that names dollars is one of dollars. A range is read as its 90%
 * interval and its midpoint as the best value. Full-width and Chinese forms are read too. Refusals: estimateEmpty,
 * estimateUnreadable, estimateOutOfRange, estimateOrder, estimateOtherCurrency; each names what was typed and what is
 * allowed. `allowed` narrows the unit's own range, money in USD.
 */
export const parseEstimate = (
  typed: string,
  unit: EstimateUnit,
  allowed: Allowed = unitRanges[unit],
  money: Money = dollars,
): Answer<Estimate> => {
  const shown = typed.trim().slice(0, longestText);
  const range = { min: formatAmount(allowed.min, unit, money), max: formatAmount(allowed.max, unit, money) };
  if (shown === '') return refuse('estimateEmpty', `Type a number from ${range.min} to ${range.max}.`, range);
  const plain = typed
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase()
    .trim()
    .replace(groupedThousands, (number) => number.replace(/[ '’]/g, ','));
  const amounts = unit === 'usd' ? currenciesIn(plain) : null;
  const [named] = amounts?.named ?? [];
  const typedIn = named === 'USD' ? dollars : money;
  if (named !== undefined && named !== typedIn.currency)
    return refuse(
      'estimateOtherCurrency',
      `“${shown}” is in ${named}; the plan is shown in ${money.currency}. Type it in ${money.currency}, or state a rate of ${named} first.`,
      { typed: shown, named, currency: money.currency },
    );
  const text = amounts?.text ?? (unit === 'share' ? asPercentages(plain) : plain);
  const read = text.length > longestText || (amounts?.named.size ?? 0) > 1 ? null : readEstimate(text, unit);
  if (!read || !Object.values(read).every(Number.isFinite))
    return refuse(
      'estimateUnreadable',
      `“${shown}” is not a number or a range; allowed: ${range.min} to ${range.max}, written like 0.6 to 0.8, 45%, ${currencySymbols[money.currency]}3 or 20k.`,
      { typed: shown, symbol: currencySymbols[money.currency], ...range },
    );
  const inUnit = (end: number): number => (unit === 'usd' ? toUsd(end, typedIn) : end) + 0;
  const { value, low, high } = { value: inUnit(read.value), low: inUnit(read.low), high: inUnit(read.high) };
  for (const end of [low, high, value])
    if (end < allowed.min || end > allowed.max)
      return refuse('estimateOutOfRange', `“${shown}” is outside ${range.min} to ${range.max}.`, {
        typed: shown,
        ...range,
      });
  if (low > value || value > high)
    return refuse(
      'estimateOrder',
      `“${shown}” does not run from low to high with the best value between; allowed: ${range.min} to ${range.max}.`,
      { typed: shown, ...range },
    );
  return answer(low === high ? { value } : { value, low, high });
};
