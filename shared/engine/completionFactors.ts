/** How many completion tokens a model spends where a plain one spends one (docs/METHOD.md, section 2). */
import type { Snapshot } from '../catalog/catalog.ts';
import type { WorkKind } from '../catalog/category.ts';
import type { Model } from '../catalog/model.ts';
import { type Draws, estimated, exactly, type Quantity } from './quantity.ts';

export interface FactorBelief {
  factor: Quantity;
  /** `own`: the model's tokens are known for the row, so nothing is multiplied. */
  basis: 'measured' | 'kind' | 'own';
  source: string;
}

/** The model's own measurement, one of the same kind of work before any other; else the range of its kind. */
export const completionFactorOf = (
  model: Model,
  kind: WorkKind | null,
  snapshot: Snapshot,
  draws: Draws,
): FactorBelief => {
  const { completionFactors, completionFactorByKind: kinds } = snapshot.reference;
  const own = completionFactors.filter((entry) => entry.modelId === model.id);
  const measured = own.find((entry) => entry.category === kind) ?? own[0];
  if (measured !== undefined) return { factor: exactly(measured.factor), basis: 'measured', source: measured.source };
  const usual = model.reasoning === true ? kinds.reasoning : kinds.plain;
  return {
    factor: estimated(usual, 'positive', draws, `verbosity ${model.id}`),
    basis: 'kind',
    source: kinds.benchmark,
  };
};
