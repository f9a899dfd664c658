/** Which offers are paid in a month to come: those that stand by then, by the plan's own rule. */

import { chooseOffer } from '../../catalog/chooseOffer.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { type PriceChoice, usualPrices } from '../../catalog/priceChoice.ts';
import { monthsAfter } from '../../foundation/days.ts';
import { remembered } from '../../foundation/maps.ts';

const choices = new WeakMap<PriceChoice, Map<string, PriceChoice>>();

/** The plan's choice of prices on the day so many months after `from`; unchanged where no day is given. Kept by choice and day. */
export const pricesIn = (choice: PriceChoice | undefined, from: string | null, month: number): PriceChoice => {
  const given = choice ?? usualPrices;
  if (from === null) return given;
  const day = monthsAfter(from, month);
  return remembered(
    remembered(choices, given, () => new Map()),
    day,
    () => ({ ...given, day }),
  );
};

/**
 * The price of a model in a month where another offer is paid then than on the first day: one has ended, another has
 * begun, or a promotion is over. null where it is the same one, or where none stands by then and the last is kept.
 */
export const newOfferIn = (
  model: Model,
  choice: PriceChoice | undefined,
  from: string | null,
  month: number,
): Price | null => {
  const now = chooseOffer(model, pricesIn(choice, from, 0));
  const then = chooseOffer(model, pricesIn(choice, from, month));
  if (then === null || now === null) return null;
  return then.offer === now.offer && then.promotionLeftOut === now.promotionLeftOut ? null : then.paid;
};
