/**
 * e^x for the millions of draws of the referee: a table of 2^(i/256) and a short series, two to three times as fast as
 * Math.exp and the same to 1e-14 relative. |x| beyond 700 goes to Math.exp, which knows what to do there.
 */
const parts = 256;
const table = Float64Array.from({ length: parts }, (_, i) => 2 ** (i / parts));
const perUnit = parts / Math.LN2;
const part = Math.LN2 / parts;
/** 1.5 x 2^52: adding and taking it away rounds to a whole number. */
const rounding = 6755399441055744;

const power = new Float64Array(1);
const halves = new Uint32Array(power.buffer);
power[0] = 1;
const upper = halves[1] === 0x3ff00000 ? 1 : 0;
halves[1 - upper] = 0;

export const exponential = (x: number): number => {
  if (!(x > -700 && x < 700)) return Math.exp(x);
  const whole = x * perUnit + rounding - rounding;
  const r = x - whole * part;
  const i = whole & (parts - 1);
  // The exponent field of 2^k is k + 1023, twenty bits up in the upper half.
  halves[upper] = (((whole - i) / parts + 1023) << 20) >>> 0;
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24))));
  return table[i]! * series * power[0]!;
};
