/** What a plan must keep to, and which models it leaves to choose from. */
import type { Model } from '../catalog/model.ts';
import type { Rule } from '../plan/rule.ts';
import { EngineError, requireBetween } from './engineError.ts';

/** Throws an EngineError for a rule out of bounds. */
export const checkRule = (rule: Rule): void => {
  switch (rule.kind) {
    case 'successFloor':
    case 'silentFailureCeiling':
    case 'vendorShareCap':
      requireBetween(`${rule.kind}.share`, rule.share, 0, 1);
      break;
    case 'budget':
      requireBetween('budget.usdPerMonth', rule.usdPerMonth, 0, Number.MAX_VALUE);
      break;
    case 'maxModels':
      if (!Number.isInteger(rule.count)) throw new EngineError('maxModels.count', rule.count, 'a whole number');
      requireBetween('maxModels.count', rule.count, 1, 1000);
      break;
    case 'contextTokens':
      requireBetween('contextTokens.tokens', rule.tokens, 0, Number.MAX_VALUE);
      break;
    case 'latencyP95':
      requireBetween('latencyP95.seconds', rule.seconds, 0, Number.MAX_VALUE);
      break;
    case 'origins':
      if (rule.allowed.length === 0) throw new EngineError('origins.allowed', '[]', 'one origin or more');
      break;
    case 'openWeightsOnly':
    case 'toolsRequired':
    case 'listedOnly':
      break;
    default:
      rule satisfies never;
  }
};

/** Whether the rules let a model be used at all. A fact that nobody states does not pass a rule about it. */
export const modelAllowed = (model: Model, rules: readonly Rule[]): boolean =>
  rules.every((rule) => {
    switch (rule.kind) {
      case 'openWeightsOnly':
        return model.openWeights === true;
      case 'origins':
        return (
          (model.originGroup !== null && rule.allowed.includes(model.originGroup)) ||
          (model.originCountry !== null && rule.allowed.includes(model.originCountry))
        );
      case 'toolsRequired':
        return model.toolCalling === true;
      case 'contextTokens':
        return model.contextTokens !== null && model.contextTokens >= rule.tokens;
      case 'listedOnly':
        return model.status === 'available' || model.status === 'preview';
      case 'successFloor':
      case 'silentFailureCeiling':
      case 'budget':
      case 'maxModels':
      case 'vendorShareCap':
      case 'latencyP95':
        return true;
      default:
        return rule satisfies never;
    }
  });
