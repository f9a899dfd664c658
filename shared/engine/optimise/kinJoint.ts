/** Models of one lineage in a table: they succeed together more often than the difficulty of tasks alone says. */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { groupedBy } from '../../foundation/maps.ts';
import {
  type DependenceNumbers,
  type Difficulty,
  difficultyOf,
  firstCurve,
  kinCurve,
  sharedInLineage,
} from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';
import { normalGrid, steepFactors } from '../quadrature.ts';

/** A model of a table: its success rate, and what names its lineage; of its own where it is left out. */
export interface Related {
  successRate: number;
  lineage?: string;
}

/** Places of the models of each lineage of which there are several. */
export const families = (models: readonly Related[]): number[][] => {
  const places = [...models.keys()].filter((place) => models[place]?.lineage !== undefined);
  const byLineage = groupedBy(places, (place) => models[place]?.lineage);
  return [...byLineage.values()].filter(({ length }) => length > 1);
};

export const areKin = (models: readonly Related[]): boolean => families(models).length > 0;

/** P(two models of one lineage both succeed) put in place of what `both` holds of them: they share rho and a part of tau. */
export const correctKin = (
  both: Float64Array,
  { models, d }: { models: readonly Related[]; d: DependenceNumbers },
): void => {
  const related = d.tau > 0 ? families(models) : [];
  if (related.length === 0) return;
  const close: DependenceNumbers = { ...d, rho: d.rho + sharedInLineage * d.tau, tau: 0, gamma: 0 };
  const difficulty = difficultyOf(close, steepnessOf(2, close.rho), 'exact');
  const { weights } = difficulty.grid;
  for (const family of related) {
    const curves = family.map((place) => firstCurve(difficulty, itemAt(models, place).successRate));
    family.forEach((i, a) => {
      family.forEach((j, b) => {
        if (i === j) return;
        const [one, two] = [itemAt(curves, a), itemAt(curves, b)];
        let sum = 0;
        for (let k = 0; k < weights.length; k++) sum += valueAt(weights, k) * valueAt(one, k) * valueAt(two, k);
        both[i * models.length + j] = (1 - d.beta) * sum;
      });
    });
  }
};

/**
 * Three models of which several are of one lineage: by value of what it repeats, how likely that is and each model's curve
 * given it. `curves` are those of the models alone.
 */
export const kinNodes = (
  models: readonly Related[],
  curves: readonly Float64Array[],
  difficulty: Difficulty,
): { share: number; curves: Float64Array[] }[] => {
  const { rho, tau } = difficulty.d;
  const family = new Set(families(models).flat());
  const grid = normalGrid((steepFactors(3) * sharedInLineage * tau) / (1 - rho - tau), difficulty.precision);
  return [...grid.nodes].map((y, at) => ({
    share: valueAt(grid.weights, at),
    curves: models.map((model, place) =>
      family.has(place) ? kinCurve(difficulty, model.successRate, y) : itemAt(curves, place),
    ),
  }));
};
