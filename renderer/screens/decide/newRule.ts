/** A rule as it stands when a planner adds it, before she sets her own number. */
import type { Rule } from '../../../shared/plan/rule.ts';

export const ruleKinds = [
  'successFloor',
  'silentFailureCeiling',
  'budget',
  'maxModels',
  'vendorShareCap',
  'openWeightsOnly',
  'origins',
  'toolsRequired',
  'contextTokens',
  'latencyP95',
  'listedOnly',
] as const satisfies readonly Rule['kind'][];

/** These can stand once per category; of the others a second one would only repeat the first. */
export const isPerCategory = (kind: Rule['kind']): boolean =>
  kind === 'successFloor' || kind === 'silentFailureCeiling';

export const newRule = (kind: Rule['kind'], usdPerMonth: number): Rule => {
  switch (kind) {
    case 'successFloor':
      return { kind, categoryId: null, share: 0.7 };
    case 'silentFailureCeiling':
      return { kind, categoryId: null, share: 0.2 };
    case 'budget':
      return { kind, usdPerMonth };
    case 'maxModels':
      return { kind, count: 3 };
    case 'vendorShareCap':
      return { kind, share: 0.6 };
    case 'origins':
      return { kind, allowed: ['rest-of-world'] };
    case 'contextTokens':
      return { kind, tokens: 200_000 };
    case 'latencyP95':
      return { kind, seconds: 60 };
    case 'openWeightsOnly':
    case 'toolsRequired':
    case 'listedOnly':
      return { kind };
    default:
      return kind satisfies never;
  }
};
