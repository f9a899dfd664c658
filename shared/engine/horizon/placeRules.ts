/** What may serve a place: rules on models, and the hosts whose offers alone may be paid there. */
import { chooseOffer } from '../../catalog/chooseOffer.ts';
import type { Model } from '../../catalog/model.ts';
import type { PriceChoice } from '../../catalog/priceChoice.ts';
import type { Rule } from '../../plan/rule.ts';
import { EngineError } from '../engineError.ts';
import { checkRule, modelAllowed } from '../rules.ts';

/** The offer that the plan pays for a model is one of these hosts, by the name the catalog has. */
export interface HostsRule {
  kind: 'hosts';
  allowed: readonly string[];
}

export type PlaceRule = Rule | HostsRule;

/** Throws an EngineError for a rule out of bounds. */
export const checkPlaceRule = (rule: PlaceRule): void => {
  if (rule.kind !== 'hosts') checkRule(rule);
  else if (rule.allowed.length === 0) throw new EngineError('hosts.allowed', '[]', 'one name or more');
};

/** A model whose host is unknown is not allowed where hosts are named. */
export const allowedThere = (model: Model, rules: readonly PlaceRule[], prices: PriceChoice | undefined): boolean =>
  rules.every((rule) =>
    rule.kind === 'hosts'
      ? rule.allowed.includes(chooseOffer(model, prices)?.offer.host ?? '')
      : modelAllowed(model, [rule], prices),
  );
