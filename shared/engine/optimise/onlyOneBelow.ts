/**
 * P(X <= x < Y) of two standard normals with one correlation: Owen's T at x, twice. (D. Owen, "Tables for computing bivariate
 * normal probabilities", Annals of Mathematical Statistics 27, 1956.)
 */
import { itemAt } from '../../foundation/arrays.ts';

const points = 12;

/** Places in 0 to 1 and weights of the rule of Gauss and Legendre. */
const rule: readonly { place: number; weight: number }[] = Array.from({ length: points }, (_, i) => {
  let x = Math.cos((Math.PI * (i + 0.75)) / (points + 0.5));
  let slope = 1;
  for (let round = 0; round < 20; round++) {
    let [value, before] = [x, 1];
    for (let n = 2; n <= points; n++) [value, before] = [((2 * n - 1) * x * value - (n - 1) * before) / n, value];
    slope = (points * (x * value - before)) / (x * x - 1);
    x -= value / slope;
  }
  return { place: (1 + x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
});

/** Beyond this nothing is left that a double could add to a probability. */
const reach = 8.5;

/** As a function of x; absolute error below 1e-13. `correlation`: 0 to below 1. */
export const onlyOneBelow = (correlation: number): ((x: number) => number) => {
  const along = Math.sqrt((1 - correlation) / (1 + correlation));
  const terms = rule.map(({ place }) => 1 + (along * place) ** 2);
  const steep = Float64Array.from(terms, (term) => -term / 2);
  const factors = Float64Array.from(terms, (term, j) => (along * itemAt(rule, j).weight) / (Math.PI * term));
  return (x) => {
    if (x > reach || x < -reach) return 0;
    const square = x * x;
    let sum = 0;
    for (let j = 0; j < points; j++) sum += (factors[j] as number) * Math.exp((steep[j] as number) * square);
    return sum;
  };
};
