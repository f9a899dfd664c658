/** A value with the ends of its 90% interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}
