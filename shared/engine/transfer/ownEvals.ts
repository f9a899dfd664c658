/**
 * A planner's own evals beside what benchmarks say (docs/METHOD.md, section 13): her tasks are the work itself, so they
 * carry no transfer; the benchmarks' reading, widened by its transfer, is their prior; and evals of one model say how much
 * easier or harder the work is for all.
 */

/** One model on the probit scale of the work, without the shift: what benchmarks say, and own evals if there are any. */
export interface WithEvals {
  /** slope x mean and slope^2 x variance of its reading. */
  mean: number;
  variance: number;
  own: { probit: number; variance: number } | null;
}

export interface Anchored {
  /** Of the shift, over all models with own evals. */
  shift: { mean: number; sd: number };
  models: {
    /** Of probit(rate on the work). */
    mean: number;
    sd: number;
    /** How much of it the own evals decide: 0 without any. */
    weight: number;
    /** Of the part that is the model's own; the rest is the shift's, shared by all: (1 - weight) x shift. */
    ownSd: number;
  }[];
}

/** Exact where everything is normal. An anchor is own evals with variance 0. */
export const withOwnEvals = (models: readonly WithEvals[], shift: { mean: number; sd: number }): Anchored => {
  let precision = 1 / shift.sd ** 2;
  let sum = shift.mean / shift.sd ** 2;
  for (const { mean, variance, own } of models) {
    if (own === null) continue;
    precision += 1 / (variance + own.variance);
    sum += (own.probit - mean) / (variance + own.variance);
  }
  const middle = sum / precision;
  const sd = Math.sqrt(1 / precision);
  return {
    shift: { mean: middle, sd },
    models: models.map(({ mean, variance, own }) => {
      const weight = own === null ? 0 : variance / (variance + own.variance);
      const ownVariance = own === null ? variance : weight * own.variance;
      return {
        mean: (1 - weight) * (middle + mean) + weight * (own?.probit ?? 0),
        sd: Math.sqrt(ownVariance + ((1 - weight) * sd) ** 2),
        weight,
        ownSd: Math.sqrt(ownVariance),
      };
    }),
  };
};
