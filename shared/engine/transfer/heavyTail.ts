/** A normal that is wider with some chance: what is believed of a residual that may be an outlier. */
import { rememberedAtMost } from '../../foundation/maps.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../foundation/normal.ts';

/** Mean 0: variance `variance`, or with chance `chance` that and `extra`. */
export interface HeavyTail {
  variance: number;
  extra: number;
  chance: number;
}

const roundsAtMost = 60;
const closeEnough = 1e-9;

const kept = new Map<string, Float64Array>();
const keptAtMost = 100;

/** The points at the middles of n equal parts, ascending. Shared between calls: a caller takes a copy before it writes. */
export const heavyTailMiddles = (tail: HeavyTail, n: number): Float64Array => {
  const key = `${tail.variance} ${tail.extra} ${tail.chance} ${n}`;
  return rememberedAtMost(keptAtMost, kept, key, () => middlesOf(tail, n));
};

/** Newton's method, each point from the one before, kept in its bracket. */
const middlesOf = ({ variance, extra, chance }: HeavyTail, n: number): Float64Array => {
  const narrow = Math.sqrt(variance);
  const wide = Math.sqrt(variance + extra);
  const points = new Float64Array(n);
  if (wide === 0) return points;
  if (narrow === wide || chance === 0) {
    for (let i = 0; i < n; i++) points[i] = narrow * normalQuantile((i + 0.5) / n);
    return points;
  }
  for (let i = 0; i < Math.ceil(n / 2); i++) {
    const wanted = (i + 0.5) / n;
    const z = normalQuantile(wanted);
    // The mixture lies between its parts: below the middle the wide part is the lower one.
    let [low, high] = [wide * z, narrow * z];
    let x = Math.max(low, Math.min(high, i === 0 ? low : (points[i - 1] as number)));
    for (let round = 0; round < roundsAtMost; round++) {
      const over =
        (1 - chance) * (narrow === 0 ? (x < 0 ? 0 : 1) : normalCdf(x / narrow)) + chance * normalCdf(x / wide) - wanted;
      if (Math.abs(over) < closeEnough) break;
      if (over > 0) high = x;
      else low = x;
      const density =
        (narrow === 0 ? 0 : ((1 - chance) * normalDensity(x / narrow)) / narrow) +
        (chance * normalDensity(x / wide)) / wide;
      const next = x - over / density;
      x = next > low && next < high ? next : (low + high) / 2;
    }
    points[i] = x;
    points[n - 1 - i] = -x;
  }
  if (n % 2 === 1) points[(n - 1) / 2] = 0;
  return points;
};
