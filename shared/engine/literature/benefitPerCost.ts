/**
 * What each further dollar buys when a small model escalates to a large one.
 * Source: P. Aggarwal, A. Madaan et al., "AutoMix", arXiv 2310.12963: incremental benefit per cost.
 */
import { EngineError, requireBetween } from '../engineError.ts';

export interface CostAndQuality {
  cost: number;
  quality: number;
}

/** IBC = (P - P_small) / (C - C_small); throws where the policy costs no more than the small model. */
export const benefitPerCost = (policy: CostAndQuality, small: CostAndQuality): number => {
  for (const { cost, quality } of [policy, small]) {
    requireBetween('cost', cost, 0, Number.MAX_VALUE);
    requireBetween('quality', quality, -Number.MAX_VALUE, Number.MAX_VALUE);
  }
  if (policy.cost <= small.cost) throw new EngineError('cost', policy.cost, `above the small model's ${small.cost}`);
  return (policy.quality - small.quality) / (policy.cost - small.cost);
};

/**
 * The lift of a policy over going straight to the large model, in percent: 0 on the line between the two models,
 * which random routing gives. null where the large model is no better than the small one.
 */
export const benefitLift = (policy: CostAndQuality, small: CostAndQuality, large: CostAndQuality): number | null => {
  const base = benefitPerCost(large, small);
  return base <= 0 ? null : (100 * (benefitPerCost(policy, small) - base)) / base;
};
