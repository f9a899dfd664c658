/**
 * Three ways to number models, which the compiler keeps apart: a number of one is no place in a list of another. Only
 * this file makes them out of plain numbers.
 */
import { wholeAt } from '../../foundation/arrays.ts';

declare const numbering: unique symbol;

/** A model of the whole menu: place in `Menu.models`. */
export type MenuPlace = number & { readonly [numbering]: 'menu' };

/** A model that has a price and evidence in one category: place in that category's table. */
export type TablePlace = number & { readonly [numbering]: 'table' };

/** A model that a search over sets still considers: place in that search's own list. */
export type SubsetPlace = number & { readonly [numbering]: 'subset' };

type Place = MenuPlace | TablePlace | SubsetPlace;

/** The places of a list of so many models, in order. */
export const placesUpTo = <P extends Place>(count: number): P[] => Array.from({ length: count }, (_, i) => i as P);

/** The place that a typed array holds at another: null where it holds -1, for none. */
export const heldPlace = <P extends Place>(held: Int32Array, at: number): P | null => {
  const place = wholeAt(held, at);
  return place < 0 ? null : (place as P);
};
