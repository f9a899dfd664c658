/** Which money a plan is shown in, at rates stated for it. Every amount of a plan is in USD whatever it is shown in. */
import * as z from 'zod';
import { finiteNumber, isoDate, listOf, oneOf, rule } from '../catalog/checks.ts';
import {
  type Currency,
  currencies,
  dollars,
  type Money,
  otherCurrencies,
  rateRange,
  type StatedRate,
} from '../foundation/money.ts';

export interface PlanMoney {
  /** Dollars, or a currency with a rate. */
  shown: Currency;
  /** At most one of each currency. */
  rates: StatedRate[];
}

export const statedRateSchema: z.ZodType<StatedRate> = z.strictObject({
  currency: oneOf(...otherCurrencies),
  perUsd: finiteNumber(rateRange),
  day: isoDate(),
});

export const planMoneySchema: z.ZodType<PlanMoney> = z
  .strictObject({
    shown: oneOf(...currencies),
    rates: listOf(statedRateSchema, otherCurrencies.length),
  })
  .refine(
    ({ rates }) => new Set(rates.map(({ currency }) => currency)).size === rates.length,
    rule('moneyRateTwice', ['rates'], 'one rate of each currency'),
  )
  .refine(
    ({ shown, rates }) => shown === 'USD' || rates.some(({ currency }) => currency === shown),
    rule('moneyWithoutRate', ['shown'], 'USD, or a currency with a rate'),
  );

interface Shown {
  money?: PlanMoney | undefined;
}

/** The rate stated of a currency, or none. */
export const rateOf = ({ money }: Shown, currency: Currency): StatedRate | null =>
  money?.rates.find((rate) => rate.currency === currency) ?? null;

/** What the plan's amounts are shown and typed in. */
export const moneyOf = (plan: Shown): Money => rateOf(plan, plan.money?.shown ?? 'USD') ?? dollars;
