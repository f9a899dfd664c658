/** Fits a scale of ability and the lines of its benchmarks to the rates of many models: maximum likelihood. */

import { promiseOf, type Scale, type Traits } from '../../catalog/transferScale.ts';
import { addAt, itemAt, valueAt } from '../../foundation/arrays.ts';
import { solved } from './factored.ts';
import { minimise } from './minimise.ts';
import { covarianceOf, factoredOf, type Measured, nobody } from './reading.ts';

/** One rate of a model, without the line of its benchmark: that is what is fitted. */
export interface RateToFit extends Omit<Measured, 'offset' | 'slope'> {
  benchmark: string;
}

export interface ModelToFit {
  traits: Traits;
  rates: RateToFit[];
}

export interface Line {
  offset: number;
  slope: number;
}

export interface FittedScale {
  scale: Scale;
  lines: Map<string, Line>;
  logLikelihood: number;
}

/** Slopes of benchmarks spread around the scale's by this on the log scale: a factor of 1.55. */
const slopeSpread = 0.44;
const gain = 0.01;
const roundsAtMost = 250;

/** Where the numbers of a fit stand in its vector; offsets and log slopes of the benchmarks follow. */
const place = { omega: 0, psi: 1, slope: 2, year: 3, reasoning: 4, lines: 5 } as const;

/** Adds the slopes of one model's log-likelihood to `slopes`; `at` says where each row's line stands in the vector. */
const logLikelihoodOf = (
  rows: readonly Measured[],
  at: readonly number[],
  { traits }: ModelToFit,
  scale: Scale,
  slopes: Float64Array,
): number => {
  const promise = promiseOf(traits, scale);
  const residuals = rows.map((row) => row.probit - row.offset - row.slope * promise);
  const factor = factoredOf(rows, scale, nobody);
  const alpha = solved(factor, residuals);
  const unit = new Array<number>(rows.length).fill(0);
  let logLikelihood = -factor.logDeterminant / 2;
  rows.forEach((row, i) => {
    const b = itemAt(at, i);
    const a = valueAt(alpha, i);
    logLikelihood -= (a * itemAt(residuals, i)) / 2;
    addAt(slopes, b, a);
    addAt(slopes, place.year, a * row.slope * (traits.year - 2025));
    if (traits.reasoning) addAt(slopes, place.reasoning, a * row.slope);
    unit[i] = 1;
    const inverse = solved(factor, unit);
    unit[i] = 0;
    let perSlope = a * promise;
    rows.forEach((other, j) => {
      // Half the slope of the log-likelihood along element i, j of the covariance, which is symmetric.
      const q = (a * valueAt(alpha, j) - valueAt(inverse, j)) / 2;
      perSlope += 2 * q * covarianceOf(row, other, scale, nobody) * other.slope;
      if (other.group === row.group) addAt(slopes, place.omega, 2 * q * row.slope * other.slope * scale.omega ** 2);
      if (i === j) addAt(slopes, place.psi, 2 * q * row.slope ** 2 * scale.psi ** 2);
    });
    addAt(slopes, b + 1, perSlope * row.slope);
  });
  return logLikelihood;
};

/**
 * Omega, psi, slope, year, reasoning and the line of every benchmark, everything normal; chance and size of outliers and the
 * shift stay those of `start`: tails were chosen by score on suites left out, not by likelihood. Sorted by benchmark before it is fitted, so that the order of the rates changes no digit.
 */
export const fitScale = (
  models: readonly ModelToFit[],
  start: Scale,
  startLines: ReadonlyMap<string, Line>,
): FittedScale => {
  const names = [...new Set(models.flatMap(({ rates }) => rates.map((rate) => rate.benchmark)))].sort();
  const placeOf = new Map(names.map((name, b) => [name, place.lines + 2 * b]));
  const count = place.lines + 2 * names.length;
  const scaleAt = (x: Float64Array): Scale => ({
    ...start,
    omega: Math.exp(valueAt(x, place.omega)),
    psi: Math.exp(valueAt(x, place.psi)),
    slope: Math.exp(valueAt(x, place.slope)),
    year: valueAt(x, place.year),
    reasoning: valueAt(x, place.reasoning),
  });
  const prepared = models.map((model) => ({
    model,
    at: model.rates.map((rate) => placeOf.get(rate.benchmark) ?? 0),
  }));
  const gained = new Float64Array(count);
  const loss = (x: Float64Array, slopes: Float64Array): number => {
    const scale = scaleAt(x);
    gained.fill(0);
    let total = 0;
    for (const { model, at } of prepared) {
      const rows = model.rates.map((rate, i) => {
        const b = itemAt(at, i);
        return { ...rate, offset: valueAt(x, b), slope: Math.exp(valueAt(x, b + 1)) };
      });
      total -= logLikelihoodOf(rows, at, model, scale, gained);
    }
    for (let p = 0; p < count; p++) slopes[p] = -valueAt(gained, p);
    for (let b = place.lines; b < count; b += 2) {
      const apart = (valueAt(x, b + 1) - valueAt(x, place.slope)) / slopeSpread;
      total += apart ** 2 / 2;
      addAt(slopes, b + 1, apart / slopeSpread);
      addAt(slopes, place.slope, -apart / slopeSpread);
    }
    return total;
  };
  const x = new Float64Array(count);
  x.set([Math.log(start.omega), Math.log(start.psi), Math.log(start.slope), start.year, start.reasoning]);
  names.forEach((name, b) => {
    const line = startLines.get(name) ?? { offset: start.shift.mean, slope: start.slope };
    x[place.lines + 2 * b] = line.offset;
    x[place.lines + 2 * b + 1] = Math.log(line.slope);
  });
  const lowest = minimise(loss, x, gain, roundsAtMost);
  return {
    scale: scaleAt(lowest.at),
    lines: new Map(
      names.map((name, b) => [
        name,
        {
          offset: valueAt(lowest.at, place.lines + 2 * b),
          slope: Math.exp(valueAt(lowest.at, place.lines + 2 * b + 1)),
        },
      ]),
    ),
    logLikelihood: -lowest.value,
  };
};
