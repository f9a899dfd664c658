/** How many completion tokens a model spends where a plain one spends one (docs/METHOD.md, section 2). */
import type { Snapshot } from '../catalog/catalog.ts';
import type { CategoryId } from '../catalog/category.ts';
import type { Model } from '../catalog/model.ts';
import { type Draws, estimated, exactly, type Quantity } from './quantity.ts';

export interface FactorBelief {
  factor: Quantity;
  basis: 'measured' | 'kind';
  source: string;
}

/** The model's own measurement, one of the task's category before any other; else the range of its kind. */
export const completionFactorOf = (
  model: Model,
  category: CategoryId,
  snapshot: Snapshot,
  draws: Draws,
): FactorBelief => {
  const { completionFactors, completionFactorByKind: kinds } = snapshot.reference;
  const own = completionFactors.filter((entry) => entry.modelId === model.id);
  const measured = own.find((entry) => entry.category === category) ?? own[0];
  if (measured !== undefined) return { factor: exactly(measured.factor), basis: 'measured', source: measured.source };
  const kind = model.reasoning === true ? kinds.reasoning : kinds.plain;
  return {
    factor: estimated(kind, 'positive', draws, `verbosity ${model.id}`),
    basis: 'kind',
    source: kinds.benchmark,
  };
};
