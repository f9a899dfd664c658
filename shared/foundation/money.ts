/** The money amounts are shown in. Everything is reckoned and kept in USD; only what is shown and typed is turned. */

export const otherCurrencies = ['EUR', 'CNY'] as const;
export type OtherCurrency = (typeof otherCurrencies)[number];
export const currencies = ['USD', ...otherCurrencies] as const;
export type Currency = (typeof currencies)[number];

/** What one dollar may be said to be worth. */
export const rateRange = { min: 0.0001, max: 1e6 };

/** What a dollar was worth in another currency on a day (ISO), as somebody stated it. */
export interface StatedRate {
  currency: OtherCurrency;
  perUsd: number;
  day: string;
}

export type Money = { readonly currency: 'USD'; readonly perUsd: 1 } | Readonly<StatedRate>;

export const dollars: Money = { currency: 'USD', perUsd: 1 };

/** An amount without the noise that binary arithmetic adds to decimals: 3 x 7.12 is 21.36. */
const tidy = (amount: number): number => Number(amount.toPrecision(15));

export const fromUsd = (usd: number, money: Money): number =>
  money.currency === 'USD' ? usd : tidy(usd * money.perUsd);

export const toUsd = (amount: number, money: Money): number =>
  money.currency === 'USD' ? amount : amount / money.perUsd;

/** How amounts are written and read; ¥ is the yuan alone. */
export const currencySymbols: Readonly<Record<Currency, string>> = { USD: '$', EUR: '€', CNY: '¥' };
