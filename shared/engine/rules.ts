/** What a plan must keep to, and which models it leaves to choose from. */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import type { Model } from '../catalog/model.ts';
import type { PriceChoice } from '../catalog/priceChoice.ts';
import { isPlace, isServedIn } from '../catalog/servedIn.ts';
import { soldAs } from '../catalog/setting.ts';
import type { RowId } from '../foundation/ids.ts';
import { type Rule, rowOfRule } from '../plan/rule.ts';
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
    case 'vendors':
    case 'models':
      if (rule.allowed.length === 0) throw new EngineError(`${rule.kind}.allowed`, '[]', 'one name or more');
      break;
    case 'servedIn':
      if (rule.allowed.length === 0 || !rule.allowed.every(isPlace))
        throw new EngineError('servedIn.allowed', rule.allowed.join(), 'EU or two-letter country codes such as DE');
      break;
    case 'vendorsNot':
    case 'modelsNot':
    case 'openWeightsOnly':
    case 'toolsRequired':
    case 'listedOnly':
    case 'lasting':
      break;
    default:
      rule satisfies never;
  }
};

/** A fact that nobody states does not pass a rule about it. */
const passes = (model: Model, rule: Rule, prices: PriceChoice | undefined): boolean => {
  switch (rule.kind) {
    case 'openWeightsOnly':
      return model.openWeights === true;
    case 'origins':
      return (
        (model.originGroup !== null && rule.allowed.includes(model.originGroup)) ||
        (model.originCountry !== null && rule.allowed.includes(model.originCountry))
      );
    case 'vendors':
      return rule.allowed.includes(model.author);
    case 'vendorsNot':
      return !rule.refused.includes(model.author);
    case 'models':
      return rule.allowed.includes(model.id) || rule.allowed.includes(soldAs(model.id));
    case 'modelsNot':
      return !rule.refused.includes(model.id) && !rule.refused.includes(soldAs(model.id));
    case 'servedIn':
      return isServedIn(chooseOffer(model, prices)?.offer.region ?? null, rule.allowed);
    case 'toolsRequired':
      return model.toolCalling === true;
    case 'contextTokens':
      return model.contextTokens !== null && model.contextTokens >= rule.tokens;
    case 'listedOnly':
      return model.status === 'available' || model.status === 'preview';
    case 'lasting':
      return model.status !== 'retired' && (model.shutdownDate === null || model.shutdownDate >= rule.day);
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
};

/** Whether the rules of all rows let a model be used at all, bought as `prices` say. */
export const modelAllowed = (model: Model, rules: readonly Rule[], prices: PriceChoice | undefined): boolean =>
  rules.every((rule) => rowOfRule(rule) !== null || passes(model, rule, prices));

/** Whether the rules of one row alone let a model do its work. */
export const modelAllowedIn = (
  model: Model,
  rules: readonly Rule[],
  row: RowId,
  prices: PriceChoice | undefined,
): boolean => rules.every((rule) => rowOfRule(rule) !== row || passes(model, rule, prices));
