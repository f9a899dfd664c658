/** A number of the future that may be a range: nobody knows how fast prices fall. */
import type { Estimate } from '../../plan/estimate.ts';
import { EngineError, requireBetween } from '../engineError.ts';

export type Ranged = number | Estimate;

export const rangeOf = (ranged: Ranged): Estimate => (typeof ranged === 'number' ? { value: ranged } : ranged);

/** With both ends: those that are not said are at the value. */
export const boundsOf = (ranged: Ranged): { value: number; low: number; high: number } => {
  const { value, low = value, high = value } = rangeOf(ranged);
  return { value, low, high };
};

export const bestOf = (ranged: Ranged): number => rangeOf(ranged).value;

/** Throws an EngineError unless the value and its range lie within the bounds, in order. */
export const requireRange = (field: string, ranged: Ranged, least: number, most: number): void => {
  const { value, low, high } = boundsOf(ranged);
  requireBetween(field, value, least, most);
  requireBetween(`${field}.low`, low, least, most);
  requireBetween(`${field}.high`, high, least, most);
  if (low > value || value > high) throw new EngineError(field, value, `${low} to ${high}, its own range`);
};
