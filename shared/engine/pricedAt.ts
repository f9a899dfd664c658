/** A price with one field set, or all of it multiplied: what a lever on a price and a month ahead do to it. */
import type { Price } from '../catalog/model.ts';
import { scaledPrice } from '../catalog/scaledPrice.ts';

/** `times` multiplies every amount of a price; a field sets that field and leaves tiers, cache and batch prices. */
export const pricedAt = (price: Price, field: 'promptUsdPerM' | 'completionUsdPerM' | 'times', value: number): Price =>
  field === 'times' ? scaledPrice(price, value) : { ...price, [field]: value };
