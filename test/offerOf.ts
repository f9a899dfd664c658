/** The one price of a model that a test made or that the seed has, and the same model at another price. */
import type { Model, Price } from '../shared/catalog/model.ts';

/** Throws where there is none. */
export const offerOf = (model: Model | undefined): Price => {
  const offer = model?.offers[0];
  if (offer === undefined) throw new Error(`${model?.id ?? 'an unknown model'} has no price`);
  return offer;
};

/** The model with fields of its price changed; a model without a price stays without. */
export const withPrice = (model: Model, change: Partial<Price>): Model => ({
  ...model,
  offers: model.offers.map((offer) => ({ ...offer, ...change })),
});
