/** The place between two values of a number at which two measures meet, or jump past each other. */

export interface Standing {
  a: number;
  b: number;
  /** a - b; infinite where one of them has no cost per success, which is more than any number. */
  gap: number;
}

/** Relative difference below which two measures are one. */
export const equalWithin = 1e-12;
/** Wider apart than this at the closest two numbers can be, the measure jumps. */
const jumpsBeyond = 5e-10;

export const isEqual = ({ a, b, gap }: Standing, within: number): boolean =>
  a === b || (Number.isFinite(gap) && Math.abs(gap) <= within * Math.max(Math.abs(a), Math.abs(b)));

export interface Point {
  value: number;
  standing: Standing;
}

const middleOf = (low: number, high: number): number =>
  low > 0 && high / low > 16 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;

/** Between two points of opposite sign: false position, with a bisection in every third turn against slow ends. */
export const closeIn = (
  at: (value: number) => Standing | null,
  below: Point,
  above: Point,
): { value: number; equal: boolean } => {
  let low = below;
  let high = above;
  let best = Math.abs(low.standing.gap) < Math.abs(high.standing.gap) ? low : high;
  for (let turn = 0; turn < 400 && !isEqual(best.standing, equalWithin); turn++) {
    const [x, y] = [low.standing.gap, high.standing.gap];
    const straight = low.value + ((high.value - low.value) * x) / (x - y);
    const inside = straight > low.value && straight < high.value && turn % 3 !== 2;
    const value = inside ? straight : middleOf(low.value, high.value);
    if (!(value > low.value && value < high.value)) break;
    const standing = at(value);
    if (standing === null) break;
    const point = { value, standing };
    if (Math.abs(standing.gap) < Math.abs(best.standing.gap)) best = point;
    if (standing.gap < 0 === low.standing.gap < 0) low = point;
    else high = point;
  }
  // At a jump no point is equal, and one far from it may be less unequal: what is closed in on is the jump.
  const equal = isEqual(best.standing, jumpsBeyond);
  return { value: equal ? best.value : high.value, equal };
};
