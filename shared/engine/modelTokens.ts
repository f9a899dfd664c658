/**
 * The tokens of an attempt as a model needs them: its own where they are stated or measured for the row, else the row's
 * with the model's general factor on what it writes (docs/METHOD.md, section 2).
 */
import type { Snapshot } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import type { PriceChoice } from '../catalog/priceChoice.ts';
import { promptTimesOf } from '../catalog/tokenizer.ts';
import type { CategoryPlan, Plan, RequestShape } from '../plan/plan.ts';
import { type AttemptShape, attemptShape } from './attemptCost.ts';
import { completionFactorOf, type FactorBelief } from './completionFactors.ts';
import { type Draws, exactly } from './quantity.ts';

export interface ModelTokens {
  shape: RequestShape;
  factor: FactorBelief;
  /** What its tokenizer makes of prompts, and of answers that were not counted in its own tokens: 1 is no difference. */
  promptTimes: number;
  completionTimes: number;
  /** What the draws of its tokens are named after. */
  drawnAs: string;
}

export const modelTokens = (
  row: CategoryPlan,
  model: Model,
  { ownTokens, prices }: Pick<Plan, 'ownTokens'> & { prices?: PriceChoice },
  snapshot: Snapshot,
  draws: Draws,
): ModelTokens => {
  const own = ownTokens.find((entry) => entry.modelId === model.id && entry.category === row.id);
  if (own === undefined) {
    const factor = completionFactorOf(model, row.kind, snapshot, draws);
    const promptTimes = promptTimesOf(model, prices);
    // A factor measured of the model itself was counted in its own tokens.
    const completionTimes = factor.basis === 'kind' ? promptTimes : 1;
    return { shape: row.shape, factor, promptTimes, completionTimes, drawnAs: `shape ${row.id}` };
  }
  const { promptTokens, completionTokens } = own;
  return {
    shape: { ...row.shape, promptTokens, completionTokens },
    factor: { factor: exactly(1), basis: 'own', source: completionTokens.source ?? promptTokens.source ?? '' },
    promptTimes: 1,
    completionTimes: 1,
    drawnAs: `own tokens ${row.id} ${model.id}`,
  };
};

/** The model's completion tokens over those of the row, at best values. */
export const completionFactorIn = ({ factor, completionTimes }: ModelTokens): number =>
  factor.factor.point * completionTimes;

/** An attempt of the model at best values. */
export const attemptOf = (tokens: ModelTokens, deferrable: boolean): AttemptShape =>
  attemptShape(tokens.shape, completionFactorIn(tokens), deferrable, tokens.promptTimes);
