/** Which sets of models to look at: all of them while they are few, else a seeded sample. */
import { randomSource } from '../random.ts';

/** The number of ways to choose `size` of `count`. */
const choose = (count: number, size: number): number => {
  let ways = 1;
  for (let k = 0; k < size; k += 1) ways = (ways * (count - k)) / (k + 1);
  return Math.round(ways);
};

const allSubsets = (count: number, size: number): number[][] => {
  const found: number[][] = [];
  const walk = (from: number, chosen: number[]): void => {
    if (chosen.length === size) {
      found.push(chosen);
      return;
    }
    for (let next = from; next <= count - (size - chosen.length); next += 1) walk(next + 1, [...chosen, next]);
  };
  walk(0, []);
  return found;
};

/** `size` of `count` in random order, all different. */
const draw = (count: number, size: number, random: () => number): number[] => {
  const chosen: number[] = [];
  while (chosen.length < size) {
    const next = Math.floor(random() * count);
    if (!chosen.includes(next)) chosen.push(next);
  }
  return chosen;
};

/**
 * Subsets of `size` out of `count`, ascending: all of them where there are at most `most`, else `most` different
 * ones drawn with a fixed seed.
 */
export const subsetsOf = (count: number, size: number, most: number): number[][] => {
  if (size > count) return [];
  if (choose(count, size) <= most) return allSubsets(count, size);
  const random = randomSource('subsets', count, size);
  const found = new Map<string, number[]>();
  while (found.size < most) {
    const chosen = draw(count, size, random).sort((a, b) => a - b);
    found.set(chosen.join(), chosen);
  }
  return [...found.values()];
};

/** Ordered lists of `size` different ones out of `count`: all, or `most` drawn with a fixed seed. */
export const ordersOf = (count: number, size: number, most: number): number[][] => {
  if (size > count) return [];
  let all = 1;
  for (let k = 0; k < size; k += 1) all *= count - k;
  if (all <= most) {
    let found: number[][] = [[]];
    for (let k = 0; k < size; k += 1)
      found = found.flatMap((list) =>
        Array.from({ length: count }, (_, next) => next)
          .filter((next) => !list.includes(next))
          .map((next) => [...list, next]),
      );
    return found;
  }
  const random = randomSource('orders', count, size);
  const found = new Map<string, number[]>();
  while (found.size < most) {
    const chosen = draw(count, size, random);
    found.set(chosen.join(), chosen);
  }
  return [...found.values()];
};
