/** What the model that judges an attempt costs. */
import type { Price } from '../catalog/model.ts';
import { tokensPerPrice } from '../foundation/units.ts';
import type { Verifier } from '../plan/policy.ts';

/** USD of a judge's tokens in one check. Judges are asked at once, at the list price, and keep nothing in a cache. */
export const judgeUsd = (judge: NonNullable<Verifier['judge']>, price: Price): number =>
  (judge.promptTokens * price.promptUsdPerM + judge.completionTokens * price.completionUsdPerM) / tokensPerPrice;
