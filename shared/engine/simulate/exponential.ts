/**
 * e^x for the millions of draws of the referee: tables of 2^(i/1024) and 2^k with a short series between, the same as
 * Math.exp to 1e-14 relative and two to three times as fast. For |x| < 700 only, which is not checked: no spread that a
 * plan may hold gets near it.
 */
import * as arrays from '../../foundation/arrays.ts';

const { valueAt } = arrays;
const parts = 1024;
const fine = Float64Array.from({ length: parts }, (_, i) => 2 ** (i / parts));
const least = -1023;
const powers = 2048;
const coarse = Float64Array.from({ length: powers }, (_, k) => 2 ** (k + least));
const perUnit = parts / Math.LN2;
const part = Math.LN2 / parts;
/** 1.5 x 2^52: adding and taking it away rounds to a whole number. */
const rounding = 6755399441055744;

export const exponential = (x: number): number => {
  const whole = x * perUnit + rounding - rounding;
  const r = x - whole * part;
  const steps = whole | 0;
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6)));
  return valueAt(fine, steps & (parts - 1)) * series * valueAt(coarse, ((steps >> 10) - least) & (powers - 1));
};
