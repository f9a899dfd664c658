/**
 * The tokens of an attempt as a model needs them: its own where they are stated or measured for the row, else the row's
 * with the model's general factor on what it writes (docs/METHOD.md, section 2).
 */
import type { Snapshot } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import type { CategoryPlan, OwnTokens, RequestShape } from '../plan/plan.ts';
import { completionFactorOf, type FactorBelief } from './completionFactors.ts';
import { type Draws, exactly } from './quantity.ts';

export interface ModelTokens {
  shape: RequestShape;
  factor: FactorBelief;
  /** What the draws of its tokens are named after. */
  drawnAs: string;
}

export const modelTokens = (
  row: CategoryPlan,
  model: Model,
  ownTokens: readonly OwnTokens[],
  snapshot: Snapshot,
  draws: Draws,
): ModelTokens => {
  const own = ownTokens.find((entry) => entry.modelId === model.id && entry.category === row.id);
  if (own === undefined)
    return {
      shape: row.shape,
      factor: completionFactorOf(model, row.kind, snapshot, draws),
      drawnAs: `shape ${row.id}`,
    };
  const { promptTokens, completionTokens } = own;
  return {
    shape: { ...row.shape, promptTokens, completionTokens },
    factor: { factor: exactly(1), basis: 'own', source: completionTokens.source ?? promptTokens.source ?? '' },
    drawnAs: `own tokens ${row.id} ${model.id}`,
  };
};
