/**
 * The standard normal distribution: density, cumulative probability and its inverse, to double precision.
 * The latent difficulty of a task lives on this scale.
 */
const sqrtTwoPi = 2.5066282746310002;

/** exp(-x^2 / 2), from which density and cumulative probability at x follow: whoever wants both works it out once. */
export const bellAt = (x: number): number => Math.exp(-0.5 * x * x);
export const densityOfBell = (bell: number): number => bell / sqrtTwoPi;

/** Density of the standard normal at x. */
export const normalDensity = (x: number): number => densityOfBell(bellAt(x));

/**
 * P(X <= x) for a standard normal X, absolute error below 1e-15, given the bell at x.
 * Source: G. West, "Better approximations to cumulative normal functions", Wilmott 2005 (after J. Hart, 1968).
 */
export const cdfOfBell = (x: number, bell: number): number => {
  const size = x < 0 ? -x : x;
  if (size > 37) return x > 0 ? 1 : 0;
  let tail: number;
  if (size < 7.07106781186547) {
    const top =
      (((((0.0352624965998911 * size + 0.700383064443688) * size + 6.37396220353165) * size + 33.912866078383) * size +
        112.079291497871) *
        size +
        221.213596169931) *
        size +
      220.206867912376;
    const bottom =
      ((((((0.0883883476483184 * size + 1.75566716318264) * size + 16.064177579207) * size + 86.7807322029461) * size +
        296.564248779674) *
        size +
        637.333633378831) *
        size +
        793.826512519948) *
        size +
      440.413735824752;
    tail = (bell * top) / bottom;
  } else {
    const fraction = size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))));
    tail = bell / (fraction * sqrtTwoPi);
  }
  return x > 0 ? 1 - tail : tail;
};

/** P(X <= x) for a standard normal X, absolute error below 1e-15. */
export const normalCdf = (x: number): number => cdfOfBell(x, bellAt(x));

const tableReach = 6;
const tableSteps = 512;
const table = new Float64Array(2 * tableReach * tableSteps + 1);
for (let i = 0; i < table.length; i++) table[i] = normalCdf(i / tableSteps - tableReach);

/** P(X <= x) to 2e-7 by linear interpolation in a table: for the many draws behind an interval, a tenth of the time. */
export const normalCdfNear = (x: number): number => {
  const place = (x + tableReach) * tableSteps;
  if (!(place > 0)) return 0;
  if (place >= 2 * tableReach * tableSteps) return 1;
  const i = place | 0;
  const from = table[i]!;
  return from + (place - i) * (table[i + 1]! - from);
};

/** The same of level + slope x z at each of the first `count` nodes z, into an array at least as long. */
export const normalCurveNear = (
  into: Float64Array,
  nodes: Float64Array,
  count: number,
  level: number,
  slope: number,
): void => {
  const start = (level + tableReach) * tableSteps;
  const stride = slope * tableSteps;
  const end = table.length - 1;
  for (let k = 0; k < count; k++) {
    const place = start + stride * nodes[k]!;
    if (place > 0 && place < end) {
      const i = place | 0;
      const from = table[i]!;
      into[k] = from + (place - i) * (table[i + 1]! - from);
    } else into[k] = place > 0 ? 1 : 0;
  }
};

/**
 * Phi^-1(p): the x with P(X <= x) = p. 0 and 1 give -Infinity and Infinity. Relative error about 1e-16.
 * Source: M. Wichura, algorithm AS 241 (PPND16), Applied Statistics 37, 1988.
 */
export const normalQuantile = (p: number): number => {
  if (p <= 0) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (p >= 1) return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  let r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  let x: number;
  if (r <= 5) {
    r -= 1.6;
    x =
      (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
        1.4234371107496835) /
      (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
        1);
  } else {
    r -= 5;
    x =
      (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
        0.026532189526576124) *
        r +
        0.29656057182850487) *
        r +
        1.7848265399172913) *
        r +
        5.463784911164114) *
        r +
        6.657904643501103) /
      (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
        0.0007868691311456133) *
        r +
        0.014875361290850615) *
        r +
        0.1369298809227358) *
        r +
        0.599832206555888) *
        r +
        1);
  }
  return q < 0 ? -x : x;
};
